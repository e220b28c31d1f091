package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"ken/index"
	"ken/notes"
)

// openKen makes a workspace of a collection and has it indexed. A query is asked as
// questions are: words, and a passage of each document.
func openKen(ctx context.Context, dir string, c *collection) (ask, func() error, error) {
	folder := filepath.Join(dir, "notes")
	if err := os.Mkdir(folder, 0o700); err != nil {
		return nil, nil, err
	}
	ids, err := c.write(folder)
	if err != nil {
		return nil, nil, err
	}
	ws, err := notes.Open(folder)
	if err != nil {
		return nil, nil, err
	}
	ix := index.Open(ws, filepath.Join(dir, "index"))
	if _, err := ix.Sync(ctx, nil); err != nil {
		return nil, nil, errors.Join(err, ws.Close())
	}
	find := func(ctx context.Context, query string) ([]string, error) {
		r, err := ix.Search(ctx, index.Query{Text: query, AnyWords: true, Max: deep, PerFile: 1})
		if err != nil {
			return nil, err
		}
		found := make([]string, 0, len(r.Passages))
		for _, p := range r.Passages {
			found = append(found, ids[p.Path])
		}
		return found, nil
	}
	return find, ws.Close, nil
}
