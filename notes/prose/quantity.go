package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Quantity is a number that a text states, with what it counts.
type Quantity struct {
	Span
	// Value is the number; of "1.2 million" it is 1200000. A date has none.
	Value float64
	// Unit is what is counted: "%", "eur", "°c" or the stem of the word behind the
	// number ("week"); "" where nothing follows. A date's unit is "date".
	Unit string
	// Date is a date as far as it is written: "2026-11-14", "2026-11", "--11-14"
	// (no year), "2026"; "" for what is no date.
	Date string
}

// Same tells whether two quantities state the same: equal numbers in one unit, or
// dates of which one says what the other says or more.
func (q Quantity) Same(p Quantity) bool {
	if q.Date != "" || p.Date != "" {
		return q.Date != "" && p.Date != "" && dateWithin(q.Date, p.Date)
	}
	return q.Value == p.Value
}

// Money tells whether the quantity is an amount of money.
func (q Quantity) Money() bool {
	switch q.Unit {
	case "eur", "usd", "gbp", "sek", "jpy":
		return true
	}
	return false
}

// dateWithin tells whether of two dates one is the other, or a part of it.
func dateWithin(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.HasPrefix(a, "--") {
		return strings.HasSuffix(b, a[1:]) || strings.HasPrefix(b, a)
	}
	return strings.HasPrefix(b, a)
}

// Quantities returns the numbers and dates of a text in order: digits, grouped
// thousands, "1.2 million", "€5", "9 weeks", "nine weeks", "12 %", and dates as
// people write them. Numbers inside identifiers (RFC2094, v1.2) are names, not
// quantities.
func Quantities(text string) []Quantity {
	words := collect(text)
	var found []Quantity
	for i := 0; i < len(words); {
		if q, n := dateAt(text, words, i); n > 0 {
			found = append(found, q)
			i += n
			continue
		}
		if q, n := numberAt(text, words, i); n > 0 {
			found = append(found, q)
			i += n
			continue
		}
		i++
	}
	return found
}

func collect(text string) []Word {
	var words []Word
	for w := range Words(text) {
		words = append(words, w)
	}
	return words
}

// numberAt reads the number at word i and returns how many words it takes.
func numberAt(text string, words []Word, i int) (Quantity, int) {
	value, unit, ok := numeral(words[i].Term)
	if !ok && words[i].Term == "one" && i+1 < len(words) {
		// "one week" counts, "one of them" does not.
		value, ok = 1, timeUnits[Stem(words[i+1].Term)]
	}
	if !ok {
		return Quantity{}, 0
	}
	q := Quantity{Span: words[i].Span, Value: value, Unit: unit}
	n := 1
	// Thousands grouped by a space: "438 500".
	for i+n < len(words) && unit == "" && len(words[i].Term) <= 3 && grouped(text, words[i+n-1], words[i+n]) {
		v, _ := strconv.ParseFloat(words[i+n].Term, 64)
		q.Value, q.End = q.Value*1000+v, words[i+n].End
		n++
	}
	if i+n < len(words) && near(text, q.End, words[i+n].Start) {
		if m, ok := magnitudes[words[i+n].Term]; ok {
			q.Value, q.End = q.Value*m, words[i+n].End
			n++
		}
	}
	if unit == "" {
		n += q.unit(text, words, i, n)
	}
	if q.Money() && thousands(text, q.Span) {
		q.Value *= 1000
	}
	return q, n
}

// unit finds what a number counts and returns the words that takes.
func (q *Quantity) unit(text string, words []Word, i, n int) int {
	before := strings.TrimRight(text[:q.Start], " \u00a0")
	for sign, name := range currencies {
		if strings.HasSuffix(before, sign) {
			q.Unit = name
			return 0
		}
	}
	after := strings.TrimLeft(text[q.End:], " \u00a0\u202f")
	for _, sign := range signs {
		if strings.HasPrefix(after, sign.mark) {
			q.Unit = sign.name
			return 0
		}
	}
	if i+n >= len(words) || !near(text, q.End, words[i+n].Start) {
		return 0
	}
	next := words[i+n].Term
	if name, ok := unitNames[next]; ok {
		q.Unit = name
		return 1
	}
	if _, _, number := numeral(next); number || Stop(next) {
		return 0
	}
	q.Unit = Stem(next)
	return 0 // the word itself may be part of a date or name, so it is read again
}

// near tells whether only spaces or one hyphen stand between two places.
func near(text string, from, to int) bool {
	between := strings.Trim(text[from:to], " \t\n\u00a0\u202f")
	return between == "" || between == "-"
}

// grouped tells whether b continues a number whose thousands are parted by spaces.
func grouped(text string, a, b Word) bool {
	if len(b.Term) != 3 || !digits(b.Term) || !digits(a.Term) {
		return false
	}
	between := text[a.End:b.Start]
	return between == " " || between == "\u00a0" || between == "\u202f"
}

// numeral reads a term as a number, with the unit that is written onto it ("5k",
// "40kw").
func numeral(term string) (value float64, unit string, ok bool) {
	if v, ok := numberWords[term]; ok {
		return v, "", true
	}
	if r, _ := utf8.DecodeRuneInString(term); !unicode.IsDigit(r) {
		return 0, "", false
	}
	end := strings.IndexFunc(term, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' })
	number := term
	if end >= 0 {
		number, unit = term[:end], term[end:]
	}
	v, ok := parseNumber(number)
	if !ok {
		return 0, "", false
	}
	if m, known := magnitudes[unit]; known {
		return v * m, "", true
	}
	if name, known := unitNames[unit]; known {
		return v, name, true
	}
	if unit == "st" || unit == "nd" || unit == "rd" || unit == "th" {
		return v, "th", true
	}
	return v, unit, unit == "" || len(unit) <= 3
}

// IsNumber tells whether a term is a number, in digits or as a word.
func IsNumber(term string) bool {
	_, _, ok := numeral(term)
	return ok
}

// parseNumber reads digits with an English or continental decimal mark.
func parseNumber(s string) (float64, bool) {
	if point, comma := strings.IndexByte(s, '.'), strings.LastIndexByte(s, ','); point > 0 && point < comma {
		return continental(s[:comma], s[comma+1:])
	}
	if strings.Count(s, ".") > 1 { // 1.234.567, or a version
		parts := strings.Split(s, ".")
		for _, p := range parts[1:] {
			if len(p) != 3 {
				return 0, false
			}
		}
		s = strings.Join(parts, "")
	}
	if whole, part, found := strings.Cut(s, ","); found {
		if strings.Contains(part, ",") {
			return 0, false
		}
		s = whole + "." + part
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// thousands tells whether the point in an amount of money groups thousands: "12.500 €".
// Where the currency comes first, or the amount is a price for something else ("1.799
// €/l"), it parts the decimals.
func thousands(text string, amount Span) bool {
	whole, part, point := strings.Cut(amount.In(text), ".")
	if !point || len(part) != 3 || !digits(part) || !digits(whole) || whole[0] == '0' || len(whole) > 3 {
		return false
	}
	for sign := range currencies {
		if strings.HasSuffix(strings.TrimRight(text[:amount.Start], " \u00a0"), sign) {
			return false
		}
	}
	unit := strings.TrimLeft(text[amount.End:], " \u00a0\u202f")
	end := strings.IndexAny(unit, " \n/")
	return end < 0 || unit[end] != '/' && !strings.HasPrefix(unit[end:], " per ")
}

// continental reads "12.300" and "50" as 12300.5: points that group thousands, and what
// stands behind a comma.
func continental(whole, part string) (float64, bool) {
	groups := strings.Split(whole, ".")
	for i, g := range groups {
		if !digits(g) || i > 0 && len(g) != 3 {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(strings.Join(groups, "")+"."+part, 64)
	return v, err == nil && digits(part)
}

var numberWords = map[string]float64{
	"zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}

var timeUnits = map[string]bool{
	"second": true, "minut": true, "hour": true, "day": true, "week": true, "month": true, "year": true,
}

var magnitudes = map[string]float64{
	"k": 1e3, "thousand": 1e3, "million": 1e6, "mio": 1e6, "bn": 1e9, "billion": 1e9,
}

var currencies = map[string]string{"€": "eur", "$": "usd", "£": "gbp", "¥": "jpy", "EUR": "eur", "USD": "usd", "GBP": "gbp"}

var signs = []struct{ mark, name string }{
	{"%", "%"}, {"€", "eur"}, {"$", "usd"}, {"£", "gbp"}, {"°C", "°c"}, {"°F", "°f"}, {"°", "°"},
}

var unitNames = map[string]string{
	"percent": "%", "euro": "eur", "euros": "eur", "eur": "eur", "dollar": "usd",
	"dollars": "usd", "usd": "usd", "pounds": "gbp", "gbp": "gbp", "kr": "sek", "sek": "sek",
	"km": "km", "m": "m", "cm": "cm", "mm": "mm", "kg": "kg", "g": "g", "mg": "mg", "t": "t",
	"kwh": "kwh", "mwh": "mwh", "gwh": "gwh", "kw": "kw", "mw": "mw", "gw": "gw", "w": "w", "v": "v",
	"l": "l", "ml": "ml", "ms": "ms", "s": "s", "min": "minut", "mins": "minut", "h": "hour", "hrs": "hour",
	"gb": "gb", "mb": "mb", "kb": "kb", "tb": "tb", "hz": "hz", "mhz": "mhz", "ghz": "ghz",
}
