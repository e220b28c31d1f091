package diagram

import (
	"path"
	"regexp"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// Bounds of what is read of one document. What lies beyond them is data, and no drawing.
const (
	mostText   = 1 << 20 // bytes
	mostBlocks = 20_000
	mostBlock  = 4 << 10 // bytes of one block that is read as sentences
	mostClaims = 2_000   // of one document
)

// A page is a document taken apart into blocks, each with what it stands under.
type page struct {
	doc    notes.Document
	rank   int // among the documents of a topic, the best is 0
	blocks []block
	claims []claim
	said   map[string]bool // what claims were read from which words
}

// A block is one block of a page.
type block struct {
	notes.Block
	heading []string
	level   int    // of the heading it stands under, or is
	mark    string // of an item: "-", "1."
	indent  int    // of an item, in columns
	column  int    // of the table it is a row of: the index of its head in blocks, else -1
	lead    int    // index of the paragraph that announces the list, else -1
}

// readPage takes a document apart.
func readPage(doc notes.Document, rank int) *page {
	p := &page{doc: doc, rank: rank, said: map[string]bool{}}
	if len(p.doc.Text) > mostText {
		p.doc.Text = p.doc.Text[:1+strings.LastIndexByte(p.doc.Text[:mostText], '\n')]
	}
	if p.doc.Body >= len(p.doc.Text) {
		return p
	}
	plain := p.doc.Format == "text"
	for _, s := range notes.Sections(p.doc.Document) {
		if s.Start >= s.End || s.End > len(p.doc.Text) {
			continue
		}
		for _, b := range notes.Blocks(p.doc.Text[s.Start:s.End], plain) {
			if len(p.blocks) == mostBlocks {
				return p
			}
			b.Start, b.End = b.Start+s.Start, b.End+s.Start
			p.add(block{Block: b, heading: s.Heading, level: s.Level, column: -1, lead: -1})
		}
	}
	return p
}

// add takes a block in and sees what it belongs to.
func (p *page) add(b block) {
	n := len(p.blocks)
	switch b.Kind {
	case notes.Item:
		line := p.doc.Text[:b.Start]
		line = line[strings.LastIndexByte(line, '\n')+1:]
		bare := strings.TrimLeft(line, " \t")
		b.indent = len(line) - len(bare)
		if fields := strings.Fields(bare); len(fields) > 0 {
			b.mark = fields[0]
		}
		b.lead = p.leadOf(n)
	case notes.Row:
		if n > 0 && p.blocks[n-1].Kind == notes.TableHead {
			b.column = n - 1
		} else if n > 0 && p.blocks[n-1].Kind == notes.Row {
			b.column = p.blocks[n-1].column
		} else if n > 1 && p.blocks[n-2].Kind == notes.TableHead { // behind the ruler
			b.column = n - 2
		}
	case notes.Paragraph, notes.Quote, notes.TableHead, notes.Heading, notes.Code, notes.Other:
	}
	p.blocks = append(p.blocks, b)
}

// leadOf is the paragraph that announces the list an item at n belongs to, -1 if none.
func (p *page) leadOf(n int) int {
	if n > 0 && p.blocks[n-1].Kind == notes.Item {
		return p.blocks[n-1].lead
	}
	for n > 1 && p.blocks[n-1].Kind == notes.Other && address.MatchString(p.text(p.blocks[n-1])) {
		n-- // where the links of the paragraph lead to stands between
	}
	if n > 0 && p.blocks[n-1].Kind == notes.Paragraph {
		return n - 1
	}
	return -1
}

// address matches a line that only says where a link leads: "[team]: ../team.md".
var address = regexp.MustCompile(`^\s*\[[^\]\n]+\]:\s*\S+\s*$`)

func (b block) ordered() bool {
	digits := strings.TrimRight(b.mark, ".)")
	return digits != b.mark && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// text is a block's text as the document has it.
func (p *page) text(b block) string { return b.In(p.doc.Text) }

// sentences returns the sentences of a block, in bytes of the document's text. Rows and
// what is far too long are one.
func (p *page) sentences(b block) []prose.Span {
	text := p.text(b)
	if b.Kind == notes.Row || len(text) > mostBlock {
		return []prose.Span{b.Span}
	}
	spans := prose.Sentences(text)
	for i := range spans {
		spans[i].Start += b.Start
		spans[i].End += b.Start
	}
	return spans
}

// around is the block that holds a place of the text; ok is false where none does.
func (p *page) around(at int) (block, bool) {
	low, high := 0, len(p.blocks)
	for low < high {
		if mid := (low + high) / 2; p.blocks[mid].End <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(p.blocks) && p.blocks[low].Start <= at {
		return p.blocks[low], true
	}
	return block{}, false
}

// name is what a document is called: its title, else its file's name.
func (p *page) name() string { return nameOf(p.doc) }

func nameOf(doc notes.Document) string {
	if title := plain(doc.Title); label(title) != "" {
		return title
	}
	if subject := subjectLine(doc); subject != "" {
		return subject
	}
	if feature := featureLine(doc); feature != "" {
		return feature
	}
	base := path.Base(doc.Path)
	return strings.TrimSuffix(base, path.Ext(base))
}

// featureLine is what the head of a proposal in Markdown says that it is called: the line
// "Feature Name: `foo`" before its first heading.
func featureLine(doc notes.Document) string {
	n := 0
	for line := range strings.Lines(doc.Text) {
		if n++; n > headLines || strings.HasPrefix(line, "#") {
			return ""
		}
		key, value, found := strings.Cut(strings.TrimLeft(line, "-* \t"), ":")
		if low := strings.ToLower(strings.Trim(key, "* \t")); !found || low != "feature name" && low != "feature" && low != "title" {
			continue
		}
		value, _, _ = strings.Cut(value, "<!--")
		if low := strings.ToLower(trimmed(plain(value))); !wordy(value) || empty[low] || low == "none" || strings.HasPrefix(low, "fill me in") || strings.Contains(low, "leave this") {
			return ""
		}
		return trimmed(plain(value))
	}
	return ""
}

// headLines is how many lines the head of a letter has at most.
const headLines = 12

// subjectLine is what the head of a letter or mail in plain text says it is about.
func subjectLine(doc notes.Document) string {
	if doc.Format != "text" {
		return ""
	}
	n := 0
	for line := range strings.Lines(doc.Text) {
		key, value, found := strings.Cut(line, ":")
		if n++; n > headLines || !found && strings.TrimSpace(line) == "" && n > 1 {
			return ""
		}
		if low := strings.ToLower(strings.TrimSpace(key)); found && (low == "subject" || low == "re") {
			return plain(value)
		}
	}
	return ""
}
