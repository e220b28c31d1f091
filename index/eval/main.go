// Command eval measures how well the index ranks, on collections whose documents
// people have judged. It indexes them as a workspace of notes, one note a document,
// and prints how much of the best there is was found:
//
//	go run ./index/eval
//
// The collections are looked for in ../shared/data/retrieval, or in the folder
// retrieval of the one that KEN_DATA names.
package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"ken/index"
	"ken/notes"
)

func main() {
	if err := run(context.Background(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer) error {
	fmt.Fprintf(out, "%-10s %8s %8s %8s %8s %8s\n", "", "passages", "queries", "nDCG@10", "MAP", "R@100")
	for _, name := range []string{"cacm", "cisi"} {
		c, err := load(filepath.Join(data(), "retrieval", name))
		if os.IsNotExist(err) {
			fmt.Fprintf(out, "%-10s SKIPPED: it is not in %s; set KEN_DATA\n", name, data())
			continue
		}
		if err != nil {
			return err
		}
		if err := c.measure(ctx, name, out); err != nil {
			return fmt.Errorf("measure %s: %w", name, err)
		}
	}
	return nil
}

// data is the folder that holds what is not part of the project.
func data() string {
	if dir := os.Getenv("KEN_DATA"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared", "data")
}

// measure indexes the collection, asks its queries and prints one line.
func (c *collection) measure(ctx context.Context, name string, out io.Writer) error {
	dir, err := os.MkdirTemp("", "ken-eval-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it lies among the system's temporary files
	folder := filepath.Join(dir, "notes")
	if err := c.write(folder); err != nil {
		return err
	}
	ws, err := notes.Open(folder)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // it was only read
	ix := index.Open(ws, filepath.Join(dir, "index"))
	changes, err := ix.Sync(ctx, nil)
	if err != nil {
		return err
	}
	var sum scores
	for _, q := range c.queries {
		r, err := ix.Search(ctx, index.Query{Text: q.text, AnyWords: true, Max: 1000, PerFile: 1})
		if err != nil {
			return err
		}
		var found []string
		for _, p := range r.Passages {
			found = append(found, strings.TrimSuffix(p.Path, ".md"))
		}
		sum = sum.plus(judge(found, c.relevant[q.id]))
	}
	n := float64(len(c.queries))
	fmt.Fprintf(out, "%-10s %8d %8d %8.4f %8.4f %8.4f\n", name, changes.Passages, len(c.queries), sum.ndcg/n, sum.ap/n, sum.recall/n)
	return nil
}

// A collection is documents, queries, and which documents answer which.
type collection struct {
	docs     []document
	queries  []query
	relevant map[string]map[string]bool
}

type document struct{ ID, Title, Text string }

type query struct{ id, text string }

func load(dir string) (*collection, error) {
	c := &collection{relevant: make(map[string]map[string]bool)}
	if err := c.loadDocs(filepath.Join(dir, "docs.jsonl.gz")); err != nil {
		return nil, err
	}
	err := lines(filepath.Join(dir, "qrels.txt"), func(line string) {
		f := strings.Fields(line) // query, 0, document, grade
		if len(f) == 4 && f[3] != "0" {
			if c.relevant[f[0]] == nil {
				c.relevant[f[0]] = make(map[string]bool)
			}
			c.relevant[f[0]][noteID(f[2])] = true
		}
	})
	if err != nil {
		return nil, err
	}
	return c, lines(filepath.Join(dir, "queries.tsv"), func(line string) {
		if id, text, ok := strings.Cut(line, "\t"); ok && c.relevant[id] != nil {
			c.queries = append(c.queries, query{id, text})
		}
	})
}

func (c *collection) loadDocs(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was only read
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for dec := json.NewDecoder(unzipped); ; {
		var d document
		switch err := dec.Decode(&d); err {
		case nil:
			c.docs = append(c.docs, d)
		case io.EOF:
			return nil
		default:
			return err
		}
	}
}

func lines(path string, each func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was only read
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		each(s.Text())
	}
	return s.Err()
}

// write makes a note of each document.
func (c *collection) write(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for _, d := range c.docs {
		title, err := json.Marshal(strings.Join(strings.Fields(d.Title), " "))
		if err != nil {
			return err
		}
		note := fmt.Sprintf("---\ntitle: %s\n---\n\n%s\n", title, d.Text)
		if err := os.WriteFile(filepath.Join(dir, noteID(d.ID)+".md"), []byte(note), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// noteID makes a note's name of a document's ID, which the lists write with and
// without leading zeros.
func noteID(id string) string {
	id = id[strings.LastIndexByte(id, '-')+1:]
	return strings.TrimLeft(id, "0")
}
