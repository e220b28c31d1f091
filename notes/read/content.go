package read

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// The lines of calendars and contacts (RFC 5545, RFC 6350, and vCard 2.1 before them):
//
//   - A line that begins with a blank goes on the one before, in the middle of a
//     character if need be.
//   - A line is NAME;PARAMETER=value,"value":value, with a group before the name in
//     contacts: item1.TEL.
//   - BEGIN and END enclose components, which may hold others.
//
// What is no such line is passed over, and what is not ended ends where it must.

// A property is one line.
type property struct {
	group, name string // the name in capitals
	params      map[string]string
	value       string // as written; see [property.text]
	line        int    // of the file, from 1
}

// A component is what stands between BEGIN and END.
type component struct {
	name  string
	props []property
	inner []*component
	line  int
}

const (
	maxComponents = 50_000  // of a file
	maxProperties = 4_000   // of a component
	maxValue      = 1 << 20 // bytes of a property that are kept
	maxNested     = 8       // components in each other; what is deeper is taken for its outer
)

// components reads the outermost components of a file.
func components(data []byte) []*component {
	root := &component{}
	open := []*component{root}
	count := 0
	for p := range properties(data) {
		top := open[len(open)-1]
		switch {
		case p.name == "BEGIN" && len(open) <= maxNested && count < maxComponents:
			count++
			c := &component{name: strings.ToUpper(strings.TrimSpace(p.value)), line: p.line}
			top.inner = append(top.inner, c)
			open = append(open, c)
		case p.name == "END":
			name := strings.ToUpper(strings.TrimSpace(p.value))
			for i := len(open) - 1; i > 0; i-- {
				if open[i].name == name {
					open = open[:i]
					break
				}
			}
		case p.name != "BEGIN" && len(top.props) < maxProperties:
			top.props = append(top.props, p)
		}
	}
	return root.inner
}

// get returns the first property of a name.
func (c *component) get(name string) (property, bool) {
	for _, p := range c.props {
		if p.name == name {
			return p, true
		}
	}
	return property{}, false
}

// text returns the value of the first property of a name on one line, "" where there is
// none.
func (c *component) text(name string) string {
	p, _ := c.get(name)
	return oneLine(p.text())
}

// all returns the properties of a name.
func (c *component) all(name string) []property {
	var list []property
	for _, p := range c.props {
		if p.name == name {
			list = append(list, p)
		}
	}
	return list
}

// properties yields the lines of a file that are properties.
func properties(data []byte) func(func(property) bool) {
	return func(yield func(property) bool) {
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		var line []byte
		begin, n := 1, 0
		flush := func() bool {
			p, ok := parseProperty(line)
			p.line = begin
			return !ok || yield(p)
		}
		for raw := range bytes.Lines(data) {
			n++
			raw = bytes.TrimRight(raw, "\r\n")
			switch {
			case len(raw) > 0 && (raw[0] == ' ' || raw[0] == '\t'):
				line = extend(line, raw[1:])
				continue
			case softBreak(line):
				line = extend(line[:len(line)-1], raw)
				continue
			}
			if !flush() {
				return
			}
			line, begin = append(line[:0], raw...), n
		}
		flush()
	}
}

// extend adds to a line, as far as there is room.
func extend(line, more []byte) []byte {
	if len(line)+len(more) > maxValue {
		return line
	}
	return append(line, more...)
}

// softBreak tells whether a line of vCard 2.1 goes on without a blank.
func softBreak(line []byte) bool {
	return bytes.HasSuffix(line, []byte("=")) && bytes.Contains(bytes.ToUpper(line[:min(len(line), 200)]), []byte("QUOTED-PRINTABLE"))
}

// parseProperty takes a line apart; false where it is no property.
func parseProperty(raw []byte) (property, bool) {
	if !utf8.Valid(raw) && !bytes.Contains(raw, []byte("CHARSET=")) {
		raw = []byte(charsetText(raw, ""))
	}
	line := string(raw)
	end := strings.IndexAny(line, ":;")
	if end <= 0 || strings.ContainsAny(line[:end], " \t") {
		return property{}, false
	}
	p := property{name: line[:end]}
	if group, name, ok := strings.Cut(p.name, "."); ok {
		p.group, p.name = group, name
	}
	p.name = strings.ToUpper(p.name)
	for line[end] == ';' {
		next := paramEnd(line, end+1)
		if next == len(line) {
			return property{}, false
		}
		p.param(line[end+1 : next])
		end = next
	}
	p.value = line[end+1:]
	if strings.EqualFold(p.params["ENCODING"], "QUOTED-PRINTABLE") {
		p.value = charsetText(unprintable([]byte(p.value)), p.params["CHARSET"])
	}
	p.value = strings.ToValidUTF8(p.value, "\uFFFD")
	return p, true
}

// paramEnd returns where the parameter that begins at a place ends.
func paramEnd(line string, at int) int {
	quoted := false
	for ; at < len(line); at++ {
		switch c := line[at]; {
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ';' || c == ':'):
			return at
		}
	}
	return at
}

// param takes one parameter: TYPE=work, or WORK alone as vCard 2.1 has it. Several of a
// name are joined by commas.
func (p *property) param(s string) {
	key, value, ok := strings.Cut(s, "=")
	if !ok {
		key, value = "TYPE", s
		switch strings.ToUpper(s) {
		case "QUOTED-PRINTABLE", "BASE64", "8BIT":
			key = "ENCODING"
		}
	}
	key = strings.ToUpper(strings.TrimSpace(key))
	value = strings.ToValidUTF8(strings.ReplaceAll(value, `"`, ""), "\uFFFD")
	if p.params == nil {
		p.params = map[string]string{}
	}
	if old := p.params[key]; old != "" {
		value = old + "," + value
	}
	p.params[key] = value
}

// text is the value with its escapes undone.
func (p property) text() string { return unescapedValue(p.value) }

// fields cuts a value at semicolons, or another mark, that are not escaped.
func (p property) fields(mark byte) []string {
	var list []string
	begin := 0
	for i := 0; i < len(p.value); i++ {
		switch p.value[i] {
		case '\\':
			i++
		case mark:
			list = append(list, unescapedValue(p.value[begin:i]))
			begin = i + 1
		}
	}
	return append(list, unescapedValue(p.value[begin:]))
}

// unescapedValue undoes the escapes of a value: \n, \, and \;.
func unescapedValue(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		switch i++; s[i] {
		case 'n', 'N':
			b.WriteByte('\n')
		case ',', ';', ':', '\\', '"':
			b.WriteByte(s[i])
		default:
			b.WriteByte('\\')
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
