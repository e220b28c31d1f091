package read

import (
	"fmt"
	"strings"
)

// presentation reads the slides of a presentation, or the pages of a drawing; its rules
// are those of pptx.go.
func (o *odfFile) presentation(x *xmlReader) {
	n := 0
	drawing := x.name == "drawing"
	for in := x.depth; n < maxSlides && !o.full() && x.opens(in); {
		if x.name != "page" {
			x.skip()
			continue
		}
		n++
		o.in.beat()
		name := fmt.Sprintf("slide %d", n)
		if drawing {
			name = fmt.Sprintf("page %d", n)
		}
		o.slide(x, n, name)
	}
}

// slide reads one slide.
func (o *odfFile) slide(x *xmlReader, n int, name string) {
	hidden := o.style("drawing-page", x.attr("style-name")).hidden
	var shapes, notes []shape
	o.after = nil
	for in := x.depth; x.opens(in); {
		o.shape(x, &shapes, &notes)
	}
	s := slides{flow: &o.flow, n: n}
	s.show(shapes, hidden)
	if strings.HasPrefix(name, "page") {
		s.rename(fmt.Sprintf("slide %d", n), name)
	}
	for _, b := range o.after {
		s.add(b) // comments
	}
	o.after = nil
	s.turn(fmt.Sprintf("slide %d, notes", n))
	for _, sh := range notes {
		for _, b := range sh.blocks {
			s.add(b)
		}
	}
	s.turn("")
}

// rename gives the part that was begun last another name.
func (f *flow) rename(from, to string) {
	if n := len(f.parts); n > 0 && f.parts[n-1].Name == from {
		f.parts[n-1].Name = to
	}
}

// shape reads what lies on a slide.
func (o *odfFile) shape(x *xmlReader, shapes, notes *[]shape) {
	sh := shape{kind: x.attr("class")}
	take := func(b block) { sh.blocks = append(sh.blocks, b) }
	switch x.name {
	case "notes":
		for in := x.depth; x.opens(in); {
			o.shape(x, notes, notes)
		}
	case "g", "a":
		// What it holds is read as if it lay on the slide itself.
	case "annotation":
		o.noteOf(x)
	case "frame":
		switch sh.kind {
		case "page-number", "date-time", "header", "footer", "page":
			x.skip()
			return
		case "subtitle":
			sh.kind = "body"
		}
		o.frame(x, take)
		if sh.kind == "title" || len(sh.blocks) > 0 {
			*shapes = append(*shapes, sh)
		}
	case "custom-shape", "rect", "ellipse", "circle", "polygon", "polyline", "line", "connector", "path", "caption", "regular-polygon", "measure":
		o.elements(x, take)
		if len(sh.blocks) > 0 {
			*shapes = append(*shapes, shape{blocks: sh.blocks})
		}
	case "forms", "animations", "par", "page-thumbnail":
		x.skip()
	}
}
