package index

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

const (
	// questionTime is how long the vector of a question is waited for.
	questionTime = 800 * time.Millisecond
	// longestQuestion is how many bytes of a question are embedded.
	longestQuestion = 2000
	// questionsKept is how many questions keep their vector on disk; half of them are
	// forgotten when there are more.
	questionsKept = 1000
)

// Mean has a vector made for what a query asks, so that searches of this Index for the
// same text also find what is near in meaning. A search itself never does so: it is the
// caller's word that this text was asked by the user and may leave this machine.
//
// It does nothing where no passage is embedded, and asks nobody where the same was
// asked before: what was answered is kept, so that the same search finds the same
// again. It takes no longer than the meaning allows. Its error leaves searches as they are without it.
func (ix *Index) Mean(ctx context.Context, m Meaning, q Query) error {
	text := clip(meant(q), longestQuestion)
	if text == "" {
		return nil
	}
	model := m.Embedder.Name()
	file, err := openVectors(ix.vectorsPath(), model, false)
	if errors.Is(err, errNoVectors) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.close()
	sum := sha256.Sum256([]byte("question\x00" + m.Question + "\x00" + text))
	key := vectorKey(sum[:keySize])
	vector, known := ix.recall(model, key)
	if !known || len(vector) != file.dim {
		if vector, err = ask(ctx, m, text); err != nil {
			return err
		}
		if len(vector) != file.dim {
			return fmt.Errorf("%w: %s answered with a vector of %d numbers where it had %d", ErrDimensions,
				model, len(vector), file.dim)
		}
		ix.remember(model, key, vector)
	}
	ix.meanings.Store(meant(q), question{model, vector})
	return nil
}

// A question is a text with its vector.
type question struct {
	model  string
	vector []float32
}

// ask asks for the vector of a question.
func ask(ctx context.Context, m Meaning, text string) ([]float32, error) {
	wait := cmp.Or(m.Wait, questionTime)
	short, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	vectors, err := m.Embedder.Embed(short, []string{m.Question + text})
	switch {
	case err != nil && ctx.Err() == nil && short.Err() != nil:
		return nil, fmt.Errorf("embed the question: %s did not answer within %v", m.Embedder.Name(), wait)
	case err != nil:
		return nil, fmt.Errorf("embed the question: %w", err)
	case len(vectors) != 1 || !normalise(vectors[0]):
		return nil, fmt.Errorf("embed the question: %s answered with no vector", m.Embedder.Name())
	}
	return vectors[0], nil
}

func (ix *Index) askedPath() string { return filepath.Join(ix.dir, "asked") }

// recall returns the vector of a question that was asked before.
func (ix *Index) recall(model string, key vectorKey) ([]float32, bool) {
	file, err := openVectors(ix.askedPath(), model, false)
	if err != nil {
		return nil, false
	}
	defer file.close()
	keys, err := file.keys()
	if i := slices.Index(keys, key); err == nil && i >= 0 {
		_, vector, ok := file.row(i)
		return vector, ok
	}
	return nil, false
}

// remember keeps the vector of a question. That it could not is no harm: it is asked
// again then.
func (ix *Index) remember(model string, key vectorKey, vector []float32) {
	lock := flock.New(filepath.Join(ix.dir, "asked.lock"))
	if ok, err := lock.TryLock(); err != nil || !ok {
		return
	}
	defer lock.Close() //nolint:errcheck // closing is all that lets go
	file, err := openVectors(ix.askedPath(), model, true)
	if err != nil || file.dim != len(vector) {
		if err == nil {
			file.close()
		}
		if file, err = createVectors(ix.askedPath(), model, len(vector)); err != nil {
			return
		}
	}
	defer func() { file.close() }()
	if file.mend() != nil {
		return
	}
	if file.rows >= questionsKept {
		var last []int
		for i := file.rows - questionsKept/2; i < file.rows; i++ {
			last = append(last, i)
		}
		shorter, err := file.keep(ix.askedPath(), model, last)
		if err != nil {
			return
		}
		file = shorter
	}
	_ = file.add([]vectorKey{key}, [][]float32{vector})
}

// meant returns what of a query is asked for: its words as they were typed, without
// what is excluded and without conditions.
func meant(q Query) string {
	if q.AnyWords {
		return strings.Join(strings.Fields(q.Text), " ")
	}
	var words []string
	for rest := q.Text; ; {
		var t token
		if t, rest = nextToken(rest); t.empty() && rest == "" {
			return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
		}
		if !t.not && !t.filter {
			words = append(words, t.text)
		}
	}
}

// A nearPassage is one whose vector is among the nearest to a question's.
type nearPassage struct {
	id     string
	key    vectorKey
	cosine float64
}

// A nearness is the passages nearest to a question, the nearest first, and what was put
// before each text.
type nearness struct {
	before string
	list   []nearPassage
}

// nearTo returns the passages that are nearest to what a query asks; none where its
// meaning was not asked for. Not all need still be there.
func (ix *Index) nearTo(q Query) (nearness, error) {
	asked, ok := ix.meanings.Load(meant(q))
	if !ok {
		return nearness{}, nil
	}
	about := asked.(question)
	file, err := openVectors(ix.vectorsPath(), about.model, false)
	if errors.Is(err, errNoVectors) || err == nil && file.dim != len(about.vector) {
		return nearness{}, nil
	}
	if err != nil {
		return nearness{}, err
	}
	defer file.close()
	rows, err := file.nearest(about.vector, looked(q))
	if err != nil {
		return nearness{}, err
	}
	p := ix.loadPlaces()
	return nearness{p.before, p.of(rows)}, nil
}

// A nearRow is a row with how near it is.
type nearRow struct {
	key    vectorKey
	cosine float64
}

// nearest returns the rows that are nearest to a vector, the nearest first.
func (v *vectorFile) nearest(to []float32, most int) ([]nearRow, error) {
	found := make([]match, v.rows)
	dot := fastestDot()
	workers := min(max(runtime.GOMAXPROCS(0), 1), 4)
	share := (v.rows + workers - 1) / workers
	errs := make([]error, workers)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			errs[w] = v.scan(min(w*share, v.rows), min((w+1)*share, v.rows), func(row int, _, vector []float32) {
				found[row] = match{doc: row, score: float64(dot(to, vector))}
			})
		})
	}
	group.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	list := v.whole(found, most, to)
	slices.SortFunc(list, func(a, b nearRow) int {
		return cmp.Or(cmp.Compare(b.cosine, a.cosine), slices.Compare(a.key[:], b.key[:]))
	})
	return list, nil
}

// whole returns the best of some rows that can be read, so many at most.
func (v *vectorFile) whole(found []match, most int, to []float32) (list []nearRow) {
	for top := range inTurn(found) {
		for _, m := range top {
			if len(list) == most {
				return list
			}
			if key, vector, ok := v.row(m.doc); ok {
				list = append(list, nearRow{key, cosine(to, vector)})
			}
		}
	}
	return list
}

// of returns the passages that rows are the vectors of, in the order of the rows.
func (p embeddedFiles) of(rows []nearRow) []nearPassage {
	wanted := make(map[vectorKey]int, len(rows))
	for i, r := range rows {
		wanted[r.key] = i
	}
	ids := make([][]string, len(rows))
	for path, f := range p.files {
		for n, key := range f.keys {
			if i, ok := wanted[key]; ok {
				ids[i] = append(ids[i], entryID(path, n))
			}
		}
	}
	var list []nearPassage
	for i, r := range rows {
		slices.Sort(ids[i])
		for _, id := range ids[i] {
			list = append(list, nearPassage{id, r.key, r.cosine})
		}
	}
	return list
}
