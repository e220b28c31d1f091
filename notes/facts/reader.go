package facts

import (
	"strings"
	"time"

	"ken/notes"
	"ken/notes/prose"
	"ken/notes/read"
)

// A reader goes through one document. The first time it meets the people in it, the
// second time it takes the facts.
type reader struct {
	doc      notes.Document
	sections []notes.Section
	section  int       // the one the block stands in, -1 before the first
	today    time.Time // the day its text was written, zero where it does not say
	vaguely  bool      // only the month of today is known
	people   people
	columns  []column // of the table that is being read
	labels   labels   // lines "Owner: …" that belong together
	facts    []Fact
}

// blocks reads what is made of paragraphs, items and tables.
func (r *reader) blocks() {
	body := min(max(r.doc.Body, 0), len(r.doc.Text))
	blocks := notes.Blocks(r.doc.Text[body:], false)
	cues := make([]cue, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		b.Start, b.End = b.Start+body, b.End+body
		text := b.In(r.doc.Text)
		cues[i] = scan(text)
		r.acquaint(b, text, cues[i])
	}
	for i, b := range blocks {
		if len(r.facts) >= mostFacts {
			return
		}
		r.enter(b.Start)
		r.block(b, cues[i])
	}
	r.flush()
}

// acquaint finds the people that a block names.
func (r *reader) acquaint(b *notes.Block, text string, c cue) {
	switch b.Kind {
	case notes.TableHead:
		r.columns = columnsOf(cells(text))
	case notes.Row:
		r.acquaintRow(cells(text))
	case notes.Item, notes.Paragraph, notes.Quote:
		r.columns = nil
		if c&(cuePeople|cueOwner) != 0 {
			r.people.fromLabels(text)
		}
		if b.Task != 0 || c&cueAt != 0 {
			r.people.fromTask(text)
		}
	}
}

// enter moves on to the section that a byte of the text stands in.
func (r *reader) enter(at int) {
	next := r.section
	for next+1 < len(r.sections) && r.sections[next+1].Start <= at {
		next++
	}
	if next == r.section && !r.today.IsZero() {
		return
	}
	if next != r.section {
		r.flush()
	}
	r.section = next
	r.today = r.dateOf(at)
}

// dateOf is the day of a place in the text: that of the nearest heading that names one,
// else the document's or that of the part which is a document by itself.
func (r *reader) dateOf(at int) time.Time {
	day := r.doc.Date
	if r.vaguely = day.IsZero(); r.vaguely {
		day = monthInName(r.doc.Path)
	}
	for _, p := range r.doc.Parts {
		if p.Own && p.Start <= at && !p.Date.IsZero() {
			day, r.vaguely = p.Date, false
		}
	}
	headings := r.headings()
	for i := len(headings) - 1; i >= 0; i-- {
		if scan(headings[i])&cueDigit == 0 {
			continue
		}
		for _, q := range prose.Quantities(headings[i]) {
			if t, ok := dayOf(q.Date, day); ok {
				r.vaguely = false
				return t
			}
		}
	}
	return day
}

// headings is the path of headings that the block stands under.
func (r *reader) headings() []string {
	if r.section < 0 || r.section >= len(r.sections) {
		return nil
	}
	return r.sections[r.section].Heading
}

// topic is what a line that names nothing itself is about: the heading over it, else
// the document.
func (r *reader) topic() string {
	if h := r.headings(); len(h) > 0 && h[len(h)-1] != "" {
		return strip(h[len(h)-1])
	}
	return r.doc.Title
}

func (r *reader) block(b notes.Block, c cue) {
	text := b.In(r.doc.Text)
	switch b.Kind {
	case notes.Heading:
		r.columns = nil
		r.headed(b, text, c)
	case notes.TableHead:
		r.columns = columnsOf(cells(text))
	case notes.Row:
		r.row(b.Span, cells(text))
	case notes.Code:
		r.columns = nil
		r.diagram(b.Span, text)
	case notes.Item, notes.Paragraph, notes.Quote:
		r.columns = nil
		r.statement(b, text, c)
	}
}

// headed takes the date out of a heading such as "Project group, 8 June 2026".
func (r *reader) headed(b notes.Block, text string, c cue) {
	if c&cueDigit == 0 {
		return
	}
	text = strings.Trim(plain(text), "# ")
	for _, w := range r.whens(text, prose.Quantities(text)) {
		if what := trimmed(text[:w.Start] + text[w.End:]); wordy(what) && len(w.on) > len("2026-11") {
			r.add(Fact{Kind: Date, When: w.on, End: w.end, What: what, Approximate: w.approximate}, b.Span)
			return
		}
	}
}

// longestBlock is how long a block may be to be read for facts, and longestSentence a
// sentence: what is longer was not written by a person as one.
const longestBlock, longestSentence = 20_000, 1_200

// statement takes the facts of an item, a paragraph or a quote.
func (r *reader) statement(b notes.Block, text string, c cue) {
	if len(text) > longestBlock {
		return
	}
	if r.task(b, text, c) || r.labelled(b, text, c) {
		return
	}
	if strings.TrimSpace(text) != "" {
		r.flush()
	}
	if c&(cueDigit|cueTime|cueOwner|cueDecide|cueDepend|cueArrow|cueTask) == 0 {
		return
	}
	if c&cueArrow != 0 && r.arrows(b.Span, text) {
		return
	}
	lead, body := leadOf(text)
	for i, s := range prose.Sentences(text[body:]) {
		s.Start, s.End = s.Start+body, s.End+body
		raw, span := s.In(text), prose.Span{Start: b.Start + s.Start, End: b.Start + s.End}
		if len(raw) > longestSentence {
			continue
		}
		decided := i == 0 && decides(lead) && !strings.HasSuffix(raw, "?")
		if decided {
			r.add(Fact{Kind: Decision, What: trimmed(plain(raw)), Status: "decided"}, span)
		}
		r.sentence(raw, lead, span, decided)
	}
}

// sentence takes the facts of one sentence. The lead is what the block begins with in
// bold; decided tells that the sentence was taken for a decision already.
func (r *reader) sentence(raw, lead string, span prose.Span, decided bool) {
	c := scan(raw)
	if c&(cueDigit|cueTime|cueOwner|cueDecide|cueDepend|cueTask) == 0 {
		return
	}
	text := plain(raw)
	if text == "" || strings.HasSuffix(text, "?") {
		return
	}
	s := newSentence(text, lead, span)
	if c&cueTask != 0 && r.action(s) {
		return
	}
	if c&cueOwner != 0 {
		r.owners(s)
	}
	if c&cueDecide != 0 && !decided {
		r.decisions(s)
	}
	if c&cueDepend != 0 {
		r.dependencies(s)
	}
	if c&(cueDigit|cueTime) != 0 {
		s.quantities = prose.Quantities(text)
		r.dates(s)
		r.amounts(s)
	}
}

// add keeps a fact. Nothing of it is longer than a line.
func (r *reader) add(f Fact, span prose.Span) {
	if len(r.facts) >= mostFacts || span.End <= span.Start {
		return
	}
	for _, t := range f.Texts() {
		*t = clip(*t)
	}
	f.Span = span
	r.facts = append(r.facts, f)
}

// meta returns an entry of the front matter by any of its names.
func meta(doc read.Document, names ...string) string {
	for _, n := range names {
		if v := strings.TrimSpace(doc.Meta[n]); v != "" {
			return v
		}
	}
	return ""
}
