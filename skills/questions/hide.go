package questions

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/cards"
)

// Which gaps of a sentence are asked for: those that can be told from the rest of it, and
// are worth knowing.

// clozes hides the best words of the sentences that stand alone, one of each.
func (m *maker) clozes(q *passage, list []sentence) {
	if !slices.ContainsFunc(list, m.whole) {
		return
	}
	ranked := rankedGaps(list, m.corpus, m.counts, m.english(), m.whole)
	best := make([]*gap, len(list))
	for i, g := range ranked {
		s := list[g.sentence]
		g.Score *= lasting(g)
		if b := best[g.sentence]; b != nil && b.Score >= g.Score || !m.hideable(s, g) {
			continue
		}
		if g.Type != Amount && g.Type != Date && m.unnamed(q, s.words) {
			continue
		}
		ranked[i].Score = g.Score
		best[g.sentence] = &ranked[i]
	}
	for i, b := range best {
		if b == nil {
			continue
		}
		s, g := list[i], m.withUnit(list[i], *b, ranked)
		m.add(draft{
			passage: q, span: s.Span, kind: cards.Cloze, level: cards.Recall, question: s.text[:g.Start] + cards.Blank + s.text[g.End:],
			answers: []string{strings.ReplaceAll(g.Text, "`", "")}, why: "cloze: " + string(g.Type), score: 0.35 + 0.3*g.Score,
		})
	}
}

// lasting is how much of its score a gap keeps that is not only asked for but kept in
// mind: how many there were of a few is not.
func lasting(g gap) float64 {
	switch {
	case g.Type == Amount && !digit(g.Text) && !strings.ContainsAny(g.Text, "$€£"):
		return 0.25
	case g.Type == Amount && g.shape == shapeNumber && len(g.Text) < 3:
		return 0.6
	}
	return 1
}

// withUnit is a number with what it counts, where that can be hidden too: "2,000 litres"
// is asked for, not "2,000".
func (m *maker) withUnit(s sentence, g gap, ranked []gap) gap {
	if g.shape != shapeNumber {
		return g
	}
	for _, o := range ranked {
		if o.sentence == g.sentence && o.shape == shapeUnit && o.from == g.from && o.to > g.to && o.to <= g.to+2 && m.hideable(s, o) {
			o.Score = g.Score
			return o
		}
	}
	return g
}

// supposes are words of plans and guesses: what they hide was never so.
var supposes = newWording("would could might should may will currently right now today existing proposed propose proposes seem seems suggest suggests expected",
	`(?:would|could|might|should|may be|will|currently|right now|today|existing|proposed|propose[sd]?|seems?|suggests?|expected)\b`)

// worth tells whether what a gap hides is worth knowing, and can be known: a name that is
// not in every other document, a number that counts something, a noun that the page speaks
// of elsewhere too.
func (m *maker) worth(s sentence, g gap) bool {
	own := s.words[g.from:g.to]
	if partial(s, g) || len(own) == 1 && own[0].tag == number && tagAt(s.words, g.from-1) == proper && !months[wordAt(s.words, g.from-1)] {
		return false // "RFC 2151"
	}
	last := own[len(own)-1]
	switch g.Type {
	case Marked:
		return m.terms[stemKey(g.Text)] && nominal(last.tag) && !m.everywhere(stemsOf(g.Text))
	case Amount:
		return counts(s, g, own)
	case Date:
		return wordAt(s.words, g.to) != "," || tagAt(s.words, g.to+1) != number || !year(wordAt(s.words, g.to+1))
	case Name:
		return named(s, g, own) && !m.everywhere(stemsOf(g.Text))
	case Symbol:
		return g.shape == shapeCode && !oneOfMany(s, g) && !m.local(g.Text) && !m.everywhere(stemsOf(g.Text))
	case Noun:
		return m.terms[stemKey(g.Text)] && nominal(last.tag) && !strings.HasSuffix(last.lower, "ing") && wordAt(s.words, g.from-1) != ":" && !exampleOf(s, g) && !m.everywhere(stemsOf(g.Text))
	case Verb, Trait:
	}
	return false
}

// partial tells gaps that are a part of a word, an aside, a label, or of an example.
func partial(s sentence, g gap) bool {
	own := s.words[g.from:g.to]
	before, next := wordAt(s.words, g.from-1), wordAt(s.words, g.to)
	switch {
	case g.End < len(s.text) && strings.ContainsRune("/'(#+", rune(s.text[g.End])),
		g.to < len(s.words) && s.words[g.to].Start == g.End && s.words[g.to].tag != mark, before == "/":
		return true // a part of a word
	case next == ":" && g.from < 2, next == "," && g.from == 0 && tagAt(s.words, g.to+1) == pronoun, strings.HasPrefix(strings.Trim(g.Text, "`"), "_"):
		return true // a label, or of an example
	case before == "(" && next == ")" && g.Type != Amount:
		return true // an aside
	}
	return len(g.Text) == 1 && !digit(g.Text) || own[0].tag == pronoun || pronouns[own[0].lower] ||
		len(own) == 1 && (months[own[0].lower] || days[own[0].lower])
}

// counts tells whether a number counts something that is worth knowing.
func counts(s sentence, g gap, own []token) bool {
	before, next := wordAt(s.words, g.from-1), tagAt(s.words, g.to)
	money := strings.ContainsAny(g.Text, "$€£")
	switch {
	case g.End < len(s.text) && strings.ContainsAny(firstRune(s.text[g.End:]), "⁻⁰¹²³⁴⁵⁶⁷⁸⁹×^") || before == "×":
		return false // a part of a formula
	case g.from == g.to-1 && (before == "," && tagAt(s.words, g.from-2) == number || wordAt(s.words, g.to) == "," && tagAt(s.words, g.to+1) == number), before == "[", !digit(g.Text) && strings.Contains(s.text[g.End:], ":"):
		return false // a note's number; how many things follow
	case months[wordAt(s.words, g.to)], g.shape == shapeClause, g.shape == shapePredicate, g.shape == shapePrep:
		return false
	case tagAt(s.words, g.from-1) == noun && g.from == g.to-1 && !nominal(next) && own[0].tag == number && !strings.ContainsAny(g.Text, "%$€£"):
		return false // "alternative 2"
	case !digit(g.Text) && !money && (g.shape != shapeNumber || own[0].lower == "one" || own[0].lower == "two" || own[0].lower == "zero"):
		return false // "two variants" can be guessed
	case version.MatchString(g.Text) && tagAt(s.words, g.from-1) == noun:
		return false // "macros 2.0"
	case strings.Contains(g.Text, "-") && strings.ContainsFunc(g.Text, unicode.IsLetter):
		return false // "3rd-party tools"
	case before == "(" && (wordAt(s.words, g.to) == ")" || g.to+1 < len(s.words) && s.words[g.to+1].text == ")"), len(own) > 5, g.from == 0 && !digit(g.Text):
		return false
	case before == "to", before == "#", before == "-", before == "/", before == "+", before == "−":
		return false
	}
	return !strings.Contains(g.Text, ".") || next == noun || next == proper || strings.ContainsAny(g.Text, "%€$") || g.shape != shapeNumber
}

var version = regexp.MustCompile(`^v?\d{1,2}\.\d{1,2}\b`)

// named tells whether a name is one, alone in its place and no part of a date.
func named(s sentence, g gap, own []token) bool {
	for _, t := range own {
		if days[t.lower] || months[t.lower] {
			return false
		}
	}
	if g.from == 0 && !acronym(own[0].text) && (len(own) == 1 || slices.ContainsFunc(own, func(t token) bool { return t.tag == prep && t.lower != "of" })) || g.Text == "OK" {
		return false // its capital may be that of the sentence
	}
	if before := g.from - 1; before >= 0 && s.words[before].tag == proper || g.to < len(s.words) && saying[s.words[g.to].lower] {
		return false // the end of a name; who says so
	}
	return !hasEnding(g.Text, "'s ’s") && allNames(own) && !oneOfNames(s, g) && !exampleOf(s, g) && !numberedText.MatchString(g.Text)
}

// firstRune is the first letter or sign of a text.
func firstRune(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	return text[:n]
}

var saying = setOf("puts says said notes noted wrote writes argues argued suggests suggested points pointed thinks believes")

// allNames tells whether tokens are a name through and through.
func allNames(own []token) bool {
	for _, t := range own {
		if !t.capital() && t.tag != number && t.tag != mark && t.tag != prep && !articles[t.lower] && t.tag != conj {
			return false
		}
	}
	return !strings.HasSuffix(own[len(own)-1].text, "s") || !acronym(own[len(own)-1].text)
}

// oneOfNames tells whether a gap is one of several names in a row.
func oneOfNames(s sentence, g gap) bool {
	return wordAt(s.words, g.from-1) == "," && nominal(tagAt(s.words, g.from-2)) || wordAt(s.words, g.to) == "," && tagAt(s.words, g.to+1) == proper
}

// oneOfMany tells whether a gap stands for examples, or in a series.
func oneOfMany(s sentence, g gap) bool {
	before := wordAt(s.words, g.from-1)
	return before == "like" || before == "as" || before == "," || before == "e.g" || before == "previously" || wordAt(s.words, g.to) == ","
}

// exampleOf tells whether a gap is an example: others would do as well.
func exampleOf(s sentence, g gap) bool {
	before, before2 := wordAt(s.words, g.from-1), wordAt(s.words, g.from-2)
	return before == "like" || before == "as" && before2 == "such" || before == "e.g" || before == "including" || before == "other"
}

// numberedText is a name of a document or a part of one: where a thing was written.
var numberedText = regexp.MustCompile(`^(?i:rfcs?|prs?|pull request|issue|section|figure|table|chapter|appendix|step|version|option|alternative|part|page|line)\s?#?\d`)

// local tells whether a piece of code is a variable of an example.
func (m *maker) local(symbol string) bool {
	name := strings.Trim(symbol, "`")
	return name != "" && m.page.locals()[name]
}

// ofExample tells whether a sentence speaks of a variable of an example.
func (m *maker) ofExample(s sentence) bool {
	return slices.ContainsFunc(s.words, func(t token) bool { return t.tag == code && m.local(t.text) })
}

var localName = regexp.MustCompile(`\b(?:let(?: mut)?|var|const|my)\s+\$?([A-Za-z_]\w*)\s*(?::[^=\n]{0,60})?=`)

// locals returns the names of variables in the code of a page.
func (p *page) locals() map[string]bool {
	if p.vars == nil {
		p.vars = map[string]bool{}
		for _, q := range p.passages {
			if q.kind != notes.Code {
				continue
			}
			for _, found := range localName.FindAllStringSubmatch(q.span.In(p.doc.Text), mostItems) {
				p.vars[found[1]] = true
			}
		}
	}
	return p.vars
}

// everywhere tells whether some words stand in so many documents that they go without
// saying, or in the name of this one.
func (m *maker) everywhere(stems map[string]bool) bool {
	if shareIn(stems, stemsOf(m.page.name)) == 1 {
		return true
	}
	if m.corpus == nil || m.corpus.docs < 5 {
		return false
	}
	for stem := range stems {
		if 3*m.corpus.in[stem] < m.corpus.docs {
			return false
		}
	}
	return true
}

// besideAnd tells whether a gap is one of several that "and" joins: any of them would do.
func besideAnd(s sentence, g gap) bool {
	return g.shape != shapeSeries && (tagAt(s.words, g.from-1) == conj || tagAt(s.words, g.to) == conj || strings.HasPrefix(strings.ToLower(g.Text), "same "))
}

// whole tells whether something could be hidden in a sentence.
func (m *maker) whole(s sentence) bool {
	if m.english() {
		return s.alone && !s.we && !s.supposes && !m.ofExample(s) && mainVerb(s.words) && !compares(s.words) && !datedSubject.MatchString(s.text) && !(s.item && (words(s.words) < leastOfItem || !framed(s.words)))
	}
	n := words(s.words)
	return n >= leastWords && n <= mostWords && strings.HasSuffix(s.text, ".")
}

// leastOfItem is how many words an item of a list has that is a sentence.
const leastOfItem = 8

// framed tells whether a sentence can be read to its verb. Half sentences cannot, as "The
// values assigned to it".
func framed(list []token) bool {
	c, ok := frame(list)
	return ok && (list[c.verb].tag == aux || !strings.HasSuffix(list[c.verb].lower, "ed") || hasFinite(list[c.verb+1:]))
}

// compares tells "is harder to …" without what it is harder than.
func compares(list []token) bool {
	found := false
	for i, t := range list {
		if t.lower == "than" {
			return false
		}
		if i > 0 && list[i-1].tag == aux && (comparatives[t.lower] || t.lower == "harder") {
			found = true
		}
	}
	return found
}

// leastLeft is how many words of content a sentence has beside its gap: with fewer nobody
// can tell what is hidden. An amount or a date can be told by less.
const (
	leastLeft      = 4
	leastByAmounts = 2
)

// told tells whether enough is left of a sentence to know what its gap hides.
func told(s sentence, g gap) bool {
	own, n := stemsOf(g.Text), 0
	for stem := range stemsOf(s.text[:g.Start] + " " + s.text[g.End:]) {
		if !own[stem] && !sayingLittle[stem] {
			n++
		}
	}
	return n >= leastLeft || n >= leastByAmounts && (g.Type == Amount || g.Type == Date)
}

// sayingLittle are the stems of words that fit any sentence of their kind.
var sayingLittle = stemsOf("type types method function attribute item items trait field value values thing part way use used uses using need needs add added new exist exists work works make made allow require required become provide support case")

// hideable tells whether a sentence that is whole can be asked with a gap in it.
func (m *maker) hideable(s sentence, g gap) bool {
	if m.english() {
		return !besideAnd(s, g) && m.worth(s, g) && told(s, g)
	}
	return g.Type == Marked || g.Type == Amount || g.Type == Date
}
