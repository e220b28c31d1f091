package index

import (
	"context"
	"errors"
	"os"
	"strings"
)

// An Embedding is how far a workspace is embedded.
type Embedding struct {
	Embedded
	Bytes int64 // of the file of vectors
	// Failure is the last failure of the endpoint, "" where the last call went well.
	Failure string
}

// Embedding says how far the workspace is embedded. It asks nobody, and writes nothing.
func (ix *Index) Embedding(ctx context.Context, m Meaning) (Embedding, error) {
	st := Embedding{Embedded: Embedded{Model: m.Embedder.Name()}}
	if text, err := os.ReadFile(ix.failurePath()); err == nil {
		st.Failure = clip(strings.ToValidUTF8(string(text), ""), longestTitle)
	}
	known, err := ix.load(ctx)
	if err != nil {
		return st, err
	}
	p := ix.loadPlaces()
	if p.before != m.Passage {
		p = embeddedFiles{files: make(map[string]*embeddedFile)}
	}
	paths, kept := p.outdated(known, m.keeps)
	for _, path := range paths {
		delete(p.files, path)
		st.Missing += known.rows[path].passages
	}
	have := make(map[vectorKey]bool)
	switch file, err := openVectors(ix.vectorsPath(), st.Model, false); {
	case err == nil:
		defer file.close()
		st.Bytes = vectorHead + int64(file.rows)*file.stride()
		keys, err := file.keys()
		if err != nil {
			return st, err
		}
		for _, k := range keys {
			have[k] = true
		}
	case !errors.Is(err, errNoVectors):
		return st, err
	}
	with, without, private := p.count(have, kept)
	st.Passages, st.Missing, st.Private = with, st.Missing+without, private
	return st, nil
}
