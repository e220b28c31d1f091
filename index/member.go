package index

import (
	"crypto/sha256"
	"fmt"
	"sort"

	"ken/notes"
	"ken/notes/read"
)

// A member is a part of a document that is a document by itself, as a message of a
// mailbox is, or all that lies before the first of them.
type member struct {
	read.About
	begins int // byte of the text; -1 for what belongs to the whole document
	// mark tells the member, where it stands and all that its passages are made of from
	// every other, and from what it was; zero for what belongs to the whole document.
	mark mark
}

// A mark is a digest, or zero for none.
type mark [12]byte

// members returns the members of a document, in order; one where it is all of one.
func members(doc notes.Document, today string) []member {
	list := []member{{About: doc.About, begins: -1}}
	for i, p := range doc.Parts {
		if !p.Own {
			continue
		}
		m := member{About: p.About, begins: p.Start}
		if m.Title == "" {
			m.Title = doc.Title
		}
		if m.Date.IsZero() {
			m.Date = doc.Date
		}
		m.mark = markOf(doc, i, m.About, today)
		list = append(list, m)
	}
	return list
}

// memberAt returns the member that a byte of the text lies in.
func memberAt(list []member, at int) member {
	return list[sort.Search(len(list)-1, func(i int) bool { return list[i+1].begins > at })]
}

// markOf makes the mark of the member that begins with the nth part of a document.
func markOf(doc notes.Document, n int, about read.About, today string) mark {
	h := sha256.New()
	begins, end := doc.Parts[n].Start, len(doc.Text)
	when := today
	if !about.Date.IsZero() {
		when = about.Date.String()
	}
	fmt.Fprintf(h, "%q %q %q %s %d\n", about.Title, about.Authors, about.People, when, doc.Line(begins))
	for _, key := range aboutKeys() {
		fmt.Fprintf(h, "%q\n", doc.Meta[key])
	}
	fmt.Fprintf(h, "%q %q\n", languageSaid(doc), authors(doc, member{About: about}))
	for i, p := range doc.Parts[n:] {
		if i > 0 && p.Own {
			end = p.Start
			break
		}
		fmt.Fprintf(h, "%d %q\n", p.Start, p.Name)
	}
	h.Write([]byte(doc.Text[begins:end]))
	return mark(h.Sum(nil)[:len(mark{})])
}
