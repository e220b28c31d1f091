// Command eval holds the readers of render/mermaid against what Mermaid itself makes
// of its own texts, and times them on damaged ones.
//
//	go run ./render/eval ../shared/data/diagrams/mermaid-dev.jsonl.gz
//	go run ./render/eval -v -kind flowchart FILE    with each miss
//	go run ./render/eval -mutants 50000 FILE        no panic, and the slowest
//	go run ./render/eval -drawn FILE                every label in each drawing, every edge followed
//	go run ./render/eval -show ID,ID -width 80 FILE drawings to be looked at; -svg FOLDER for pictures
//	go run ./render/eval -speed                     what reading and drawing take, by size
//	go run ./render/eval -written FILE              what Write makes of them, as JSON lines
//	go run ./render/eval -markdown 50000 DIR...     what Markdown costs, and damaged Markdown
//
// A line of the file is a text with its kind, whether Mermaid accepts it, and what it
// reads: nodes, edges and subgraphs; actors and messages; the tree; the tasks.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"ken/render/mermaid"
)

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(w io.Writer) error {
	verbose := flag.Bool("v", false, "list the misses")
	kind := flag.String("kind", "", "only this kind")
	mutants := flag.Int("mutants", 0, "read so many damaged texts")
	written := flag.Bool("written", false, "print what is written of each text as JSON lines")
	show := flag.String("show", "", "print the drawings of these, by their ids with commas between; all for all")
	width := flag.Int("width", 80, "the columns for -show")
	svg := flag.String("svg", "", "with -show, write SVGs into this folder instead of printing outlines")
	pictures := flag.Bool("drawn", false, "draw every text, and count the labels that are lost and the edges that cannot be followed")
	quick := flag.Bool("speed", false, "print what drawing takes, by the size of graphs; needs no file")
	damaged := flag.Int("markdown", 0, "time Markdown, and draw so many damaged texts of the Markdown files in the folders named")
	flag.Parse()
	switch {
	case *quick:
		speed(w)
		return nil
	case *damaged > 0:
		return markdown(w, *damaged, flag.Args())
	case flag.NArg() != 1:
		flag.Usage()
		os.Exit(2)
	}
	records, err := load(flag.Arg(0), *kind)
	if err != nil {
		return err
	}
	switch {
	case *show != "":
		return showAll(w, records, *show, *width, *svg)
	case *mutants > 0:
		damage(w, records, *mutants)
	case *pictures:
		drawAll(w, records, *verbose)
	case *written:
		writeAll(w, records)
	default:
		judge(w, records, *verbose)
	}
	return nil
}

// load reads the records of the kinds that are drawn.
func load(name, kind string) ([]record, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		defer func() { _ = z.Close() }()
		in = z
	}
	var out []record
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if mermaid.Is(r.Kind) && (kind == "" || string(mermaid.Kinds()[r.Kind]) == kind) {
			out = append(out, r)
		}
	}
	return out, lines.Err()
}

// writeAll prints the canonical form of each text that is read.
func writeAll(w io.Writer, records []record) {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, r := range records {
		if d, err := mermaid.Parse(r.Text); err == nil && r.OK {
			_ = out.Encode(mermaid.Write(d))
		}
	}
}

// shown is a text on one line.
func shown(s string) string { return strings.ReplaceAll(s, "\n", "⏎") }
