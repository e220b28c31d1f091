package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ken/notes"
	"ken/notes/read"
	"ken/render"
)

// maxShown bounds what is drawn, in bytes.
const maxShown = 32 << 20

// A drawing is a document drawn for a terminal.
type drawing struct{ page render.Page }

// drawnLine is one line of a drawing.
type drawnLine struct {
	Text string `json:"text"`
	// Source is the line of the document it comes from, from 1; 0 for none.
	Source int   `json:"source"`
	Cites  []int `json:"cites"`
}

func showCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "show FILE|-",
		Short: "a document drawn for the terminal",
		Long: "Show draws a document for the terminal: Markdown as it is meant, plain text and pages\n" +
			"of HTML as their text. - reads Markdown from standard input. With --json it prints a\n" +
			"line of JSON for each line drawn.",
		Example: "ken show briefs/2026-11-22-noise-limits.md\ncurl -s https://example.org/README.md | ken show -",
		Args:    exactly(1, 1, "a file, or - for standard input"),
		RunE:    func(c *cobra.Command, args []string) error { return s.show(c.Context(), args[0]) },
	}
}

func (s *session) show(ctx context.Context, name string) error {
	text, err := s.shownText(ctx, name)
	if err != nil {
		return err
	}
	style := s.style()
	if s.flags.json {
		style = render.Plain()
	}
	if s.plain() {
		style.ASCII = true
	}
	return s.print(drawing{render.Markdown([]byte(text), s.width(), style)})
}

// shownText returns what is to be drawn, as Markdown.
func (s *session) shownText(ctx context.Context, name string) (string, error) {
	if name == "-" {
		return s.standardInput(ctx)
	}
	w, err := s.open()
	if err != nil {
		return "", err
	}
	doc, err := s.document(w, name)
	if err != nil {
		return "", s.unfound("show", name, err)
	}
	if doc.Format == "text" {
		return fenced(doc.Text), nil
	}
	return doc.Text, nil
}

// document reads a document of the workspace, or any other file the user names: to
// show it is no more than what a pager does.
func (s *session) document(w *workshop, name string) (read.Document, error) {
	rel, err := w.find(name)
	if err == nil {
		doc, err := w.Read(rel)
		return doc.Document, err
	}
	if !errors.Is(err, notes.ErrOutside) {
		return read.Document{}, err
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(w.bases[0], name)
	}
	data, err := readSmall(name, maxShown)
	if err != nil {
		return read.Document{}, err
	}
	return read.File(path.Base(filepath.ToSlash(name)), data)
}

func (s *session) standardInput(ctx context.Context) (string, error) {
	type input struct {
		data []byte
		err  error
	}
	got := make(chan input, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(s.in, maxShown+1))
		got <- input{data, err}
	}()
	select {
	case <-ctx.Done(): // a read of a terminal cannot be called off
		return "", ctx.Err()
	case in := <-got:
		switch {
		case in.err != nil:
			return "", fmt.Errorf("read standard input: %w", in.err)
		case len(in.data) > maxShown:
			return "", fmt.Errorf("read standard input: it is larger than %s", bytesText(maxShown))
		}
		doc, err := read.File("stdin.md", in.data)
		if err != nil {
			return "", fmt.Errorf("read standard input: %w", err)
		}
		return doc.Text, nil
	}
}

// fenced has plain text drawn as it stands.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + strings.TrimRight(text, "\n") + "\n" + fence + "\n"
}

func (d drawing) items() []any {
	items := make([]any, 0, len(d.page.Lines))
	for _, line := range d.page.Lines {
		items = append(items, drawnLine{line.Text, line.Source, list(line.Cites)})
	}
	return items
}

// text writes the lines as they were drawn: the renderer has cleaned them.
func (d drawing) text(p *paper) {
	for _, line := range d.page.Lines {
		p.w.WriteString(line.Text + "\n")
	}
}
