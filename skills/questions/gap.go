package questions

import (
	"ken/notes/prose"
)

// A GapType says what a gap hides.
type GapType string

// The types of gaps.
const (
	Marked GapType = "term"   // what the author set apart
	Name   GapType = "name"   // of a person, a place, a thing
	Date   GapType = "date"   // a day, a year, a decade
	Amount GapType = "amount" // a number, with or without what it counts
	Noun   GapType = "noun"   // a noun phrase
	Verb   GapType = "verb"   // what is done
	Trait  GapType = "trait"  // an adjective behind "is"
	Symbol GapType = "code"   // code between backticks
)

// A Gap is words of a paragraph that can be hidden for a question.
type Gap struct {
	prose.Span // in the paragraph
	Text       string
	Type       GapType
	// Score is how likely somebody would ask for it, 0 to 1; gaps that repeat a better one
	// are marked down.
	Score float64
}

// Clozes returns the words of a paragraph that could be hidden, the best first. The
// paragraph is plain text or Markdown of one block; spans are of the text given. A nil
// corpus is allowed.
func Clozes(paragraph string, c *Corpus) []Gap {
	if len(paragraph) > mostPassage {
		paragraph = paragraph[:cutAtSpace(paragraph, mostPassage)]
	}
	list, counts := plainSentences(paragraph)
	gaps := rankedGaps(list, c, counts, true, func(sentence) bool { return true })
	out := make([]Gap, len(gaps))
	for i, g := range gaps {
		out[i] = g.Gap
		at := list[g.sentence].Start
		out[i].Start, out[i].End = g.Start+at, g.End+at
	}
	return out
}

// plainSentences cuts a paragraph without markup, and counts its stems.
func plainSentences(paragraph string) (list []sentence, counts map[string]int) {
	counts = map[string]int{}
	for i, s := range prose.Sentences(paragraph) {
		list = append(list, sentence{Span: s, text: s.In(paragraph), words: tagged(s.In(paragraph)), nth: i})
	}
	for w := range prose.Words(paragraph) {
		counts[prose.Stem(w.Term)]++
	}
	return list, counts
}

// cutAtSpace is the last space before a place.
func cutAtSpace(text string, at int) int {
	for at > 0 && text[at] != ' ' && text[at] != '\n' {
		at--
	}
	return at
}

// A gap is one of a sentence, with what its weight is made of.
type gap struct {
	Gap
	sentence int
	from, to int // tokens
	shape    shape
}

// A shape says which rule found a gap.
type shape byte

const (
	shapePhrase     shape = iota // a noun phrase without its article
	shapeOf                      // with what hangs on it by "of"
	shapeName                    // a run of names
	shapeNumber                  // a number alone
	shapeUnit                    // a number with what it counts
	shapeDate                    // a date
	shapeSeries                  // phrases joined by commas and "and"
	shapeHead                    // the last words of a longer phrase
	shapeModifier                // the first words of a longer phrase
	shapeVerb                    // a verb with its object
	shapeVerbOnly                // a verb alone
	shapeTrait                   // an adjective behind "is"
	shapePrep                    // a phrase with one that hangs on it
	shapeWhere                   // a phrase with the preposition before it
	shapeInfinitive              // "to" with its verb
	shapeClause                  // what follows "because" or "that", to the end
	shapePredicate               // the verb with all that follows it
	shapeAbout                   // a number with "about" or "more than" before it
	shapePair                    // two phrases or adjectives that "and" or "or" joins
	shapeChain                   // a phrase with two or more that hang on it
	shapeDoing                   // a form in -ing with its object
	shapeLongName                // a name with those that hang on it
	shapeQuoted                  // what stands between quotation marks
	shapeMarked
	shapeCode
	shapes
)

// A gapFinder collects the gaps of one sentence, each span once.
type gapFinder struct {
	s    sentence
	n    int
	seen map[prose.Span]bool
	done []gap
}

// gapsOf returns all gaps of a sentence in the order of the rules.
func gapsOf(s sentence, n int, english bool) []gap {
	f := gapFinder{s: s, n: n, seen: map[prose.Span]bool{}}
	f.marked()
	f.dates()
	f.numbers()
	if english {
		f.quoted()
		f.names()
		f.phrases()
		f.verbs()
		f.clauses()
	}
	return f.done
}

// add keeps the tokens [from, to) as a gap.
func (f *gapFinder) add(from, to int, kind GapType, by shape) {
	if from >= to {
		return
	}
	span := covers(f.s.words[from:to])
	if f.seen[span] || span.End-span.Start > 90 {
		return
	}
	f.seen[span] = true
	f.done = append(f.done, gap{
		Gap: Gap{Span: span, Text: span.In(f.s.text), Type: kind}, sentence: f.n, from: from, to: to, shape: by,
	})
}

// marked takes what the author set apart.
func (f *gapFinder) marked() {
	for _, m := range f.s.marked {
		from, to := -1, -1
		for i, t := range f.s.words {
			if t.Start >= m.Start && t.End <= m.End {
				if from < 0 {
					from = i
				}
				to = i + 1
			}
		}
		if from >= 0 && to-from <= mostGapWords && tagAt(f.s.words, from) != mark {
			f.add(from, to, Marked, shapeMarked)
		}
	}
}

const mostGapWords = 6

// dates takes days, years, decades and centuries.
func (f *gapFinder) dates() {
	w := f.s.words
	for i := 0; i < len(w); i++ {
		to := dateEnd(w, i)
		if to == i {
			continue
		}
		f.add(i, to, Date, shapeDate)
		i = to - 1
	}
}

// dateEnd returns where the date that begins at a token ends.
func dateEnd(w []token, i int) int {
	at := i
	days := func(t token) bool { return t.tag == number && len(t.text) <= 4 && digit(t.text) && !year(t.text) }
	switch {
	case months[w[i].lower] && w[i].capital():
		at++
		if at < len(w) && days(w[at]) {
			at++
		}
	case days(w[i]) && i+1 < len(w) && months[w[i+1].lower] && w[i+1].capital():
		at += 2
	case year(w[i].text) && i > 0 && (acronym(w[i-1].text) || w[i-1].text == "#"):
		return i // "RFC 2071"
	case year(w[i].text) && (i == 0 || w[i-1].text != "$" && w[i-1].text != "€"):
		if i+2 < len(w) && w[i+1].lower == "to" && year(w[i+2].text) {
			return i + 3
		}
		return i + 1
	case setOfPartOfTime[w[i].lower] && i+2 < len(w) && (w[i+2].lower == "century" || w[i+2].lower == "centuries"):
		return i + 3
	case setOfPartOfTime[w[i].lower] && i+1 < len(w) && year(w[i+1].text):
		return i + 2
	case ordinals[w[i].lower] || ordinalDigits(w[i].lower):
		if i+1 < len(w) && (w[i+1].lower == "century" || w[i+1].lower == "centuries") {
			return i + 2
		}
		return i
	case seasons[w[i].lower] && i+2 < len(w) && (year(w[i+1].text) || w[i+1].lower == "of" && year(w[i+2].text)):
		at++
		if w[at].lower == "of" {
			at++
		}
	default:
		return i
	}
	if at < len(w) && w[at].text == "," && at+1 < len(w) && year(w[at+1].text) {
		at += 2
	} else if at < len(w) && year(w[at].text) {
		at++
	}
	return at
}

var setOfPartOfTime = setOf("early late mid")

func digit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func ordinalDigits(w string) bool {
	return digit(w) && hasEnding(w, "st nd rd th") && len(w) <= 4
}

// year tells years of four digits, decades and spans of years.
func year(s string) bool {
	if len(s) < 4 || !digit(s) {
		return false
	}
	for i := range 4 {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	if s[0] != '1' && s[0] != '2' {
		return false
	}
	rest := s[4:]
	return rest == "" || rest == "s" || (rest[0] == '-' || rest[0] == '/' || len(rest) > 3 && rest[:3] == "–") && len(rest) <= 7 && digit(rest[len(rest)-1:])
}

// numbers takes numbers, alone and with what they count.
func (f *gapFinder) numbers() {
	w := f.s.words
	for i := 0; i < len(w); i++ {
		if i > 0 && (w[i-1].lower == "the" || w[i-1].lower == "of") && numerals[w[i].lower] || w[i].tag != number || year(w[i].text) || ordinals[w[i].lower] || f.inName(i) {
			continue
		}
		to := i + 1
		if w[i].lower == "half" && to+1 < len(w) && articles[w[to].lower] {
			to++
		}
		for to < len(w) && w[to].tag == number && !year(w[to].text) {
			to++
		}
		if to+1 < len(w) && w[to].lower == "to" && w[to+1].tag == number && !year(w[to+1].text) {
			to += 2
		}
		f.add(i, to, Amount, shapeNumber)
		if from := aboutBefore(w, i); from < i {
			f.add(from, to, Amount, shapeAbout)
			f.add(from, max(to, phraseEnd(w, i)), Amount, shapeAbout)
		}
		if to < len(w) && units[w[to].text] {
			f.add(i, to+1, Amount, shapeUnit)
		}
		end := phraseEnd(w, i)
		if end > to {
			f.add(i, end, Amount, shapeUnit)
		} else if end == i && to < len(w) && nominal(w[to].tag) {
			f.add(i, to+1, Amount, shapeUnit)
		}
		i = to - 1
	}
}

// units are those that are written short.
var units = setOf(`% ° °C °F K W kW MW GW TW Wh kWh MWh J kJ MJ V kV A mA Hz kHz MHz GHz kVA dB m km cm mm µm nm ha km² m² m³ l L ml g kg mg t s ms µs ns min h
	B kB KB MB GB TB KiB MiB GiB bit bits byte bytes Pa kPa bar N C F mph km/h USD EUR GBP euros dollars pounds percent`)

// aboutBefore returns where what limits a number begins: "more than 16,000", "about half".
func aboutBefore(w []token, i int) int {
	at := func(n int) string {
		if i-n < 0 {
			return ""
		}
		return w[i-n].lower
	}
	switch two := at(2) + " " + at(1); two {
	case "more than", "less than", "fewer than", "up to", "at least", "at most":
		return i - 2
	}
	switch at(1) {
	case "about", "over", "nearly", "almost", "approximately", "around", "under", "some":
		return i - 1
	}
	return i
}

func (f *gapFinder) inName(i int) bool {
	return i > 0 && f.s.words[i-1].tag == proper && !months[f.s.words[i-1].lower] && f.s.words[i].text != "%" && f.s.words[i].Start-f.s.words[i-1].End <= 1
}
