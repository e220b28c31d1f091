package notes

import (
	"fmt"
	"strings"

	"ken/notes/read"
)

// maxContext is how many bytes a file of goals or preferences may have: it is
// written by hand and read at each start.
const maxContext = 1 << 20

// An outline is a file of goals or preferences, line by line.
type outline struct {
	lines    []outlineLine
	folders  []string
	problems []Problem
}

// An outlineLine is one line with what it is.
type outlineLine struct {
	number int // in the file, from 1
	kind   lineKind
	level  int    // of a heading
	indent int    // columns, in which a bullet's mark stands or other text begins
	text   string // without the marks of its kind, and without the blanks around it
	done   bool   // a bullet whose box is ticked
}

type lineKind uint8

const (
	blankLine lineKind = iota
	headingLine
	bulletLine
	textLine
	codeLine // to be kept as it is
)

// readOutline takes a file's bytes apart.
func readOutline(path string, src []byte) outline {
	if len(src) > maxContext {
		return outline{problems: []Problem{{path, 1, fmt.Sprintf("%s, over the limit of 1 MB: nothing of it is used", megabytes(int64(len(src))))}}}
	}
	doc, err := read.File(GoalsFile, src)
	if err != nil {
		return outline{problems: []Problem{{path, 1, "it cannot be read: " + err.Error()}}}
	}
	var o outline
	o.folders, _ = read.FrontList(doc.Text, "folders")
	body := doc.Text[doc.Body:]
	for l := range read.Lines(body) {
		if l.Hidden {
			continue
		}
		if h := l.Heading; h.Level > 0 {
			// The lines of an underlined heading were taken for text.
			o.lines = o.lines[:len(o.lines)-(l.Number-h.Line)]
		}
		line := outlineLineOf(body[l.Start:l.End], l)
		line.number = doc.Line(doc.Body + l.Start)
		if l.Heading.Level > 0 {
			line.number = doc.Line(doc.Body + l.Heading.Start)
		}
		o.lines = append(o.lines, line)
	}
	return o
}

func outlineLineOf(raw string, l read.Line) outlineLine {
	text := strings.TrimSpace(raw)
	switch {
	case l.Heading.Level > 0:
		return outlineLine{kind: headingLine, level: l.Heading.Level, text: l.Heading.Text}
	case l.Code:
		return outlineLine{kind: codeLine, text: strings.TrimRight(raw, " \t\r\n")}
	case text == "":
		return outlineLine{kind: blankLine}
	case thematic(text):
		return outlineLine{kind: blankLine} // it parts, and says nothing
	}
	line := outlineLine{kind: textLine, indent: columns(raw), text: text}
	if n := read.Bullet(text); n > 0 {
		line.kind = bulletLine
		line.text, line.done = unboxed(text[n:])
	}
	return line
}

// thematic tells the lines that are nothing but marks.
func thematic(text string) bool {
	return len(text) >= 3 && (strings.Trim(text, "- ") == "" || strings.Trim(text, "* ") == "" || strings.Trim(text, "_ ") == "")
}

// columns returns how far a line is indented.
func columns(line string) int {
	n := 0
	for _, c := range line {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

// unboxed takes the box of a task off a text, and tells whether it is ticked.
func unboxed(text string) (string, bool) {
	if len(text) < 3 || text[0] != '[' || text[2] != ']' || len(text) > 3 && text[3] != ' ' && text[3] != '\t' {
		return text, false
	}
	if strings.IndexByte(" xX-/", text[1]) < 0 {
		return text, false
	}
	return strings.TrimSpace(text[3:]), text[1]|0x20 == 'x'
}

// goesOn tells whether a line of text is the rest of the sentence before it: the
// line was only broken.
func goesOn(before, line string) bool {
	if before == "" || strings.IndexByte(".!?;:", before[len(before)-1]) >= 0 {
		return false
	}
	c := line[0]
	return c >= 'a' && c <= 'z' || c == '(' || c >= 0x80
}

// maxSaid is how many bytes one statement grows to over broken lines. What is
// longer is a text of another kind, and its rest is left out.
const maxSaid = 4096

// joined joins the parts of a statement that was broken into lines.
func joined(before, line string) string {
	switch {
	case before == "":
		return line
	case len(before) > maxSaid:
		return before
	}
	return before + " " + line
}
