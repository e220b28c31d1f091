package read

import (
	"fmt"
	"strconv"
	"strings"
)

// The rules of presentations:
//
//   - Slides are read in the order they are shown in, which is not that of their files.
//   - The title of a slide is its heading; where it has none, its number is. The rest
//     follows in the order it lies in, the levels of an outline as items.
//   - What the speaker says stands behind the slide, as a part of its own, and so do
//     comments. Dates, numbers and footers of slides are left out.

// A slides is a presentation that is read.
type slides struct {
	*flow
	in Input
	n  int // of the slide
}

// A shape is one on a slide.
type shape struct {
	kind   string // of placeholder: "title", "body", "sldNum"; "" of a shape of its own
	blocks []block
}

// maxSlides is how many are read.
const maxSlides = 10_000

func readPPTX(in Input, b *bundle, main string) (Document, error) {
	s := &slides{flow: &flow{}, in: in}
	rels, _ := b.relations(main)
	x := b.xml(main)
	for x.next() && s.n < maxSlides && !s.full() {
		if x.kind != xmlOpen || x.name != "sldId" {
			continue
		}
		s.n++
		in.beat()
		if part := rels[x.linked("id")].target; b.has(part) {
			s.slide(b, part)
		} else {
			s.lacks.add(fmt.Sprintf("slide %d", s.n), "it is missing")
		}
	}
	d := s.done(Document{Format: formatPPTX})
	readImprint(b.xml("docProps/core.xml")).into(&d, in.Name)
	return d, nil
}

// slide reads a slide.
func (s *slides) slide(b *bundle, part string) {
	rels, order := b.relations(part)
	x := b.xml(part)
	hidden := false
	var shapes []shape
	for x.next() {
		switch {
		case x.kind != xmlOpen:
		case x.name == "sld":
			hidden = x.has("show") && !onText(x.attr("show"))
		case x.name == "spTree":
			p := picture{b: b, rels: rels}
			p.shapes(x)
			shapes = p.made
		}
	}
	if x.err != nil {
		s.lacks.add(fmt.Sprintf("slide %d", s.n), "it is damaged: its text breaks off")
	}
	s.show(shapes, hidden)
	for _, kind := range []string{"comments", "comment"} {
		for _, c := range related(rels, order, kind) {
			s.remarks(b.xml(c))
		}
	}
	if notes := related(rels, order, "notesSlide"); len(notes) > 0 {
		s.notes(b.xml(notes[0]))
	}
}

// onText tells whether a value switches something on.
func onText(val string) bool { return val != "0" && val != "false" && val != "off" }

// show writes a slide, its title first.
func (s *slides) show(shapes []shape, hidden bool) {
	title, level := "", 2
	for i := range shapes {
		if sh := &shapes[i]; title == "" && (sh.kind == "title" || sh.kind == "ctrTitle") {
			var words []string
			for _, b := range sh.blocks {
				words = append(words, b.text)
			}
			title = oneLine(strings.Join(words, " "))
			sh.blocks = nil
			if s.n == 1 && sh.kind == "ctrTitle" {
				level = 1
			}
		}
	}
	empty := title == ""
	for _, sh := range shapes {
		for _, b := range sh.blocks {
			empty = empty && b.text == "" && b.rows == nil
		}
	}
	if empty {
		return
	}
	if title == "" {
		title = fmt.Sprintf("Slide %d", s.n)
	}
	s.turn(fmt.Sprintf("slide %d", s.n))
	s.add(block{text: title, heading: level})
	if hidden {
		s.add(block{text: "(This slide is hidden.)"})
	}
	for _, sh := range shapes {
		for _, b := range sh.blocks {
			s.add(b)
		}
	}
}

// notes writes what the speaker says to a slide.
func (s *slides) notes(x *xmlReader) {
	s.turn(fmt.Sprintf("slide %d, notes", s.n))
	for x.next() {
		if x.kind != xmlOpen || x.name != "spTree" {
			continue
		}
		p := picture{}
		p.shapes(x)
		for _, sh := range p.made {
			if sh.kind != "body" {
				continue
			}
			for _, b := range sh.blocks {
				b.item = b.item && b.label != ""
				s.add(b)
			}
		}
	}
	s.turn("")
}

// remarks writes the comments on a slide.
func (s *slides) remarks(x *xmlReader) {
	for x.next() {
		if x.kind != xmlOpen || x.name != "cm" {
			continue
		}
		var text []string
		for in := x.depth; x.opens(in); {
			switch x.name {
			case "text":
				text = append(text, x.inner(maxText))
			case "p":
				text = append(text, drawnText(x))
			}
		}
		if words := strings.TrimSpace(strings.Join(text, "\n")); words != "" {
			s.add(block{text: commentBy("") + words})
		}
	}
}

// A picture is what lies on a slide.
type picture struct {
	b    *bundle
	rels map[string]relation
	made []shape
}

// shapes reads those in the element just opened, also those in groups.
func (p *picture) shapes(x *xmlReader) {
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "sp", "cxnSp", "pic", "graphicFrame":
			if sh := p.shape(x); !leftOff(sh.kind) {
				p.made = append(p.made, sh)
			}
		case "Fallback", "nvGrpSpPr", "extLst":
			x.skip()
		}
	}
}

// leftOff tells the placeholders that stand on every slide.
func leftOff(kind string) bool {
	switch kind {
	case "sldNum", "dt", "ftr", "hdr", "sldImg":
		return true
	}
	return false
}

// shape reads a shape.
func (p *picture) shape(x *xmlReader) shape {
	var sh shape
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "cNvPr":
			if on := x.attr("hidden"); on == "1" || on == "true" {
				sh.kind = "sldImg" // not shown
			} else if text := imageText(x.attr("descr")); text != "" {
				sh.blocks = append(sh.blocks, block{text: text})
			}
		case "ph":
			if sh.kind = x.attr("type"); sh.kind == "" || sh.kind == "obj" {
				sh.kind = "body"
			}
		case "txBody":
			sh.blocks = append(sh.blocks, outlined(x, sh.kind == "body")...)
		case "tbl":
			sh.blocks = append(sh.blocks, drawnTable(x))
		case "relIds":
			if p.b != nil {
				sh.blocks = append(sh.blocks, p.b.diagram(p.rels[x.linked("dm")].target)...)
			}
		case "chart":
			if p.b != nil {
				sh.blocks = append(sh.blocks, p.b.chart(p.rels[x.linked("id")].target)...)
			}
		case "Fallback":
			x.skip()
		}
	}
	return sh
}

// outlined reads the paragraphs of a shape. Those of an outline are items, unless they
// say that they have no mark.
func outlined(x *xmlReader, outline bool) []block {
	var blocks []block
	var counts [wordLevels]int
	for in := x.depth; x.opens(in); {
		if x.name != "p" {
			continue
		}
		b := block{item: outline}
		var text strings.Builder
		auto := ""
		for in := x.depth; x.opens(in); {
			switch x.name {
			case "pPr":
				b.level = min(number(x.attr("lvl")), wordLevels-1)
			case "buNone":
				b.item = false
			case "buChar", "buBlip":
				b.item = true
			case "buAutoNum":
				b.item, auto = true, x.attr("type")
				if start := number(x.attr("startAt")); start > 0 && counts[b.level] == 0 {
					counts[b.level] = start - 1
				}
			case "t":
				text.WriteString(x.inner(maxText))
			case "br":
				text.WriteString("\n")
			case "fld":
				if x.attr("type") == "slidenum" {
					x.skip()
				}
			}
		}
		if b.text = text.String(); strings.TrimSpace(b.text) == "" {
			continue
		}
		clear(counts[b.level+1:])
		if auto == "" {
			counts[b.level] = 0
		} else {
			counts[b.level]++
			b.label = autoNumber(counts[b.level], auto)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// autoNumber writes the number of an item in a scheme as "arabicPeriod" or
// "alphaLcParenBoth".
func autoNumber(n int, scheme string) string {
	label := strconv.Itoa(n)
	switch {
	case strings.HasPrefix(scheme, "alphaLc"):
		label = numeral(n, "a")
	case strings.HasPrefix(scheme, "alphaUc"):
		label = numeral(n, "A")
	case strings.HasPrefix(scheme, "romanLc"):
		label = numeral(n, "i")
	case strings.HasPrefix(scheme, "romanUc"):
		label = numeral(n, "I")
	}
	switch {
	case strings.HasSuffix(scheme, "ParenBoth"):
		return "(" + label + ")"
	case strings.HasSuffix(scheme, "ParenR"):
		return label + ")"
	}
	return label + "."
}

// drawnTable reads a table of DrawingML.
func drawnTable(x *xmlReader) block {
	t := block{rows: [][]tableCell{}}
	for in := x.depth; x.opens(in); {
		if x.name != "tr" {
			continue
		}
		var row []tableCell
		for in := x.depth; x.opens(in); {
			if x.name != "tc" || len(row) >= maxColumns {
				continue
			}
			var c tableCell
			for _, text := range drawn(x) {
				c = append(c, block{text: text})
			}
			row = append(row, c) // those that another reaches over are there, and empty
		}
		t.rows = append(t.rows, row)
	}
	return t
}
