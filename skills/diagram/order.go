package diagram

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// narrated reads what follows what in running text: sentences that begin with first,
// then, finally; and one thing after or before another in one sentence.
func (p *page) narrated() {
	for i, b := range p.blocks {
		if b.Kind != notes.Paragraph && b.Kind != notes.Item && b.Kind != notes.Quote {
			continue
		}
		spans := p.sentences(b)
		p.told(spans, b, i)
		for _, s := range spans {
			p.afterwards(s, b)
		}
	}
}

// told chains neighbouring sentences of which the first opens and the others go on.
func (p *page) told(spans []prose.Span, b block, id int) {
	for i := 0; i < len(spans); i++ {
		if !openers[firstWord(spans[i].In(p.doc.Text))] {
			continue
		}
		end := i + 1
		goesOn := false
		for end < len(spans) {
			cue := firstWord(spans[end].In(p.doc.Text))
			if cue == "after" && !strings.Contains(strings.ToLower(spans[end].In(p.doc.Text)[:min(16, spans[end].End-spans[end].Start)]), "after th") {
				break // "after that" goes on; "after some of them …" is a condition
			}
			if !nexts[cue] && !counted[cue] {
				break
			}
			goesOn = goesOn || nexts[cue]
			end++
		}
		for n := i; goesOn && n+1 < end; n++ {
			from, to := spans[n].In(p.doc.Text), spans[n+1].In(p.doc.Text)
			p.claim(claim{
				form: Process, kind: "list", from: label(withoutCue(from)), to: label(withoutCue(to)), chain: id + 1,
				cites: []notes.Source{p.doc.Cite(spans[n], b.heading), p.doc.Cite(spans[n+1], b.heading)}, under: strings.Join(b.heading, " "),
			})
		}
		i = end - 1
	}
}

// firstWord is the folded first word of a sentence, "" where no comma or word follows it
// as it does a cue.
func firstWord(text string) string {
	for w := range prose.Words(text) {
		return w.Term
	}
	return ""
}

// withoutCue takes "Then, " off a sentence.
func withoutCue(text string) string {
	text = plain(text)
	first, rest, found := strings.Cut(text, " ")
	bare := strings.ToLower(strings.Trim(first, ",:"))
	if !found || !openers[bare] && !nexts[bare] && !counted[bare] {
		return text
	}
	return strings.TrimPrefix(rest, "that, ")
}

// afterwards reads "After X, Y", "Once X, Y" and "X before Y".
func (p *page) afterwards(s prose.Span, b block) {
	raw := s.In(p.doc.Text)
	if len(raw) > 400 {
		return
	}
	text := plain(raw)
	if denied(text) {
		return
	}
	cite := []notes.Source{p.doc.Cite(s, b.heading)}
	under := strings.Join(b.heading, " ")
	first, rest, _ := strings.Cut(text, " ")
	if low := strings.ToLower(first); low == "after" || low == "once" {
		from, to, found := strings.Cut(rest, ", ")
		if found && clause(from) && clause(to) && !strings.Contains(to, ", ") {
			p.claim(claim{form: Process, kind: "words", from: noun(from), to: label(to), cites: cite, under: under})
		}
		return
	}
	if from, to, found := strings.Cut(strings.TrimRight(text, "."), " before "); found && !strings.Contains(to, " before ") {
		if i := strings.LastIndexAny(from, ",;:"); i >= 0 {
			from = strings.TrimSpace(from[i+1:])
			from = strings.TrimPrefix(from, "and ")
		}
		if to, _, _ = strings.Cut(to, ","); clause(from) && clause(to) {
			p.claim(claim{form: Process, kind: "words", from: noun(from), to: noun(to), cites: cite, under: under})
		}
	}
}

// clause tells whether words can stand in a box by themselves: neither one word nor a
// whole paragraph, nothing that leans on what stood before, and no mere time.
func clause(text string) bool {
	n := 0
	for w := range prose.Words(text) {
		if n == 0 && (leaning[w.Term] || prose.IsNumber(w.Term) || prose.Month(w.Term) > 0) {
			return false
		}
		n++
	}
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	return n >= 2 && n <= 11 && !leaning[first]
}

var (
	openers = set("first firstly initially")
	nexts   = set("then next afterwards finally lastly subsequently after")
	counted = set("second secondly third thirdly fourth fifth")
	leaning = set(`it they he she we i you this that these those there which who as all some many most more years months weeks days hours
minutes christmas noon midnight monday tuesday wednesday thursday friday saturday sunday long ever being even just so and or but what how the_same use only one each`)
)
