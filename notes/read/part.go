package read

import (
	"sort"
	"time"
)

// About is what a document, or a part of one, says of itself.
type About struct {
	// Title is its own: front matter, the heading over all others, <title>, the subject
	// of a message; "" where it has none.
	Title string
	// Date is when it says it was written, sent or takes place; zero where it does not
	// say.
	Date time.Time
	// Authors are who wrote or sent it, as they are called there; People are the others
	// it is to or with: recipients, guests. Neither holds a name twice.
	Authors, People []string
}

// A Part is a stretch of an extracted Text with a name of its own: a page, a sheet, a
// slide, a message. It reaches to the next part or the end of the text.
type Part struct {
	// Start is its first byte in Text, where a line begins.
	Start int
	// Name is how a person would name the place: "page 4", "sheet Budget, row 7",
	// "slide 3", "message 12". Parts of parts are joined: "message 12, plan.pdf, page 2".
	Name string
	// Own is set for a part that is a document by itself, as a message of a mailbox is:
	// no passage reaches over its borders, and About holds for it. Elsewhere About is
	// empty.
	Own bool
	About
}

// PartAt returns the part that a byte of Text lies in; false where it lies in none.
func (d Document) PartAt(offset int) (Part, bool) {
	n := sort.Search(len(d.Parts), func(i int) bool { return d.Parts[i].Start > offset })
	if n == 0 {
		return Part{}, false
	}
	return d.Parts[n-1], true
}
