package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"ken/notes"
	"ken/notes/read"
)

// An Embedder turns texts into vectors: texts of like meaning into vectors that point
// the same way. It is the only thing in this package behind which there may be a
// network, and is handed to the two calls that use it.
type Embedder interface {
	// Name names the model. Vectors of two models cannot be compared.
	Name() string
	// Embed returns a vector for each text, in order, all of one length. Where an error
	// has a method Refused that says true, it is these texts that were not taken, and
	// fewer or shorter ones may be.
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// A Meaning says how passages and questions are embedded, and which are not.
type Meaning struct {
	Embedder Embedder
	// Private tells the documents of which no word may be sent. It is asked again each
	// time, and must be there.
	Private func(path string) bool
	// Says tells whether a document says of itself that it is private; nil means none
	// does.
	Says func(read.Document) bool
	// Wait is how long the vector of a question is waited for; 0 means 800 ms.
	Wait time.Duration
	// Passage and Question are put before the texts: some models want to be told which
	// of the two they are given.
	Passage, Question string
}

// keeps tells whether a document stays here by its path: also goals, preferences and
// what ken wrote, which may quote what is private.
func (m Meaning) keeps(path string) bool {
	return notes.KindOf(path) != KindNote || m.Private(path)
}

// Embedded is what an embedding did, and how far it is.
type Embedded struct {
	Model    string `json:"model"`
	Passages int    `json:"passages"` // that have a vector now
	Missing  int    `json:"missing"`  // that have none yet
	Added    int    `json:"added"`    // by this call
	Private  int    `json:"private"`  // documents that were kept here
}

// Embed has a vector made for each passage that may leave this machine and has none,
// and says how far it is. Reporting may be nil; it is called from this goroutine.
//
// Words are found without it: it reads the index and never writes it. What was made is
// kept batch by batch, so that stopping it, or a failure of the endpoint, loses one
// batch at most, and the next call goes on from there. Passages whose text, title and
// headings are as they were are not sent again. The error wraps [ErrBusy] where another
// ken is at it.
func (ix *Index) Embed(
	ctx context.Context, m Meaning, report func(done, total int, what string),
) (Embedded, error) {
	if report == nil {
		report = func(int, int, string) {}
	}
	lock := flock.New(filepath.Join(ix.dir, "vectors.lock"))
	switch ok, err := lock.TryLock(); {
	case errors.Is(err, fs.ErrNotExist):
		return Embedded{Model: m.Embedder.Name()}, nil // nothing was ever indexed
	case err != nil:
		return Embedded{}, fmt.Errorf("lock the vectors in %s: %w", ix.dir, err)
	case !ok:
		return Embedded{}, ErrBusy
	}
	defer lock.Close() //nolint:errcheck // closing is all that lets go
	e := &embedding{ix: ix, m: m, report: report}
	defer e.close()
	err := e.all(ctx)
	ix.noteFailure(err)
	return e.done, err
}

func (ix *Index) vectorsPath() string { return filepath.Join(ix.dir, "vectors") }

func (ix *Index) failurePath() string { return filepath.Join(ix.dir, "vectors.failure") }

// noteFailure keeps the last failure of an endpoint for [Index.Embedding], or forgets
// it. Being stopped is none.
func (ix *Index) noteFailure(err error) {
	switch {
	case errors.Is(err, context.Canceled) || errors.Is(err, ErrBusy):
	case err == nil:
		_ = os.Remove(ix.failurePath()) // it is only shown
	default:
		_ = replaceFile(ix.failurePath(), []byte(err.Error()))
	}
}

// An embedding is one run of [Index.Embed].
type embedding struct {
	ix     *Index
	m      Meaning
	report func(done, total int, what string)
	places embeddedFiles
	file   *vectorFile // nil until there is a vector
	// have holds true for each key that has a vector, and false for one that was asked
	// for in this run.
	have  map[vectorKey]bool
	kept  int // files that are private by their path
	batch []wanted
	bytes int // of the texts of the batch
	// total is how many passages are to get a vector, and tried how many were sent.
	total, tried int
	pace         pace
	// worked is set once the endpoint took a text; refused counts the requests that it
	// did not take since.
	worked  bool
	refused int
	done    Embedded
}

func (e *embedding) close() {
	if e.file != nil {
		e.file.close()
	}
}

// all does what is to be done: the places first, which cost nothing, then the vectors.
func (e *embedding) all(ctx context.Context) error {
	e.done.Model = e.m.Embedder.Name()
	if err := e.open(); err != nil {
		return err
	}
	if err := e.locate(ctx); err != nil {
		return err
	}
	if err := e.tidy(); err != nil {
		return err
	}
	err := e.embed(ctx)
	e.done.Passages, e.done.Missing, e.done.Private = e.places.count(e.have, e.kept)
	return err
}

// open opens the file of vectors, if there is one of this model.
func (e *embedding) open() error {
	e.have = make(map[vectorKey]bool)
	file, err := openVectors(e.ix.vectorsPath(), e.m.Embedder.Name(), true)
	if errors.Is(err, errNoVectors) {
		return nil
	}
	if err != nil {
		return err
	}
	e.file = file
	if err := file.mend(); err != nil {
		return err
	}
	keys, err := file.keys()
	for _, k := range keys {
		e.have[k] = true
	}
	return err
}

// locate brings the places to what is in the index.
func (e *embedding) locate(ctx context.Context) error {
	e.places = e.ix.loadPlaces()
	if e.places.before != e.m.Passage {
		e.places = embeddedFiles{before: e.m.Passage, files: make(map[string]*embeddedFile)}
	}
	known, err := e.ix.load(ctx)
	if err != nil {
		return err
	}
	var paths []string
	paths, e.kept = e.places.outdated(known, e.m.keeps)
	for len(paths) > 0 {
		n := min(len(paths), viewed)
		if err := e.locateSome(ctx, known, paths[:n]); err != nil {
			return err
		}
		paths = paths[n:]
	}
	if err := replaceFile(e.ix.placesPath(), e.places.encode()); err != nil {
		return fmt.Errorf("keep the places of vectors: %w", err)
	}
	return nil
}

func (e *embedding) locateSome(ctx context.Context, known *manifest, paths []string) error {
	return e.ix.view(ctx, func(st *store) error {
		for _, path := range paths {
			if err := ctx.Err(); err != nil {
				return err
			}
			r := known.rows[path]
			if e.says(path) {
				e.places.files[path] = &embeddedFile{sum: r.sum, private: true}
				continue
			}
			list, ok, err := st.passagesOf(path, r.passages)
			if err != nil {
				return err
			}
			if !ok {
				delete(e.places.files, path)
				continue
			}
			f := &embeddedFile{sum: r.sum}
			for _, s := range list {
				f.keys = append(f.keys, keyOf(e.m.Passage, s))
			}
			e.places.files[path] = f
		}
		return nil
	})
}
