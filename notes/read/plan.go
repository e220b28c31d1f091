package read

import (
	"golang.org/x/net/html/atom"
)

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
			p.skip[r.id] = r.closed && (2*r.size < s.size || r.tag != atom.Form && !r.holds && !r.heart && s.core() > 1000)
		case atom.Header:
			p.skip[r.id] = r.closed && r.nav && 2*r.size < s.size
		default:
			p.skip[r.id] = s.isAround(r)
		}
	}
	for _, kind := range []func(region) bool{
		func(r region) bool { return r.rank == 1 },
		func(r region) bool { return r.tag == atom.Main || r.role == "main" },
		func(r region) bool { return r.tag == atom.Article },
		func(r region) bool { return r.rank == 2 },
		func(r region) bool { return r.rank == 3 },
	} {
		share := 2
		if kind(region{tag: atom.Main}) {
			share = 4
		}
		if p.prefer(s, kind, share) {
			break
		}
	}
	return p
}

// isAround tells what is left out by its class: where that says so, if it is less than half
// of the page and does not hold what may be its text. A list of nothing but links is a menu
// where the page has text enough besides.
func (s *surveyor) isAround(r region) bool {
	switch {
	case !r.closed || r.heart || r.holds && !r.sure || 2*r.size >= s.size:
		return false
	case r.tag == atom.A || r.tag == atom.Sup:
		return r.around && r.size <= 8
	case r.around:
		return r.sure && r.tag != atom.P || r.size < 200 || r.links*3 >= r.size
	}
	list := r.tag == atom.Ul || r.tag == atom.Ol
	return list && r.items > 3 && r.links*10 >= r.size*9 && r.size < 40*r.items && s.size-s.links > 1000
}

// core is the size of the largest part that says of itself that it is the text.
func (s *surveyor) core() int {
	if s.largest == 0 {
		for _, r := range s.regions {
			if r.tag == atom.Article || r.rank == 1 {
				s.largest = max(s.largest, r.size)
			}
		}
	}
	return s.largest
}

// left is how much of the page is not left out.
func (p *plan) left(s *surveyor) int {
	size, end := s.size, 0
	for _, r := range s.regions {
		if p.skip[r.id] && r.id > end {
			size -= r.size
			end = r.end
		}
	}
	return size
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
	if size*share < p.left(s) || size == 0 {
		p.only = map[int]bool{}
		return false
	}
	return true
}
