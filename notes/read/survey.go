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
	around bool // its class says that it stands around the text
	sure   bool // beyond doubt
	rank   int  // how likely its class says that it is the text; 0 is not at all
	links  int  // bytes of its text that are links
	items  int  // of a list
	holds  bool // what may be the text of the page
	heart  bool // what surely is, or its title
}

// maxRegions is how many are weighed; a page with more is written down as it is.
const maxRegions = 1 << 16

// A surveyor learns what a page is made of.
type surveyor struct {
	regions []region
	within  []int // of the regions, those we are in
	unseen  int   // elements we are in of which nothing is seen
	size    int   // bytes of text seen
	links   int   // of these, in links
	anchors int   // links we are in
	script  bool  // in a description for programs
	time    string
	largest int // see [surveyor.core]
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
		s.regions[i].links += s.links
		s.regions[i].end = s.last
	}
	if s.time != "" {
		s.meta = append(s.meta, entry{"pubdate", s.time})
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
	case e.tag == atom.A:
		s.anchors++
	}
	s.script = e.tag == atom.Script && strings.EqualFold(attr("type"), "application/ld+json")
	s.when(e.tag, attr)
	s.table(e.tag)
	s.region(e, attr)
}

// region begins one, if the element is worth weighing.
func (s *surveyor) region(e element, attr func(string) string) {
	role := strings.ToLower(attr("role"))
	around, sure := isAround(e.tag, attr("class"), attr("id"))
	rank := textRank(e.tag, attr("class"), attr("id"))
	text := e.tag == atom.Main || e.tag == atom.Article || role == "main" || rank > 0
	for n := len(s.within); n > 0 && (text || e.tag == atom.H1 || e.tag == atom.Nav || e.tag == atom.Li); n-- {
		r := &s.regions[s.within[n-1]]
		r.nav = r.nav || e.tag == atom.Nav
		r.holds = r.holds || text && !around
		r.heart = r.heart || e.tag == atom.H1 || e.tag == atom.Main || rank == 1
		if e.tag == atom.Li {
			r.items++
			break
		}
	}
	list := e.tag == atom.Ul || e.tag == atom.Ol
	if !weighed(e.tag) && role != "main" && !around && rank == 0 && !list || void(e.tag) || len(s.regions) >= maxRegions || len(s.within) > 64 {
		return
	}
	s.within = append(s.within, len(s.regions))
	s.regions = append(s.regions, region{id: e.id, tag: e.tag, role: role, size: -s.size, links: -s.links, around: around, sure: sure, rank: rank})
}

// when takes the first time that the page gives for itself.
func (s *surveyor) when(tag atom.Atom, attr func(string) string) {
	prop := strings.ToLower(attr("itemprop"))
	value := attr("content")
	if tag == atom.Time {
		value = attr("datetime")
	}
	published := prop == "datepublished" || prop == "datecreated"
	if value == "" || tag != atom.Time && !published || len(value) > 64 {
		return
	}
	if _, ok := ParseDate(value); ok && s.time == "" {
		s.time = value
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
	switch e.tag {
	case atom.H1:
		s.inH1 = false
	case atom.A:
		s.anchors = max(s.anchors-1, 0)
	case atom.Script:
		s.script = false
	}
	n := len(s.within)
	if n == 0 || s.regions[s.within[n-1]].id != e.id {
		return
	}
	r := &s.regions[s.within[n-1]]
	r.closed = true
	r.size += s.size
	r.links += s.links
	r.end = s.last
	s.within = s.within[:n-1]
}

func (s *surveyor) text(raw []byte, _ int, tag atom.Atom) {
	if tag == atom.Title && s.title == "" && s.unseen == 1 {
		s.title = html.UnescapeString(string(raw[:min(len(raw), 4*maxHeading)]))
	}
	if s.script && tag == atom.Script && len(s.meta) < 64 {
		s.meta = append(s.meta, linked(string(raw))...)
	}
	if s.unseen > 0 {
		return
	}
	if s.inH1 && len(s.h1) < 4*maxHeading {
		s.h1 += html.UnescapeString(string(raw[:min(len(raw), 4*maxHeading)]))
	}
	n := len(bytes.TrimSpace(raw))
	s.size += n
	if s.anchors > 0 {
		s.links += n
	}
}
