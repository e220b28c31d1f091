package read

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// maxGo is how many bytes of Go are taken apart as a tree; more is read line by line.
const maxGo = 2 << 20

// A goReader writes the declarations of a Go file.
type goReader struct {
	l    *lined
	src  string
	fset *token.FileSet
	file *ast.File
	next int // of the file's comments, the first not yet told
}

// goCode reads a file with the parser of the Go project; false where it is no Go.
func goCode(l *lined, src string) bool {
	if len(src) > maxGo {
		return false
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parser.ParseComments|parser.SkipObjectResolution)
	if file == nil || err != nil && len(file.Decls) == 0 {
		return false
	}
	g := goReader{l: l, src: src, fset: fset, file: file}
	g.comments(file.Package)
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			g.function(d)
		case *ast.GenDecl:
			g.group(d)
		}
	}
	g.comments(token.Pos(file.FileEnd))
	return true
}

func (g *goReader) line(p token.Pos) int { return g.fset.Position(p).Line }

// text returns the source between two places on one line.
func (g *goReader) text(from, to token.Pos) string {
	a, b := g.fset.Position(from).Offset, g.fset.Position(to).Offset
	if a < 0 || b > len(g.src) || a >= b {
		return ""
	}
	return oneSpaced(cut(g.src[a:b], 2*maxHeading))
}

// comments writes the comments that begin before a place and were not told.
func (g *goReader) comments(before token.Pos) {
	for ; g.next < len(g.file.Comments) && g.file.Comments[g.next].Pos() < before; g.next++ {
		c := g.file.Comments[g.next]
		if open := g.remarks(c); c.Pos() > g.file.Package || !license(open) {
			g.write(open)
		}
	}
}

// remarks are the lines of a comment.
func (g *goReader) remarks(c *ast.CommentGroup) []remark {
	var open []remark
	for _, one := range c.List {
		text, line := one.Text, g.line(one.Pos())
		if strings.HasPrefix(text, "//") {
			if text = text[2:]; !strings.HasPrefix(text, "go:") && !strings.HasPrefix(text, "nolint") && !strings.HasPrefix(text, "line ") {
				open = append(open, remark{text, line})
			}
			continue
		}
		for i, row := range rowsOf(strings.TrimSuffix(strings.TrimPrefix(text, "/*"), "*/")) {
			open = append(open, remark{strings.TrimLeft(row, " \t*"), line + i})
		}
	}
	return open
}

// write writes a comment as paragraphs, what is indented in it as code.
func (g *goReader) write(open []remark) {
	g.l.blank()
	for i := 0; i < len(open); i++ {
		text := strings.TrimPrefix(open[i].text, " ")
		body := strings.TrimSpace(text)
		switch {
		case body == "" || strings.HasPrefix(body, "nolint"):
			g.l.blank()
		case strings.HasPrefix(body, "- ") || strings.HasPrefix(body, "* "):
			g.l.line("- "+literal(body[2:]), open[i].line)
		case text[0] == '\t':
			first := i
			var rows []string
			for ; i < len(open) && (open[i].text == "" || strings.HasPrefix(strings.TrimPrefix(open[i].text, " "), "\t")); i++ {
				rows = append(rows, open[i].text)
			}
			i--
			g.l.fence("", "", rows, open[first].line)
		default:
			g.l.line(prosaic(literal(body)), open[i].line)
		}
	}
	g.l.blank()
}

// from is the line that the comment on something begins on, or else it itself. The
// comments before it are written.
func (g *goReader) from(doc *ast.CommentGroup, p token.Pos) int {
	if doc != nil {
		p = doc.Pos()
	}
	g.comments(p)
	return g.line(p)
}

// function writes a function with its comment, and the comments in it.
func (g *goReader) function(d *ast.FuncDecl) {
	from, end := g.from(d.Doc, d.Pos()), d.End()
	if d.Body != nil {
		end = d.Body.Pos()
	}
	g.l.heading(2, codeSpan(tidy(g.text(d.Pos(), end))), from)
	g.comments(d.End())
}

// group writes a declaration of constants, variables or types.
func (g *goReader) group(d *ast.GenDecl) {
	if d.Tok == token.IMPORT {
		return
	}
	from := g.from(d.Doc, d.Pos())
	if len(d.Specs) == 0 {
		return
	}
	if !d.Lparen.IsValid() {
		g.spec(d.Tok.String()+" ", d.Specs[0], from, true)
		return
	}
	if d.Doc != nil {
		g.l.blank()
		g.comments(d.Lparen)
	}
	for _, s := range d.Specs {
		doc, _ := about(s)
		g.spec(d.Tok.String()+" ", s, g.from(doc, s.Pos()), d.Tok == token.TYPE)
	}
	g.l.blank()
}

// about returns the comments on a spec: above it and behind it.
func about(s ast.Spec) (doc, beside *ast.CommentGroup) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return s.Doc, s.Comment
	case *ast.ValueSpec:
		return s.Doc, s.Comment
	}
	return nil, nil
}

// spec writes one type, constant or variable, with what is said of its parts. Those of a
// group are items.
func (g *goReader) spec(word string, s ast.Spec, from int, alone bool) {
	end := s.End()
	var fields *ast.FieldList
	if t, ok := s.(*ast.TypeSpec); ok {
		switch kind := t.Type.(type) {
		case *ast.StructType:
			fields, end = kind.Fields, kind.Fields.Pos()
		case *ast.InterfaceType:
			fields, end = kind.Methods, kind.Methods.Pos()
		}
	}
	if v, ok := s.(*ast.ValueSpec); ok && end-s.Pos() > 120 {
		end = v.Names[len(v.Names)-1].End()
	}
	text := codeSpan(cut(word+g.text(s.Pos(), end), maxHeading))
	if alone {
		g.l.heading(2, text, from)
		if fields != nil {
			g.comments(fields.Pos())
			g.fields(fields)
		}
		_, beside := about(s)
		if beside != nil {
			end = beside.End()
		}
		g.comments(max(end, s.End()))
		return
	}
	doc, beside := about(s)
	g.item(text, doc, beside, from)
}

// item writes a part of a declaration with what is said of it; parts of which nothing is
// said are told by their names alone.
func (g *goReader) item(text string, doc, beside *ast.CommentGroup, from int) {
	var words []string
	for _, c := range []*ast.CommentGroup{doc, beside} {
		if c == nil {
			continue
		}
		for _, r := range g.remarks(c) {
			words = append(words, strings.Fields(r.text)...)
		}
		for g.next < len(g.file.Comments) && g.file.Comments[g.next].Pos() <= c.Pos() {
			g.next++
		}
	}
	if said := strings.Join(words, " "); said != "" && !strings.HasPrefix(said, "nolint") {
		text += ": " + literal(said)
	}
	g.l.line("- "+text, from)
}

// fields writes the fields of a struct, or the methods of an interface.
func (g *goReader) fields(list *ast.FieldList) {
	for _, f := range list.List {
		from := g.from(f.Doc, f.Pos())
		end := f.Type.End()
		if _, nested := f.Type.(*ast.StructType); nested {
			end = f.Type.Pos()
		}
		g.item(codeSpan(cut(g.text(f.Pos(), end), maxHeading)), f.Doc, f.Comment, from)
	}
	g.l.blank()
}
