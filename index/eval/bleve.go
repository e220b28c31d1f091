package main

import (
	"context"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en" // the analyser that is named below
)

// batchSize is how many documents go into one batch.
const batchSize = 500

// stockBleve is bleve as it comes: a document is one field, analysed as English, and a
// query matches any of its words.
func stockBleve(model string) func(context.Context, string, *collection) (ask, func() error, error) {
	return func(_ context.Context, dir string, c *collection) (ask, func() error, error) {
		mapping := bleve.NewIndexMapping()
		mapping.DefaultAnalyzer = "en"
		mapping.ScoringModel = model
		ix, err := bleve.New(filepath.Join(dir, "bleve"), mapping)
		if err != nil {
			return nil, nil, err
		}
		batch := ix.NewBatch()
		for i, d := range c.docs {
			err := batch.Index(strconv.Itoa(i), map[string]string{"text": d.title + "\n" + d.text})
			if err == nil && (batch.Size() == batchSize || i == len(c.docs)-1) {
				err = ix.Batch(batch)
				batch.Reset()
			}
			if err != nil {
				return nil, nil, err
			}
		}
		find := func(ctx context.Context, query string) ([]string, error) {
			match := bleve.NewMatchQuery(query)
			match.SetField("text")
			r, err := ix.SearchInContext(ctx, bleve.NewSearchRequestOptions(match, deep, 0, false))
			if err != nil {
				return nil, err
			}
			found := make([]string, 0, len(r.Hits))
			for _, h := range r.Hits {
				at, err := strconv.Atoi(h.ID)
				if err != nil {
					return nil, err
				}
				found = append(found, c.docs[at].id)
			}
			return found, nil
		}
		return find, ix.Close, nil
	}
}
