package facts

import (
	"cmp"
	"slices"
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
	about    read.About // what it says of itself
	span     prose.Span // the stretch of its Text that is read
	sections []notes.Section
	section  int       // the one the block stands in, -1 before the first
	today    time.Time // the day its text was written, zero where it does not say
	entered  bool
	heading  int  // one more than the fact that a heading states
	decided  int  // one more than the section a decision was taken from
	vaguely  bool // only the month of today is known
	people   people
	columns  []column // of the table that is being read
	heads    string   // of those columns, where each row names them
	labels   labels   // lines "Owner: …" that belong together
	facts    []Fact
}

// blocks reads what is made of paragraphs, items and tables.
func (r *reader) blocks() {
	body := min(max(r.doc.Body, r.span.Start, 0), r.span.End)
	blocks := notes.Blocks(r.doc.Text[body:r.span.End], false)
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
		if b.Kind == notes.Item && r.tabled() {
			if row, ok := r.pairs(text); ok {
				r.acquaintRow(row)
			}
			return
		}
		r.columns = nil
		if c.any(cueLabel) && strings.Contains(text, ":") {
			r.people.fromLabels(text)
		}
		if b.Task != 0 || c.any(cueAt) {
			r.people.fromTask(text)
		}
	}
}

// enter moves on to the section that a byte of the text stands in.
func (r *reader) enter(at int) {
	next := r.section
	if next < 0 {
		next, _ = slices.BinarySearchFunc(r.sections, at, func(s notes.Section, at int) int { return cmp.Compare(s.End, at+1) })
		next = min(next, len(r.sections)-1)
	}
	for next+1 < len(r.sections) && r.sections[next+1].Start <= at {
		next++
	}
	if next == r.section && r.entered {
		return
	}
	r.flush()
	r.section, r.entered = next, true
	r.today = r.date()
}

// date is the day of the section: that of the nearest heading that names one, else the
// document's own.
func (r *reader) date() time.Time {
	day := r.about.Date
	if day.IsZero() {
		day = r.doc.Date
	}
	if r.vaguely = day.IsZero(); r.vaguely {
		day = monthInName(r.doc.Path)
	}
	headings := r.headings()
	for i := len(headings) - 1; i >= 0; i-- {
		if !scan(headings[i]).dated() {
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
	return r.title()
}

// title is that of what is read.
func (r *reader) title() string {
	if r.about.Title != "" {
		return r.about.Title
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
		if b.Kind == notes.Item && r.tabled() {
			if row, ok := r.pairs(text); ok {
				r.row(b.Span, row)
				return
			}
		}
		r.columns = nil
		r.statement(b, text, c)
	}
}

// headed takes the date out of a heading such as "Project group, 8 June 2026".
func (r *reader) headed(b notes.Block, text string, c cue) {
	if r.doc.Format == "org" {
		if state, rest, ok := keyword(strings.TrimLeft(text, "# ")); ok {
			r.addTask(uncounted(rest), state, b.Span)
			r.heading = len(r.facts)
			return
		}
	}
	if !c.dated() || r.remarks() || r.doc.Format == "chat" { // a day of a chat is no event
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
	if len(text) > longestBlock || r.apparatus(text) {
		return
	}
	if r.task(b, text, c) || r.remarks() || r.labelled(b, text, c) {
		return
	}
	if strings.TrimSpace(text) != "" {
		r.flush()
	}
	lead, body := leadOf(text)
	announced := r.decidedHere(b, text[body:], body)
	if !c.any(cueOwner|cueDuty|cueDecide|cueDepend|cueArrow|cueTask|cueCannot) && !c.dated() && !c.measured() {
		return
	}
	if c.any(cueArrow) && r.arrows(b.Span, text) {
		return
	}
	for i, s := range sentences(text, body) {
		raw, span := s.In(text), prose.Span{Start: b.Start + s.Start, End: b.Start + s.End}
		if len(raw) > longestSentence {
			continue
		}
		decided := i == 0 && (announced || decides(lead) && !strings.HasSuffix(raw, "?"))
		if decided && !announced {
			r.add(Fact{Kind: Decision, What: trimmed(plain(raw)), Status: "decided"}, span)
		}
		r.sentence(raw, lead, span, decided)
	}
}

// remarks tells documents whose sentences are about code or other documents: of what is
// dated and counted there nothing happened. What is to be done is a task all the same.
func (r *reader) remarks() bool { return r.doc.Format == "code" || r.doc.Format == "bibliography" }

// apparatus tells lines that readers of formats wrote to say where a text comes from, and
// those of a calendar that name days on which nothing is, or all days of a series.
func (r *reader) apparatus(text string) bool {
	text = strings.TrimLeft(text, "- ")
	switch r.doc.Format {
	case "commits":
		return strings.HasPrefix(text, "Commit ")
	case "calendar":
		return strings.HasPrefix(text, "Repeats: ") || strings.HasPrefix(text, "Dates: ") || strings.HasPrefix(text, "Instead of: ")
	}
	return false
}

// sentences are those of a block from a byte on. A line that begins like "Action: …" is
// one by itself, whatever the line before ended with.
func sentences(text string, from int) []prose.Span {
	var list []prose.Span
	for from < len(text) {
		end := from
		for end < len(text) {
			nl := strings.IndexByte(text[end:], '\n')
			if nl < 0 {
				end = len(text)
				break
			}
			if end += nl + 1; begun(text[end:]) {
				break
			}
		}
		for _, s := range prose.Sentences(text[from:end]) {
			list = append(list, prose.Span{Start: from + s.Start, End: from + s.End})
		}
		from = end
	}
	return list
}

// begun tells whether a line begins with one or two words and a colon.
func begun(line string) bool {
	at := strings.IndexByte(line[:min(len(line), 30)], ':')
	if at < 2 || at+1 >= len(line) || line[at+1] != ' ' {
		return false
	}
	key := strings.ToLower(strings.Trim(line[:at], "*_ "))
	return labelKinds[key] != labelNone || actionLabels[firstWord(key)] || peopleLabels[key]
}

// sentence takes the facts of one sentence. The lead is what the block begins with in
// bold; decided tells that the sentence was taken for a decision already.
func (r *reader) sentence(raw, lead string, span prose.Span, decided bool) {
	c := scan(raw)
	if c.any(cueDuty) && !r.begins(raw) {
		c &^= cueDuty
	}
	if c.any(cueCannot) && (strings.Contains(raw, " until ") || strings.Contains(raw, " before ") || strings.Contains(raw, " after ")) {
		c |= cueDepend
	}
	if decided {
		c &^= cueDecide
	} else if c.any(cueLabel) && labelKinds[strings.ToLower(unmarked(firstWord(raw)))] == labelDecision {
		c |= cueDecide
	}
	if c.any(cueTask) && !actionLabels[strings.ToLower(unmarked(firstWord(raw)))] {
		c &^= cueTask
	}
	stated, numbered := c.any(cueOwner|cueDuty|cueDecide|cueDepend|cueTask), c.dated() || c.measured()
	if !stated && !numbered || strings.HasSuffix(raw, "?") {
		return
	}
	text := plain(raw)
	var quantities []prose.Quantity
	if numbered {
		quantities = telling(text, prose.Quantities(text))
	}
	if text == "" || !stated && quantities == nil {
		return
	}
	s := newSentence(text, lead, span)
	s.quantities = quantities
	if c.any(cueTask) && r.action(s) {
		return
	}
	if c.any(cueOwner | cueDuty) {
		r.owners(s)
	}
	if c.any(cueDecide) {
		r.decisions(s)
	}
	if c.any(cueDepend) {
		r.dependencies(s)
	}
	if quantities != nil {
		if key, value, ok := label(text); ok && labelKinds[key] == labelAmount {
			r.labelledAmount(key, value, span)
			return
		}
		r.dates(s)
		r.amounts(s)
	}
}

// firstWord is what a text begins with, up to a blank.
func firstWord(text string) string {
	first, _, _ := strings.Cut(text, " ")
	return first
}

// telling returns the numbers of a text, nil where none is a date or has a unit.
func telling(text string, list []prose.Quantity) []prose.Quantity {
	for _, q := range list {
		if _, ok := measure(text, q); ok || len(q.Date) > len("2026") {
			return list
		}
	}
	return nil
}

// begins tells whether a sentence begins with somebody's name, or with bold letters
// that may be one.
func (r *reader) begins(raw string) bool {
	if strings.HasPrefix(raw, "**") {
		return true
	}
	first, rest, _ := strings.Cut(raw, " ")
	if titles[strings.ToLower(strings.Trim(first, "."))] {
		first, _, _ = strings.Cut(rest, " ")
	}
	return r.people[strings.Trim(first, ",.:;()_")]
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
