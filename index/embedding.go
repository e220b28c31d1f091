package index

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// A batch grows while the endpoint is quick and shrinks when it is slow, so that a
// model on a small machine is not asked for more than it can do in its time.
const (
	batchFirst = 8
	batchBytes = 96 << 10
	quick      = 2 * time.Second
	slow       = 15 * time.Second
)

// A pace is how many texts are sent at once.
type pace struct{ texts int }

func (p *pace) took(d time.Duration) {
	switch {
	case d < quick:
		p.texts = min(2*p.texts, batchMost)
	case d > slow:
		p.texts = max(p.texts/2, 1)
	}
}

// A wanted passage is one that is to get a vector.
type wanted struct {
	key  vectorKey
	text string
	path string
}

// says tells whether a file says of itself that it is private. It is only read where
// the word stands near its beginning, in whatever encoding.
func (e *embedding) says(path string) bool {
	if e.m.Says == nil {
		return false
	}
	begin := make([]byte, 64<<10)
	n, _ := e.ix.ws.ReadAt(path, begin, 0)
	begin = bytes.ToLower(bytes.ReplaceAll(begin[:n], []byte{0}, nil))
	if n > 0 && !bytes.Contains(begin, []byte("private")) {
		return false
	}
	doc, err := e.ix.ws.Read(path)
	return err != nil || e.m.Says(doc.Document)
}

// tidy writes the file anew without the rows that nothing needs, where those are more
// than half.
func (e *embedding) tidy() error {
	if e.file == nil {
		return nil
	}
	needed := make(map[vectorKey]bool, len(e.have))
	for _, f := range e.places.files {
		for _, k := range f.keys {
			needed[k] = true
		}
	}
	keys, err := e.file.keys()
	if err != nil {
		return err
	}
	var rows []int
	have := make(map[vectorKey]bool)
	for i, k := range keys {
		if needed[k] && !have[k] {
			have[k] = true
			rows = append(rows, i)
		}
	}
	if 2*len(rows) >= len(keys) {
		return nil
	}
	e.file, err = e.file.keep(e.ix.vectorsPath(), e.m.Embedder.Name(), rows)
	e.have = have
	return err
}

// embed has vectors made for what has none, file by file.
func (e *embedding) embed(ctx context.Context) error {
	e.pace.texts = batchFirst
	var paths []string
	for _, path := range slices.Sorted(maps.Keys(e.places.files)) {
		if n := e.lacks(path); n > 0 {
			paths = append(paths, path)
			e.total += n
		}
	}
	for group := range slices.Chunk(paths, viewed) {
		passages, err := e.lookUp(ctx, group)
		if err != nil {
			return err
		}
		for _, path := range group {
			if err := e.passages(ctx, path, passages[path]); err != nil {
				return err
			}
		}
	}
	return e.flush(ctx)
}

// lacks counts the passages of a file that have no vector and were not asked for.
func (e *embedding) lacks(path string) int {
	n := 0
	for _, k := range e.places.files[path].keys {
		if _, known := e.have[k]; !known {
			n++
		}
	}
	return n
}

// lookUp returns what the index keeps of the passages of some files.
func (e *embedding) lookUp(ctx context.Context, paths []string) (map[string][]stored, error) {
	passages := make(map[string][]stored)
	err := e.ix.view(ctx, func(st *store) error {
		for _, path := range paths {
			list, ok, err := st.passagesOf(path, len(e.places.files[path].keys))
			if err != nil {
				return err
			}
			if ok {
				passages[path] = list
			}
		}
		return nil
	})
	return passages, err
}

// passages asks for the vectors of one file's passages. What is not in the file as the
// index has it waits for the next sync.
func (e *embedding) passages(ctx context.Context, path string, list []stored) error {
	if len(list) == 0 || e.m.keeps(path) {
		return nil
	}
	doc, err := e.ix.ws.Read(path)
	if err != nil || e.m.Says != nil && e.m.Says(doc.Document) {
		return nil
	}
	for i, s := range list {
		key := keyOf(e.m.Passage, s)
		if _, known := e.have[key]; known || key != e.places.files[path].keys[i] || s.end > len(doc.Text) {
			continue
		}
		text := doc.Text[s.start:s.end]
		if sha256.Sum256([]byte(text)) != s.sum {
			continue
		}
		e.have[key] = false
		e.batch = append(e.batch, wanted{key, sent(e.m.Passage, s, text), path})
		e.bytes += len(text)
		if len(e.batch) >= e.pace.texts || e.bytes >= batchBytes {
			if err := e.flush(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// flush sends the batch and keeps its vectors.
func (e *embedding) flush(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("embed the passages: %w", err)
	}
	if len(e.batch) == 0 {
		return nil
	}
	var texts []string
	for _, w := range e.batch {
		texts = append(texts, w.text)
	}
	begin := time.Now()
	vectors, err := e.ask(ctx, texts)
	if err != nil {
		return fmt.Errorf("embed the passages: %w", err)
	}
	e.pace.took(time.Since(begin))
	batch := e.batch
	e.batch, e.bytes = nil, 0
	e.tried += len(batch)
	e.report(min(e.tried, e.total), e.total, batch[len(batch)-1].path)
	return e.keep(batch, vectors)
}

const (
	// refusals is how many requests in a row may be refused: then it is not the texts.
	refusals = 12
	// harmless is how many bytes of a text no model can find too long.
	harmless = 200
)

// ask returns the vectors of texts, nil for one that is refused whatever its length.
// What is refused together is sent in halves, and what is refused by itself is cut in
// half: many models take no more than some hundred words.
func (e *embedding) ask(ctx context.Context, texts []string) ([][]float32, error) {
	vectors, err := e.m.Embedder.Embed(ctx, texts)
	if err == nil {
		e.worked, e.refused = true, 0
		return vectors, e.check(vectors, len(texts))
	}
	if e.refused++; !refused(err) || e.refused > refusals {
		return nil, err
	}
	if !e.worked {
		if _, err := e.m.Embedder.Embed(ctx, []string{clip(texts[0], harmless)}); err != nil {
			return nil, err
		}
		e.worked = true
	}
	switch half := len(texts) / 2; {
	case half > 0:
		first, err := e.ask(ctx, texts[:half])
		if err != nil {
			return nil, err
		}
		second, err := e.ask(ctx, texts[half:])
		return append(first, second...), err
	case len(texts[0]) > 2*harmless:
		return e.ask(ctx, []string{clip(texts[0], len(texts[0])/2)})
	}
	return [][]float32{nil}, nil
}

// refused tells whether an error is about the texts and not about the call.
func refused(err error) bool {
	var r interface{ Refused() bool }
	return errors.As(err, &r) && r.Refused()
}

// check holds an answer to what was promised of it.
func (e *embedding) check(vectors [][]float32, n int) error {
	if len(vectors) != n {
		return fmt.Errorf("%s answered with %d vectors for %d texts", e.m.Embedder.Name(), len(vectors), n)
	}
	want := len(vectors[0])
	if e.file != nil {
		want = e.file.dim
	}
	for _, v := range vectors {
		switch {
		case len(v) < 1 || len(v) > maxDimensions:
			return fmt.Errorf("%s answered with a vector of %d numbers", e.m.Embedder.Name(), len(v))
		case len(v) != want:
			return fmt.Errorf("%w: %s answered with a vector of %d numbers where it had %d", ErrDimensions,
				e.m.Embedder.Name(), len(v), want)
		}
	}
	return nil
}

// ErrDimensions is the error of a model whose vectors have not the length they had:
// it is another one under the same name.
var ErrDimensions = errors.New("the vectors do not fit together")

// keep writes the vectors of a batch down. One that points nowhere is left out.
func (e *embedding) keep(batch []wanted, vectors [][]float32) error {
	var keys []vectorKey
	var rows [][]float32
	for i, v := range vectors {
		if v != nil && normalise(v) {
			keys, rows = append(keys, batch[i].key), append(rows, v)
		}
	}
	if len(keys) == 0 {
		return nil
	}
	if e.file == nil {
		file, err := createVectors(e.ix.vectorsPath(), e.m.Embedder.Name(), len(rows[0]))
		if err != nil {
			return err
		}
		e.file = file
	}
	if err := e.file.add(keys, rows); err != nil {
		return err
	}
	for _, k := range keys {
		e.have[k] = true
	}
	e.done.Added += len(keys)
	return nil
}
