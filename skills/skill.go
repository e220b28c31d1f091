package skills

import (
	"strconv"
	"strings"
)

// A Skill is one SKILL.md, taken apart.
type Skill struct {
	Name          string // as written, or the folder's where none is
	Description   string // what it does and when to use it; one line
	License       string
	Compatibility string
	// AllowedTools are the tools the skill asks for. They are shown, never granted.
	AllowedTools []string
	// Meta holds the metadata as written, by key; never nil in a loaded skill.
	Meta map[string]string
	// Body is the Markdown after the front matter, with LF line ends.
	Body string
	// From is the name of the layer it came from, Path its SKILL.md in that layer.
	From string
	Path string
	// Hides are the layers whose skill of this name is not used because of this one,
	// nearest first.
	Hides []string
	// Files are the other files of the folder, sorted, as "scripts/extract.py". They
	// are named so that they can be shown; none is read.
	Files []string

	problems []Problem // what a strict reading finds, gathered while parsing
}

// Int returns the metadata value of a key as a number above zero, def where there
// is none or it is not such a number.
func (s Skill) Int(key string, def int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s.Meta[key]))
	if err != nil || n <= 0 {
		return def
	}
	return n
}

// List returns the metadata value of a key cut at its commas, without blanks and
// without empty items; nil where there is none.
func (s Skill) List(key string) []string {
	var list []string
	for item := range strings.SplitSeq(s.Meta[key], ",") {
		if item = strings.TrimSpace(item); item != "" {
			list = append(list, item)
		}
	}
	return list
}

// A Problem is one thing that is wrong with a SKILL.md. It is an error so that it
// can stand in the list [Load] returns.
type Problem struct {
	// Layer is the name of the layer the file lies in; "" when a single skill was
	// checked.
	Layer string `json:"layer,omitempty"`
	Path  string `json:"path"`
	// Line counts from 1; 0 where the whole file is meant.
	Line int    `json:"line,omitempty"`
	Text string `json:"problem"`
	// Skipped is true where the skill could not be used because of this.
	Skipped bool `json:"skipped,omitempty"`
}

// Error returns "path:line: what is wrong".
func (p Problem) Error() string {
	var b strings.Builder
	if p.Layer != "" {
		b.WriteString(p.Layer + ": ")
	}
	b.WriteString(p.Path)
	if p.Line > 0 {
		b.WriteString(":" + strconv.Itoa(p.Line))
	}
	b.WriteString(": " + p.Text)
	if p.Skipped {
		b.WriteString(" (skipped)")
	}
	return b.String()
}
