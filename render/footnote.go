package render

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// note draws a footnote under its hanging number.
func (c *canvas) note(b *block, number int) {
	mark := bracketed(number)
	widest := bracketed(c.inline.doc.lastNote())
	c.push(indent{mark: blanks(len(widest)-len(mark)) + mark, markLook: lookCite, width: len(widest) + 1})
	c.nodes(b.node.FirstChild(), false)
	c.pop()
}

// lastNote returns the highest number of a footnote that is defined, which is the
// widest; 0 where there is none.
func (d *Doc) lastNote() int {
	if len(d.notes) == 0 {
		return 0
	}
	return d.notes[len(d.notes)-1].number
}

func bracketed(number int) string { return "[" + strconv.Itoa(number) + "]" }

// note returns what a footnote says, without its number and its place.
func (in *inliner) note(b block) Note {
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
