package facts

import (
	"strconv"
	"strings"

	"ken/notes/prose"
)

// A measured is a number with a unit of measure, as it is written down.
type measured struct {
	prose.Span
	value, unit string
}

// unitWords are the words that measure something. What only counts ("61 radiators") is
// no amount: the sentence says more than the number.
var unitWords = set("metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres centimeter " +
	"centimeters millimetre millimetres millimeter millimeters mile miles foot feet inch inches litre litres liter liters " +
	"gram grams kilogram kilograms kilo kilos tonne tonnes ton tons kilowatt kilowatts kilowatt-hour kilowatt-hours watt " +
	"watts degree degrees byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabytes cent cents " +
	"second seconds minute minutes hour hours day days week weeks month months year years person-days euro euros dollar " +
	"dollars pound pounds db kva kv kw kwh mwh gwh mw gw kj mj hz khz mhz ghz rpm bar pa kpa km cm mm kg mg gb mb kb tb " +
	"kib mib gib ms µs ns hrs mins min ml ppm lux percent eur usd gbp chf sek dkk nok pln czk jpy")

// isUnit tells whether a word is a unit. Those of one letter are told apart by case.
func isUnit(word string) bool {
	if len(word) == 1 {
		return strings.Contains("mghlLtsWVKJA", word)
	}
	switch word {
	case "m²", "m³", "m2", "m3", "km²", "ft²", "cm²":
		return true
	}
	return unitWords[strings.ToLower(word)]
}

// unitOf returns how a unit is written: money by its code, others as they stand there.
func unitOf(spelled string) string {
	switch strings.ToLower(spelled) {
	case "€", "eur", "euro", "euros":
		return "EUR"
	case "$", "usd", "dollar", "dollars":
		return "USD"
	case "£", "gbp":
		return "GBP"
	case "percent", "per cent":
		return "%"
	}
	return spelled
}

// unitNamed returns the unit a column's head names, "" where it is none.
func unitNamed(head string) string {
	low := strings.ToLower(strings.TrimSpace(head))
	first, _, _ := strings.Cut(low, "/")
	switch {
	case low == "%" || low == "€" || low == "$" || low == "£" || strings.HasPrefix(low, "°"):
		return unitOf(strings.TrimSpace(head))
	case isUnit(strings.TrimSpace(head)) || strings.Contains(low, "/") && unitWords[strings.TrimSpace(first)],
		len(first) < len(low) && isUnit(strings.TrimSpace(head)[:len(first)]):
		return unitOf(strings.TrimSpace(head))
	}
	return ""
}

// measure reads a number's unit; false for one that measures nothing.
func measure(text string, q prose.Quantity) (measured, bool) {
	if q.Date != "" || q.Unit == "" || q.Unit == "th" {
		return measured{}, false
	}
	m := measured{Span: q.Span, value: number(text, q)}
	if q.Money() && strings.Count(text[:q.Start], "`")%2 == 0 {
		m.unit = strings.ToUpper(q.Unit)
		m.money(text)
		return m, true
	}
	if q.End < len(text) && text[q.End] == '-' || strings.Count(text[:q.Start], "`")%2 == 1 {
		return measured{}, false // "a 32-bit number" tells a kind, code tells nothing
	}
	rest := strings.TrimLeft(text[q.End:], " \u00a0\u202f")
	at := len(text) - len(rest)
	var spelled string
	switch {
	case strings.HasPrefix(rest, "%"):
		m.unit, m.End = "%", at+1
		return m, true
	case strings.HasPrefix(rest, "°"):
		spelled = rest[:min(len(rest), len("°C"))]
		m.unit, m.End = strings.TrimRight(spelled, " .,;"), at+len(spelled)
		return m, true
	case glued(text, q):
		spelled = strings.TrimLeft(q.In(text), "0123456789.,")
	default:
		end := 0
		for end < len(rest) && (letter(rest[end]) || rest[end] == '-' || rest[end] >= 0x80) {
			end++
		}
		spelled = strings.TrimRight(rest[:end], "-")
		m.End = at + len(spelled)
		if next := strings.TrimLeft(rest[end:], " "); amountAdjectives[strings.ToLower(spelled)] {
			unit := next[:len(next)-len(strings.TrimLeft(next, "abcdefghijklmnopqrstuvwxyz-"))]
			if !isUnit(unit) {
				return measured{}, false
			}
			if m.unit = unit; spelled != "full" && spelled != "whole" {
				m.unit = spelled + " " + unit
			}
			m.End = len(text) - len(next) + len(unit)
			return m, true
		}
	}
	if !isUnit(spelled) {
		return measured{}, false
	}
	m.unit = unitOf(spelled)
	return m, true
}

// amountAdjectives stand between a number and its unit: "three working days".
var amountAdjectives = set("full whole working business calendar square cubic metric")

// money takes the sign of a currency in with its number.
func (m *measured) money(text string) {
	rest := strings.TrimLeft(text[m.End:], " \u00a0")
	for _, word := range []string{"euros", "euro", "EUR", "€", "dollars", "USD", "pounds", "GBP"} {
		if strings.HasPrefix(rest, word) {
			m.End = len(text) - len(rest) + len(word)
			return
		}
	}
	for _, sign := range []string{"€", "$", "£", "EUR ", "USD ", "GBP "} {
		if strings.HasSuffix(text[:m.Start], sign) {
			m.Start -= len(sign)
			return
		}
	}
}

// glued tells whether the unit is written onto the number: "40kW".
func glued(text string, q prose.Quantity) bool {
	last := text[q.End-1]
	return letter(last) && text[q.Start] >= '0' && text[q.Start] <= '9'
}

// number writes a number in digits, with the minus that stands before it.
func number(text string, q prose.Quantity) string {
	value := strconv.FormatFloat(q.Value, 'f', -1, 64)
	before := text[:q.Start]
	for _, sign := range []string{"−", "-"} {
		if head, found := strings.CutSuffix(before, sign); found && (head == "" || strings.HasSuffix(head, " ") || strings.HasSuffix(head, "(")) {
			return "-" + value
		}
	}
	return value
}

// amounts takes the amounts of a sentence of which it can be told what they are of.
func (r *reader) amounts(s *sentence) {
	if supposes(s.words) {
		return
	}
	for i, q := range s.quantities {
		m, ok := measure(s.text, q)
		if !ok {
			continue
		}
		if i+1 < len(s.quantities) && rangeMark(s.text[q.End:s.quantities[i+1].Start]) {
			continue // the first of a range
		}
		if i > 0 && s.quantities[i-1].Date == "" && !became(s.text[:s.quantities[i-1].Start]) && rangeMark(s.text[s.quantities[i-1].End:q.Start]) && (s.quantities[i-1].Unit == "" || s.quantities[i-1].Unit == q.Unit) {
			p := s.quantities[i-1]
			m.value, m.Start = number(s.text, p)+"–"+m.value, p.Start
		}
		if what := s.amountOf(m); what != "" && what[0] != '(' && what == closed(what) {
			r.add(Fact{Kind: Amount, Value: m.value, Unit: m.unit, What: what, Approximate: s.vaguely(m)}, s.span)
		}
	}
}

// vaguely tells whether a number is only about right, or a bound: "about 9 weeks", "up
// to 54 kVA", "less than 5 %".
func (s *sentence) vaguely(m measured) bool {
	n := 0
	for n < len(s.words) && s.words[n].End <= m.Start {
		n++
	}
	for i := n - 1; i >= 0 && i > n-4 && !s.ends(i) && around[s.words[i].low]; i-- {
		if vagueWords[s.words[i].low] {
			return true
		}
	}
	return false
}

var vagueWords = set("about around approximately nearly up least most almost roughly some over under below above than " +
	"estimated ca circa ~ within")

// became tells whether what stands before two numbers says that one became the other:
// "rises from 412,000 to 438,500 euros".
func became(before string) bool {
	low := strings.ToLower(before)
	if !strings.HasSuffix(strings.TrimRight(low, " €$£"), " from") {
		return false
	}
	low = low[max(0, len(low)-60):]
	for _, verb := range []string{"rise", "rose", "rais", "fall", "fell", "drop", "increas", "decreas", "grow", "grew", "cut", "reduc", "chang", "went", "goes", "mov", "revis"} {
		if strings.Contains(low, verb) {
			return true
		}
	}
	return false
}

// rangeMark tells whether what stands between two numbers makes them one range.
func rangeMark(between string) bool {
	switch strings.Trim(between, " %€$£°C") {
	case "to", "–", "-", "—", "or":
		return true
	}
	return false
}

// amountOf tells what an amount is of, "" where the sentence does not say it in a way
// the rules understand.
func (s *sentence) amountOf(m measured) string {
	n := 0 // the first word of the amount
	for n < len(s.words) && s.words[n].End <= m.Start {
		n++
	}
	i := n - 1
	for i >= 0 && around[s.words[i].low] && !s.ends(i) {
		i--
	}
	if i > 1 && s.words[i-1].low == "from" && prose.IsNumber(s.words[i].low) {
		i -= 2 // "rises from 412,000 to 438,500 euros"
	}
	switch {
	case i < 0:
		return s.leading(m)
	case s.words[i].low == "of":
		return s.nounBefore(i)
	case n > 0 && i == n-2 && (s.words[n-1].low == "to" || s.words[n-1].low == "at"):
		if what := s.set(n - 1); what != "" {
			return what
		}
		return s.verb(i, n, m)
	}
	return s.verb(i, n, m)
}

// verb names an amount by the subject of the verb at the ith word, or by the label that
// ends there; the amount begins at the nth.
func (s *sentence) verb(i, n int, m measured) string {
	switch {
	case measures[s.words[i].low] && !s.ends(i):
		return s.subject(i)
	case s.ends(i) && i == n-1 && s.tail(m) && s.short(i) && len(m.unit) == len("EUR") && m.unit == strings.ToUpper(m.unit):
		return trimmed(s.text[:s.words[i].End])
	}
	return ""
}

// set names the thing of "raise the grant to 131,550 euros", the nth word being "to".
func (s *sentence) set(n int) string {
	begin := n - 1
	for begin > 0 && n-begin < 6 && !articles[s.words[begin].low] {
		begin--
	}
	if begin == 0 || !articles[s.words[begin].low] || begin+1 == n || !changes[s.words[begin-1].low] {
		return ""
	}
	return trimmed(s.text[s.words[begin+1].Start:s.words[n-1].End])
}

var changes = set("raise raised raises increase increased set leave left keep kept reduce reduced lower lowered cut limit " +
	"limited cap capped fix fixed")

// around are words between a verb and a number.
var around = set("about around approximately nearly only now up at least most almost just exactly roughly some over under " +
	"below above than more less fewer still already currently another each further estimated ca circa c. ~ a to at within for by")

// measures are verbs whose object is the amount.
var measures = set("is are was were be costs cost weighs weigh measures reaches reach gives give gave burned burns used " +
	"uses need needs needed takes take took lasts lasted saves save saved loses lose lost delivers deliver delivered " +
	"rises rose falls fell drops dropped pays pay paid charges charged allows supplies draws draw holds totals equals " +
	"exceeds remains spent ran runs run deposited earns earned covers spends stands comes amounts grows grew increased " +
	"decreased shrinks raises adds leaves requires promises promised approved granted awarded donated contributed owes shows asks offers quoted quotes bills billed received stores")

// nounBefore names the thing of "a loan of 200,000 euros": the noun phrase that ends
// before its nth word.
func (s *sentence) nounBefore(n int) string {
	begin := n
	for begin > 0 && n-begin < 5 && !s.ends(begin-1) && (begin == n || !prose.IsNumber(s.words[begin].low)) && !articles[s.words[begin-1].low] && !prepositions[s.words[begin-1].low] &&
		!measures[s.words[begin-1].low] && !joins[s.words[begin-1].low] {
		begin--
	}
	if begin == n || n-begin == 5 || vague[s.words[begin].low] {
		return ""
	}
	phrase := trimmed(s.text[s.words[begin].Start:s.words[n-1].End])
	last := s.words[n-1].low
	if !wordy(phrase) || empty[last] || measures[last] {
		return ""
	}
	return phrase
}

var prepositions = set("of in at on for with from by to per into over under within during than as like and or but is are replaces replaced supersedes see")

// empty are nouns that name nothing: "a total of", "the rest of".
var empty = set("total sum rest out top end instead because ahead number amount kind part half most each one any all none some " +
	"lot bit multiple couple range maximum minimum average period order week day month year night morning evening afternoon made consists consist capable")

// subject names what the verb at the nth word is said of, with the verb where that is
// not merely "is".
func (s *sentence) subject(n int) string {
	verb := s.words[n].low
	end := n
	for end > 0 && auxiliaries[s.words[end-1].low] {
		end--
	}
	if end == 0 {
		return ""
	}
	what := s.before(end)
	if s.words[end-1].low == "and" { // "uses 1.2 GB and costs 95 dollars"
		for m := 1; m < end-1 && what == ""; m++ {
			if measures[s.words[m].low] {
				what = s.before(m)
			}
		}
	}
	if what == "" || what[0] >= '0' && what[0] <= '9' || len(strings.Fields(what)) > 11 || s.words[end-1].low == "not" {
		return ""
	}
	for w := range strings.FieldsSeq(strings.ToLower(what)) {
		if finite[w] {
			return ""
		}
	}
	switch verb {
	case "is", "are", "was", "were", "be":
		return what
	}
	return what + " " + s.text[s.words[n].Start:s.words[n].End]
}

var auxiliaries = set("will would has have had can could may might must shall should been be now still only already")

// leading names an amount a sentence begins with by what its block begins with.
func (s *sentence) leading(m measured) string {
	if s.tail(m) {
		return s.lead
	}
	return ""
}

// tail tells whether nothing but a remark follows the amount.
func (s *sentence) tail(m measured) bool {
	rest := strings.Trim(s.text[min(m.End, len(s.text)):], " .,;)")
	return len(strings.Fields(rest)) < 4
}

// short tells whether the sentence up to its nth word is a label and no clause.
func (s *sentence) short(n int) bool {
	for _, w := range s.words[:n+1] {
		if measures[w.low] || breaks[w.low] {
			return false
		}
	}
	return n < 8
}

// labelledAmount takes the amount of a line "Budget: 4,200 EUR".
func (r *reader) labelledAmount(key, value string, span prose.Span) {
	list := prose.Quantities(value)
	if len(list) == 0 {
		return
	}
	m, ok := measure(value, list[0])
	if !ok || strings.Trim(value[:m.Start], " ~≈€$£about") != "" {
		return
	}
	what := key
	if topic := r.topic(); topic != "" {
		what = topic + ": " + key
	}
	r.add(Fact{Kind: Amount, Value: m.value, Unit: m.unit, What: what}, span)
}
