package read

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// maxHeading is how many bytes of a heading are kept: a paragraph that happens to
// stand over a line of dashes makes a heading of any length.
const maxHeading = 300

// near is how many bytes on the end of an address, a tag or a span of code is
// looked for, so that no text costs more than its length allows.
const near = 2048

// headingText makes the one line of a heading from what is written there.
func headingText(written string) string {
	if len(written) > 4*maxHeading {
		written = cut(written, 4*maxHeading)
	}
	written = strings.TrimSpace(written)
	if at := strings.LastIndexByte(written, '{'); at > 0 && strings.HasSuffix(written, "}") &&
		at+1 < len(written) && strings.IndexByte("#.:", written[at+1]) >= 0 {
		written = written[:at] // an identifier for the heading, not part of it
	}
	text := Plain(written)
	if len(text) > maxHeading {
		text = strings.TrimSpace(cut(text, maxHeading)) + "…"
	}
	return text
}

// cut returns at most n bytes of valid text, at a boundary of characters.
func cut(s string, n int) string {
	if n >= len(s) {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// Plain returns a run of Markdown as one line of text: without emphasis marks,
// links as what they show, HTML tags and comments gone, blanks collapsed. Code
// stays as it is written, marks included.
func Plain(inline string) string {
	if !strings.ContainsAny(inline, "\\`[]<&*_~") {
		return oneSpaced(inline)
	}
	p := plainer{src: inline, match: brackets(inline), link: strings.LastIndexByte(inline, ')'), tag: strings.LastIndexByte(inline, '>')}
	for p.at < len(p.src) {
		p.next()
	}
	return oneSpaced(p.finish())
}

// oneSpaced collapses blanks.
func oneSpaced(s string) string {
	if strings.ContainsAny(s, "\t\n\v\f\r\u0085\u00a0") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return strings.TrimSpace(s)
}

// A plainer goes through a run of Markdown once.
type plainer struct {
	src   string
	at    int
	out   []byte
	match map[int]int // of an opening bracket, where it is closed
	ends  []int       // of the brackets we are in: where to go on, by nesting
	link  int         // the last place where a link's address can end
	tag   int         // the last place where a tag can
	runs  []emphasis
}

// An emphasis is a run of marks in out.
type emphasis struct {
	at, n       int
	open, close bool
	paired      int // marks of it that have a partner
}

// next takes one thing off the source.
func (p *plainer) next() {
	c := p.src[p.at]
	switch {
	case c == '\\' && p.at+1 < len(p.src) && ascii(p.src[p.at+1]):
		p.out = append(p.out, p.src[p.at+1])
		p.at += 2
	case c == '`':
		p.code()
	case c == '!' && strings.HasPrefix(p.src[p.at+1:], "[") && p.match[p.at+1] > 0:
		p.at++
	case c == '[' && p.match[p.at] > 0:
		p.bracket()
	case c == ']' && len(p.ends) > 0 && p.ends[len(p.ends)-1] > p.at:
		p.at = p.ends[len(p.ends)-1]
		p.ends = p.ends[:len(p.ends)-1]
	case c == '<' && p.tag > p.at:
		p.angle()
	case c == '&':
		p.entity()
	case c == '*' || c == '_' || c == '~':
		p.marks(c)
	default:
		p.out = append(p.out, c)
		p.at++
	}
}

// code copies a span of code, or the marks that open none.
func (p *plainer) code() {
	marks := run(p.src[p.at:])
	rest := p.src[p.at+len(marks):]
	rest = rest[:min(len(rest), near)]
	for at := 0; ; {
		i := strings.Index(rest[at:], marks)
		if i < 0 {
			p.out = append(p.out, marks...)
			p.at += len(marks)
			return
		}
		at += i
		if n := len(run(rest[at:])); n > len(marks) {
			at += n
			continue
		}
		end := p.at + 2*len(marks) + at
		p.out = append(p.out, p.src[p.at:end]...)
		p.at = end
		return
	}
}

// bracket enters what a link shows; its end leads past the address.
func (p *plainer) bracket() {
	end := p.match[p.at]
	after := p.src[end+1:]
	switch {
	case strings.HasPrefix(p.src[p.at:], "[[") && p.match[p.at+1] == end-1:
		p.wiki(end)
	case strings.HasPrefix(after, "("):
		p.enter(p.address(end + 1))
	case strings.HasPrefix(after, "[") && p.match[end+1] > 0:
		p.enter(p.match[end+1] + 1)
	case strings.HasPrefix(p.src[p.at:], "[^"):
		p.at = end + 1 // a footnote's mark shows nothing
	default:
		p.out = append(p.out, '[')
		p.at++
	}
}

func (p *plainer) enter(end int) {
	if end == 0 {
		p.out = append(p.out, '[')
	} else {
		p.ends = append(p.ends, end)
	}
	p.at++
}

// wiki takes [[page]] and [[page|shown]] for what they show.
func (p *plainer) wiki(end int) {
	page, shown, ok := strings.Cut(p.src[p.at+2:end-1], "|")
	if !ok {
		shown = page
	}
	p.out = append(p.out, shown...)
	p.at = end + 1
}

// address returns where the address in parentheses that begins at a place ends,
// or 0.
func (p *plainer) address(at int) int {
	depth := 0
	for i := at; i <= p.link && i < at+near; i++ {
		switch p.src[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// angle takes an address in angle brackets for itself, a tag for nothing.
func (p *plainer) angle() {
	rest := p.src[p.at+1:]
	rest = rest[:min(len(rest), near)]
	if strings.HasPrefix(rest, "!--") {
		if end := strings.Index(rest, "-->"); end >= 0 {
			p.at += end + 4
			return
		}
	}
	end := strings.IndexByte(rest, '>')
	inner := rest[:max(end, 0)]
	switch {
	case inner != "" && !strings.ContainsAny(inner, " <") && strings.ContainsAny(inner, ":@") && inner[0] != '/':
		p.out = append(p.out, inner...)
		p.at += end + 2
	case isTag(inner):
		p.at += end + 2
	default:
		p.out = append(p.out, '<')
		p.at++
	}
}

// entity writes the character a reference stands for.
func (p *plainer) entity() {
	end := strings.IndexByte(p.src[p.at:min(p.at+32, len(p.src))], ';')
	if end < 0 {
		p.out = append(p.out, '&')
		p.at++
		return
	}
	p.out = append(p.out, html.UnescapeString(p.src[p.at:p.at+end+1])...)
	p.at += end + 1
}

// marks notes a run that may be emphasis.
func (p *plainer) marks(c byte) {
	n := len(run(p.src[p.at:]))
	before, _ := utf8.DecodeLastRuneInString(p.src[:p.at])
	after, _ := utf8.DecodeRuneInString(p.src[p.at+n:])
	e := emphasis{at: len(p.out), n: n}
	e.open = p.at+n < len(p.src) && !unicode.IsSpace(after)
	e.close = p.at > 0 && !unicode.IsSpace(before)
	if c == '_' {
		word := e.open && e.close && isWord(before) && isWord(after)
		e.open, e.close = e.open && !word && !isWord(before), e.close && !word && !isWord(after)
	}
	if c != '~' || n == 2 {
		p.runs = append(p.runs, e)
	}
	p.out = append(p.out, p.src[p.at:p.at+n]...)
	p.at += n
}

// finish pairs the marks of emphasis and returns the text without them.
func (p *plainer) finish() string {
	open := map[byte][]int{}
	for i := range p.runs {
		e := &p.runs[i]
		c := p.out[e.at]
		for e.close && e.paired < e.n && len(open[c]) > 0 {
			o := &p.runs[open[c][len(open[c])-1]]
			n := min(e.n-e.paired, o.n-o.paired)
			e.paired, o.paired = e.paired+n, o.paired+n
			if o.paired == o.n {
				open[c] = open[c][:len(open[c])-1]
			}
		}
		if e.open && e.paired < e.n {
			open[c] = append(open[c], i)
		}
	}
	var b strings.Builder
	at := 0
	for _, e := range p.runs {
		b.Write(p.out[at:e.at])
		b.Write(p.out[e.at+e.paired : e.at+e.n])
		at = e.at + e.n
	}
	b.Write(p.out[at:])
	return b.String()
}

// brackets returns of each opening bracket where it is closed.
func brackets(s string) map[int]int {
	var match map[int]int
	var open []int
	for i := range len(s) {
		switch {
		case s[i] == '\\' || i > 0 && s[i-1] == '\\':
		case s[i] == '[':
			open = append(open, i)
		case s[i] == ']' && len(open) > 0:
			if match == nil {
				match = make(map[int]int)
			}
			match[open[len(open)-1]] = i
			open = open[:len(open)-1]
		}
	}
	return match
}

// isTag tells whether what stands in angle brackets is a tag of HTML: <String> is
// not.
func isTag(inner string) bool {
	name := strings.ToLower(strings.Trim(inner, "/"))
	if i := strings.IndexAny(name, " \t\n/"); i >= 0 {
		name = name[:i]
	}
	return atom.Lookup([]byte(name)) != 0
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// ascii tells whether a byte is a mark that a backslash takes the meaning of.
func ascii(c byte) bool { return c > ' ' && c < 0x7f && !letter(c) && !digit(c) }
