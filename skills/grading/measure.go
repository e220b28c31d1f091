package grading

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ken/notes/prose"
	"ken/skills/proof"
)

// A measure is an answer that is nothing but a number, with what it counts.
type measure struct {
	value float64 // in base units of its dimension
	plain float64 // as written, before its unit
	unit  unit
	noun  string // the key of what is counted, where it is no unit
	// slack is how far a value may be off: stated ("± 0.1"), in base units.
	slack float64
	// bound is "<", ">", "<=" or ">=" where the number is a limit.
	bound string
	// about tells that the number is given as rough.
	about  bool
	digits int // significant ones, of a number written in digits
}

//nolint:gochecknoglobals // they never change
var (
	roughly    = regexp.MustCompile(`^(?:about|approximately|approx\.?|roughly|around|circa|ca\.?|c\.|nearly|~|≈|some)\s*`)
	limits     = regexp.MustCompile(`^(?:at least|at most|more than|less than|fewer than|over|under|up to|no more than|no less than|greater than|<=|>=|≤|≥|<|>)\s*`)
	plusMinus  = regexp.MustCompile(`\s*(?:±|\+/-|\+-)\s*([0-9][0-9.,]*)\s*`)
	figures    = regexp.MustCompile(`^([-+]?)\s*((?:\d{1,3}(?:[,'  ]\d{3})+|\d+)(?:[.,]\d+)?|\.\d+|\d{1,3}(?:\.\d{3}){2,})`)
	powers     = regexp.MustCompile(`^\s*(?:[x*×·⋅]\s*10\s*(?:\^|\*\*)?\s*\(?\s*([-+]?\d{1,3})\)?|[eE]([-+]?\d{1,3}))`)
	fractions  = regexp.MustCompile(`^\s*[/⁄]\s*(\d+)`)
	mixed      = regexp.MustCompile(`^(\d+)\s+(\d+)\s*[/⁄]\s*(\d+)`)
	magnitudes = regexp.MustCompile(`^\s*(k|thousand|million|mio\.?|mn|billion|bn|trillion|dozen|hundred)\b\s*`)
	ordinal    = regexp.MustCompile(`^(?:st|nd|rd|th)\b`)
	between    = regexp.MustCompile(`^(?:between|from)?\s*(.+?)\s*(?:-|–|\bto\b|\band\b|\.\.\.?)\s*(.+)$`)
)

// measureOf reads a text that is one number, false for any other.
func measureOf(text string) (measure, bool) {
	t := strings.TrimSpace(raisedDigits.Replace(text))
	if len(t) > 80 || t == "" {
		return measure{}, false
	}
	m := measure{unit: bare}
	if rest, ok := strings.CutPrefix(strings.ToLower(t), "minus "); ok {
		t = "-" + t[len(t)-len(rest):]
	}
	if at := roughly.FindString(strings.ToLower(t)); at != "" {
		m.about, t = true, t[len(at):]
	}
	if at := limits.FindString(strings.ToLower(t)); at != "" {
		m.bound, t = bounds[strings.TrimSpace(at)], t[len(at):]
	}
	if at := limitsBehind.FindStringSubmatchIndex(t); at != nil && m.bound == "" {
		m.bound, t = boundsBehind[t[at[2]:at[3]]], t[:at[0]]
	}
	slack := 0.0
	if at := plusMinus.FindStringSubmatchIndex(t); at != nil {
		slack, _ = decimal(t[at[2]:at[3]])
		t = t[:at[0]] + " " + t[at[1]:]
	}
	t, currency := moneyBefore(t)
	value, digits, rest, ok := numberAt(t)
	if !ok || math.IsInf(value, 0) {
		return measure{}, false
	}
	m.plain, m.digits = value, digits
	rest = strings.TrimSpace(rest)
	if u, ok := unitOf(rest); ok && !(currency && rest != "") {
		m.unit = u
	} else if noun, ok := nounOf(rest); ok {
		m.noun = noun
	} else {
		return measure{}, false
	}
	if currency {
		m.unit, _ = unitOf(currencyOf(text))
	}
	m.value = m.unit.base(value)
	m.slack = slack * m.unit.factor
	return m, true
}

//nolint:gochecknoglobals // they never change
var (
	bounds = map[string]string{
		"at least": ">=", "at most": "<=", "more than": ">", "less than": "<", "fewer than": "<", "over": ">", "under": "<",
		"up to": "<=", "no more than": "<=", "no less than": ">=", "greater than": ">", "<=": "<=", ">=": ">=", "≤": "<=", "≥": ">=", "<": "<", ">": ">",
	}
	// limitsBehind are bounds that stand behind their number: "3 or more".
	limitsBehind = regexp.MustCompile(`\s+(?:or|and)\s+(more|greater|higher|above|over|fewer|less|lower|below)$`)
	boundsBehind = map[string]string{
		"more": ">=", "greater": ">=", "higher": ">=", "above": ">=", "over": ">=", "fewer": "<=", "less": "<=", "lower": "<=", "below": "<=",
	}
	raisedDigits = strings.NewReplacer("⁻", "^-", "¹", "^1", "²", "^2", "³", "^3", "⁴", "^4", "⁵", "^5", "⁶", "^6", "⁷", "^7", "⁸", "^8", "⁹", "^9",
		"−", "-", "\u00a0", " ", "\u202f", " ", "\u2009", " ", "½", " 1/2", "¼", " 1/4", "¾", " 3/4", "⅓", " 1/3", "⅔", " 2/3", "⅛", " 1/8")
	moneySigns = []struct{ sign, name string }{{"€", "eur"}, {"US$", "usd"}, {"$", "usd"}, {"£", "gbp"}, {"¥", "jpy"}, {"EUR", "eur"}, {"USD", "usd"}, {"GBP", "gbp"}}
)

// moneyBefore takes the sign of a currency off the front.
func moneyBefore(t string) (string, bool) {
	for _, c := range moneySigns {
		if rest, ok := strings.CutPrefix(t, c.sign); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return t, false
}

func currencyOf(text string) string {
	for _, c := range moneySigns {
		if strings.Contains(text, c.sign) {
			return c.name
		}
	}
	return ""
}

// numberAt reads the number at the beginning of a text, and returns what follows it.
func numberAt(t string) (value float64, digits int, rest string, ok bool) {
	if m := mixed.FindStringSubmatch(t); m != nil {
		whole, a, b := atof(m[1]), atof(m[2]), atof(m[3])
		return whole + a/b, 9, t[len(m[0]):], b != 0
	}
	at := figures.FindStringSubmatch(t)
	if rest, minus := strings.CutPrefix(t, "-"); at == nil {
		value, digits, rest, ok = wordNumber(rest)
		if minus {
			value = -value
		}
		return value, digits, rest, ok
	}
	value, ok = decimal(at[2])
	if !ok {
		return 0, 0, "", false
	}
	digits = significantDigits(at[2])
	rest = t[len(at[0]):]
	if m := powers.FindStringSubmatch(rest); m != nil {
		n, _ := strconv.Atoi(m[1] + m[2])
		value, rest = value*math.Pow10(n), rest[len(m[0]):]
	} else if m := fractions.FindStringSubmatch(rest); m != nil && atof(m[1]) != 0 {
		value, rest, digits = value/atof(m[1]), rest[len(m[0]):], 9
	} else if m := magnitudes.FindStringSubmatch(strings.ToLower(rest)); m != nil && !(m[1] == "k" && strings.HasPrefix(strings.TrimSpace(rest), "K")) {
		value, rest = value*magnitude(m[1]), rest[len(m[0]):]
	}
	if at[1] == "-" {
		value = -value
	}
	// A number runs no further into letters than a unit may: "4th" and "3D" are words.
	if ordinal.MatchString(rest) {
		return 0, 0, "", false
	}
	if strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, ",") {
		return 0, 0, "", strings.Trim(rest, ".,:") == "" && rest != ":"
	}
	return value, digits, rest, true
}

func atof(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

// decimal reads digits, with marks that group thousands or part decimals.
func decimal(s string) (float64, bool) {
	s = strings.NewReplacer("'", "", " ", "").Replace(s)
	commas, points := strings.Count(s, ","), strings.Count(s, ".")
	last := strings.LastIndexAny(s, ".,")
	switch {
	case points > 1:
		s = strings.ReplaceAll(s, ".", "")
	case commas > 1 || commas == 1 && (points == 1 && s[last] == '.' || points == 0 && len(s)-last == 4 && s[0] != '0'):
		s = strings.ReplaceAll(s, ",", "")
	case commas == 1 && points == 1:
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	default:
		s = strings.Replace(s, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

func significantDigits(s string) int {
	n := 0
	for _, r := range strings.TrimLeft(s, "0.,") {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

func magnitude(word string) float64 {
	switch strings.TrimSuffix(word, ".") {
	case "dozen":
		return 12
	case "hundred":
		return 100
	case "k", "thousand":
		return 1e3
	case "million", "mio", "mn":
		return 1e6
	case "billion", "bn":
		return 1e9
	case "trillion":
		return 1e12
	}
	return 1
}

// nounOf returns the key of what a number counts, for at most two words that are no
// numbers themselves.
func nounOf(rest string) (string, bool) {
	if rest == "" {
		return "", true
	}
	var stems []string
	end := 0
	for w := range prose.Words(rest) {
		if strings.TrimSpace(strings.Trim(rest[min(end, w.Start):w.Start], "-")) != "" || prose.IsNumber(w.Term) || prose.Stop(w.Term) && w.Term != "of" {
			return "", false
		}
		end = w.End
		stems = append(stems, proof.Key(w.Term))
	}
	if len(stems) == 0 || len(stems) > 2 || slices.Contains(stems, "of") || strings.TrimSpace(rest[end:]) != "" || isDigit(rest[0]) {
		return "", false
	}
	return strings.Join(stems, " "), true
}
