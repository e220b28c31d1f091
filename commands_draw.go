package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ken/render"
	"ken/render/diagram"
	"ken/render/draw"
	"ken/render/mermaid"
)

// drawForms are what a diagram can be drawn as.
var drawForms = []string{"text", "ascii", "list", "svg", "png", "mermaid"}

// pngScale is how many pixels of a picture a unit of SVG takes: twice as many, for screens
// that have them.
const pngScale = 2

// A drawAsked is what ken draw and ken diagram were asked for.
type drawAsked struct {
	to, out string
	number  int
	dark    bool
	width   int
	table   tableAsked
}

func (a *drawAsked) flags(c *cobra.Command) {
	c.Flags().StringVar(&a.to, "to", "", "draw as `FORM`: "+strings.Join(drawForms, ", "))
	c.Flags().BoolVar(&a.dark, "dark", false, "a picture with light lines on dark")
	c.Flags().IntVar(&a.width, "width", 0, "draw text `N` columns wide; the terminal's width where nothing is said")
	_ = c.RegisterFlagCompletionFunc("to", oneOf(drawForms...)) // the flag exists
}

// form is the form to draw in: lines for who hears them, else the drawing itself.
func (a drawAsked) form(s *session) (string, error) {
	switch {
	case a.to != "" && !slices.Contains(drawForms, a.to):
		return "", usage("one of "+strings.Join(drawForms, ", "), "--to %q is no form of a drawing", a.to)
	case a.to == "" && s.plain():
		return "list", nil
	case a.to == "":
		return "text", nil
	}
	return a.to, nil
}

func drawCommand(s *session) *cobra.Command {
	var asked drawAsked
	c := &cobra.Command{
		Use:   "draw FILE|-",
		Short: "a Mermaid diagram or a table, drawn in the terminal or as a picture",
		Long: "Draw draws the Mermaid diagrams of a file: a .mmd file, or the fences in Markdown. It\n" +
			"draws flowcharts, sequences, mind maps, timelines, states, classes, entities, Gantt, pie,\n" +
			"xy and quadrant charts, journeys and git graphs, with no browser and no network. What is\n" +
			"not a diagram is named with its line and column. --to list says it in sentences, --to\n" +
			"mermaid writes it in a form every reader of Mermaid takes. A picture goes to -o FILE in\n" +
			"the workspace, or to standard output.\n\n" +
			"A table is drawn as a chart: a CSV or TSV file, the sheets of a workbook, the tables of\n" +
			"Markdown without a diagram. The kind fits the data, or is that of --chart; --x and --y\n" +
			"choose columns by name or number. Cells may have a unit, a percent sign, and signs\n" +
			"between thousands; dates in order are places in time.",
		Example: "ken draw plan.md\nken draw --chart bar project/budget.csv",
		Args:    exactly(1, 1, "a file, or - for standard input"),
		RunE:    func(c *cobra.Command, args []string) error { return s.draw(c.Context(), args[0], asked) },
	}
	asked.flags(c)
	asked.table.flags(c)
	c.Flags().StringVarP(&asked.out, "output", "o", "", "write to `FILE` of the workspace; - is standard output")
	c.Flags().IntVarP(&asked.number, "number", "n", 0, "only the `N`th diagram or table of the file, from 1")
	return c
}

// A fenceText is the text of a diagram in a file, with the line above it.
type fenceText struct {
	text string
	line int // of the file, before the text's first
}

func (s *session) draw(ctx context.Context, name string, asked drawAsked) error {
	if _, err := asked.form(s); err != nil {
		return err
	}
	if _, err := s.open(); err != nil {
		return err
	}
	if asked.table.kind != "" && !slices.Contains(chartKinds, asked.table.kind) {
		return usage("one of "+strings.Join(chartKinds, ", "), "--chart %q is no kind of chart", asked.table.kind)
	}
	if asked.table.asked() || isTableFile(name) {
		return s.drawTables(ctx, name, asked)
	}
	text, err := s.diagramText(ctx, name)
	if err != nil {
		return err
	}
	fences := fencesOf(name, text)
	if len(fences) == 0 {
		if name != "-" {
			if list, err := s.tables(ctx, name); err == nil && len(list) > 0 {
				return s.drawTables(ctx, name, asked)
			}
		}
		return nothing("a fence of ```mermaid holds one", "draw %s: there is no diagram in it, and no table", name)
	}
	if fences, err = numbered(fences, asked.number, name, "diagram"); err != nil {
		return err
	}
	failed := 0
	for n, f := range fences {
		if n > 0 && asked.out == "" && !s.flags.json {
			if err := s.write([]byte("\n")); err != nil {
				return err
			}
		}
		d, err := mermaid.Parse(f.text)
		if err != nil {
			failed++
			s.warn("draw %s: %s", name, placedError(err, f.line))
			if err := s.write([]byte(clean(strings.TrimRight(f.text, "\n")) + "\n")); err != nil {
				return err
			}
			continue
		}
		if err := s.drawOne(d, asked); err != nil {
			return err
		}
	}
	if failed > 0 {
		return &fault{err: fmt.Errorf("draw %s: %s could not be read", name, plural(failed, "diagram")), code: exitFailed}
	}
	return nil
}

// numbered picks the one of a list that is wanted, from 1; all where n is 0.
func numbered[T any](list []T, n int, name, what string) ([]T, error) {
	switch {
	case n < 0 || n > len(list):
		return nil, usage("-n "+fmt.Sprint(len(list))+" is the last", "there are %s in %s", plural(len(list), what), name)
	case n > 0:
		return list[n-1 : n], nil
	}
	return list, nil
}

// placedError is an error of a text that begins below a line of its file.
func placedError(err error, above int) string {
	var at *mermaid.Error
	if errors.As(err, &at) {
		return fmt.Sprintf("line %d, column %d: %s", at.Line+above, at.Column, at.Msg)
	}
	return err.Error()
}

// diagramText reads what is to be drawn, which may be in no format that ken reads.
func (s *session) diagramText(ctx context.Context, name string) (string, error) {
	if name == "-" {
		return s.standardInput(ctx)
	}
	if !isMermaidFile(name) {
		doc, err := s.document(s.shop, name)
		if err != nil {
			return "", s.unfound("draw", name, err)
		}
		return doc.Text, nil
	}
	full := name
	if !filepath.IsAbs(full) {
		full = filepath.Join(s.shop.bases[0], name)
	}
	data, err := readSmall(full, maxShown)
	if err != nil {
		return "", s.unfound("draw", name, err)
	}
	return string(data), nil
}

func isMermaidFile(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".mmd", ".mermaid":
		return true
	}
	return false
}

// fencesOf are the diagrams in a text: the whole of one that begins as a diagram does,
// else its fences.
func fencesOf(name, text string) []fenceText {
	if isMermaidFile(name) {
		return []fenceText{{text, 0}}
	}
	var list []fenceText
	for _, f := range render.Fences(text, "mermaid") {
		list = append(list, fenceText{f.Text, f.Line})
	}
	if len(list) == 0 && name == "-" && strings.TrimSpace(text) != "" {
		return []fenceText{{text, 0}}
	}
	return list
}

// drawOne writes one diagram in the form that is wanted.
func (s *session) drawOne(d diagram.Diagram, asked drawAsked) error {
	form, err := asked.form(s)
	if err != nil {
		return err
	}
	if s.flags.json {
		return s.printJSON(graphOf(d))
	}
	return s.drawTo(d, form, asked)
}

// drawTo writes a diagram in a form, to the file that was named for it or standard output.
func (s *session) drawTo(d diagram.Diagram, form string, asked drawAsked) error {
	data, err := s.drawnAs(d, form, asked)
	if err != nil {
		return err
	}
	return s.putDrawn(data, form, asked)
}

// putDrawn writes what was drawn to its file or standard output. A file of that name which
// is not the same stays, and the new one stands beside it.
func (s *session) putDrawn(data []byte, form string, asked drawAsked) error {
	if asked.out == "" || asked.out == "-" {
		if form == "png" && s.terminal.out {
			return usage("as in -o diagrams/picture.png", "a picture is no text for a terminal")
		}
		return s.write(data)
	}
	name, err := s.shop.find(asked.out)
	if err != nil && name == "" {
		return s.unfound("write", asked.out, err)
	}
	path, err := s.shop.WriteBeside(name, data, func([]byte) bool { return false })
	if err != nil {
		return err
	}
	s.say("ken: wrote " + path)
	return nil
}

// drawnAs is a diagram as text or as a picture.
func (s *session) drawnAs(d diagram.Diagram, form string, asked drawAsked) ([]byte, error) {
	switch form {
	case "svg":
		return draw.SVG(d, draw.SVGOptions{Dark: asked.dark}), nil
	case "png":
		p, err := draw.PNG(d, pngScale)
		if err == nil && p.Missing != "" {
			s.warn("the picture has boxes for the letters %s: --to svg has them", p.Missing)
		}
		return p.PNG, err
	case "mermaid":
		return []byte(mermaid.Write(d) + "\n"), nil
	case "list":
		return []byte(clean(strings.Join(draw.Outline(d), "\n")) + "\n"), nil
	}
	width := asked.width
	if width <= 0 {
		width = s.width()
	}
	drawn := draw.Text(d, draw.Options{Width: width, ASCII: form == "ascii"})
	if drawn.Note != "" {
		s.warn("%s", drawn.Note)
	}
	return []byte(clean(strings.Join(drawn.Lines, "\n")) + "\n"), nil
}
