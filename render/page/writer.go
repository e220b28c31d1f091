package page

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"ken/render"
)

// A writer puts one page together.
type writer struct {
	Options
	doc    *render.Doc
	reader *render.Reader
	page   Page
	front  front

	out      strings.Builder
	full     bool // nothing more is written
	headings []heading
	ids      map[string]int // names of headings taken, with the next number to try
	places   map[ast.Node]int
	level    int  // of the heading before
	toTop    bool // something leads to the title
	notes    map[int]bool
	cited    map[int]int // how often, by number
	told     map[Problem]bool
	pictures int // bytes of pictures so far
	drawings int // bytes of drawings so far
}

// put writes markup.
func (w *writer) put(parts ...string) {
	for _, s := range parts {
		if w.full = w.full || w.out.Len()+len(s) > maxPage; w.full {
			return
		}
		w.out.WriteString(s)
	}
}

// apart returns what is written meanwhile, instead of writing it.
func (w *writer) apart(write func()) string {
	outer := w.out
	w.out = strings.Builder{}
	write()
	inner := w.out.String()
	w.out = outer
	return inner
}

// maxProblems is how many problems are told of one note.
const maxProblems = 100

// problem notes what a page cannot have, once.
func (w *writer) problem(line int, what string) {
	p := Problem{line, what}
	switch n := len(w.page.Problems); {
	case w.told[p] || n > maxProblems:
		return
	case n == maxProblems:
		p = Problem{0, "there is more that the page only describes"}
	}
	w.told[p] = true
	w.page.Problems = append(w.page.Problems, p)
}

// english marks the page's own words in a text of another language.
func (w *writer) english() string {
	if w.Lang == "en" {
		return ""
	}
	return ` lang="en" dir="ltr"`
}
