package diagram

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// An antecedent is what a sentence that begins with "it" or "they" tells of: the subject
// of the sentence before it, or the heading right above. Its place is cited beside that
// of the sentence, since only both together say it.
type antecedent struct {
	name   string // "" where none is plain
	plural bool
	cite   notes.Source
}

// longestHeading is how many words a heading has at most that names a thing.
const longestHeading = 3

// headedBy is the thing that the heading right above a block names.
func (p *page) headedBy(at int) antecedent {
	if at == 0 || p.blocks[at-1].Kind != notes.Heading {
		return antecedent{}
	}
	h := p.blocks[at-1]
	words := strings.Fields(plain(p.title(h).In(p.doc.Text)))
	if len(words) > longestHeading || len(words) == 0 || strings.ContainsAny(strings.Join(words, " "), ":?.,/()0123456789") || parts[strings.ToLower(words[0])] || holds(strings.Join(words, " "), parts) {
		return antecedent{}
	}
	name, ok := subject(words)
	if !ok || strings.HasSuffix(firstOf(words), "ing") {
		return antecedent{}
	}
	return antecedent{name, plural(name), p.doc.Cite(p.title(h), h.heading)}
}

// after is what the sentence behind one tells of. What one with a pronoun told of goes on.
func (p *page) after(s prose.Span, b block, before antecedent) antecedent {
	words := strings.Fields(plain(s.In(p.doc.Text)))
	if len(words) < 3 || pronouns[strings.ToLower(words[0])] {
		return before
	}
	return p.tells(words, s, b)
}

// tells is what the words of a clause are about.
func (p *page) tells(words []string, s prose.Span, b block) antecedent {
	for i := 1; i < len(words)-1 && i <= 8; i++ {
		_, n := phraseAt(words, i)
		if _, moves := movers[words[i]]; n == 0 && !moves && !auxiliary[words[i]] {
			continue
		}
		name, ok := subject(words[:i])
		if !ok || isName(name) || !articles[strings.ToLower(words[0])] && strings.ToLower(name) == name {
			break
		}
		return antecedent{name, plural(name), p.doc.Cite(s, b.heading)}
	}
	return antecedent{}
}

// carries reads a sentence that begins with a pronoun. It returns false where it does not,
// or where what is meant is not plain.
func (p *page) carries(words []string, s prose.Span, b block, before antecedent) bool {
	low := strings.ToLower(words[0])
	if !pronouns[low] || len(words) < 3 {
		return false
	}
	if before.name == "" || (low == "they") != before.plural {
		return true
	}
	cites := []notes.Source{p.doc.Cite(s, b.heading)}
	if before.cite.Line != cites[0].Line || before.cite.Quote != cites[0].Quote {
		cites = append(cites, before.cite)
	}
	p.verbs(before.name, words[1:], place{cites: cites, under: strings.Join(b.heading, " ")})
	return true
}

// verbs reads what words say of a subject that stands elsewhere: the verb that they begin
// with, and those that "and" joins to it.
func (p *page) verbs(from string, words []string, at place) {
	for j := 0; j+1 < len(words) && j < 24; j++ {
		if turns[words[j]] {
			return
		}
		if adverbs[words[j]] && j == 0 {
			p.verbs(from, words[1:], at)
			return
		}
		if j > 0 && words[j-1] != "and" && words[j-1] != "then" {
			continue
		}
		ph, n := phraseAt(words, j)
		if n == 0 {
			continue
		}
		if denied(strings.Join(words[:j+n], " ")) {
			return
		}
		p.relates(from, ph, words[j+n:], at)
	}
}

// plural tells whether a name looks like several things.
func plural(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return singular(strings.ToLower(last)) != strings.ToLower(last)
}

var (
	pronouns  = set("it they")
	auxiliary = set("is are was were has have does do can will must")
	// parts are headings that name a part of a document, and no thing.
	parts = set(`summary motivation overview background introduction goal drawback alternative rationale question conclusion explanation
design example detail problem solution purpose scope status history note decision context consequence option reason result future prior next
how what why when where who step risk cost summary abstract appendix discussion limitation requirement implementation usage proposal`)
)
