package grading

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ken/notes/prose"
)

// A short is a short answer as it is compared.
type short struct {
	text  string // without outer marks
	plain string
	bare  string
	words []token
	code  bool // between backticks
	// formal tells that every mark counts, as in code and formulas; numeric that it is
	// decided as a number, a date or a time. Both are known of known answers alone.
	formal, numeric bool
}

// A token is one word of a short answer.
type token struct {
	term string // folded; numbers in digits
	// fixed tells that no slip is let pass in it: digits, all capitals, short names.
	fixed bool
}

func shortOf(text string) short {
	text = strings.TrimSpace(text)
	s := short{text: unwrapped(text), code: strings.HasPrefix(text, "`") && strings.HasSuffix(text, "`") && len(text) > 2}
	s.plain = prose.Plain(s.text)
	s.bare = prose.Bare(s.plain)
	for w := range prose.Words(s.text) {
		s.words = append(s.words, token{numbered(w.Term), fixed(w.In(s.text))})
	}
	return s
}

// knownOf is a known answer as it is compared.
func knownOf(text string) short {
	s := shortOf(text)
	s.formal, s.numeric = s.isFormal(), s.isNumeric()
	return s
}

// unwrapped takes the marks of a sentence, of quoting and of emphasis off both ends.
func unwrapped(s string) string {
	for {
		before := s
		s = strings.TrimSpace(s)
		if n := len(s); n > 2 {
			switch s[:1] + s[n-1:] {
			case "()", "[]", `""`, "''", "``", "**", "__":
				s = s[1 : n-1]
			}
		}
		for _, pair := range []string{"“”", "„“", "«»", "‘’"} {
			open, shut := string([]rune(pair)[0]), string([]rune(pair)[1])
			if strings.HasPrefix(s, open) && strings.HasSuffix(s, shut) && len(s) > len(pair) {
				s = s[len(open) : len(s)-len(shut)]
			}
		}
		if t := strings.TrimRight(s, ".,;:?!… "); len([]rune(t)) > 1 || t != "" && !strings.ContainsAny(s, "!") {
			s = t
		}
		if s == before {
			return s
		}
	}
}

// fixed tells whether no slip is let pass in a word as it is spelt: one with a digit,
// one of capitals, a short name.
func fixed(word string) bool {
	letters, upper := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsDigit(r):
			return true
		case unicode.IsLetter(r):
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		case r != '\'' && r != '’':
			return true
		}
	}
	r := []rune(word)
	return letters < 4 || upper == letters || upper > 0 && !unicode.IsUpper(r[0]) || upper > 0 && letters <= 5
}

// numbered writes a word that is a number or an ordinal in digits, and a shortened title
// in full.
func numbered(term string) string {
	if full, ok := shortenings[term]; ok {
		return full
	}
	if n := slices.Index(units20, term); n >= 0 {
		return strconv.Itoa(n)
	}
	if n := slices.Index(ordinals, term); n > 0 {
		return strconv.Itoa(n) + ordinalEnd(n)
	}
	return term
}

func ordinalEnd(n int) string {
	switch {
	case n%10 == 1 && n != 11:
		return "st"
	case n%10 == 2 && n != 12:
		return "nd"
	case n%10 == 3 && n != 13:
		return "rd"
	}
	return "th"
}

// roman writes the roman numeral that stands last in a name in digits: "World War II".
func roman(words []string) []string {
	if len(words) < 2 {
		return words
	}
	last := len(words) - 1
	n := slices.Index(romans, words[last])
	if digits := strings.TrimRight(words[last], "sthnrd"); digits != words[last] && digits != "" && strings.Trim(digits, "0123456789") == "" {
		n, _ = strconv.Atoi(digits) // "Charles the First"
	}
	if n <= 0 {
		return words
	}
	out := slices.Clone(words)
	out[last] = strconv.Itoa(n)
	return out
}

//nolint:gochecknoglobals // they never change
var (
	units20 = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
		"sixteen seventeen eighteen nineteen twenty")
	ordinals = strings.Fields("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth " +
		"fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
	shortenings = map[string]string{"mt": "mount", "saint": "st", "dr": "doctor", "prof": "professor", "jr": "junior"}
	romans      = strings.Fields("0 i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")
)

// terms are the words of a short answer, with "the" and a leading article or "to" left
// out where something remains.
func (s short) terms() []string {
	var out []string
	for i, w := range s.words {
		lead := i == 0 && len(s.words) > 1 && (w.term == "a" || w.term == "an" || w.term == "to")
		if w.term == "the" && len(s.words) > 1 || lead || w.term == "an" && len(s.words) > 1 {
			continue
		}
		out = append(out, w.term)
	}
	return out
}

// tokens are the words that terms returns, with what is known of their spelling.
func (s short) tokens() []token {
	terms := s.terms()
	out := make([]token, 0, len(terms))
	j := 0
	for _, w := range s.words {
		if j < len(terms) && w.term == terms[j] {
			out = append(out, w)
			j++
		}
	}
	return out
}

// isFormal tells whether every mark of an answer counts, as in code and formulas.
func (s short) isFormal() bool {
	t := s.text
	if s.code || len(s.words) == 0 || strings.ContainsAny(t, "=<>^*\\{}[]_|&~@;√∛∑∏∫∂∇") && !conjunction(t) {
		return true
	}
	if strings.HasPrefix(t, "-") || strings.HasPrefix(t, "/") || strings.HasPrefix(t, ".") || strings.HasPrefix(t, "$") || strings.HasPrefix(t, "#") {
		return true
	}
	if strings.Contains(t, "::") || strings.Contains(t, "->") || strings.Contains(t, "--") || option(t) {
		return true
	}
	at := strings.IndexByte(t, '(')
	return at > 0 && t[at-1] != ' ' && !strings.HasSuffix(t, "(s)") && !strings.HasSuffix(t, "(es)")
}

// option tells whether a text holds an option of a command: a dash before a letter.
func option(t string) bool {
	at := strings.Index(t, " -")
	return at >= 0 && at+2 < len(t) && unicode.IsLetter(rune(t[at+2]))
}

// isNumeric tells whether an answer is decided as a number, a date or a time.
func (s short) isNumeric() bool {
	if strings.IndexFunc(s.text, unicode.IsDigit) < 0 && !startsNumber(s.words) {
		return false
	}
	if _, ok := measureOf(s.text); ok {
		return true
	}
	if _, ok := clockOf(s.text); ok {
		return true
	}
	if _, _, ok := rangeOf(s.text); ok {
		return true
	}
	d, ok := dateOf(s.text)
	return ok && (!d.yearAlone() || d.era != 0)
}

// startsNumber tells whether the first word is a number.
func startsNumber(words []token) bool {
	return len(words) > 0 && (isDigit(words[0].term[0]) || counts(words[0].term) || words[0].term == "a")
}

// conjunction tells whether the only mark of a text is an "&" that stands for "and".
func conjunction(t string) bool {
	return !strings.ContainsAny(t, "=<>^*\\{}[]_|~@;") && !strings.Contains(t, "&&") && strings.IndexFunc(t, unicode.IsLetter) == 0
}

// compact is a formal text without its white space.
func compact(s string) string {
	return strings.Join(strings.Fields(dashes.Replace(s)), "")
}

//nolint:gochecknoglobals // it never changes
var dashes = strings.NewReplacer("−", "-", "–", "-", "·", "*", "×", "*", "⋅", "*", "²", "^2", "³", "^3", "⁴", "^4", "ⁿ", "^n",
	"√", "sqrt", "≤", "<=", "≥", ">=", "≠", "!=", "→", "->", "“", `"`, "”", `"`, "’", "'", "‘", "'")
