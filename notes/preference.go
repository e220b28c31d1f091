package notes

import (
	"slices"
	"strings"

	"ken/notes/read"
)

// A Preference is one thing about how the user wants things done.
type Preference struct {
	Text string // without markup; that of a bullet under "Dates:" begins with "Dates: "
	// Path is that of its file: ".preferences.md", or "~/.preferences.md" for the one
	// above the workspace.
	Path  string
	Line  int    // of the file, from 1
	Group string // the heading it stands under; "" under the file's title
}

// ParsePreferences reads preferences from any reasonable Markdown: each bullet is
// one, also those in bullets. A bullet that ends with a colon and has others in it
// is no preference but begins each of those. In a file without bullets each
// sentence that has lines of its own is one. The path is only put into what is
// returned.
func ParsePreferences(path string, src []byte) ([]Preference, []Problem) {
	o := readOutline(path, src)
	r := preferenceReader{path: path, title: o.title()}
	for _, l := range o.lines {
		r.lists = r.lists || l.kind == bulletLine
	}
	for i, l := range o.lines {
		r.line(l, o.lines[i+1:])
	}
	for i := range r.found {
		r.found[i].Text = read.Plain(r.found[i].Text)
	}
	return slices.DeleteFunc(r.found, func(p Preference) bool { return p.Text == "" }), o.problems
}

// title returns the number of the line that is the file's title: its only heading
// of the first level, if that comes first; 0 where there is none.
func (o *outline) title() int {
	line, seen := 0, 0
	for _, l := range o.lines {
		if l.kind != headingLine {
			continue
		}
		if seen++; l.level == 1 && line > 0 {
			return 0
		}
		if l.level == 1 && seen == 1 {
			line = l.number
		}
	}
	return line
}

// A preferenceReader makes preferences of lines.
type preferenceReader struct {
	path  string
	title int
	lists bool // the file has bullets, and text around them is none of it

	found   []Preference
	group   string
	parents []parentBullet
	going   bool   // the last bullet or sentence may go on
	before  string // the last line
}

// A parentBullet is a bullet that others stand in.
type parentBullet struct {
	indent int
	prefix string // of what stands in it
}

func (r *preferenceReader) line(l outlineLine, rest []outlineLine) {
	switch l.kind {
	case headingLine:
		r.group, r.parents, r.going = l.text, nil, false
		if l.number == r.title {
			r.group = ""
		}
	case bulletLine:
		r.bullet(l, rest)
	case textLine:
		r.text(l)
	default:
		r.going = false
	}
	r.before = l.text
}

func (r *preferenceReader) bullet(l outlineLine, rest []outlineLine) {
	for n := len(r.parents); n > 0 && r.parents[n-1].indent >= l.indent; n-- {
		r.parents = r.parents[:n-1]
	}
	prefix := ""
	if n := len(r.parents); n > 0 {
		prefix = r.parents[n-1].prefix
	}
	text := prefix + l.text
	if strings.HasSuffix(strings.TrimRight(l.text, "*_ "), ":") && hasChildren(l, rest) {
		r.parents = append(r.parents, parentBullet{l.indent, text + " "})
		r.going = false
		return
	}
	r.parents = append(r.parents, parentBullet{l.indent, prefix})
	r.add(text, l.number)
}

// hasChildren tells whether the next bullet stands in this one.
func hasChildren(l outlineLine, rest []outlineLine) bool {
	for _, next := range rest {
		switch next.kind {
		case blankLine:
		case bulletLine:
			return next.indent > l.indent
		default:
			return false
		}
	}
	return false
}

func (r *preferenceReader) text(l outlineLine) {
	n := len(r.found)
	switch {
	case r.lists && r.going:
		r.found[n-1].Text = joined(r.found[n-1].Text, l.text)
	case r.lists:
	case r.going && goesOn(r.before, l.text):
		r.found[n-1].Text = joined(r.found[n-1].Text, l.text)
	case !strings.HasSuffix(l.text, ":"):
		r.add(l.text, l.number)
	}
}

func (r *preferenceReader) add(text string, line int) {
	if r.going = strings.TrimSpace(text) != ""; r.going {
		r.found = append(r.found, Preference{text, r.path, line, r.group})
	}
}
