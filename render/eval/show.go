package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ken/render/draw"
	"ken/render/mermaid"
)

// showAll prints texts by their names, "all" for all of them, each with its drawing at
// a width and its outline, to be looked at. With a folder it writes the SVGs there.
func showAll(w io.Writer, records []record, names string, width int, folder string) error {
	list := strings.Split(names, ",")
	for _, r := range records {
		if names != "all" && !slices.Contains(list, r.ID) {
			continue
		}
		fmt.Fprintf(w, "===== %s\n%s\n", r.ID, r.Text)
		d, err := mermaid.Parse(r.Text)
		if err != nil {
			fmt.Fprintln(w, err)
			continue
		}
		drawn := draw.Text(d, draw.Options{Width: width})
		fmt.Fprintf(w, "----- %d wide %s\n%s\n", drawn.Width, drawn.Note, strings.Join(drawn.Lines, "\n"))
		if folder == "" {
			fmt.Fprintf(w, "----- outline\n%s\n", strings.Join(draw.Outline(d), "\n"))
			continue
		}
		if err := os.WriteFile(filepath.Join(folder, r.ID+".svg"), draw.SVG(d, draw.SVGOptions{}), 0o644); err != nil {
			return fmt.Errorf("write the picture: %w", err)
		}
	}
	return nil
}
