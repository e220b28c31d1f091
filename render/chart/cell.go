package chart

import (
	"strconv"
	"strings"
	"unicode"
)

// readNumber reads a number with a unit before or after it: "1,234.5", "12 %",
// "€ 3,50", "-7", "(7)", "+3", "1e6", "1 234". A comma before three digits divides
// thousands, any other begins the decimals; of a continental one dots divide thousands.
// A unit is at most eight letters or signs, without digits.
func readNumber(s string, continental bool) (v float64, unit string, ok bool) {
	s = ungrouped(strings.ReplaceAll(s, "\u2212", "-"))
	if inner, below := bracketed(s); below {
		v, unit, ok = readNumber(inner, continental)
		return -v, unit, ok
	}
	start := strings.IndexFunc(s, func(r rune) bool { return r >= '0' && r <= '9' })
	if start < 0 {
		return 0, "", false
	}
	for start > 0 && strings.ContainsRune("+-.", rune(s[start-1])) {
		start--
	}
	end := start
	for end < len(s) && (strings.IndexByte("0123456789.,+-", s[end]) >= 0 || exponent(s, end)) {
		if c := s[end]; (c == '+' || c == '-') && end > start && s[end-1] != 'e' && s[end-1] != 'E' {
			break
		}
		end++
	}
	before, after := strings.TrimSpace(s[:start]), strings.TrimSpace(s[end:])
	if before != "" && after != "" || !isUnit(before) || !isUnit(after) {
		return 0, "", false
	}
	if before == "-" || before == "+" || before == s[:start] && named(before) {
		return 0, "", false
	}
	sign := 1.0
	if strings.HasPrefix(before, "-") { // -€5
		before, sign = strings.TrimSpace(before[1:]), -1
	}
	v, err := strconv.ParseFloat(plainNumber(s[start:end], continental), 64)
	return sign * v, before + after, err == nil && isFinite(v)
}

// named reports whether letters right before a number make a name of it, as in Q3 and v2.
// Those of a currency do not.
func named(letters string) bool {
	switch strings.ToLower(letters) {
	case "kr", "rs", "fr", "":
		return false
	}
	return len(letters) <= 2 && strings.IndexFunc(letters, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// exponent reports whether the letter at a place is the e of "1e6".
func exponent(s string, i int) bool {
	if i == 0 || s[i] != 'e' && s[i] != 'E' || s[i-1] < '0' || s[i-1] > '9' || i+1 >= len(s) {
		return false
	}
	next := s[i+1]
	if (next == '-' || next == '+') && i+2 < len(s) {
		next = s[i+2]
	}
	return next >= '0' && next <= '9'
}

// isUnit reports whether a text may be a unit, which it is too where it is none.
func isUnit(s string) bool {
	n := 0
	for _, r := range s {
		if n++; n > 8 || unicode.IsDigit(r) || r == ':' || r == '(' {
			return false
		}
	}
	return true
}

// headUnit parts the head of a column from the unit in brackets at its end.
func headUnit(head string) (name, unit string, ok bool) {
	open := strings.LastIndexAny(head, "([")
	if open <= 0 || !strings.HasSuffix(head, map[byte]string{'(': ")", '[': "]"}[head[open]]) {
		return head, "", false
	}
	name, unit = strings.TrimSpace(head[:open]), strings.TrimSpace(head[open+1:len(head)-1])
	return name, unit, name != "" && unit != "" && isUnit(unit)
}

// bracketed takes off the brackets in which accounts put what is below zero, with the
// unit inside or outside of them; false where there are none.
func bracketed(s string) (inner string, below bool) {
	before, rest, opened := strings.Cut(s, "(")
	inner, after, closed := strings.Cut(rest, ")")
	if !opened || !closed || strings.ContainsAny(before+after, "0123456789()-+") || strings.ContainsAny(inner, "(-+") {
		return s, false
	}
	return before + inner + after, true
}

// ungrouped takes out what divides thousands beside commas and dots: spaces of any width
// and apostrophes between a digit and three more.
func ungrouped(s string) string {
	if !strings.ContainsAny(s, " '’\u00a0\u2009\u202f") {
		return s
	}
	runes := []rune(s)
	digit := func(i int) bool { return i >= 0 && i < len(runes) && runes[i] >= '0' && runes[i] <= '9' }
	var b strings.Builder
	for i, r := range runes {
		if strings.ContainsRune(" '’\u00a0\u2009\u202f", r) && digit(i-1) && digit(i+1) && digit(i+2) && digit(i+3) && !digit(i+4) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// continentalColumn reports whether a column has a number in which dots divide thousands
// beyond doubt: "1.234,50" or "1.234.567".
func continentalColumn(at int, rows [][]string) bool {
	for _, row := range rows {
		if at >= len(row) {
			continue
		}
		first, comma := strings.IndexByte(row[at], '.'), strings.IndexByte(row[at], ',')
		if first < 0 || comma < 0 && strings.LastIndexByte(row[at], '.') == first || comma >= 0 && comma < first {
			continue
		}
		cell := clean(row[at])
		if _, _, ok := readNumber(cell, true); ok {
			if _, _, usual := readNumber(cell, false); !usual {
				return true
			}
		}
	}
	return false
}

// undotted writes a continental number as others are; "no number" where it is none.
func undotted(s string) string {
	whole, decimals, cut := strings.Cut(s, ",")
	groups := strings.Split(whole, ".")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && (strings.Trim(g, "+-") == "" || len(strings.TrimLeft(g, "+-")) > 3) {
			return "no number"
		}
	}
	if cut {
		return strings.Join(groups, "") + "." + decimals
	}
	return strings.Join(groups, "")
}

// plainNumber writes a number without signs for thousands and with a point.
func plainNumber(s string, continental bool) string {
	if continental {
		return undotted(s)
	}
	groups := strings.Split(s, ",")
	if len(groups) == 1 {
		return s
	}
	if len(groups) == 2 && !strings.Contains(s, ".") && len(groups[1]) != 3 {
		return groups[0] + "." + groups[1]
	}
	for i, g := range groups[1:] {
		if whole, _, _ := strings.Cut(g, "."); len(whole) != 3 || strings.Contains(g, ".") && i < len(groups)-2 {
			return "no number"
		}
	}
	if head := strings.TrimLeft(groups[0], "+-"); head == "" || len(head) > 3 {
		return "no number"
	}
	return strings.Join(groups, "")
}
