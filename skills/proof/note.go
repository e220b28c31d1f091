package proof

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/notes/read"
)

// A Cited is one sentence of a note with the sources its footnotes name.
type Cited struct {
	Line      int // in the note, from 1
	Text      string
	Citations []notes.Source
	// Broken are footnote marks that lead to nothing.
	Broken []string
	// Pasted are words that the sentence gives as those of others, in quotation marks or as
	// a quotation; they are looked for where it cites nothing.
	Pasted []string
}

// apparatus are the sections of a note that say how it came about. Their lines are
// written by the program and claim nothing of the documents.
var apparatus = map[string]bool{
	"Not found": true, "Sources": true, "Context used": true, "Could not support": true,
	"New and changed documents": true, "Nothing changed": true, "Left out": true,
	"What is not known": true, "Why nothing is recommended": true, "How the costs compare": true,
}

// ReadNote returns the sentences of a Markdown note that claim something, with what
// they cite. A footnote speaks for the sentence it follows and for those before it
// in the same paragraph or item that have none. name is the note's path in the
// workspace.
func ReadNote(name string, doc read.Document) []Cited {
	text := doc.Text
	r := noteReader{text: text, from: dirOf(name), notes: footnotes(text), skip: skipped(doc)}
	for _, b := range notes.Blocks(text[doc.Body:], false) {
		b.Start, b.End = b.Start+doc.Body, b.End+doc.Body
		switch b.Kind {
		case notes.Paragraph, notes.Item, notes.Quote, notes.Row:
			r.block(b)
		case notes.TableHead, notes.Heading, notes.Code, notes.Other:
		}
	}
	return r.done
}

func dirOf(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return "."
}

// skipped returns the byte ranges of the apparatus.
func skipped(doc read.Document) []prose.Span {
	var out []prose.Span
	for _, s := range notes.Sections(doc) {
		for _, h := range s.Heading {
			if apparatus[h] {
				out = append(out, prose.Span{Start: s.Start, End: s.End})
				break
			}
		}
	}
	return out
}

type noteReader struct {
	text    string
	from    string
	notes   map[string]string
	skip    []prose.Span
	counted int
	upTo    int
	done    []Cited
}

func (r *noteReader) block(b notes.Block) {
	for _, s := range r.skip {
		if b.Start >= s.Start && b.Start < s.End {
			return
		}
	}
	block := b.In(r.text)
	spans := prose.Sentences(block)
	if b.Kind == notes.Row {
		spans = []prose.Span{{Start: 0, End: len(block)}}
	}
	begin := len(r.done)
	for _, s := range spans {
		raw := s.In(block)
		marks := footnoteMarks(raw)
		text := prose.Readable(raw)
		if strings.HasSuffix(text, ":") && len(marks) == 0 || !hasWord(text) {
			continue
		}
		c := Cited{Line: r.line(b.Start + s.Start), Text: text, Pasted: pastedIn(text, b.Kind == notes.Quote)}
		for _, mark := range marks {
			r.cite(&c, mark)
		}
		r.done = append(r.done, c)
		if len(marks) > 0 {
			shareBack(r.done[begin:])
		}
	}
}

// shareBack gives the citations of the last sentence to those before it that have
// none.
func shareBack(block []Cited) {
	last := block[len(block)-1]
	for i := len(block) - 2; i >= 0 && len(block[i].Citations) == 0 && len(block[i].Broken) == 0; i-- {
		block[i].Citations, block[i].Broken = last.Citations, last.Broken
	}
}

func (r *noteReader) cite(c *Cited, mark string) {
	text, known := r.notes[mark]
	source, ok := ReadFootnote(text, r.from)
	if !known || !ok {
		c.Broken = append(c.Broken, mark)
		return
	}
	c.Citations = append(c.Citations, source)
}

// line returns the line of a place; places come in order.
func (r *noteReader) line(at int) int {
	r.counted += strings.Count(r.text[r.upTo:at], "\n")
	r.upTo = at
	return r.counted + 1
}

func hasWord(text string) bool {
	for range prose.Words(text) {
		return true
	}
	return false
}

// footnoteMarks returns the labels of the footnote marks in a text, in order.
func footnoteMarks(text string) []string {
	var out []string
	for {
		at := strings.Index(text, "[^")
		if at < 0 {
			return out
		}
		text = text[at+2:]
		end := strings.IndexByte(text, ']')
		if end < 0 {
			return out
		}
		if label := text[:end]; label != "" && !strings.ContainsAny(label, " \n") {
			out = append(out, label)
		}
		text = text[end+1:]
	}
}

// footnotes returns the texts of a note's footnotes by label. A footnote's further
// lines are indented.
func footnotes(text string) map[string]string {
	out := map[string]string{}
	label := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "[^") {
			if end := strings.Index(line, "]:"); end > 2 {
				label = line[2:end]
				out[label] = strings.TrimSpace(line[end+2:])
				continue
			}
		}
		if label != "" && (strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")) {
			out[label] += " " + strings.TrimSpace(line)
			continue
		}
		label = ""
	}
	return out
}
