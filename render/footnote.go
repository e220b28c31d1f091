package render

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// A footnote is the definition of one.
type footnote struct {
	part   int // its index among the parts
	index  int // and among the footnotes of the part
	block  *block
	number int
	said   Note
}

// number sets what the footnotes are numbered, what they say and where they lead.
func (d *Doc) number(old *Doc) {
	if d.edit.calm {
		d.numbers, d.links, d.addresses, d.bare = old.numbers, old.links, old.addresses, old.bare
		d.takeNotes(old)
	} else {
		d.numbers, d.links = numbersOf(d.parts), map[int]string{}
		d.findNotes()
		for _, p := range d.parts {
			d.addresses += p.addresses
			for _, c := range p.cites {
				d.addresses += len(d.links[d.numbers[c.label]])
			}
		}
	}
	if bare := d.addresses > maxAddresses+4*len(d.text); bare != d.bare {
		d.bare, d.edit.calm = bare, false
	}
	d.list()
}

// takeNotes takes the footnotes over from an earlier form that had as many.
func (d *Doc) takeNotes(old *Doc) {
	d.notes = slices.Clone(old.notes)
	var gone []*footnote
	for i := range d.notes {
		switch n := &d.notes[i]; {
		case n.part >= len(old.parts)-d.edit.after:
			n.part += len(d.parts) - len(old.parts)
		case n.part >= d.edit.before:
			gone = append(gone, n)
		}
	}
	slices.SortFunc(gone, func(a, b *footnote) int { return cmp.Or(a.part-b.part, a.index-b.index) })
	for i := d.edit.before; i < len(d.parts)-d.edit.after; i++ {
		for k := range d.parts[i].notes {
			*gone[0] = d.footnote(i, k, gone[0].number)
			gone = gone[1:]
		}
	}
}

// footnote returns one of a part.
func (d *Doc) footnote(part, index, number int) footnote {
	n := footnote{part: part, index: index, block: &d.parts[part].notes[index], number: number}
	if n.block.said != nil {
		n.said = *n.block.said
		n.said.Number = number
	}
	return n
}

// findNotes puts the footnotes in order, and finds out what each says.
func (d *Doc) findNotes() {
	for i, p := range d.parts {
		for k := range p.notes {
			d.notes = append(d.notes, d.footnote(i, k, d.numbers[p.notes[k].label]))
		}
	}
	slices.SortStableFunc(d.notes, func(a, b footnote) int { return a.number - b.number })
	in := inliner{doc: d}
	for i := range d.notes {
		n := &d.notes[i]
		if i > 0 && n.number == d.notes[i-1].number {
			continue
		}
		if n.block.said == nil {
			in.part = d.parts[n.part].part
			n.said = in.note(n.block)
			n.said.Number = n.number
		}
		d.links[n.number] = n.said.Link
	}
}

// list makes the list of the footnotes; of two with one number the first counts.
func (d *Doc) list() {
	for i, n := range d.notes {
		if i > 0 && n.number == d.notes[i-1].number {
			continue
		}
		n.said.Source = d.parts[n.part].line + n.block.line + d.skipped + 1
		d.listed = append(d.listed, n.said)
	}
}

// outer adds to a digest what a block takes from elsewhere: the numbers of footnotes,
// and where they lead. It adds nothing where that is nothing.
func (d *Doc) outer(to []byte, b *block, number int) []byte {
	if d.bare {
		to = append(to, '!')
	}
	if number > 0 {
		to = fmt.Appendf(to, " %d of %d", number, d.lastNote())
	}
	for _, c := range b.cites {
		n := d.numbers[c.label]
		to = fmt.Appendf(to, " %d %q", n, d.links[n])
	}
	return to
}

// lastNote returns the highest number of a footnote that is defined, which is the
// widest; 0 where there is none.
func (d *Doc) lastNote() int {
	if len(d.notes) == 0 {
		return 0
	}
	return d.notes[len(d.notes)-1].number
}

// note draws a footnote under its hanging number.
func (c *canvas) note(b *block, number int) {
	mark := bracketed(number)
	widest := bracketed(c.inline.doc.lastNote())
	c.push(indent{mark: blanks(len(widest)-len(mark)) + mark, markLook: lookCite, width: len(widest) + 1})
	c.nodes(b.node.FirstChild(), false)
	c.pop()
}

func bracketed(number int) string { return "[" + strconv.Itoa(number) + "]" }

// note returns what a footnote says, without its number and its place.
func (in *inliner) note(b *block) Note {
	note := Note{Label: b.label}
	for n := range tree(b.node) {
		switch n.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			in.goals = in.goals[:0]
			text := plain(in.read(n, 0))
			if note.Text != "" && text != "" {
				note.Text += " "
			}
			note.Text += text
			for _, g := range in.goals {
				if note.Link == "" && g.link.Note == 0 {
					note.Link = g.link.To
				}
			}
		}
	}
	return note
}
