package diagram

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/render/diagram"
	"ken/skills/proof"
)

// A claim is one edge as one place says it.
type claim struct {
	form     Form
	kind     string // see Edge.Kind
	from, to string // labels
	label    string // of the edge, in words of the document; "" where the place says it by its form
	cites    []notes.Source
	// chain tells claims apart that belong together, as the steps of one list do.
	chain int
	// listed is set for a definition that stands in a list of terms.
	listed bool
	fork   diagram.Shape // of to, where the document draws it so; "" for the usual
	when   string        // of a date, sortable: 2026-12-01
	// under is what else tells what it is about: lead and title.
	under string
	score float64
	order [2]int // rank of the document, and place in it
}

// sentence says a claim in words.
func (c claim) sentence() string {
	switch {
	case c.when != "":
		return c.from + ": " + c.to
	case c.label == "":
		return c.from + " → " + c.to
	}
	return c.from + " " + c.label + " → " + c.to
}

// quotes are the words of its citations.
func quotes(cites []notes.Source) []string {
	out := make([]string, 0, len(cites))
	for _, c := range cites {
		out = append(out, c.Quote)
	}
	return out
}

// check tells why a claim may not be drawn, "" where it may: both labels, and the words
// between them, have to stand in what it cites, and the proof must not speak against it.
func (c claim) check() (proof.Verdict, string) {
	words := strings.Join(quotes(c.cites), "\n")
	for _, l := range []string{c.from, c.to, c.label} {
		if l == "" && c.label == "" {
			continue
		}
		if c.when != "" && l == c.from {
			continue // a day is held against the source as a day, by the proof
		}
		if c.kind == "cell" && l == c.to { // the name of a column and what stands in another
			head, rest, _ := strings.Cut(l, ": ")
			if stands(head, words) && (rest == "" || stands(rest, words)) {
				continue
			}
		}
		if !stands(l, words) {
			return proof.Unsupported, "“" + l + "” does not stand in the lines it is led to"
		}
	}
	found := proof.Sentence(c.sentence(), quotes(c.cites))
	if c.kind == "diagram" || c.kind == "heading" || c.kind == "list" || c.kind == "cell" {
		// What leads from one to the other is the form of the place and no word of it.
		return atLeast(found.Verdict), ""
	}
	if !found.Verdict.Stands() {
		return found.Verdict, found.Reason
	}
	return found.Verdict, ""
}

// atLeast is a verdict on words that are known to stand.
func atLeast(v proof.Verdict) proof.Verdict {
	if v.Stands() {
		return v
	}
	return proof.Weak
}

// claim takes in what a place says, unless it says nothing.
func (p *page) claim(c claim) {
	c.from, c.to, c.label = strings.TrimSpace(c.from), strings.TrimSpace(c.to), strings.TrimSpace(c.label)
	if c.when == "" && !wordy(c.from) || !wordy(c.to) || key(c.from) == key(c.to) || len(p.claims) >= mostClaims {
		return
	}
	if len(c.cites) == 0 {
		return
	}
	id := strings.Join([]string{string(c.form), key(c.from), key(c.to), c.when, c.cites[0].At(), c.cites[0].Quote}, "\x00")
	if p.said[id] { // two rules read one sentence
		return
	}
	p.said[id] = true
	if c.kind == "words" && p.longer(c) {
		return
	}
	c.order = [2]int{p.rank, len(p.claims)}
	c.under += " " + p.name()
	p.claims = append(p.claims, c)
}

// longer tells whether a relation says no more than one that was read from the same words,
// with more of what follows its object: "the radio", "the radio in the pump house".
func (p *page) longer(c claim) bool {
	for _, o := range p.claims[max(0, len(p.claims)-64):] {
		if o.kind == c.kind && o.form == c.form && key(o.from) == key(c.from) && o.label == c.label && strings.HasPrefix(key(c.to), key(o.to)+" ") && o.cites[0].At() == c.cites[0].At() && o.cites[0].Quote == c.cites[0].Quote {
			return true
		}
	}
	return false
}

// lead is the text of what announces the list of an item, "" where nothing does.
func (p *page) lead(b block) string {
	if b.lead < 0 {
		return ""
	}
	return plain(p.text(p.blocks[b.lead]))
}

// denied tells whether a sentence says that something is not so, or only that it might
// be: it is then no claim.
func denied(text string) bool {
	for w := range prose.Words(text) {
		if doubts[w.Term] || strings.HasSuffix(w.Term, "n't") {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimSpace(text), "?")
}

// negated tells whether a text says that something is not so.
func negated(text string) bool {
	for w := range prose.Words(text) {
		if negations[w.Term] || strings.HasSuffix(w.Term, "n't") {
			return true
		}
	}
	return false
}

var negations = set("not no never nobody nothing neither nor without cannot")

var doubts = set("not no never nobody nothing neither nor without cannot can't don't doesn't isn't wasn't aren't weren't won't hardly if whether unless would might could may perhaps maybe should suppose imagine")
