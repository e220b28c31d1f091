package tutor

import (
	"cmp"
	"slices"
	"strconv"
)

// relate finds which cards come of one passage: of one text, of one note of another
// program, of one diagram, or of lines that overlap in one document. They would answer each other, so
// only one of them is asked in a session.
func (d *Deck) relate() {
	parent := make([]int, len(d.items))
	for n := range parent {
		parent[n] = n
	}
	find := func(n int) int {
		for parent[n] != n {
			parent[n] = parent[parent[n]]
			n = parent[n]
		}
		return n
	}
	join := func(a, b int) { parent[find(b)] = find(a) }
	first := map[string]int{}
	for n := range d.items {
		for _, name := range d.items[n].text() {
			if other, known := first[name]; known {
				join(other, n)
			} else {
				first[name] = n
			}
		}
	}
	d.overlapping(join)
	for n := range d.items {
		d.items[n].family = find(n)
	}
}

// text names what a card was made of: the note it was imported with, its diagram, or its
// passage.
func (i *Item) text() []string {
	var names []string
	if i.GUID != "" {
		names = append(names, "note "+i.GUID)
	}
	if i.Drawing != nil {
		names = append(names, "diagram "+i.Drawing.Of)
	}
	if i.Source.SHA256 != "" && i.Source.Path != "" {
		names = append(names, i.Source.Path+"\x00"+i.Source.Part+"\x00"+strconv.Itoa(i.Source.Line)+"\x00"+i.Source.SHA256)
	}
	return names
}

// overlapping joins cards whose lines overlap.
func (d *Deck) overlapping(join func(a, b int)) {
	order := make([]int, 0, len(d.items))
	for n := range d.items {
		if s := d.items[n].Source; s.Path != "" && s.Line > 0 {
			order = append(order, n)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &d.items[a].Source, &d.items[b].Source
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Part, y.Part), cmp.Compare(x.Line, y.Line), a-b)
	})
	last, end := -1, 0
	for _, n := range order {
		s := &d.items[n].Source
		if last >= 0 && d.items[last].Source.Path == s.Path && d.items[last].Source.Part == s.Part && s.Line <= end {
			join(last, n)
			end = max(end, s.EndLine)
			continue
		}
		last, end = n, max(s.Line, s.EndLine)
	}
}
