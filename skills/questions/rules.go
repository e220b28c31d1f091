package questions

import (
	"regexp"
	"strings"

	"ken/notes"
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
			if s.alone && !m.ofExample(s) {
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
