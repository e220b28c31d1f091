package read

import (
	"bytes"
	"html"
	"strings"

	"golang.org/x/net/html/atom"
)

// A region is an element that may be kept or left out as a whole, or a table.
type region struct {
	id     int
	end    int // the last element in it
	tag    atom.Atom
	role   string
	closed bool // by an end tag, not by the end of the page
	size   int  // bytes of text that is seen in it
	nav    bool // holds navigation
	blocks bool // a table that holds headings, code or tables: it is layout
	cells  int  // most cells in a row
	row    int  // cells of the row we are in
}

// maxRegions is how many are weighed; a page with more is written down as it is.
const maxRegions = 1 << 16

// A surveyor learns what a page is made of.
type surveyor struct {
	regions []region
	within  []int // of the regions, those we are in
	unseen  int   // elements we are in of which nothing is seen
	size    int   // bytes of text seen
	title   string
	h1      string
	inH1    bool
	meta    []entry
	last    int // element
}

// survey goes through a page for the first time.
func survey(src []byte) *surveyor {
	s := &surveyor{}
	walk(src, s)
	for _, i := range s.within {
		s.regions[i].size += s.size
		s.regions[i].end = s.last
	}
	return s
}

// weighed tells the elements that are regions.
func weighed(tag atom.Atom) bool {
	switch tag {
	case atom.Main, atom.Article, atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Form, atom.Table:
		return true
	}
	return false
}

func (s *surveyor) enter(e element, attr func(string) string) {
	s.last = e.id
	switch {
	case e.tag == atom.Meta:
		s.head(attr)
	case unseen(e.tag) || e.hidden:
		if !void(e.tag) {
			s.unseen++
		}
	case e.tag == atom.H1:
		s.inH1 = s.h1 == ""
	}
	s.table(e.tag)
	role := strings.ToLower(attr("role"))
	if (weighed(e.tag) || role == "main") && len(s.regions) < maxRegions {
		for _, i := range s.within {
			s.regions[i].nav = s.regions[i].nav || e.tag == atom.Nav
		}
		s.within = append(s.within, len(s.regions))
		s.regions = append(s.regions, region{id: e.id, tag: e.tag, role: role, size: -s.size})
	}
}

// head takes what a meta element says.
func (s *surveyor) head(attr func(string) string) {
	name := strings.ToLower(attr("name"))
	if name == "" {
		name = strings.ToLower(attr("property"))
	}
	value := strings.TrimSpace(attr("content"))
	if name == "" || value == "" || name == "viewport" || len(s.meta) >= 64 {
		return
	}
	s.meta = append(s.meta, entry{cut(name, 100), cut(value, 2000)})
}

// table learns of the innermost table what an element in it says.
func (s *surveyor) table(tag atom.Atom) {
	if len(s.within) == 0 {
		return
	}
	r := &s.regions[s.within[len(s.within)-1]]
	switch {
	case r.tag != atom.Table:
	case tag == atom.Tr:
		r.row = 0
	case tag == atom.Td || tag == atom.Th:
		r.row++
		r.cells = max(r.cells, r.row)
	case heading(tag) > 0 || tag == atom.Pre || weighed(tag):
		r.blocks = true
	}
}

func (s *surveyor) leave(e element) {
	if (unseen(e.tag) || e.hidden) && s.unseen > 0 {
		s.unseen--
	}
	if e.tag == atom.H1 {
		s.inH1 = false
	}
	n := len(s.within)
	if n == 0 || s.regions[s.within[n-1]].id != e.id {
		return
	}
	r := &s.regions[s.within[n-1]]
	r.closed = true
	r.size += s.size
	r.end = s.last
	s.within = s.within[:n-1]
}

func (s *surveyor) text(raw []byte, _ int, tag atom.Atom) {
	if tag == atom.Title && s.title == "" && s.unseen == 1 {
		s.title = html.UnescapeString(string(raw[:min(len(raw), 4*maxHeading)]))
	}
	if s.unseen > 0 {
		return
	}
	if s.inH1 && len(s.h1) < 4*maxHeading {
		s.h1 += html.UnescapeString(string(raw[:min(len(raw), 4*maxHeading)]))
	}
	s.size += len(bytes.TrimSpace(raw))
}

// A plan says which elements of a page are written down, by their numbers.
type plan struct {
	skip    map[int]bool // left out
	columns map[int]int  // of the tables that hold data, not only place things
	only    map[int]bool // if not empty, nothing outside of these is written
}

// plan decides by what the survey found. Nothing is left out that holds most of
// what there is to read: some pages are one form, some have all they say in a
// footer.
func (s *surveyor) plan() plan {
	p := plan{skip: map[int]bool{}, columns: map[int]int{}, only: map[int]bool{}}
	for _, r := range s.regions {
		switch r.tag {
		case atom.Table:
			if !r.blocks && r.cells > 1 && r.role != "presentation" && r.role != "none" {
				p.columns[r.id] = min(r.cells, 256)
			}
		case atom.Nav, atom.Footer, atom.Aside, atom.Form:
			p.skip[r.id] = r.closed && 2*r.size < s.size
		case atom.Header:
			p.skip[r.id] = r.closed && r.nav && 2*r.size < s.size
		}
	}
	if p.prefer(s, func(r region) bool { return r.tag == atom.Main || r.role == "main" }, 4) {
		return p
	}
	p.prefer(s, func(r region) bool { return r.tag == atom.Article }, 2)
	return p
}

// prefer keeps to the regions of a kind if they hold a share of the page.
func (p *plan) prefer(s *surveyor, kind func(region) bool, share int) bool {
	size, end := 0, 0
	for _, r := range s.regions {
		if kind(r) {
			p.only[r.id] = true
			if r.id > end {
				size += r.size
			}
			end = max(end, r.end)
		}
	}
	if size*share < s.size || size == 0 {
		p.only = map[int]bool{}
		return false
	}
	return true
}
