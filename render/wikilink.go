package render

import (
	"bytes"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// maxWikilink is the longest wiki link, in bytes.
const maxWikilink = 1000

// A wikilink is a link by name, [[note#heading|label]], or with "!" before it
// something to be shown in its place.
type wikilink struct {
	ast.BaseInline
	target, label string
	embed         bool
	end           int // its end in the part
}

var kindWikilink = ast.NewNodeKind("Wikilink")

// Kind implements [ast.Node].
func (*wikilink) Kind() ast.NodeKind { return kindWikilink }

// Dump implements [ast.Node].
func (w *wikilink) Dump(source []byte, level int) {
	ast.DumpHelper(w, source, level, map[string]string{"Target": w.target, "Label": w.label}, nil)
}

// shown returns what is drawn for the link: its label, or the names in its target.
func (w *wikilink) shown() string {
	if w.embed {
		kind := "embed"
		if w.image() {
			kind = "image"
		}
		return "[" + kind + ": " + names(w.target) + "]"
	}
	if w.label != "" {
		return w.label
	}
	return names(w.target)
}

// image reports whether a picture is to be shown.
func (w *wikilink) image() bool {
	switch strings.ToLower(path.Ext(w.target)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif":
		return w.embed
	}
	return false
}

// names writes note#H1#H2 as a path of headings; ids of blocks are for machines.
func names(target string) string {
	var parts []string
	for part := range strings.SplitSeq(target, "#") {
		if part = strings.TrimSpace(part); part != "" && part[0] != '^' {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return target
	}
	return strings.Join(parts, " › ")
}

// A wikilinkParser reads wiki links, unless CommonMark reads the same text as a link:
// that goes before.
type wikilinkParser struct{}

// Trigger implements [parser.InlineParser].
func (wikilinkParser) Trigger() []byte { return []byte{'!', '['} }

// Parse implements [parser.InlineParser].
func (wikilinkParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	rest, embed := bytes.CutPrefix(line, []byte("!"))
	rest, ok := bytes.CutPrefix(rest, []byte("[["))
	if !ok {
		return nil
	}
	end := bytes.IndexAny(rest[:min(len(rest), maxWikilink)], "[]\r\n")
	if end <= 0 || !bytes.HasPrefix(rest[end:], []byte("]]")) {
		return nil
	}
	after := rest[end+2:]
	if len(after) > 0 && strings.IndexByte("([]", after[0]) >= 0 || block.PrecendingCharacter() == '[' {
		return nil
	}
	inner := rest[:end]
	if _, ok := pc.Reference(linkLabel(inner)); ok {
		return nil
	}
	node := newWikilink(string(inner), embed)
	if node != nil {
		node.end = at.Start + len(line) - len(after)
		block.Advance(len(line) - len(after))
		return node
	}
	return nil
}

func newWikilink(inner string, embed bool) *wikilink {
	target, label, labelled := strings.Cut(inner, "|")
	// In a table the bar must be escaped, or it would end the cell.
	target = strings.TrimSpace(strings.TrimSuffix(target, `\`))
	label = strings.TrimSpace(label)
	if target == "" || target[0] == '^' || labelled && label == "" {
		return nil
	}
	return &wikilink{target: target, label: label, embed: embed}
}
