package render

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// A footnote is the definition of one.
type footnote struct {
	part   int // its index among the parts
	block  *block
	number int
	said   Note
}

// number sets what the footnotes are numbered, what they say and where they lead.
func (d *Doc) number(old *Doc) {
	if d.edit.calm {
		d.numbers, d.links, d.addresses, d.bare = old.numbers, old.links, old.addresses, old.bare
		d.notes = slices.Clone(old.notes)
		for i := range d.notes {
			if n := &d.notes[i]; n.part >= d.edit.before {
				n.part += len(d.parts) - len(old.parts)
			}
		}
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

// findNotes puts the footnotes in order, and finds out what each says.
func (d *Doc) findNotes() {
	for i, p := range d.parts {
		for k := range p.notes {
			n := footnote{part: i, block: &p.notes[k], number: d.numbers[p.notes[k].label]}
			if p.said != nil {
				n.said = p.said[k]
			}
			d.notes = append(d.notes, n)
		}
	}
	slices.SortStableFunc(d.notes, func(a, b footnote) int { return a.number - b.number })
	in := inliner{doc: d}
	for i := range d.notes {
		n := &d.notes[i]
		if i > 0 && n.number == d.notes[i-1].number {
			continue
		}
		if in.part = d.parts[n.part].part; in.part.said == nil {
			n.said = in.note(n.block)
		}
		n.said.Number = n.number
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
