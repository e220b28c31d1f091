package read

import (
	"cmp"
	"slices"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// An outlineMark is an entry of a PDF's outline: what readers show beside the pages.
type outlineMark struct {
	page  int // from 1
	depth int // from 1
	key   string
}

const (
	maxMarks     = 5000
	maxMarkDepth = 8
)

// outline returns the entries of the outline that lead to a page, by page.
func (f *pdfFile) outline() []outlineMark {
	o := outliner{f: f}
	o.below(nil, 1)
	o.dests()
	marks := slices.DeleteFunc(o.marks, func(m outlineMark) bool { return m.page < 1 || m.key == "" })
	slices.SortStableFunc(marks, func(a, b outlineMark) int { return cmp.Compare(a.page, b.page) })
	return marks
}

// An outliner goes through an outline, of which entries may lie in each other in a ring.
type outliner struct {
	f       *pdfFile
	marks   []outlineMark // in the order of the outline; page is 0 where it is not known yet
	endless bool
	unknown bool // pages are
}

func (o *outliner) below(parent *references.FPDF_BOOKMARK, depth int) {
	child, err := o.f.FPDFBookmark_GetFirstChild(&requests.FPDFBookmark_GetFirstChild{Document: o.f.doc, Bookmark: parent})
	if err != nil || child.Bookmark == nil {
		return
	}
	for at := child.Bookmark; at != nil; {
		if depth > maxMarkDepth || len(o.marks) >= maxMarks {
			o.endless = true
			return
		}
		o.take(*at, depth)
		o.below(at, depth+1)
		next, err := o.f.FPDFBookmark_GetNextSibling(&requests.FPDFBookmark_GetNextSibling{Document: o.f.doc, Bookmark: *at})
		if err != nil {
			return
		}
		at = next.Bookmark
	}
}

// take notes an entry, and the page that its action leads to.
func (o *outliner) take(at references.FPDF_BOOKMARK, depth int) {
	m := outlineMark{depth: depth}
	if title, err := o.f.FPDFBookmark_GetTitle(&requests.FPDFBookmark_GetTitle{Bookmark: at}); err == nil {
		m.key = headingKey(plainLetters(title.Title))
	}
	action, err := o.f.FPDFBookmark_GetAction(&requests.FPDFBookmark_GetAction{Bookmark: at})
	if err == nil && action.Action != nil {
		dest, err := o.f.FPDFAction_GetDest(&requests.FPDFAction_GetDest{Document: o.f.doc, Action: *action.Action})
		if err == nil && dest.Dest != nil {
			page, err := o.f.FPDFDest_GetDestPageIndex(&requests.FPDFDest_GetDestPageIndex{Document: o.f.doc, Dest: *dest.Dest})
			if err == nil {
				m.page = page.Index + 1
			}
		}
	}
	o.unknown = o.unknown || m.page == 0
	o.marks = append(o.marks, m)
}

// dests finds the pages of entries that lead there without an action. Only the call that
// takes the whole outline at once tells them, and that does not end where the outline
// does not.
func (o *outliner) dests() {
	if o.endless || !o.unknown {
		return
	}
	all, err := o.f.GetBookmarks(&requests.GetBookmarks{Document: o.f.doc})
	if err != nil {
		return
	}
	at := 0
	var follow func(list []responses.GetBookmarksBookmark)
	follow = func(list []responses.GetBookmarksBookmark) {
		for _, b := range list {
			if at >= len(o.marks) {
				return
			}
			if b.DestInfo != nil && o.marks[at].page == 0 {
				o.marks[at].page = b.DestInfo.PageIndex + 1
			}
			at++
			follow(b.Children)
		}
	}
	follow(all.Bookmarks)
}
