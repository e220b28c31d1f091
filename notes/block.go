package notes

import (
	"strings"

	"ken/notes/prose"
)

// A BlockKind says what a block of a document is.
type BlockKind uint8

// The kinds of blocks. Only a paragraph, an item, a quote and a row hold statements.
const (
	Paragraph BlockKind = iota
	Item                // of a list; its mark and task box are not in the span
	Quote               // lines behind ">"; the marks are in the span
	Row                 // of a table, without the outer bars
	TableHead           // the row that names a table's columns
	Heading
	Code
	Other // rules, link definitions, comments, table rulers
)

// A Block is one block of a document: the smallest piece that stands by itself.
type Block struct {
	prose.Span
	Kind BlockKind
	// Task is the letter in an item's task box, 0 where it has none.
	Task byte
}

// Blocks cuts a document's text into its blocks, in order. Plain text (plain) has
// only paragraphs, parted by blank lines; Markdown has all kinds.
func Blocks(text string, plain bool) []Block {
	b := blocks{text: text, plain: plain}
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		b.line(at, end)
		at = end + 1
	}
	b.close()
	return b.done
}

// blocks reads a text line by line; cur is the block that is still open.
type blocks struct {
	text  string
	plain bool
	done  []Block
	cur   *Block
	fence string // what closes the code block that is open, "" where none is
	note  bool   // inside an HTML comment
	table bool   // the last rows belong to a table whose head is known
}

func (b *blocks) line(at, end int) {
	line := b.text[at:end]
	trimmed := strings.TrimSpace(line)
	switch {
	case b.inside(trimmed, end):
	case trimmed == "":
		b.close()
		b.table = false
	case b.plain:
		b.extend(at, end, Paragraph)
	case b.opensFence(at, end, trimmed):
	case strings.HasPrefix(trimmed, "<!--"):
		b.single(at, end, Other)
		b.note = !strings.Contains(trimmed, "-->")
	case indent(line) >= 4 && b.cur == nil && !b.afterItem():
		b.single(at, end, Code)
	default:
		b.markdown(at, end, trimmed)
	}
}

// inside goes on with a code block or comment that is open.
func (b *blocks) inside(trimmed string, end int) bool {
	switch {
	case b.fence != "":
		b.cur.End = end
		if strings.HasPrefix(trimmed, b.fence) && strings.Trim(trimmed, b.fence[:1]) == "" {
			b.fence = ""
			b.close()
		}
		return true
	case b.note:
		b.note = !strings.Contains(trimmed, "-->")
		return true
	}
	return false
}

func (b *blocks) opensFence(at, end int, trimmed string) bool {
	mark := trimmed[:len(trimmed)-len(strings.TrimLeft(trimmed, trimmed[:1]))]
	if trimmed[0] != '`' && trimmed[0] != '~' || len(mark) < 3 {
		return false
	}
	if trimmed[0] == '`' && strings.Contains(trimmed[len(mark):], "`") {
		return false
	}
	b.close()
	b.fence = mark
	b.cur = &Block{Span: prose.Span{Start: at, End: end}, Kind: Code}
	return true
}

// markdown reads a line that stands outside code and comments.
func (b *blocks) markdown(at, end int, trimmed string) {
	start := at + indent(b.text[at:end])
	if mark, task := itemMark(trimmed); mark > 0 {
		b.close()
		b.cur = &Block{Span: prose.Span{Start: min(start+mark, end), End: end}, Kind: Item, Task: task}
		return
	}
	switch {
	case heading(trimmed):
		b.single(start, end, Heading)
	case underline(trimmed) && b.cur != nil && b.cur.Kind == Paragraph:
		b.cur.Kind = Heading
		b.close()
	case rule(trimmed), linkDefinition(trimmed):
		b.single(start, end, Other)
	case trimmed[0] == '|' || b.table && strings.Contains(trimmed, "|"):
		b.row(start, end, trimmed)
	case trimmed[0] == '>':
		b.extend(start, end, Quote)
	default:
		b.extend(start, end, Paragraph)
	}
}

// row reads a line of a table. The row before a ruler names the columns.
func (b *blocks) row(start, end int, trimmed string) {
	b.close()
	if strings.Trim(trimmed, "|-: ") == "" {
		if n := len(b.done); n > 0 && b.done[n-1].Kind == Row {
			b.done[n-1].Kind = TableHead
		}
		b.table = true
		b.single(start, end, Other)
		return
	}
	inner := strings.TrimSuffix(strings.TrimSpace(b.text[start:end]), "|")
	end = start + len(inner)
	if strings.HasPrefix(inner, "|") {
		start++
	}
	b.single(start, max(start, end), Row)
}

// extend adds a line to the open block, or opens one. A paragraph's line that
// follows an item or a quote without a blank line belongs to it.
func (b *blocks) extend(start, end int, kind BlockKind) {
	if b.cur != nil && (b.cur.Kind == kind || kind == Paragraph) {
		b.cur.End = end
		return
	}
	b.close()
	b.cur = &Block{Span: prose.Span{Start: start, End: end}, Kind: kind}
}

func (b *blocks) single(start, end int, kind BlockKind) {
	b.close()
	b.done = append(b.done, Block{Span: prose.Span{Start: start, End: end}, Kind: kind})
}

func (b *blocks) close() {
	if b.cur != nil && b.cur.End > b.cur.Start {
		b.done = append(b.done, *b.cur)
	}
	b.cur = nil
}

// afterItem tells whether an indented line may be a paragraph of an item above it.
func (b *blocks) afterItem() bool {
	for i := len(b.done) - 1; i >= 0; i-- {
		switch b.done[i].Kind {
		case Item:
			return true
		case Code, Paragraph:
			continue
		default:
			return false
		}
	}
	return false
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// itemMark returns the length of a list item's mark with its task box, and the
// letter in that box.
func itemMark(s string) (n int, task byte) {
	switch {
	case len(s) > 1 && strings.IndexByte("-*+", s[0]) >= 0 && s[1] == ' ':
		n = 1
	default:
		d := len(s) - len(strings.TrimLeft(s, "0123456789"))
		if d == 0 || d > 9 || d+1 >= len(s) || s[d] != '.' && s[d] != ')' || s[d+1] != ' ' {
			return 0, 0
		}
		n = d + 1
	}
	if rule(s) {
		return 0, 0
	}
	n += indent(s[n:])
	if len(s) > n+3 && s[n] == '[' && s[n+2] == ']' && s[n+3] == ' ' {
		return n + 4, s[n+1]
	}
	return n, 0
}

func heading(s string) bool {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	return n > 0 && n <= 6 && (n == len(s) || s[n] == ' ' || s[n] == '\t')
}

func underline(s string) bool {
	return strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "" && len(s) > 1
}

func rule(s string) bool {
	if strings.IndexByte("-*_", s[0]) < 0 {
		return false
	}
	marks := strings.ReplaceAll(s, " ", "")
	return len(marks) >= 3 && strings.Trim(marks, marks[:1]) == ""
}

// linkDefinition tells "[name]: address" and "[^1]: note" lines.
func linkDefinition(s string) bool {
	if s[0] != '[' {
		return false
	}
	end := strings.Index(s, "]:")
	return end > 1 && !strings.ContainsAny(s[1:end], "[]")
}
