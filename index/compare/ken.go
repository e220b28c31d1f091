package main

import (
	"context"

	"ken/index"
	"ken/notes"
)

// A kenIndex is ken's own index, which is open only while it is used.
type kenIndex struct {
	ws    *notes.Workspace
	index *index.Index
	cache string
}

func newKen(folder, cache string) (*kenIndex, error) {
	ws, err := notes.Open(folder)
	if err != nil {
		return nil, err
	}
	return &kenIndex{ws, index.Open(ws, cache), cache}, nil
}

func (k *kenIndex) build(ctx context.Context) error { return k.again(ctx) }

func (k *kenIndex) again(ctx context.Context) error {
	_, err := k.index.Sync(ctx, nil)
	return err
}

func (k *kenIndex) named(ctx context.Context, path string) error {
	_, err := k.index.SyncFiles(ctx, []string{path}, nil)
	return err
}

func (k *kenIndex) find(ctx context.Context, query string) (int, error) {
	r, err := k.index.Search(ctx, index.Query{Text: query, Max: 10, AnyWords: true})
	return len(r.Passages), err
}

func (k *kenIndex) open(context.Context) error { return nil }
func (k *kenIndex) close() error               { return k.ws.Close() }
func (k *kenIndex) dir() string                { return k.cache }
