package read

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// A field is one of a Word file whose text is computed: what it says between its
// beginning and its end was left there when that was done last.
type field struct {
	code    strings.Builder
	skipped bool // it shows what is not part of the text
}

const (
	maxFieldDepth = 64  // in each other
	maxCode       = 200 // bytes of what a field computes
)

// unread tells fields of which nothing is read: numbers of pages, and lists of what
// stands where.
func unread(code string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(code), " ")
	switch strings.ToUpper(word) {
	case "PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "INDEX", "TOA", "PAGEREF":
		return true
	}
	return false
}

// A wordText is a paragraph of a Word file that is read.
type wordText struct {
	*wordFile
	text  strings.Builder
	made  block
	style wordStyle
	list  string
	level int
}

// paragraph reads a paragraph.
func (w *wordFile) paragraph(x *xmlReader) block {
	p := wordText{wordFile: w, level: -1}
	p.made.page = w.page
	p.style = w.styles["Normal"]
	p.style.outline = max(0, p.style.outline)
	p.contents(x, false)
	return p.finish()
}

// finish makes a block of what was gathered.
func (p *wordText) finish() block {
	b := p.made
	b.text = p.text.String()
	if b.heading == 0 {
		b.heading = p.style.outline
	}
	if p.list == "" {
		p.list = p.style.list
	}
	if p.level < 0 {
		p.level = p.style.level
	}
	b.label, b.item = p.lists.next(p.list, p.level)
	b.level = p.level
	switch {
	case strings.TrimSpace(b.text) == "" || isContentsStyle(p.style.name):
		return block{}
	case isTitleStyle(p.style.name):
		b.heading = 1
		p.titled = true
	case b.heading > 0 && p.titled:
		b.heading++
	}
	if b.heading < 0 || len(b.text) > 4*maxHeading {
		b.heading = 0 // a paragraph, whatever its style is called
	}
	if b.heading > 0 {
		b.item = false
	} else if !b.item {
		b.label = ""
	}
	return b
}

// properties reads what holds for the whole paragraph.
func (p *wordText) properties(x *xmlReader) {
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "pStyle":
			p.style = p.styles[x.attr("val")]
			if p.style.outline > 0 {
				p.fields = nil // whatever was left open before
			}
		case "outlineLvl":
			p.made.heading = outlineLevel(x.attr("val"))
		case "numId":
			p.list = x.attr("val")
		case "ilvl":
			if n, err := strconv.Atoi(x.attr("val")); err == nil {
				p.level = n
			}
		case "rPr", "pPrChange", "sectPr":
			x.skip() // of the mark at its end; as it was before
		}
	}
}

// contents reads what the element just opened holds. Hidden tells that it is not seen.
func (p *wordText) contents(x *xmlReader, hidden bool) {
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "pPr":
			p.properties(x)
		case "r":
			p.contents(x, hidden || p.style.hidden)
		case "rPr":
			hidden = p.runHidden(x) || hidden
		case "fldSimple":
			if code := x.attr("instr"); unread(code) {
				p.made.paged = true
				x.skip()
			}
		case "sdt":
			if p.deep++; p.deep > maxDeep {
				x.skip()
			} else {
				p.control(x, func() { p.contents(x, hidden) })
			}
			p.deep--
		case "del", "moveFrom", "Fallback", "rt", "delText", "delInstrText":
			x.skip()
		case "txbxContent":
			p.elements(x, func(b block) {
				if !hidden {
					p.after = append(p.after, b)
				}
			})
		default:
			if hidden {
				p.field(x)
			} else {
				p.element(x)
			}
		}
	}
}

// runHidden reads the properties of a run, and tells whether it is hidden.
func (p *wordText) runHidden(x *xmlReader) bool {
	hidden := false
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "vanish", "webHidden":
			hidden = on(x) && x.name == "vanish"
		case "rStyle":
			hidden = hidden || p.styles[x.attr("val")].hidden
		case "rPrChange":
			x.skip()
		}
	}
	return hidden
}

// element takes what stands in a run.
func (p *wordText) element(x *xmlReader) {
	switch x.name {
	case "t":
		p.write(x.inner(maxText))
	case "tab", "ptab":
		p.write(" ")
	case "br", "cr":
		p.write("\n")
	case "noBreakHyphen":
		p.write("-")
	case "sym":
		p.write(symbol(x.attr("font"), x.attr("char")))
	case "den":
		p.write("/")
	case "sup":
		p.write("^")
	case "lastRenderedPageBreak":
		if p.wordFile.page++; strings.TrimSpace(p.text.String()) == "" {
			p.made.page = p.wordFile.page
		}
	case "footnoteReference", "endnoteReference":
		p.note(strings.TrimSuffix(x.name, "Reference") + x.attr("id"))
	case "commentReference":
		id := "comment" + x.attr("id")
		p.after = append(p.after, p.notes[id]...)
		delete(p.notes, id)
	case "docPr":
		p.write(imageText(cmp.Or(x.attr("descr"), x.attr("title"))))
	case "shape", "rect":
		p.write(imageText(x.attr("alt")))
	case "relIds":
		p.after = append(p.after, p.b.diagram(p.rels[x.linked("dm")].target)...)
	case "chart":
		p.after = append(p.after, p.b.chart(p.rels[x.linked("id")].target)...)
	default:
		p.field(x)
	}
}

// write adds to the paragraph, unless it is in a field of which nothing is read.
func (p *wordText) write(s string) {
	for i := range p.fields {
		if p.fields[i].skipped {
			return
		}
	}
	if p.taken += len(s); p.taken <= maxText {
		p.text.WriteString(s)
	}
}

// note writes the mark of a note, which is to stand behind the paragraph.
func (p *wordText) note(id string) {
	blocks, ok := p.notes[id]
	if !ok {
		return
	}
	delete(p.notes, id)
	p.noted++
	p.write(fmt.Sprintf("[^%d]", p.noted))
	p.after = append(p.after, introduced(blocks, fmt.Sprintf("Note %d: ", p.noted))...)
}

// field follows where fields begin and end.
func (p *wordText) field(x *xmlReader) {
	last := len(p.fields) - 1
	switch x.name {
	case "instrText":
		code := x.inner(maxCode)
		if last >= 0 && p.fields[last].code.Len() < maxCode {
			p.fields[last].code.WriteString(code)
		}
	case "fldChar":
		switch x.attr("fldCharType") {
		case "begin":
			if last+1 < maxFieldDepth {
				p.fields = append(p.fields, field{})
			}
		case "separate":
			if last >= 0 && unread(p.fields[last].code.String()) {
				p.fields[last].skipped = true
				p.made.paged = true
			}
		case "end":
			p.fields = p.fields[:max(last, 0)]
		}
		x.skip()
	}
}

// symbol returns a character of the fonts that have pictures in the place of letters.
func symbol(font, char string) string {
	n, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return ""
	}
	switch r := rune(n); {
	case !strings.HasPrefix(font, "Wingdings") && font != "Symbol" && r < 0xf000:
		return string(r)
	case strings.HasPrefix(font, "Wingdings"):
		switch r & 0xff {
		case 0xe0, 0xe8, 0xf0:
			return "→"
		case 0xfc, 0xfe:
			return "✓"
		case 0xfb, 0xfd:
			return "✗"
		case 0x4a:
			return "☺"
		case 0x6f, 0xa8:
			return "☐"
		}
	case font == "Symbol":
		return symbolGreek(r & 0xff)
	}
	return ""
}

// symbolGreek returns a character of the font Symbol.
func symbolGreek(r rune) string {
	const upper, lower = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
	switch {
	case r >= 'A' && r <= 'Z':
		return string([]rune(upper)[r-'A'])
	case r >= 'a' && r <= 'z':
		return string([]rune(lower)[r-'a'])
	}
	return map[rune]string{0xa3: "≤", 0xb3: "≥", 0xb0: "°", 0xb1: "±", 0xb4: "×", 0xb7: "·", 0xb9: "≠", 0xbb: "≈", 0xae: "→", 0xe5: "∑", 0xa5: "∞", 0xd6: "√"}[r]
}
