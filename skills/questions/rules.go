package questions

import (
	"regexp"
	"strings"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/prose"
)

var numbering = regexp.MustCompile(`^(?:\d+[.)]?)+\s+`)

// drafts makes all questions that the rules find in a page, strongest rules first.
func (p *page) drafts(c *Corpus) []*draft {
	m := maker{page: p, counts: p.counts(), corpus: c}
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
	counts  map[string]int // how often each stem stands in the page
	done    []*draft
	defined []definition
}

// counts counts the stems of a page's prose.
func (p *page) counts() map[string]int {
	counts := map[string]int{}
	for _, q := range p.passages {
		for w := range prose.Words(q.span.In(p.doc.Text)) {
			if !prose.Stop(w.Term) {
				counts[prose.Stem(w.Term)]++
			}
		}
	}
	return counts
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
	for _, s := range list {
		if m.english() {
			m.acronym(q, s)
			if s.whole() {
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
	if we(d.asked + d.question) {
		b -= 0.2
	}
	if len(d.question) > 220 {
		b -= 0.05
	}
	return b
}

// clozes hides the best words of the sentences that stand alone, one of each.
func (m *maker) clozes(q *passage, list []sentence) {
	used := map[int]bool{}
	for _, g := range rankedGaps(list, m.corpus, m.counts, m.english()) {
		s := list[g.sentence]
		if used[g.sentence] || !m.hideable(s, g) {
			continue
		}
		used[g.sentence] = true
		question := s.text[:g.Start] + cards.Blank + s.text[g.End:]
		m.add(draft{
			passage: q, span: s.Span, kind: cards.Cloze, level: cards.Recall, question: question,
			answers: []string{strings.Trim(g.Text, "`")}, why: "cloze: " + string(g.Type), score: 0.35 + 0.3*g.Score,
		})
	}
}

// besideAnd tells whether a gap is one of several that "and" joins: any of them would do.
func besideAnd(s sentence, g gap) bool {
	return g.shape != shapeSeries && (tagAt(s.words, g.from-1) == conj || tagAt(s.words, g.to) == conj || strings.HasPrefix(strings.ToLower(g.Text), "same "))
}

// hideable tells whether a sentence can be asked with a gap in it.
func (m *maker) hideable(s sentence, g gap) bool {
	if m.english() {
		return s.whole() && !we(s.text) && !besideAnd(s, g)
	}
	n := words(s.words)
	return n >= leastWords && n <= mostWords && (g.Type == Marked || g.Type == Amount || g.Type == Date) && strings.HasSuffix(s.text, ".")
}
