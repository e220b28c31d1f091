package main

import (
	"context"
	"fmt"
	"io"
	"os"
)

// deep is how many documents each engine returns for a query.
const deep = 1_000

// An engine ranks the documents of a collection.
type engine struct {
	name string
	// open indexes a collection in an empty folder. It returns how a query is asked,
	// which yields the documents' IDs, best first, and how all is closed.
	open func(ctx context.Context, dir string, c *collection) (ask, func() error, error)
}

type ask func(ctx context.Context, query string) ([]string, error)

func allEngines() []engine {
	return []engine{
		{"bleve BM25", stockBleve("bm25")},
		{"bleve TF-IDF", stockBleve("tf-idf")},
		{"SQLite FTS5", openFTS5},
		{"exact BM25", openExact},
		{"ken", openKen},
	}
}

// report measures engines on collections and prints a row for each engine, with the
// mean of the collections last.
func report(
	ctx context.Context, out io.Writer, engines []engine, dirs []string,
	load func(string) (*collection, error), measures []measure,
) error {
	if len(dirs) == 0 {
		return nil
	}
	var sets []*collection
	for _, dir := range dirs {
		c, err := load(dir)
		if err != nil {
			return fmt.Errorf("load %s: %w", dir, err)
		}
		sets = append(sets, c)
		fmt.Fprintf(out, "%s: %d documents, %d queries\n", c.name, len(c.docs), len(c.queries))
	}
	if len(sets) == 0 {
		return nil
	}
	head(out, sets, measures)
	for _, e := range engines {
		fmt.Fprintf(out, "%-14s", e.name)
		var sum scores
		for _, c := range sets {
			s, err := e.measure(ctx, c)
			if err != nil {
				return fmt.Errorf("measure %s on %s: %w", e.name, c.name, err)
			}
			sum = sum.plus(s)
			row(out, s, measures)
		}
		if len(sets) > 1 {
			row(out, sum.over(len(sets)), measures)
		}
		fmt.Fprintln(out)
	}
	_, err := fmt.Fprintln(out)
	return err
}

func head(out io.Writer, sets []*collection, measures []measure) {
	names := make([]string, 0, len(sets)+1)
	for _, c := range sets {
		names = append(names, c.name)
	}
	if len(sets) > 1 {
		names = append(names, "mean")
	}
	fmt.Fprintf(out, "\n%-14s", "")
	for _, name := range names {
		fmt.Fprintf(out, "   %-*.*s", 9*len(measures)-2, 9*len(measures)-2, name)
	}
	fmt.Fprintf(out, "\n%-14s", "")
	for range names {
		fmt.Fprint(out, " ")
		for _, m := range measures {
			fmt.Fprintf(out, "  %7s", m.name)
		}
	}
	fmt.Fprintln(out)
}

func row(out io.Writer, s scores, measures []measure) {
	fmt.Fprint(out, " ")
	for _, m := range measures {
		fmt.Fprintf(out, "  %7.4f", m.of(s))
	}
}

// measure returns the mean over the queries of a collection.
func (e engine) measure(ctx context.Context, c *collection) (sum scores, err error) {
	dir, err := os.MkdirTemp("", "ken-eval-")
	if err != nil {
		return scores{}, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it lies among the system's temporary files
	ask, done, err := e.open(ctx, dir, c)
	if err != nil {
		return scores{}, err
	}
	defer func() {
		if derr := done(); err == nil {
			err = derr
		}
	}()
	for _, q := range c.queries {
		found, err := ask(ctx, q.text)
		if err != nil {
			return scores{}, fmt.Errorf("ask %q: %w", q.text, err)
		}
		sum = sum.plus(judge(found, c.relevant[q.id]))
	}
	return sum.over(len(c.queries)), nil
}
