package evidence

import (
	"slices"
	"strings"
	"time"

	"ken/index"
	"ken/notes"
	"ken/notes/prose"
)

// A Statement is one sentence, list item or table row of a document: the least that
// can be quoted by itself.
type Statement struct {
	// Source is where it stands; its Quote is the document's bytes.
	notes.Source
	// Text is the statement as one line that can stand in another document. Its
	// words are those of Quote.
	Text  string
	Kind  notes.BlockKind
	Task  bool      // an item of a task list
	Title string    // of the document
	Dated time.Time // the document's own date, zero if it has none
	// Lead is the line that introduces the list or names the columns of the table the
	// statement stands in; "" elsewhere.
	Lead string
	// Before is the statement just before in the same block or list; "" if none.
	Before string

	said      string // what of Text can answer: a row's values without their names
	speaker   string // whose name its paragraph begins with; "" where it is none
	opens     bool   // it is the first of its paragraph
	announces bool   // it announces a list
	passage   int    // which of the passages it came from
	nth       int    // its place in the passage
	score     float64
	terms     terms
	around    terms  // of heading, title, lead and the sentence before
	near      terms  // of the whole passage
	whole     string // the passage
}

// Bounds of a statement: shorter ones say nothing by themselves, longer ones are
// lists or logs written without a stop.
const (
	leastWords = 3
	mostWords  = 90
)

// Statements takes a passage apart. Headings, code and lines that only introduce a
// list are not statements.
func Statements(p index.Passage) []Statement {
	c := cutter{passage: p, text: p.Quote}
	for _, b := range notes.Blocks(p.Quote, p.Plain) {
		c.block(b)
	}
	return c.done
}

// A cutter makes statements of one passage's blocks.
type cutter struct {
	passage index.Passage
	text    string
	lead    string
	before  string
	task    bool
	speaker string // of the paragraph
	opens   bool   // nothing of the paragraph was kept yet
	// announces is set for a sentence that announces a list and says something itself.
	announces bool
	done      []Statement
}

func (c *cutter) block(b notes.Block) {
	switch b.Kind {
	case notes.Heading, notes.Other:
		if strings.Trim(b.In(c.text), "|-: \t\r\n") != "" || b.Kind == notes.Heading { // the line below a table's head is none of its rows
			c.lead = ""
		}
		c.before = ""
	case notes.TableHead:
		c.lead, c.before = prose.Readable(b.In(c.text)), ""
	case notes.Row:
		c.statement(b.Span, b.Kind)
	case notes.Item:
		c.before, c.task = "", b.Task != 0
		if b.Task == 0 && record(b.In(c.text)) {
			c.statement(b.Span, notes.Row)
		} else {
			c.sentences(b)
		}
		c.task = false
	case notes.Paragraph, notes.Quote:
		switch {
		case letterhead(b.In(c.text)):
			c.lead, c.before = "", ""
			return
		}
		c.lead, c.before = "", ""
		if items := plainItems(b, c.text, c.passage.Plain); len(items) > 1 {
			for _, item := range items {
				c.before = ""
				c.sentences(item)
			}
			return
		}
		c.speaker, c.opens = speakerOf(b.In(c.text)), true
		c.sentences(b)
		c.speaker, c.opens = "", false
	case notes.Code:
	}
}

// letterhead tells lines such as "From: …" and "Date: …" at the top of a letter.
func letterhead(block string) bool {
	n := 0
	for line := range strings.Lines(block) {
		name, _, found := strings.Cut(line, ": ")
		if !found || strings.ContainsAny(name, " *`") || strings.EqualFold(name, "wrong") || strings.EqualFold(name, "right") {
			return false
		}
		n++
	}
	return n > 1
}

func (c *cutter) sentences(b notes.Block) {
	block := b.In(c.text)
	for _, s := range prose.Sentences(block) {
		span := prose.Span{Start: b.Start + s.Start, End: b.Start + s.End}
		if introduces(s.In(block), b.Kind) {
			c.lead = prose.Readable(s.In(block))
			if c.announces = tells(c.lead); !c.announces {
				continue
			}
		}
		c.statement(span, b.Kind)
		c.announces = false
	}
}

// introduces tells the lines that only announce what follows: "Three reasons:" and a
// heading set in bold at the start of a paragraph.
func introduces(sentence string, kind notes.BlockKind) bool {
	if kind != notes.Item && strings.HasSuffix(sentence, ":") {
		return true
	}
	bold := strings.HasPrefix(sentence, "**") && strings.Index(sentence[2:], "**") >= len(sentence)-5
	return bold && len(strings.Fields(sentence)) < 9
}

// tells tells whether a line that announces a list says something by itself: how many
// there are.
func tells(lead string) bool {
	return len(strings.Fields(lead)) > 6 && slices.ContainsFunc(prose.Quantities(lead), func(q prose.Quantity) bool { return q.Date == "" })
}

// statement keeps a span of the passage if it says something.
func (c *cutter) statement(span prose.Span, kind notes.BlockKind) {
	quote := strings.TrimSpace(span.In(c.text))
	if quote == "" {
		return
	}
	span.Start += strings.Index(span.In(c.text), quote)
	span.End = span.Start + len(quote)
	text := prose.Readable(quote)
	if kind == notes.Row {
		text = joinCells(text)
	}
	s := Statement{
		Source: c.passage.Cite(span.Start, span.End), Text: text, Kind: kind, Task: c.task, Title: c.passage.Title,
		Dated: c.passage.Dated, Lead: c.lead, Before: c.before, announces: c.announces, nth: len(c.done),
		speaker: c.speaker, opens: c.opens,
	}
	s.read()
	if s.terms.words < leastWords || s.terms.words > mostWords || len(s.terms.has) == 0 {
		return
	}
	c.before, c.opens = text, false
	c.done = append(c.done, s)
}

// joinCells draws a table row as one line. The marks between cells are not words,
// so the row can still be recognised in its document.
func joinCells(row string) string {
	return strings.Join(filled(strings.Split(row, "|")), " · ")
}

// filled returns the cells that hold something.
func filled(cells []string) []string {
	var out []string
	for _, cell := range cells {
		if cell = strings.TrimSpace(cell); cell != "" {
			out = append(out, cell)
		}
	}
	return out
}
