package tui

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/render"
	model "ken/render/diagram"
	"ken/render/mermaid"
)

// mermaidFence is what a fence that holds a diagram is called.
const mermaidFence = "mermaid"

// fencesIn are the diagrams that stand in a document.
func fencesIn(doc notes.Document) []render.Fence {
	if doc.Format != "markdown" || len(doc.Text) > maxPage || !strings.Contains(strings.ToLower(doc.Text), mermaidFence) {
		return nil
	}
	return render.Fences(doc.Text, mermaidFence)
}

// fencesSeen are the diagrams of which a line is seen, in order.
func (v *viewer) fencesSeen() []render.Fence {
	var seen []render.Fence
	for _, f := range v.fences {
		from, to := f.Line, f.Line+strings.Count(f.Text, "\n")+1
		for i := v.reader.top; i < len(v.reader.page.Lines) && i < v.reader.top+max(v.reader.h, 1); i++ {
			if s := v.reader.page.Lines[i].Source; s >= from && s <= to {
				seen = append(seen, f)
				break
			}
		}
	}
	return seen
}

func (v *viewer) noFence(*App) string {
	if len(v.fencesSeen()) == 0 {
		return "no diagram is seen"
	}
	return ""
}

// chooseFence opens the diagram that is seen, and asks which where there are several.
func (v *viewer) chooseFence(a *App) tea.Cmd {
	seen := v.fencesSeen()
	if len(seen) == 1 {
		return v.openFence(a, seen[0])
	}
	c := &choice{heading: "which diagram", act: "open"}
	for _, f := range seen {
		what, _, _ := strings.Cut(strings.TrimSpace(f.Text), "\n")
		if d, err := mermaid.Parse(f.Text); err == nil {
			p := plateIn(d, func(model.Span) notes.Source { return notes.Source{} })
			what = said(cmp.Or(d.Title, string(d.Kind)), p.counted())
		}
		c.rows = append(c.rows, choiceRow{"line " + number(fileLine(v.doc, f.Line)), what})
	}
	c.done = func(a *App, name string) tea.Cmd {
		i := slices.IndexFunc(c.rows, func(r choiceRow) bool { return r.name == name })
		return v.openFence(a, seen[max(i, 0)])
	}
	a.over = c
	return nil
}

// openFence opens a diagram of the document on a screen of its own.
func (v *viewer) openFence(a *App, f render.Fence) tea.Cmd {
	d, err := mermaid.Parse(f.Text)
	if err != nil {
		return v.undrawn(a, f, err)
	}
	b := &board{path: v.path, fence: f.Text, name: d.Title, have: true, box: -1, line: -1}
	if drawn, ok := restored(d, v.record); ok {
		b.name, b.drawn, b.plate = drawn.Title, drawn, plateOf(drawn)
		b.drawn.Path = v.path
		a.push(b)
		return b.know(a)
	}
	b.plate = plateIn(d, func(s model.Span) notes.Source { return v.placeIn(f, s) })
	a.push(b)
	return nil
}

// undrawn says why a diagram cannot be drawn, with the line of the file that is at fault.
func (v *viewer) undrawn(a *App, f render.Fence, err error) tea.Cmd {
	at := notes.Source{Path: v.path, Line: fileLine(v.doc, f.Line)}
	if fault := (*mermaid.Error)(nil); errors.As(err, &fault) {
		at.Line, err = fileLine(v.doc, f.Line+fault.Line), errors.New(fault.Msg)
	}
	return a.problem("draw "+at.At(), err)
}

// placeIn is the line of the file on which a part of a diagram begins.
func (v *viewer) placeIn(f render.Fence, s model.Span) notes.Source {
	at := min(max(s.Start, 0), len(f.Text))
	n := strings.Count(f.Text[:at], "\n")
	lines := strings.Split(f.Text, "\n")
	line := fileLine(v.doc, f.Line+1+n)
	return notes.Source{Path: v.path, Line: line, EndLine: line, Quote: strings.TrimSpace(lines[min(n, len(lines)-1)])}
}
