package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"ken/notes"
	"ken/notes/prose"
	"ken/render/draw"
	"ken/render/mermaid"
	htmlpage "ken/render/page"
)

func pageCommand(s *session) *cobra.Command {
	to := ""
	c := &cobra.Command{
		Use:   "page FILE|-",
		Short: "a note or a brief as one HTML file that needs nothing else",
		Long: "Page makes one HTML file of a document, to send or to print: diagrams are drawn in it,\n" +
			"pictures of the workspace stand in it, and each citation leads to its passage at the foot.\n" +
			"The file loads nothing and runs no script. It is exports/NAME.html of the workspace unless\n" +
			"-o says another; a page that was edited since is left alone, and the new one stands beside\n" +
			"it. -o - is standard output. - reads Markdown from standard input.",
		Example: "ken page briefs/2026-11-22-noise-limits.md\nken page project/noise.md -o exports/noise.html",
		Args:    exactly(1, 1, "a file, or - for standard input"),
		RunE:    func(c *cobra.Command, args []string) error { return s.page(c.Context(), args[0], to) },
	}
	c.Flags().StringVarP(&to, "output", "o", "", "write to `FILE` of the workspace; - is standard output")
	return c
}

// pageDone is the answer of "ken page".
type pageDone struct {
	Path     string `json:"path"`
	Title    string `json:"title"`
	Bytes    int    `json:"bytes"`
	Drawings int    `json:"drawings"`
	Pictures int    `json:"pictures"`
	Sources  int    `json:"sources"`
}

func (s *session) page(ctx context.Context, name, to string) error {
	text, err := s.shownText(ctx, name)
	if err != nil {
		return err
	}
	w, err := s.open()
	if err != nil {
		return err
	}
	o := htmlpage.Options{Name: stem(name), Lang: prose.Language(text), Drawing: drawFence, Picture: pictureOf(w)}
	if rel, err := w.find(name); err == nil && name != "-" {
		o.Path = rel
	}
	if to != "-" {
		if o.Out, err = s.pageOutput(name, to); err != nil {
			return err
		}
	}
	made, err := htmlpage.Make([]byte(text), o)
	if err != nil {
		return fmt.Errorf("make a page of %s: %w", name, err)
	}
	for _, p := range made.Problems {
		s.warn("%s", problemText(name, p))
	}
	if to == "-" {
		return s.write(made.HTML)
	}
	written, err := w.WriteBeside(o.Out, made.HTML, htmlpage.Unedited)
	if err != nil {
		return err
	}
	if written != o.Out {
		s.say("ken: left " + o.Out + " as it is: it was edited since, or is not ken's")
	}
	return s.print(pageDone{written, made.Title, len(made.HTML), made.Drawings, made.Pictures, made.Sources})
}

// stem is the name of a file without its folder and its ending.
func stem(name string) string {
	if name == "-" {
		return "page"
	}
	base := path.Base(strings.ReplaceAll(name, string(os.PathSeparator), "/"))
	if stem := strings.TrimSuffix(base, path.Ext(base)); stem != "" {
		return stem
	}
	return strings.TrimPrefix(base, ".")
}

// pageOutput returns the path in the workspace of the page of a document.
func (s *session) pageOutput(name, to string) (string, error) {
	if to == "" {
		return "exports/" + stem(name) + ".html", nil
	}
	switch strings.ToLower(path.Ext(to)) {
	case ".html", ".htm":
	default:
		return "", usage("as in: -o exports/"+stem(name)+".html", "ken page writes HTML, and %s is not called so", to)
	}
	w, err := s.open()
	if err != nil {
		return "", err
	}
	rel, err := w.place(to)
	if errors.Is(err, notes.ErrOutside) {
		err := fmt.Errorf("write the page as %s: that is outside the workspace", to)
		return "", hinted(err, "print it there: ken page "+name+" -o - > "+to)
	}
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(w.locate(rel)); err == nil && info.IsDir() {
		return "", hintedf("name a file in it", "write the page as %s: that is a folder", to)
	}
	return rel, nil
}

// drawFence draws what is fenced as a diagram.
func drawFence(language, text string, dark bool) ([]byte, error) {
	if language != "mermaid" {
		return nil, nil
	}
	d, err := mermaid.Parse(text)
	if err != nil {
		return nil, err
	}
	return draw.SVG(d, draw.SVGOptions{Dark: dark}), nil
}

// pictureOf reads pictures of the workspace, by whatever names its documents call them.
func pictureOf(w *workshop) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		info, err := w.Stat(name)
		switch {
		case err != nil:
			return nil, errors.New("there is no such file in the workspace")
		case info.Size > htmlpage.MaxPicture:
			return nil, fmt.Errorf("it is larger than %s", bytesText(htmlpage.MaxPicture))
		}
		return w.Bytes(name)
	}
}

func problemText(name string, p htmlpage.Problem) string {
	if p.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", name, p.Line, p.What)
	}
	return name + ": " + p.What
}

func (d pageDone) text(p *paper) {
	p.printf("%s written to %s (%s)", d.Title, d.Path, bytesText(int64(d.Bytes)))
	for _, part := range []struct {
		n    int
		what string
	}{{d.Drawings, "drawing"}, {d.Pictures, "picture"}, {d.Sources, "passage"}} {
		if part.n > 0 {
			p.printf(", %s", plural(part.n, part.what))
		}
	}
	p.printf("\n")
}
