package proof

import (
	"slices"
	"strconv"
	"strings"

	"ken/notes/prose"
)

// A figure is a quantity with how far it binds.
type figure struct {
	prose.Quantity
	said  string
	head  int // where what is written of it begins, its bound included
	tail  int // where what is written of it ends, its unit included
	bound bound
	// unit is the key of what is counted.
	unit string
}

// A bound says how a figure is meant.
type bound uint8

const (
	exact   bound = iota
	about         // about, roughly, an estimated
	atLeast       // at least, no fewer than, a minimum of
	above         // more than, over
	atMost        // at most, up to
	below         // less than, fewer than, under, nearly
)

// boundWords are what may stand before a figure, the longest first.
//
//nolint:gochecknoglobals // it never changes
var boundWords = []struct {
	words string
	bound bound
}{
	{"no less than", atLeast},
	{"no fewer than", atLeast},
	{"no more than", atMost},
	{"not more than", atMost},
	{"a minimum of", atLeast},
	{"a maximum of", atMost},
	{"at the most", atMost},
	{"at the least", atLeast},
	{"at least", atLeast},
	{"at most", atMost},
	{"up to", atMost},
	{"as many as", atMost},
	{"as much as", atMost},
	{"more than", above},
	{"greater than", above},
	{"less than", below},
	{"fewer than", below},
	{"minimum", atLeast},
	{"maximum", atMost},
	{"in excess of", above},
	{"over", above},
	{"above", above},
	{"exceeding", above},
	{"under", below},
	{"below", below},
	{"close to", about},
	{"nearly", below},
	{"almost", below},
	{"an estimated", about},
	{"estimated", about},
	{"some", about},
	{"about", about},
	{"around", about},
	{"approximately", about},
	{"roughly", about},
	{"circa", about},
	{"ca.", about},
	{"~", about},
	{"≥", atLeast},
	{">=", atLeast},
	{"≤", atMost},
	{"<=", atMost},
	{">", above},
	{"<", below},
}

// fractions are words that say how much, as figures do.
//
//nolint:gochecknoglobals // it never changes
var fractions = set("half third quarter thirds quarters dozen dozens hundreds thousands millions twice double")

// figuresOf returns the quantities of a sentence, in order.
func figuresOf(text string) []figure {
	quantities := prose.Quantities(text)
	list := make([]figure, 0, len(quantities))
	for _, q := range quantities {
		f := figure{Quantity: q, said: q.In(text), tail: q.End, unit: keyOf(q.Unit)}
		f.bound, f.head = boundAt(text, q.Start)
		for w := range prose.Spans(text[q.End:]) {
			if measured[q.Unit] && strings.TrimLeft(text[q.End:q.End+w.Start], " -") == "" && unitWord(prose.Fold(w.In(text[q.End:])), q.Unit) {
				f.tail = q.End + w.End
			}
			break
		}
		list = append(list, f)
	}
	return list
}

// boundAt returns the bound that stands before a place, and where it begins.
func boundAt(text string, at int) (bound, int) {
	before := strings.TrimRight(text[:at], " €$£")
	for _, b := range boundWords {
		from := len(before) - len(b.words)
		if from < 0 || !strings.EqualFold(before[from:], b.words) {
			continue
		}
		if rest := before[:from]; rest == "" || b.words[0] > 'z' || b.words[0] < 'a' || strings.HasSuffix(rest, " ") {
			return b.bound, from
		}
	}
	return exact, at
}

// measured are the units that have a sign or name of their own, which is not counted as a
// word: "38,500 euros" says no more than "€38,500".
//
//nolint:gochecknoglobals // it never changes
var measured = set(`eur usd gbp jpy sek % °c °f ° km m cm mm kg g mg t kwh mwh gwh kw mw gw w v l ml ms s minut hour gb mb
	kb tb hz mhz ghz`)

func unitWord(term, unit string) bool {
	if term == unit {
		return true
	}
	q := prose.Quantities("2 " + term)
	return len(q) == 1 && q[0].Unit == unit && prose.Stem(term) != unit
}

// digitsFor writes compound numbers ("twenty-five thousand") in digits, since a
// quantity is a single word or in digits.
func digitsFor(text string) string {
	if !slices.ContainsFunc(numberEndings, func(end string) bool { return strings.Contains(text, end) }) {
		return text
	}
	var b strings.Builder
	var run []prose.Word
	end := 0
	flush := func() {
		if value, ok := spelt(run); ok {
			b.WriteString(text[end:run[0].Start])
			b.WriteString(strconv.Itoa(value))
			end = run[len(run)-1].End
		}
		run = run[:0]
	}
	for w := range prose.Words(text) {
		_, small := smallNumbers[w.Term]
		_, large := largeNumbers[w.Term]
		if len(run) > 0 && (!small && !large || strings.Trim(text[run[len(run)-1].End:w.Start], " -") != "") {
			flush()
		}
		if small || large && len(run) > 0 {
			run = append(run, w)
		}
	}
	if len(run) > 0 {
		flush()
	}
	if end == 0 {
		return text
	}
	return b.String() + text[end:]
}

// numberEndings are those of words that compound numbers have.
//
//nolint:gochecknoglobals // it never changes
var numberEndings = strings.Fields("teen nty rty fty xty hty ety hundred Hundred ousand illion")

// spelt reads the words of a number; one that prose reads by itself is left as it is.
func spelt(run []prose.Word) (int, bool) {
	if len(run) == 1 && (prose.IsNumber(run[0].Term) || run[0].Term == "one") {
		return 0, false
	}
	total, part, last := 0, 0, 1<<30
	for _, w := range run {
		if n, ok := smallNumbers[w.Term]; ok {
			if n >= last || last < 20 || n >= 10 && last < 100 {
				return 0, false // "two three" are two numbers
			}
			part, last = part+n, n
			continue
		}
		n := largeNumbers[w.Term]
		if n == 100 {
			part, last = max(part, 1)*100, 100
			continue
		}
		total, part, last = total+max(part, 1)*n, 0, 1<<30
		if total > 1<<40 {
			return 0, false
		}
	}
	return total + part, true
}

//nolint:gochecknoglobals // they never change
var (
	smallNumbers = map[string]int{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
		"seventy": 70, "eighty": 80, "ninety": 90,
	}
	largeNumbers = map[string]int{"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9}
)

// states tells whether a figure states what another does.
func (f figure) states(p figure) bool {
	if !f.Same(p.Quantity) {
		return false
	}
	return f.unit == p.unit || f.Unit == "" || p.Unit == "" || loose(f.Unit) || loose(p.Unit)
}

// loose tells units that are only the next word and so may differ between two
// sentences of the same meaning ("9 weeks", "9 long weeks").
func loose(unit string) bool { return !firm[unit] && !measured[unit] }

//nolint:gochecknoglobals // it never changes
var firm = set("th week month year hour minut second date day")

// rival returns a figure that counts the same as f but states another value.
func rival(list []figure, f figure) (figure, bool) {
	for _, p := range list {
		if f.Unit != "" && p.Unit == f.Unit && (p.Date == "") == (f.Date == "") {
			return p, true
		}
	}
	return figure{}, false
}

// implies tells whether a figure of the source is enough for one of the sentence:
// "three" is "at least three", but not the other way round.
func (b bound) implies(claimed bound) bool {
	switch {
	case b == claimed, claimed == about && b == exact:
		return true
	case b == exact:
		return claimed == atLeast || claimed == atMost
	case b == above:
		return claimed == atLeast
	case b == below:
		return claimed == atMost
	}
	return false
}

func (b bound) String() string {
	switch b {
	case about:
		return "about "
	case atLeast:
		return "at least "
	case above:
		return "more than "
	case atMost:
		return "at most "
	case below:
		return "less than "
	}
	return ""
}
