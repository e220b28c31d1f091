package page

import (
	"html"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"ken/render"
)

// blocks writes blocks one after another; the text of tight ones is no paragraph.
func (w *writer) blocks(list []ast.Node, tight bool) {
	for _, n := range list {
		w.block(n, tight)
	}
}

// children writes the blocks in a block, from one on.
func (w *writer) children(n ast.Node, tight bool) {
	for ; n != nil; n = n.NextSibling() {
		w.block(n, tight)
	}
}

func (w *writer) block(n ast.Node, tight bool) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		w.paragraph(n, tight)
	case *ast.Heading:
		w.heading(n)
	case *ast.ThematicBreak:
		w.put("<hr>\n")
	case *ast.Blockquote:
		w.quote(n)
	case *ast.List:
		w.list(n)
	case *ast.FencedCodeBlock:
		w.fence(n)
	case *ast.CodeBlock:
		w.code(n, "")
	case *ast.HTMLBlock:
		if runs := w.reader.HTML(n); len(runs) > 0 {
			w.put("<p>")
			w.runs(runs)
			w.put("</p>\n")
		}
	case *extast.Table:
		w.table(n)
	case *extast.DefinitionList:
		w.definitions(n)
	case *extast.Footnote, *ast.LinkReferenceDefinition:
	default:
		w.children(n.FirstChild(), false)
	}
}

func (w *writer) paragraph(n ast.Node, tight bool) {
	runs := w.reader.Runs(n)
	if len(runs) == 0 {
		return
	}
	if tight {
		w.runs(runs)
		w.put("\n")
		return
	}
	w.put("<p>")
	w.runs(runs)
	w.put("</p>\n")
}

// calm are the kinds of callouts with a colour of their own; others look like notes.
var calm = map[string]string{
	"warning": "warn", "caution": "warn", "danger": "warn", "error": "warn", "bug": "warn", "failure": "warn",
	"attention": "warn", "important": "warn", "tip": "tip", "hint": "tip", "success": "tip", "done": "tip",
}

func (w *writer) quote(n *ast.Blockquote) {
	kind, title, rest, ok := w.reader.Callout(n)
	if !ok {
		w.put("<blockquote>\n")
		w.children(n.FirstChild(), false)
		w.put("</blockquote>\n")
		return
	}
	class := "callout"
	if colour := calm[kind]; colour != "" {
		class += " " + colour
	}
	w.put(`<div role="note" class="`, class, `"><p class="called">`)
	w.runs(title)
	w.put("</p>\n")
	if len(rest) > 0 {
		w.put("<p>")
		w.runs(rest)
		w.put("</p>\n")
	}
	w.children(n.FirstChild().NextSibling(), false)
	w.put("</div>\n")
}

func (w *writer) list(n *ast.List) {
	tag, open := "ul", "<ul>\n"
	if n.IsOrdered() {
		tag, open = "ol", "<ol>\n"
		if n.Start != 1 {
			open = `<ol start="` + strconv.Itoa(n.Start) + "\">\n"
		}
	}
	w.put(open)
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		switch done, task := w.reader.Task(item); {
		case done:
			w.put(`<li class="task"><span role="img" aria-label="done">☑</span> `)
		case task:
			w.put(`<li class="task"><span role="img" aria-label="to do">☐</span> `)
		default:
			w.put("<li>")
		}
		w.children(item.FirstChild(), n.IsTight)
		w.put("</li>\n")
	}
	w.put("</", tag, ">\n")
}

// table writes a table that scrolls by itself where it is too wide.
func (w *writer) table(n *extast.Table) {
	w.put(`<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>`, "\n")
	open := ""
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		part, cell := "tbody", "td"
		if row.Kind() == extast.KindTableHeader {
			part, cell = "thead", "th"
		}
		if part != open {
			if open != "" {
				w.put("</", open, ">\n")
			}
			w.put("<", part, ">\n")
			open = part
		}
		w.row(row, cell, n.Alignments)
	}
	if open != "" {
		w.put("</", open, ">\n")
	}
	w.put("</table></div>\n")
}

func (w *writer) row(row ast.Node, tag string, align []extast.Alignment) {
	w.put("<tr>")
	i := 0
	for c := row.FirstChild(); c != nil && i < len(align); c = c.NextSibling() {
		class := ""
		switch align[i] {
		case extast.AlignRight:
			class = "right"
		case extast.AlignCenter:
			class = "mid"
		}
		w.put("<", tag)
		if tag == "th" {
			w.put(` scope="col"`)
		}
		w.put(attribute("class", class), ">")
		w.runs(w.reader.Cell(c))
		w.put("</", tag, ">")
		i++
	}
	w.put("</tr>\n")
}

func (w *writer) definitions(list *extast.DefinitionList) {
	w.put("<dl>\n")
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if d, ok := n.(*extast.DefinitionDescription); ok {
			w.put("<dd>")
			w.children(n.FirstChild(), d.IsTight)
			w.put("</dd>\n")
			continue
		}
		w.put("<dt>")
		w.runs(w.reader.Runs(n))
		w.put("</dt>\n")
	}
	w.put("</dl>\n")
}

// code writes a block of code, coloured where the language is known.
func (w *writer) code(n ast.Node, language string) {
	_, lines := w.reader.Code(n, language)
	w.put(`<pre tabindex="0"><code>`)
	for i, line := range lines {
		if i > 0 {
			w.put("\n")
		}
		w.styled(line)
	}
	w.put("</code></pre>\n")
}

// source writes code as it stands.
func (w *writer) source(code string) {
	w.put(`<pre tabindex="0"><code>`, html.EscapeString(code), "</code></pre>\n")
}

// isSpace tells runs that say nothing.
func isSpace(runs []render.Run) bool { return plain(runs) == "" }
