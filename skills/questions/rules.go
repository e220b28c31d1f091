package questions

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/prose"
)

var numbering = regexp.MustCompile(`^(?:\d+[.)]?)+\s+`)

// drafts makes all questions that the rules find in a page, strongest rules first.
func (p *page) drafts(c *Corpus) []*draft {
	m := maker{page: p, counts: p.counts(), corpus: c, terms: p.terms(), labels: p.labels()}
	for _, q := range p.passages {
		m.passage(q)
		if len(m.done) > 4*mostProposals {
			break
		}
	}
	m.compareDefined()
	m.headings()
	for _, d := range m.done {
		d.score += m.bonus(d)
	}
	return m.done
}

// A maker collects the drafts of one page.
type maker struct {
	page    *page
	corpus  *Corpus
	labels  map[string]int  // how often each label stands in the page
	terms   map[string]bool // that the page defines or marks, by their stems
	counts  map[string]int  // how often each stem stands in the page
	done    []*draft
	defined []definition
}

// counts counts the stems of a page's prose.
func (p *page) counts() map[string]int {
	terms := map[string]int{}
	for _, q := range p.passages {
		for w := range prose.Words(q.span.In(p.doc.Text)) {
			terms[w.Term]++
		}
	}
	counts := make(map[string]int, len(terms))
	for term, n := range terms {
		if !prose.Stop(term) {
			counts[prose.Stem(term)] += n
		}
	}
	return counts
}

// terms returns the terms that the sentences of a page define or set apart.
func (p *page) terms() map[string]bool {
	terms := map[string]bool{}
	if p.lang != "en" {
		return terms
	}
	for _, q := range p.passages {
		if q.kind != notes.Paragraph && q.kind != notes.Item {
			continue
		}
		for _, s := range q.sentences() {
			if s.defines != nil {
				terms[stemKey(withoutArticle(s.defines.term))] = true
			}
			for _, mark := range s.marked {
				if mark.bold {
					terms[stemKey(mark.In(s.text))] = true
				}
			}
		}
	}
	return terms
}

func (m *maker) english() bool { return m.page.lang == "en" }

func (m *maker) add(d draft) { m.done = append(m.done, &d) }

// passage applies the rules to one passage. What stands in markup is read in any language.
func (m *maker) passage(q *passage) {
	switch q.kind {
	case notes.Row:
		m.row(q)
	case notes.Code:
		m.code(q)
	case notes.Item:
		m.list(q)
	case notes.Paragraph:
		m.labelled(q, q.blocks[0])
		m.equation(q)
		m.prose(q, q.sentences())
	case notes.TableHead, notes.Heading, notes.Quote, notes.Other:
	}
}

// prose applies the rules for sentences. In other languages than English only what its
// author marked is hidden, and numbers.
func (m *maker) prose(q *passage, list []sentence) {
	if underExample(q.heading) {
		return // what is said there is so in the example alone
	}
	for _, s := range list {
		if m.english() {
			m.acronym(q, s)
			if s.alone {
				m.define(q, s)
				m.cause(q, s)
				m.contrast(q, s)
				m.condition(q, s)
				m.doing(q, s)
			}
		}
	}
	m.clozes(q, list)
}

var exampleHeading = regexp.MustCompile(`(?i)\bexamples?\b`)

// underExample tells whether a passage stands under a heading of examples.
func underExample(heading []string) bool {
	return len(heading) > 0 && exampleHeading.MatchString(heading[len(heading)-1])
}

// bonus lifts what is about the page's own subject, and what stands first.
func (m *maker) bonus(d *draft) float64 {
	if d.passage.kind == notes.Row || d.why == "glossary" {
		return 0
	}
	sum, n := 0.0, 0
	for stem := range stemsOf(d.question + " " + strings.Join(d.answers, " ")) {
		sum += m.corpus.salience(stem, m.counts[stem])
		n++
	}
	b := 0.0
	if n > 0 {
		b = 0.1 * float64(int(1000*sum/float64(n))) / 1000
	}
	if d.passage.first {
		b += 0.04
	}
	if we(d.question + " " + strings.Join(d.answers, " ")) {
		b -= 0.2
	}
	if len(d.question) > 220 {
		b -= 0.05
	}
	return b
}

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
	stems := stemsOf(g.Text)
	own := s.words[g.from:g.to]
	if g.End < len(s.text) && strings.ContainsRune("/'(", rune(s.text[g.End])) || g.to < len(s.words) && s.words[g.to].Start == g.End && s.words[g.to].tag != mark || wordAt(s.words, g.from-1) == "/" {
		return false // it is a part of a word
	}
	if wordAt(s.words, g.to) == ":" && g.from < 2 || wordAt(s.words, g.to) == "," && g.from == 0 && tagAt(s.words, g.to+1) == pronoun || strings.HasPrefix(strings.Trim(g.Text, "`"), "_") {
		return false // a label, or of an example
	}
	if wordAt(s.words, g.from-1) == "(" && wordAt(s.words, g.to) == ")" && g.Type != Amount {
		return false // an aside
	}
	if len(g.Text) == 1 && !digit(g.Text) || own[0].tag == pronoun || pronouns[own[0].lower] || len(own) == 1 && (months[own[0].lower] || days[own[0].lower]) {
		return false
	}
	if len(own) == 1 && own[0].tag == number && tagAt(s.words, g.from-1) == proper && !months[wordAt(s.words, g.from-1)] {
		return false // "RFC 2151"
	}
	switch g.Type {
	case Marked:
		return m.terms[stemKey(g.Text)] && nominal(own[len(own)-1].tag) && !m.everywhere(stems)
	case Amount:
		if g.End < len(s.text) && strings.ContainsAny(firstRune(s.text[g.End:]), "⁻⁰¹²³⁴⁵⁶⁷⁸⁹×^") || wordAt(s.words, g.from-1) == "×" {
			return false // a part of a formula
		}
		if tagAt(s.words, g.from-1) == noun && g.from == g.to-1 && !nominal(tagAt(s.words, g.to)) && s.words[g.from].tag == number && !strings.ContainsAny(g.Text, "%$€£") {
			return false // "alternative 2"
		}
		if wordAt(s.words, g.from-1) == "[" || !digit(g.Text) && strings.Contains(s.text[g.End:], ":") {
			return false // a note's number; how many things follow
		}
		if months[wordAt(s.words, g.to)] || g.shape == shapeClause || g.shape == shapePredicate || g.shape == shapePrep {
			return false
		}
		if !digit(g.Text) && (g.shape != shapeNumber || own[0].lower == "one" || own[0].lower == "two" || own[0].lower == "zero") && !strings.ContainsAny(g.Text, "$€£") {
			return false // "two variants" can be guessed
		}
		if strings.Contains(g.Text, "-") && strings.ContainsFunc(g.Text, unicode.IsLetter) {
			return false // "3rd-party tools"
		}
		if wordAt(s.words, g.from-1) == "(" && wordAt(s.words, g.to) == ")" {
			return false
		}
		if before := wordAt(s.words, g.from-1); before == "to" || before == "#" || before == "-" || before == "/" || before == "+" || before == "−" || len(own) > 5 || g.from == 0 && !digit(g.Text) {
			return false
		}
		if next := tagAt(s.words, g.to); strings.Contains(g.Text, ".") && next != noun && next != proper && !strings.ContainsAny(g.Text, "%€$") && g.shape == shapeNumber {
			return false
		}
		return true
	case Date:
		return true
	case Name:
		for _, t := range own {
			if days[t.lower] || months[t.lower] {
				return false // a part of a date
			}
		}
		if g.from == 0 && len(own) == 1 && !acronym(own[0].text) || g.Text == "OK" {
			return false // its capital may be that of the sentence
		}
		return !m.everywhere(stems) && !hasEnding(g.Text, "'s ’s") && allNames(own) && !oneOfNames(s, g) && !exampleOf(s, g) && !numberedText.MatchString(g.Text)
	case Symbol:
		return g.shape == shapeCode && !m.everywhere(stems) && !oneOfMany(s, g) && !m.local(g.Text)
	case Noun:
		last := own[len(own)-1]
		return m.terms[stemKey(g.Text)] && !m.everywhere(stems) && nominal(last.tag) && !strings.HasSuffix(last.lower, "ing") && !exampleOf(s, g)
	case Verb, Trait:
	}
	return false
}

// firstRune is the first letter or sign of a text.
func firstRune(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	return text[:n]
}

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
		return s.alone && !s.we && !s.supposes && mainVerb(s.words) && !compares(s.words) && !datedSubject.MatchString(s.text) && !(s.item && (words(s.words) < leastOfItem || !framed(s.words)))
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
