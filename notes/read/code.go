package read

import (
	"path"
	"regexp"
	"strings"
)

// The rules of source code:
//
//   - What people can read of it is told: each declaration is a heading with its signature,
//     and below it stand the comments on it and in it. Bodies are left out.
//   - A comment right above a declaration is on it. A comment behind code is told with it.
//   - Licences, directives for programs, lines of decoration and code in comments go.
//   - What a program wrote is not read.

// maxSignature is how many lines of a declaration are read for its signature.
const maxSignature = 12

// A remark is a line of a comment.
type remark struct {
	text string
	line int
}

// A coder goes through a file line by line.
type coder struct {
	l    lined
	lang language
	// decl matches what begins a declaration, margin what begins one at the margin alone.
	decl, margin *regexp.Regexp
	rows         []string
	at           int

	until   string // what ends the comment or the text we are in
	comment bool   // it is a comment
	open    []remark
	told    bool // something was written: what comes now is no licence
}

func readCode(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	if why := generatedCode(in.Name, d.Text); why != "" {
		return d, &Unreadable{why}
	}
	ext := strings.ToLower(path.Ext(in.Name))
	var l lined
	if ext != ".go" || !goCode(&l, d.Text) {
		lang, _ := languageOf(ext)
		c := coder{lang: lang, decl: pattern(lang.begins), margin: pattern(lang.margin), rows: rowsOf(d.Text)}
		c.run()
		l = lined{}
		l.out.WriteString(c.l.out.String())
		l.from, l.cut = c.l.from, c.l.cut
	}
	l.into(&d)
	if strings.TrimSpace(d.Text) == "" {
		return d, &Unreadable{"code without comments or declarations"}
	}
	return d, nil
}

func (c *coder) run() {
	for ; c.at < len(c.rows); c.at++ {
		row := c.rows[c.at]
		if len(row) > 2000 {
			row = cut(row, 2000)
		}
		if c.at == 0 && strings.HasPrefix(row, "#!") {
			continue
		}
		c.row(row)
	}
	c.flush()
}

// row reads one line: its code, and the comment on it.
func (c *coder) row(row string) {
	code, text, commented := c.parted(row)
	body := strings.TrimSpace(code)
	switch {
	case body == "" && commented:
		c.open = append(c.open, remark{text, c.at + 1})
	case body == "":
		if c.until == "" {
			c.flush()
		}
	case annotation(body):
	case c.declaration(body, row):
		c.declared(body, row, text)
	default:
		c.flush()
		if text = strings.TrimSpace(text); commented && len(strings.Fields(text)) > 1 && len(body) <= 120 && !strings.HasPrefix(text, "nolint") && c.until == "" {
			c.l.line("- "+codeSpan(strings.TrimRight(body, " {")+"")+": "+literal(text), c.at+1)
			c.told = true
		}
	}
}

// parted returns the code of a line and the comment on it. It follows comments and texts
// over lines.
func (c *coder) parted(row string) (code, text string, commented bool) {
	var words strings.Builder
	for row != "" {
		if c.until != "" {
			inner, rest, closed := strings.Cut(row, c.until)
			if c.comment {
				if commented {
					text += " "
				}
				text, commented = text+inner, true
			}
			if !closed {
				return words.String(), text, commented
			}
			row, c.until = rest, ""
			if !c.comment {
				words.WriteString(`""`)
			}
			continue
		}
		at, kind := c.next(row)
		words.WriteString(row[:at])
		switch row = row[at:]; kind {
		case "line":
			for _, mark := range c.lang.line {
				if rest, ok := strings.CutPrefix(row, mark); ok {
					return words.String(), rest, true
				}
			}
		case "block", "long":
			row = c.opened(row, kind, strings.TrimLeft(words.String(), " \trRuU") == "")
			commented = commented || row == "" && c.comment
		case "quote":
			end := textEnd(row)
			words.WriteString(row[:end])
			row = row[end:]
		default:
			return words.String(), text, commented
		}
	}
	return words.String(), text, commented
}

// opened enters the comment or the text over lines that a line goes on with, and returns
// what stands behind its mark. A text that stands alone may be what is said of code.
func (c *coder) opened(row, kind string, alone bool) string {
	if kind == "block" {
		for _, b := range c.lang.blocks {
			if rest, ok := strings.CutPrefix(row, b[0]); ok {
				c.until, c.comment = b[1], true
				return rest
			}
		}
	}
	for _, mark := range c.lang.long {
		if rest, ok := strings.CutPrefix(row, mark); ok {
			if c.until, c.comment = mark, c.lang.docs && alone; c.comment {
				c.flush() // what stands above it is another comment
			}
			return rest
		}
	}
	return ""
}

// next finds where the code before a comment or a text ends.
func (c *coder) next(row string) (at int, kind string) {
	for i := range len(row) {
		rest := row[i:]
		for _, b := range c.lang.blocks {
			if strings.HasPrefix(rest, b[0]) && (b[0][0] != '=' || i == 0) {
				return i, "block"
			}
		}
		for _, mark := range c.lang.long {
			if strings.HasPrefix(rest, mark) {
				return i, "long"
			}
		}
		for _, mark := range c.lang.line {
			if strings.HasPrefix(rest, mark) && (mark != "#" || i == 0 || strings.IndexByte(" \t;{(", row[i-1]) >= 0) &&
				(mark != "//" || i == 0 || row[i-1] != ':') {
				return i, "line"
			}
		}
		if strings.IndexByte(c.lang.quotes, row[i]) >= 0 {
			return i, "quote"
		}
	}
	return len(row), ""
}

// textEnd returns where a text in quotes ends that a line begins with; a quote that does
// not end is a sign like others.
func textEnd(row string) int {
	for i := 1; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case row[0]:
			return i + 1
		}
	}
	return 1
}

// annotation tells lines that stand between a comment and its declaration.
func annotation(body string) bool {
	return strings.HasPrefix(body, "@") && !strings.Contains(body, "{") && !strings.HasPrefix(body, "@mixin") ||
		strings.HasPrefix(body, "#[") || strings.HasPrefix(body, "[") && strings.HasSuffix(body, "]")
}

// declaration tells whether a line of code begins one.
func (c *coder) declaration(body, row string) bool {
	indent := len(row) - len(strings.TrimLeft(row, " "))
	tabs := len(row) - len(strings.TrimLeft(row, "\t"))
	if control(body) || indent > 8 || tabs > 2 {
		return false
	}
	return c.decl.MatchString(body) || indent+tabs == 0 && c.margin.MatchString(body)
}

// declared writes a declaration and the comment on it.
func (c *coder) declared(body, row, beside string) {
	level := 2
	if row[0] == ' ' || row[0] == '\t' {
		level = 3
	}
	from := c.at + 1
	if n := len(c.open); n > 0 {
		from = c.open[0].line
	}
	first := c.at
	signature := c.signature(body)
	open := c.open
	c.open = nil
	if len(open) > 0 && !c.told && license(open) {
		open, from = nil, first+1
	}
	c.l.heading(level, codeSpan(signature), from)
	c.told = true
	c.write(open)
	if strings.TrimSpace(beside) != "" && c.until == "" {
		c.write([]remark{{beside, first + 1}})
	}
	if c.lang.whole {
		end := first
		for end < len(c.rows)-1 && end < first+60 && !strings.Contains(c.rows[end], ";") {
			end++
		}
		c.l.fence("", "sql", c.rows[first:end+1], first+1)
		c.at = max(c.at, end)
	}
}

// signature gathers a declaration up to where its body begins.
func (c *coder) signature(body string) string {
	text := body
	for n := 0; n < maxSignature && c.until == ""; n++ {
		if strings.Count(text, "(") <= strings.Count(text, ")") {
			break
		}
		if c.at+1 >= len(c.rows) {
			break
		}
		c.at++
		code, _, _ := c.parted(cut(c.rows[c.at], 2000))
		text += " " + strings.TrimSpace(code)
	}
	depth := 0
	for i, r := range text {
		switch {
		case r == '(' && !strings.Contains(c.lang.ends, "(") || r == '[':
			depth++
		case r == ')' || r == ']':
			depth--
		case depth <= 0 && strings.ContainsRune(c.lang.ends, r) && i > 0 && !strings.HasPrefix(text[i:], "::") && text[i-1] != ':' &&
			!strings.HasPrefix(text[i:], "=>"):
			return tidy(text[:i])
		}
	}
	return tidy(strings.TrimRight(text, "{ "))
}

// tidy writes a signature on one line.
func tidy(signature string) string {
	return strings.NewReplacer("( ", "(", ", )", ")", " )", ")").Replace(oneSpaced(cut(signature, maxHeading)))
}

// flush writes a comment that is on nothing in particular.
func (c *coder) flush() {
	open := c.open
	c.open = nil
	if len(open) == 0 || !c.told && license(open) {
		return
	}
	c.write(open)
}

// write writes a comment as paragraphs.
func (c *coder) write(open []remark) {
	if len(open) == 0 {
		return
	}
	c.l.blank()
	before := c.l.out.Len()
	for _, r := range open {
		writeRemark(&c.l, r)
	}
	c.l.blank()
	c.told = c.told || c.l.out.Len() > before
}
