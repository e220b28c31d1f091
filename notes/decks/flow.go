package decks

import (
	"strconv"
	"strings"
)

// maxNesting is how deep lists are drawn; deeper ones lie as deep as that.
const maxNesting = 12

// A flow is text as it is put together of HTML: spaces and lines are written when
// something comes after them.
type flow struct {
	out    []byte
	space  bool
	breaks int    // lines to end before the next letter
	prefix string // of the item that has no letter yet
	pre    int    // depth of elements whose spaces count
	lists  []int  // of each list the number of its last item, -1 where it has none
	cell   bool   // a cell of the row has been seen
}

// paragraphs are set off by an empty line, lines only stand alone.
var (
	paragraphs = map[string]bool{
		"p": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
		"blockquote": true, "pre": true, "table": true, "dl": true,
	}
	lines = map[string]bool{
		"div": true, "br": true, "hr": true, "tr": true, "section": true, "article": true, "header": true,
		"footer": true, "dt": true, "dd": true, "figure": true, "figcaption": true, "details": true,
		"summary": true, "form": true, "center": true, "body": true, "caption": true,
	}
)

// open begins an element.
func (f *flow) open(name string) {
	f.edge(name)
	switch name {
	case "br":
		f.breaks = max(f.breaks, 0) + 1
	case "pre":
		f.pre++
	case "ul", "ol":
		f.ends(1)
		if len(f.lists) < maxNesting {
			f.lists = append(f.lists, map[bool]int{true: 0, false: -1}[name == "ol"])
		}
	case "li":
		f.item()
	case "tr":
		f.cell = false
	case "td", "th":
		if f.cell {
			f.space = false
			f.write(" | ")
		}
		f.cell = true
	case "anki-mathjax":
		f.write(`\(`)
	}
}

// close ends an element.
func (f *flow) close(name string) {
	if name != "br" {
		f.edge(name)
	}
	switch name {
	case "pre":
		f.pre = max(f.pre-1, 0)
	case "ul", "ol":
		f.ends(1)
		f.prefix = ""
		if len(f.lists) > 0 {
			f.lists = f.lists[:len(f.lists)-1]
		}
	case "li":
		f.ends(1)
	case "anki-mathjax":
		f.write(`\)`)
	}
}

// edge is where a block begins or ends.
func (f *flow) edge(name string) {
	switch {
	case paragraphs[name]:
		f.ends(2)
	case lines[name] && name != "br":
		f.ends(1)
	}
}

// ends asks for so many ends of lines before what comes next.
func (f *flow) ends(n int) { f.breaks, f.space = max(f.breaks, n), false }

// item begins one of a list.
func (f *flow) item() {
	f.ends(1)
	if len(f.lists) == 0 {
		f.prefix = "- "
		return
	}
	last := &f.lists[len(f.lists)-1]
	f.prefix = f.indent(len(f.lists)-1) + "- "
	if *last >= 0 {
		*last++
		f.prefix = f.indent(len(f.lists)-1) + strconv.Itoa(*last) + ". "
	}
}

func (f *flow) indent(depth int) string { return strings.Repeat("  ", depth) }

// write adds text. Runs of spaces are one, but those that do not break stay.
func (f *flow) write(text string) {
	if f.pre > 0 {
		f.verbatim(text)
		return
	}
	for text != "" {
		end := strings.IndexAny(text, " \t\r\n\f")
		if end != 0 {
			if end < 0 {
				end = len(text)
			}
			f.begin()
			f.out = append(f.out, text[:end]...)
			text = text[end:]
			continue
		}
		f.space = true
		text = strings.TrimLeft(text, " \t\r\n\f")
	}
}

// verbatim adds text whose lines and spaces count.
func (f *flow) verbatim(text string) {
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if i > 0 {
			f.breaks++
		}
		if line != "" {
			f.begin()
			f.out = append(f.out, line...)
		}
	}
}

// begin writes what has been put off.
func (f *flow) begin() {
	if len(f.out) > 0 {
		for range min(f.breaks, 2) {
			f.out = append(f.out, '\n')
		}
	}
	switch {
	case f.prefix != "":
		f.out = append(f.out, f.prefix...)
	case f.breaks > 0 && len(f.lists) > 0 && len(f.out) > 0:
		f.out = append(f.out, f.indent(len(f.lists))...)
	case f.space && f.breaks == 0 && len(f.out) > 0:
		f.out = append(f.out, ' ')
	}
	f.space, f.breaks, f.prefix = false, 0, ""
}

// text returns what was put together.
func (f *flow) text() string {
	text := string(f.out)
	if strings.Contains(text, "\u00a0") {
		text = strings.ReplaceAll(text, "\u00a0", " ")
	}
	return strings.TrimSpace(clean(text))
}

// raised returns figures between <sup> or <sub> and its end in Unicode's own small
// ones, and how much of the text they and the end take; 0 where they are no figures.
func raised(rest, name string) (string, int) {
	end := strings.IndexByte(rest, '<')
	closing := "</" + name + ">"
	if end < 1 || end > 8 || len(rest) < end+len(closing) || !strings.EqualFold(rest[end:end+len(closing)], closing) {
		return "", 0
	}
	from := []rune("0123456789+-−n")
	to := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
	if name == "sub" {
		to = []rune("₀₁₂₃₄₅₆₇₈₉₊₋₋ₙ")
	}
	var b strings.Builder
	for _, r := range rest[:end] {
		at := strings.IndexRune(string(from), r)
		if at < 0 {
			return "", 0
		}
		b.WriteRune(to[len([]rune(string(from)[:at]))])
	}
	return b.String(), end + len(closing)
}
