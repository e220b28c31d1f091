package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"ken/render/draw"
	"ken/render/mermaid"
)

// mermaidLanguage is what a fence that holds a diagram is called.
const mermaidLanguage = "mermaid"

// A Fence is a fenced block of a document.
type Fence struct {
	// Text is what stands in it, Line the line of the document that opens it, from 1.
	Text string
	Line int
}

// Fences returns the fenced blocks of a language in a document, wherever they stand in it.
func Fences(src, lang string) []Fence {
	d := Parse([]byte(src))
	var list []Fence
	for _, p := range d.parts {
		_ = ast.Walk(p.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // it has no error of its own
			f, ok := n.(*ast.FencedCodeBlock)
			if !entering || !ok || !strings.EqualFold(strings.Trim(string(f.Language(p.body)), "{}."), lang) {
				return ast.WalkContinue, nil
			}
			text := strings.Join(codeLines(p.part, f), "\n") + "\n"
			list = append(list, Fence{text, d.skipped + p.line + p.lineAt(max(f.Pos(), 0)) + 1})
			return ast.WalkSkipChildren, nil
		})
	}
	return list
}

// drawnDiagram draws a fence as the diagram it is. One that is wider than the page is said in
// lines instead, so that nothing of it is lost. Where it is none the reason is returned.
func drawnDiagram(code string, width int, ascii bool) (lines []string, wrong string) {
	d, err := mermaid.Parse(code)
	if err != nil {
		return nil, err.Error()
	}
	drawn := draw.Text(d, draw.Options{Width: width, ASCII: ascii})
	if drawn.Wide {
		return draw.Outline(d), ""
	}
	return drawn.Lines, ""
}
