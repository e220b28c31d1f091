package page

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// fence writes a drawing where the block is one, else code. A drawing is followed by
// what it was drawn from; what cannot be drawn says why.
func (w *writer) fence(n *ast.FencedCodeBlock) {
	language := w.reader.Fence(n)
	if w.Drawing == nil {
		w.code(n, language)
		return
	}
	text, _ := w.reader.Code(n, "")
	light, err := w.drawn(language, text, false)
	switch {
	case err != nil:
		w.problem(w.doc.Line(n), fmt.Sprintf("%s is not drawn: %s", language, err))
		w.put(`<p class="problem"`, w.english(), ">Not drawn: ", html.EscapeString(err.Error()), "</p>\n")
		w.source(text)
		return
	case light == "":
		w.code(n, language)
		return
	}
	w.page.Drawings++
	dark, err := w.drawn(language, text, true)
	if err != nil || dark == "" {
		w.put(`<figure><div class="scroll" tabindex="0">`, light, "</div>\n")
	} else {
		w.put(`<figure><div class="scroll light" tabindex="0">`, light, "</div>\n")
		w.put(`<div class="scroll dark" tabindex="0">`, dark, "</div>\n")
	}
	w.put("<details", w.english(), "><summary>", html.EscapeString(language), " source</summary>\n")
	w.source(text)
	w.put("</details></figure>\n")
}

// drawn returns a drawing as markup, "" for what is none.
func (w *writer) drawn(language, text string, dark bool) (string, error) {
	data, err := w.Drawing(language, text, dark)
	if err != nil || data == nil {
		return "", err
	}
	if w.drawings += len(data); w.drawings > maxInside {
		return "", errors.New("the drawings of the page would be larger than 16 MB")
	}
	return inlineSVG(data)
}

// svgElements and svgAttributes are what a drawing may be made of. None of them loads,
// runs or leads anywhere.
const (
	svgElements   = " svg g path rect circle ellipse line polyline polygon text tspan title desc "
	svgAttributes = " xmlns width height viewBox role aria-label font-family font-size font-weight font-style text-anchor " +
		"dominant-baseline letter-spacing fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-linecap " +
		"stroke-linejoin stroke-opacity opacity transform d x y dx dy x1 y1 x2 y2 cx cy r rx ry points textLength " +
		"lengthAdjust paint-order preserveAspectRatio xml:space "
)

// inlineSVG holds a drawing to what it may be made of, and writes it anew.
func inlineSVG(data []byte) (string, error) {
	var b strings.Builder
	in := xml.NewDecoder(bytes.NewReader(data))
	var open []string
	for {
		token, err := in.RawToken()
		if errors.Is(err, io.EOF) && len(open) == 0 && b.Len() > 0 {
			return b.String(), nil
		}
		if err != nil {
			return "", fmt.Errorf("read the drawing: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if (len(open) == 0) != (t.Name.Local == "svg") || len(open) == 0 && b.Len() > 0 {
				return "", errors.New("the drawing is no SVG")
			}
			open = append(open, t.Name.Local)
			err = svgElement(&b, t)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != t.Name.Local {
				return "", errors.New("the drawing is no SVG")
			}
			open = open[:len(open)-1]
			b.WriteString("</" + t.Name.Local + ">")
		case xml.CharData:
			if len(open) > 0 {
				b.WriteString(html.EscapeString(string(t)))
			}
		}
		if err != nil {
			return "", err
		}
	}
}

func svgElement(b *strings.Builder, t xml.StartElement) error {
	if t.Name.Space != "" || !listed(svgElements, t.Name.Local) {
		return fmt.Errorf("the drawing holds <%s>", t.Name.Local)
	}
	b.WriteString("<" + t.Name.Local)
	for _, a := range t.Attr {
		name := a.Name.Local
		if a.Name.Space != "" {
			name = a.Name.Space + ":" + name
		}
		if !listed(svgAttributes, name) || name != "xmlns" && strings.ContainsAny(a.Value, "():") && name != "transform" {
			return fmt.Errorf("the drawing holds %s=%q", name, a.Value)
		}
		b.WriteString(" " + name + `="` + html.EscapeString(a.Value) + `"`)
	}
	b.WriteString(">")
	return nil
}

func listed(list, name string) bool {
	return !strings.Contains(name, " ") && strings.Contains(list, " "+name+" ")
}
