package render

import (
	"slices"
	"strings"
)

// leastPart is how long a part is at least, in bytes, where another follows: each costs
// something by itself. Which blocks stand together in one makes no difference to what is
// read.
const leastPart = 1024

// An edit is what of a document was taken over from its earlier form.
type edit struct {
	// before and after count the parts at its beginning and its end.
	before, after int
	// reads is how many parts were read.
	reads int
	// calm tells that nothing in the parts taken over can have come to be drawn in
	// another way: definitions, and the numbers and goals of footnotes, are the same.
	calm bool
}

// read makes the parts, taking over those of an earlier form that are the same. It
// reports whether goldmark did not give up.
func (d *Doc) read(old *Doc) bool {
	r := newReading()
	fresh, gone := d.divide(old)
	for _, p := range fresh {
		if !r.define(p) {
			return false
		}
	}
	same := old != nil && sameDefined(gone, fresh)
	if same {
		d.defined = old.defined
	} else {
		d.defined = &definitions{}
		for _, p := range d.parts {
			d.defined.add(p.defined)
		}
	}
	for i, p := range d.parts {
		if p.root != nil {
			if same || d.defined.answers(p.part) {
				continue
			}
			d.parts[i].part = p.again()
		}
		d.edit.reads++
		if !r.read(d.parts[i].part, d.defined) {
			return false
		}
	}
	d.edit.calm = same && alike(gone, fresh)
	return true
}

// alike reports whether parts that took the place of others cite the same footnotes in
// the same order, define as many that lead where those led, and ask for no more
// hyperlinks. What else depends on footnotes is then as it was.
func alike(old []placed, now []*part) bool {
	was, is := &outline{}, &outline{}
	for _, p := range old {
		was.add(p.part)
	}
	for _, p := range now {
		is.add(p)
	}
	return !was.entangled && !is.entangled && was.addresses == is.addresses &&
		slices.Equal(was.cites, is.cites) && slices.Equal(was.notes, is.notes)
}

// An outline is what of some parts the rest of a document can see.
type outline struct {
	cites, notes []string
	addresses    int
	entangled    bool // what a footnote says takes other footnotes to know
}

func (o *outline) add(p *part) {
	for _, c := range p.cites {
		o.cites = append(o.cites, c.label)
	}
	for _, b := range p.notes {
		if b.said == nil {
			o.entangled = true
			return
		}
		o.notes = append(o.notes, b.label, b.said.Link)
	}
	o.addresses += p.addresses
}

// divide sets the parts, some of them taken over. It returns the others, which are yet
// to be read, and those of the earlier form that are gone.
func (d *Doc) divide(old *Doc) (fresh []*part, gone []placed) {
	from, after := 0, []placed(nil)
	stop := func(int) bool { return false }
	if old != nil && len(old.parts) > 0 {
		n := old.sameBefore(d.text)
		d.edit.before, from = n, old.parts[n].at
		d.parts = append(make([]placed, 0, len(old.parts)+4), old.parts[:n]...)
		stop = func(at int) bool {
			after = old.sameAfter(d.text, at)
			return after != nil
		}
	}
	var body []byte
	if old == nil {
		body = []byte(d.text)
	}
	list, end := cuts(d.text, from, stop)
	var joints []int
	for _, to := range append(list, end) {
		if to-from < leastPart && to < end {
			joints = append(joints, to-from)
			continue
		}
		if to > from {
			p := d.cut(from, to, body)
			p.joints = joints
			fresh, d.parts = append(fresh, p), append(d.parts, placed{part: p})
		}
		from, joints = to, nil
	}
	d.parts, d.edit.after = append(d.parts, after...), len(after)
	if old != nil {
		gone = old.parts[d.edit.before : len(old.parts)-len(after)]
	}
	return fresh, gone
}

// cut returns a part of the text; body is the text, nil not to keep every form of it.
func (d *Doc) cut(from, to int, body []byte) *part {
	if body != nil {
		return newPart(d.text[from:to], body[from:to:to])
	}
	text := strings.Clone(d.text[from:to])
	return newPart(text, []byte(text))
}

// sameBefore returns how many parts a text begins with, too. Whether one ends where it
// does shows in the one after it, so that the last two that did not change are not sure.
func (d *Doc) sameBefore(text string) int {
	same := commonPrefix(d.text, text)
	n, _ := slices.BinarySearchFunc(d.parts, same, func(p placed, same int) int { return p.at - same })
	return max(n-2, 0)
}

// sameAfter returns the parts that a text ends with from an offset on; nil where it does
// not end with whole parts.
func (d *Doc) sameAfter(text string, at int) []placed {
	was := at + len(d.text) - len(text)
	i, found := slices.BinarySearchFunc(d.parts, was, func(p placed, was int) int { return p.at - was })
	if !found || i == 0 || d.text[was:] != text[at:] {
		return nil
	}
	return d.parts[i:]
}

func commonPrefix(a, b string) int {
	const step = 4096 // compared at once
	n, i := min(len(a), len(b)), 0
	for i+step <= n && a[i:i+step] == b[i:i+step] {
		i += step
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}
