package read

import (
	"path"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// readJSON reads the values of a file, of which there may be several, with comments and
// commas where strict JSON has none. What stands behind a mistake is left out.
func readJSON(in Input) (Document, error) {
	if why := generatedData(in.Name); why != "" {
		return Document{}, &Unreadable{why}
	}
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	p := jsonParser{src: d.Text, line: 1}
	root := &node{list: true, line: 1}
	for p.space(); p.at < len(p.src) && p.problem == ""; p.space() {
		if n := p.value(0); n != nil {
			root.kids = append(root.kids, n)
		}
	}
	if len(root.kids) == 1 {
		root = root.kids[0]
	}
	var l lined
	writeTree(&l, root, stem(in.Name))
	l.into(&d)
	if p.problem != "" {
		if strings.TrimSpace(d.Text) == "" {
			return d, &Unreadable{p.problem}
		}
		d.lack(p.problem)
	}
	return d, nil
}

// readJSONLines reads a file of which each line is a value.
func readJSONLines(in Input) (Document, error) {
	d, err := decode(in.Data)
	if err != nil {
		return d, err
	}
	root := &node{list: true, line: 1}
	broken, nodes := 0, 0
	for i, row := range rowsOf(d.Text) {
		if strings.TrimSpace(row) == "" {
			continue
		}
		if len(root.kids) >= maxRows || nodes >= maxNodes {
			d.lack("only its first " + strconv.Itoa(i) + " lines were read")
			break
		}
		p := jsonParser{src: row, line: i + 1, nodes: nodes}
		n := p.value(0)
		if p.space(); p.at < len(row) {
			p.fail("broken: more than a value")
		}
		if nodes = p.nodes; p.problem != "" || n == nil {
			broken++
			n = &node{bare: true, value: row, line: i + 1}
		}
		root.kids = append(root.kids, n)
	}
	if broken > 0 && broken == len(root.kids) {
		return d, &Unreadable{"broken: none of its lines is JSON"}
	}
	var l lined
	writeTree(&l, root, stem(in.Name))
	l.into(&d)
	if broken > 0 {
		d.lack(plural(broken, "line") + " of it not JSON")
	}
	return d, nil
}

// stem is a file's name without its folder and ending.
func stem(name string) string {
	base := path.Base(name)
	if ext := path.Ext(base); ext != base {
		base = strings.TrimSuffix(base, ext)
	}
	return base
}

// A jsonParser reads values one by one and knows on which line it is.
type jsonParser struct {
	src     string
	at      int
	line    int
	nodes   int
	toml    bool   // it reads TOML, whose words may hold colons
	problem string // why it stopped
}

func (p *jsonParser) fail(problem string) {
	if p.problem == "" {
		p.problem = problem + " on line " + strconv.Itoa(p.line)
	}
}

// space goes past blanks and comments.
func (p *jsonParser) space() {
	for p.at < len(p.src) {
		rest := p.src[p.at:]
		switch {
		case rest[0] == '\n':
			p.line++
			p.at++
		case rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\r' || rest[0] == 0x1e:
			p.at++
		case strings.HasPrefix(rest, "//") || rest[0] == '#':
			if p.at += strings.IndexByte(rest+"\n", '\n'); p.at > len(p.src) {
				p.at = len(p.src)
			}
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest, "*/")
			if end < 0 {
				end = len(rest) - 2
			}
			p.line += strings.Count(rest[:end+2], "\n")
			p.at += end + 2
		default:
			return
		}
	}
}

// value reads a value, as much of it as there is; nil where there is none.
func (p *jsonParser) value(depth int) *node {
	p.space()
	p.nodes++
	switch {
	case p.at >= len(p.src):
		p.fail("broken: it ends too soon,")
		return nil
	case depth > maxWithin:
		p.fail("nested too deep")
		return nil
	case p.nodes > maxNodes:
		p.fail("more than 1,000,000 values: read up to a place")
		return nil
	}
	n := &node{line: p.line}
	switch c := p.src[p.at]; c {
	case '{':
		p.members(n, '}', depth)
	case '[':
		n.list = true
		p.members(n, ']', depth)
	case '"', '\'':
		n.value, n.bare = p.text(c), true
	default:
		p.word(n)
	}
	return n
}

// members reads what stands between two brackets.
func (p *jsonParser) members(n *node, end byte, depth int) {
	p.at++
	for {
		p.space()
		switch {
		case p.at >= len(p.src):
			p.fail("broken: it ends too soon,")
			return
		case p.src[p.at] == end:
			p.at++
			return
		case p.src[p.at] == ',':
			p.at++
			continue
		}
		key := ""
		line := p.line
		if !n.list {
			if key = p.key(); p.problem != "" {
				return
			}
		}
		if k := p.value(depth + 1); k != nil {
			k.key, k.line = key, line
			n.kids = append(n.kids, k)
		}
		if p.problem != "" {
			return
		}
	}
}

// key reads the name of a member and the colon behind it.
func (p *jsonParser) key() (key string) {
	if c := p.src[p.at]; c == '"' || c == '\'' {
		key = p.text(c)
	} else {
		end := strings.IndexAny(p.src[p.at:], "=: \t\r\n{}[],\"")
		key = p.src[p.at : p.at+max(end, 0)]
		p.at += max(end, 0)
	}
	if p.space(); p.at >= len(p.src) || p.src[p.at] != ':' && (p.src[p.at] != '=' || !p.toml) {
		p.fail("broken: no value for a name")
		return ""
	}
	p.at++
	return strings.Join(strings.Fields(key), " ")
}

// word reads a number, true, false or null.
func (p *jsonParser) word(n *node) {
	ends := " \t\r\n{}[],:\""
	if p.toml {
		ends = " \t\r\n{}[],#\""
	}
	end := strings.IndexAny(p.src[p.at:], ends)
	if end < 0 {
		end = len(p.src) - p.at
	}
	word := p.src[p.at : p.at+end]
	if !p.toml && !jsonWord(word) || word == "" {
		p.fail("broken: not JSON")
		return
	}
	p.at += end
	n.bare, n.number = true, digit(word[len(word)-1])
	if n.value = word; word == "null" {
		n.value = ""
	}
}

// jsonWord tells whether a word without quotes is a value.
func jsonWord(word string) bool {
	switch strings.TrimLeft(word, "+-") {
	case "true", "false", "null", "NaN", "Infinity", "undefined":
		return true
	}
	return strings.Trim(word, "0123456789+-.eExXabcdfABCDF") == "" && strings.ContainsAny(word, "0123456789") && len(word) <= 400
}

// text reads a text in quotes.
func (p *jsonParser) text(quote byte) string {
	if three := strings.Repeat(string(quote), 3); p.toml && strings.HasPrefix(p.src[p.at:], three) {
		return p.lines(three)
	}
	p.at++
	var b strings.Builder
	for p.at < len(p.src) {
		end := strings.IndexAny(p.src[p.at:], string([]byte{quote, '\\', '\n'}))
		if end < 0 {
			break
		}
		b.WriteString(p.src[p.at : p.at+end])
		p.at += end + 1
		switch p.src[p.at-1] {
		case quote:
			return b.String()
		case '\n':
			if p.line++; p.toml {
				p.fail("broken: a text without an end")
				return b.String()
			}
			b.WriteByte('\n')
		case '\\':
			if p.toml && quote == '\'' {
				b.WriteByte('\\')
				continue
			}
			p.escape(&b)
		}
	}
	p.at = len(p.src)
	p.fail("broken: a text without an end")
	return b.String()
}

// lines reads a text of several lines between quotes of three marks.
func (p *jsonParser) lines(quotes string) string {
	p.at += len(quotes)
	end := strings.Index(p.src[p.at:], quotes)
	if end < 0 {
		p.at = len(p.src)
		p.fail("broken: a text without an end")
		return ""
	}
	text := p.src[p.at : p.at+end]
	p.at += end + len(quotes)
	p.line += strings.Count(text, "\n")
	return text
}

// escape reads what stands behind a backslash.
func (p *jsonParser) escape(b *strings.Builder) {
	if p.at >= len(p.src) {
		return
	}
	c := p.src[p.at]
	p.at++
	switch c {
	case 'n', 'r':
		b.WriteByte('\n')
	case 't', 'b', 'f':
		b.WriteByte(' ')
	case 'u':
		r := p.unit()
		if utf16.IsSurrogate(r) && strings.HasPrefix(p.src[p.at:], `\u`) {
			p.at += 2
			r = utf16.DecodeRune(r, p.unit())
		}
		b.WriteRune(r)
	case '\n':
		p.line++
	default:
		p.at--
		_, n := utf8.DecodeRuneInString(p.src[p.at:])
		b.WriteString(p.src[p.at : p.at+n])
		p.at += n
	}
}

// unit reads four hexadecimal digits.
func (p *jsonParser) unit() rune {
	n, err := strconv.ParseUint(p.src[p.at:min(p.at+4, len(p.src))], 16, 32)
	if err != nil {
		return utf8.RuneError
	}
	p.at = min(p.at+4, len(p.src))
	return rune(n)
}
