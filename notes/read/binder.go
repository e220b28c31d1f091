package read

import (
	"fmt"
	"strings"
)

// maxInner is how deep files may lie in each other: a PDF in a message in a mailbox
// in an archive.
const maxInner = 4

// inner reads a file that lies in this one, as an attachment or a member does. What
// needs a process of its own is read only where this file has one, and nothing it does
// wrong harms the others.
func (in Input) inner(name string, data []byte, beside func(string) ([]byte, error)) (d Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = Document{}, &Unreadable{fmt.Sprintf("its reader failed: %v", r)}
		}
	}()
	switch {
	case in.depth >= maxInner:
		return Document{}, &Unreadable{"it lies too deep in other files"}
	case Apart(name) && !in.apart:
		return Document{}, &Unreadable{"it is read only in a file whose name tells its format"}
	}
	in.Name, in.Data, in.Beside = name, data, beside
	in.depth++
	return in.Read()
}

// budget is how many bytes may yet be unpacked, in all files that lie in one.
func (in *Input) budget() *int {
	if in.unpacked == nil {
		left := maxUnpacked
		in.unpacked = &left
	}
	return in.unpacked
}

// beat tells whoever listens that reading goes on.
func (in Input) beat() {
	if in.Beat != nil {
		in.Beat()
	}
}

// A binder binds documents into one: their texts one after the other, the name of each
// part under that of the whole it is part of.
type binder struct {
	text  strings.Builder
	parts []Part
	lacks lacks
}

// begin begins a part that is a document by itself.
func (b *binder) begin(name string, about About) {
	b.blank()
	if n := len(b.parts); n > 0 && b.parts[n-1].Start == b.text.Len() {
		b.parts = b.parts[:n-1] // it stayed empty
	}
	b.parts = append(b.parts, Part{Start: b.text.Len(), Name: name, Own: true, About: about})
}

// blank has what follows stand after a blank line.
func (b *binder) blank() {
	switch text := b.text.String(); {
	case text == "" || strings.HasSuffix(text, "\n\n"):
	case strings.HasSuffix(text, "\n"):
		b.text.WriteByte('\n')
	default:
		b.text.WriteString("\n\n")
	}
}

// write adds Markdown, as a paragraph of its own.
func (b *binder) write(markdown string) {
	markdown = strings.TrimRight(strings.ToValidUTF8(markdown, "\uFFFD"), " \t\r\n")
	if markdown != "" {
		b.blank()
		b.text.WriteString(markdown)
		b.text.WriteByte('\n')
	}
}

// full tells that no more text is taken.
func (b *binder) full() bool {
	if b.text.Len() <= maxText {
		return false
	}
	b.lacks.add("", "more text than 64 MB")
	return true
}

// document adds what was read of a file that has a name, its headings so many levels
// deeper.
func (b *binder) document(name string, d Document, deeper int) {
	text := d.Text[min(d.Body, len(d.Text)):]
	parts, cut := d.Parts, len(d.Text)-len(text)
	if d.Format == formatText {
		text, parts = plainMarkdown(text), nil
	}
	b.blank()
	next := 0
	for l := range Lines(text) {
		for ; next < len(parts) && parts[next].Start-cut <= l.Start; next++ {
			b.place(name, parts[next])
		}
		line := text[l.Start:l.End]
		if h := l.Heading; h.Level > 0 && strings.HasPrefix(line, "#") {
			b.text.WriteString(strings.Repeat("#", min(deeper, 6-h.Level)))
		}
		b.text.WriteString(line)
	}
	if problem := d.Meta["problem"]; problem != "" {
		b.lacks.add(name, problem)
	}
}

// ownThroughout tells whether a document consists of others and says nothing besides.
func (d Document) ownThroughout() bool {
	return len(d.Parts) > 0 && d.Parts[0].Own && d.Parts[0].Start <= d.Body
}

// place adds a part of a part, where the text has come to.
func (b *binder) place(name string, p Part) {
	p.Name, p.Start = name+", "+p.Name, b.text.Len()
	if n := len(b.parts); n > 0 && b.parts[n-1].Start == p.Start {
		b.parts = b.parts[:n-1]
	}
	b.parts = append(b.parts, p)
}

// done returns what was bound. The parts that stayed empty at the end are left out.
func (b *binder) done(d Document) Document {
	d.Text, d.Parts = b.text.String(), b.parts
	for n := len(d.Parts); n > 0 && d.Parts[n-1].Start >= len(d.Text); n-- {
		d.Parts = d.Parts[:n-1]
	}
	if problem := b.lacks.String(); problem != "" {
		if d.Meta == nil {
			d.Meta = map[string]string{}
		}
		d.Meta["problem"] = problem
	}
	return d
}

// lacks gathers what of a file could not be read.
type lacks struct {
	list []string
	more int
}

// maxLacks is how many of them are told one by one.
const maxLacks = 8

// add takes the reason why something in a file was not read; the name is "" for the
// file itself.
func (l *lacks) add(name, reason string) {
	if name != "" {
		reason = name + ": " + reason
	}
	switch {
	case len(l.list) > 0 && l.list[len(l.list)-1] == reason:
	case len(l.list) < maxLacks:
		l.list = append(l.list, reason)
	default:
		l.more++
	}
}

// String says in one line what is missing, "" if nothing is.
func (l *lacks) String() string {
	text := strings.Join(l.list, "; ")
	if l.more > 0 {
		text += fmt.Sprintf("; and %d more", l.more)
	}
	return text
}
