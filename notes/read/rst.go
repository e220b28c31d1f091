package read

import (
	"strings"
)

// The rules of reStructuredText:
//
//   - A line of signs under a text makes a heading; its level is the place of the sign
//     among those that did so before, with and without a line above.
//   - A list of fields at the top says what the document says of itself; elsewhere fields
//     are items.
//   - Directives: notes keep their text with their kind before it, code is a fence, pictures
//     their caption, lists of contents nothing. What is unknown keeps its text.
//   - Comments, targets and definitions of substitutions are left out; these are put in.

// An rstReader goes through a file line by line.
type rstReader struct {
	l      lined
	d      *Document
	rows   []string
	at     int
	styles []string          // of headings, in order of appearance
	subst  map[string]string // what |name| stands for
	depth  []int             // the indents of the directives we are in whose text is kept
	begun  bool              // text was written that is not the title
	spent  int
	list   int    // the indent of the list we are in, -1 outside of lists
	term   string // of a definition whose text comes next
	from   int    // where it stands
}

func readRST(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	r := rstReader{d: &d, rows: rowsOf(strings.ReplaceAll(d.Text, "\t", "        ")), subst: map[string]string{}, list: -1}
	r.substitutions()
	for r.at = 0; r.at < len(r.rows); r.at++ {
		r.row(r.rows[r.at])
	}
	r.l.into(&d)
	if d.Title == "" {
		d.Title = titleAmong(Headings(d.Text))
	}
	return d, nil
}

// substitutions gathers the definitions ".. |name| replace:: text".
func (r *rstReader) substitutions() {
	for _, row := range r.rows {
		if !strings.HasPrefix(row, ".. |") || len(r.subst) >= 1000 {
			continue
		}
		name, rest, ok := strings.Cut(row[4:], "| ")
		kind, value, is := strings.Cut(rest, "::")
		if !ok || !is {
			continue
		}
		switch value = strings.TrimSpace(value); strings.TrimSpace(kind) {
		case "replace":
			r.subst[name] = value
		case "unicode", "image", "date":
			r.subst[name] = ""
		}
	}
}

// row writes one line, or the block that begins there.
func (r *rstReader) row(row string) {
	body := strings.TrimSpace(row)
	indent := len(row) - len(strings.TrimLeft(row, " "))
	if body != "" {
		for n := len(r.depth); n > 0 && indent < r.depth[n-1]; n-- {
			r.depth = r.depth[:n-1]
			r.l.blank()
		}
	}
	base := 0
	if n := len(r.depth); n > 0 {
		base = r.depth[n-1]
	}
	switch {
	case body == "":
		r.l.blank()
	case indent == base && r.heading(row, body):
	case body == ".." || strings.HasPrefix(body, ".. "):
		r.explicit(indent, body)
	case strings.HasPrefix(body, "__ "):
	case indent == base && r.field(row, body):
	case indent == base && strings.HasPrefix(body, "+-") && r.grid(indent):
	case indent == base && isSimpleRule(body) && r.simple(indent):
	case strings.HasPrefix(body, ">>> "):
		r.literalBlock("python", indent, r.at, 0)
	case indent == base && strings.HasPrefix(body, "| ") || body == "|":
		r.l.line(prosaic(r.inline(strings.TrimSpace(body[1:]))), r.at+1)
		r.l.blank()
	default:
		r.text(indent-base, body)
	}
}

// isAdornment tells lines of one sign repeated, which stand under headings.
func isAdornment(body string) bool {
	return len(body) >= 2 && ascii(body[0]) && len(run(body)) == len(body)
}

// heading reads a heading that begins on this line, with a line of signs above or below.
func (r *rstReader) heading(row, body string) bool {
	next := func(n int) string {
		if r.at+n < len(r.rows) {
			return strings.TrimRight(r.rows[r.at+n], " ")
		}
		return ""
	}
	style, text, lines := "", "", 0
	switch under, third := next(1), next(2); {
	case isAdornment(body) && third == body && strings.TrimSpace(under) != "" && len(body) >= 3:
		style, text, lines = body[:1]+body[:1], strings.TrimSpace(under), 2
	case !isAdornment(body) && isAdornment(under) && (len(under) >= 4 || len(under) >= len(body)) && row[0] != ' ':
		style, text, lines = under[:1], body, 1
	case isAdornment(body) && len(body) >= 4:
		r.l.blank() // a transition
		return true
	default:
		return false
	}
	level := 0
	for level < len(r.styles) && r.styles[level] != style {
		level++
	}
	if level == len(r.styles) {
		if len(r.styles) >= 16 {
			return false
		}
		r.styles = append(r.styles, style)
	}
	from := r.at + 1
	if lines == 2 {
		from++
	}
	r.l.heading(level+1, r.inline(text), from)
	r.at += lines
	return true
}

// field reads ":Name: value". Those at the top say what the document says of itself.
func (r *rstReader) field(row, body string) bool {
	if len(body) < 3 || body[0] != ':' || body[1] == ':' || body[1] == ' ' {
		return false
	}
	end := strings.Index(body[1:min(len(body), maxHeading)], ":")
	if end <= 0 || end+2 < len(body) && body[end+2] != ' ' {
		return false
	}
	name, value := body[1:end+1], strings.TrimSpace(body[end+2:])
	from := r.at + 1
	own := len(row) - len(strings.TrimLeft(row, " "))
	for r.at+1 < len(r.rows) && r.indentOf(r.at+1) > own && strings.TrimSpace(r.rows[r.at+1]) != "" && len(value) < 4000 {
		r.at++
		value += " " + strings.TrimSpace(r.rows[r.at])
	}
	value = strings.TrimSpace(value)
	if !r.begun && len(r.depth) == 0 && r.about(strings.ToLower(name), value) {
		return true
	}
	text := "- **" + r.inline(name) + ":**"
	if value != "" {
		text += " " + r.inline(value)
	}
	r.l.line(text, from)
	return true
}

// about takes what a field at the top says of the document. Fields it does not know that
// programs read are left out; others are text.
func (r *rstReader) about(name, value string) bool {
	plain := Plain(r.inline(value))
	switch name {
	case "author", "authors", "by":
		r.d.Authors = persons(r.d.Authors, plain)
	case "date", "created", "updated", "modified", "keywords", "tags", "subtitle", "summary", "description":
		r.d.take([]entry{{name, plain}})
	case "title":
		r.d.take([]entry{{"title", plain}})
	case "orphan", "tocdepth", "nosearch", "nocomments", "slug":
	default:
		return false
	}
	return true
}

// text writes a line of a paragraph, an item or a term. A line that ends with two colons
// has what is indented below it as it is.
func (r *rstReader) text(indent int, body string) {
	r.begun = true
	from, own := r.at+1, r.indentOf(r.at)
	body = r.whole(body)
	code := strings.HasSuffix(body, "::")
	if code {
		if body = strings.TrimSpace(strings.TrimSuffix(body, "::")); body != "" {
			body += ":"
		}
	}
	mark := rstBullet(body)
	if mark == 0 && indent <= r.list {
		r.list = -1
	}
	before := ""
	if r.list >= 0 {
		before = strings.Repeat(" ", max(0, min(indent-r.list, 16)))
	}
	switch {
	case body == "":
	case mark > 0:
		if r.list < 0 || indent < r.list {
			r.list, before = indent, ""
		}
		r.item(before, body, mark, from)
	case r.isTerm(indent, body):
		r.term, r.from = strings.ReplaceAll(body, " : ", ", "), from
		r.l.blank()
	case r.term != "":
		r.list = indent - 1
		r.l.line("- **"+r.inline(r.term)+"**: "+r.inline(body), r.from)
		r.term = ""
	default:
		r.l.line(before+prosaic(r.inline(body)), from)
	}
	if code {
		r.literalBlock("", own+1, r.at+1, len(before))
	}
}

// item writes an item of a list.
func (r *rstReader) item(before, body string, mark, from int) {
	marker, text := strings.Trim(strings.TrimSpace(body[:mark]), "()"), body[mark:]
	switch {
	case digit(marker[0]):
		marker = strings.TrimRight(marker, ".") + "."
	case marker == "#.":
		marker = "1."
	default:
		marker = "-"
	}
	text = strings.Replace(strings.Replace(text, "☐ ", "[ ] ", 1), "☒ ", "[x] ", 1)
	r.l.line(before+marker+" "+r.inline(text), from)
}

// whole joins a line with those below it that its last span of markup goes on to.
func (r *rstReader) whole(body string) string {
	for n := 0; n < 4 && r.at+1 < len(r.rows); n++ {
		next := strings.TrimSpace(r.rows[r.at+1])
		if strings.Count(strings.ReplaceAll(body, "``", ""), "`")%2 == 0 || next == "" || len(body) > near {
			break
		}
		body += " " + next
		r.at++
	}
	return body
}

// rstBullet is [Bullet] for the marks rst knows besides: "#.", "(1)", "•".
func rstBullet(body string) int {
	switch {
	case strings.HasPrefix(body, "#. "):
		return 3
	case strings.HasPrefix(body, "• "):
		return len("• ")
	case strings.HasPrefix(body, "("):
		if n := Bullet(body[1:]); n > 0 && digit(body[1]) && strings.Contains(body[:n+1], ")") {
			return n + 1
		}
		return 0
	}
	if body == "" {
		return 0
	}
	return Bullet(body)
}

// isTerm tells the term of a definition: one line with what is indented right below it.
func (r *rstReader) isTerm(indent int, body string) bool {
	if r.at+1 >= len(r.rows) || strings.TrimSpace(r.rows[r.at+1]) == "" || len(body) > maxHeading {
		return false
	}
	if r.at > 0 && strings.TrimSpace(r.rows[r.at-1]) != "" && r.indentOf(r.at-1) <= r.indentOf(r.at) {
		return false
	}
	return r.indentOf(r.at+1) > r.indentOf(r.at) && indent >= 0
}

func (r *rstReader) indentOf(at int) int {
	return len(r.rows[at]) - len(strings.TrimLeft(r.rows[at], " "))
}

// literalBlock writes the lines from one on as code, as far as they are indented.
func (r *rstReader) literalBlock(language string, indent, from, before int) {
	end := r.blockEnd(from, indent)
	if language == "python" && from == r.at { // a session in an interpreter ends at a blank line
		for end = from; end < len(r.rows) && strings.TrimSpace(r.rows[end]) != ""; {
			end++
		}
	}
	if end == from {
		return
	}
	r.l.fence(strings.Repeat(" ", before), language, r.rows[from:end], from+1)
	r.at = end - 1
}

// blockEnd returns the first row at or after one that is not blank and not indented so
// far.
func (r *rstReader) blockEnd(from, indent int) int {
	end := from
	for i := from; i < len(r.rows) && r.spent < maxSpent; i++ {
		r.spent++
		if strings.TrimSpace(r.rows[i]) == "" {
			continue
		}
		if r.indentOf(i) < indent {
			break
		}
		end = i + 1
	}
	return end
}
