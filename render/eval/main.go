// Command eval holds the readers of render/mermaid against what Mermaid itself makes
// of its own texts, and times them on damaged ones.
//
//	go run ./render/eval ../shared/data/diagrams/mermaid-dev.jsonl.gz
//	go run ./render/eval -v -kind flowchart FILE    with each miss
//	go run ./render/eval -mutants 50000 FILE        no panic, and the slowest
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

// A record is one text of Mermaid's own, and what Mermaid makes of it.
type record struct {
	ID, Kind, Text, Err string
	OK                  bool

	Dir   string
	Nodes []struct{ ID, Text string }
	Edges []struct {
		S, T, Text, Type, Stroke string
		Len                      int
	}
	Subs []struct {
		ID, Title string
		Nodes     []string
	}
	Actors []struct{ Name, Desc, Type string }
	Msgs   []message
	Tree   *branch
	Tasks  []struct {
		S, T string
		E    []string
	}
}

// A message is an entry of the list in which Mermaid keeps messages, notes, blocks
// and activations alike.
type message struct {
	From, To string
	Text     any
	Type     int
}

type branch struct {
	D string
	T int
	C []branch
}

func main() {
	verbose := flag.Bool("v", false, "list the misses")
	kind := flag.String("kind", "", "only this kind")
	mutants := flag.Int("mutants", 0, "read so many damaged texts")
	written := flag.Bool("written", false, "print what is written of each text as JSON lines")
	damaged := flag.Int("markdown", 0, "time Markdown, and draw so many damaged texts of the Markdown files in the folders named")
	flag.Parse()
	if *damaged > 0 {
		if err := markdown(os.Stdout, *damaged, flag.Args()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	records, err := load(flag.Arg(0), *kind)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	switch {
	case *mutants > 0:
		damage(os.Stdout, records, *mutants)
	case *written:
		writeAll(os.Stdout, records)
	default:
		judge(os.Stdout, records, *verbose)
	}
}

// load reads the records of the kinds that are drawn.
func load(name, kind string) ([]record, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	defer func() { _ = z.Close() }()
	var out []record
	lines := bufio.NewScanner(z)
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
