package index

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// randomVectors makes vectors of length 1, with keys that are counted.
func randomVectors(r *rand.Rand, first, n, dim int) ([]vectorKey, [][]float32) {
	keys, vectors := make([]vectorKey, n), make([][]float32, n)
	for i := range n {
		keys[i] = vectorKey{byte(first + i), byte((first + i) >> 8), byte((first + i) >> 16)}
		vectors[i] = make([]float32, dim)
		for j := range vectors[i] {
			vectors[i][j] = float32(r.NormFloat64())
		}
		normalise(vectors[i])
	}
	return keys, vectors
}

// A file that ends anywhere, as a killed process or a full disk leaves it, has the rows
// that are whole, and takes more behind them.
func TestTornVectors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vectors")
	r := rand.New(rand.NewPCG(1, 2))
	file, err := createVectors(path, "m", 3)
	if err != nil {
		t.Fatal(err)
	}
	keys, vectors := randomVectors(r, 0, 5, 3)
	if err := file.add(keys, vectors); err != nil {
		t.Fatal(err)
	}
	file.close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(whole) + 1 {
		for _, rest := range [][]byte{nil, make([]byte, len(whole)-n)} {
			if err := os.WriteFile(path, append(bytes.Clone(whole[:n]), rest...), 0o600); err != nil {
				t.Fatal(err)
			}
			file, err := openVectors(path, "m", true)
			if n < vectorHead {
				if !errors.Is(err, errNoVectors) && rest == nil {
					t.Fatalf("%d bytes: %v", n, err)
				}
				if err == nil {
					file.close()
				}
				continue
			}
			if err != nil {
				t.Fatalf("%d bytes: %v", n, err)
			}
			if err := file.mend(); err != nil {
				t.Fatal(err)
			}
			want := (n - vectorHead) / int(file.stride())
			if file.rows != want {
				t.Fatalf("%d bytes: %d rows, want %d", n, file.rows, want)
			}
			more, values := randomVectors(r, 100, 1, 3)
			if err := file.add(more, values); err != nil {
				t.Fatal(err)
			}
			if key, _, ok := file.row(want); !ok || key != more[0] {
				t.Fatalf("%d bytes: what was added is not there", n)
			}
			file.close()
		}
	}
	if _, err := openVectors(path, "another", false); !errors.Is(err, errNoVectors) {
		t.Errorf("%v", err)
	}
}

// The quick product and the exact one agree, for every length; the nearest are those
// that a plain search finds.
func TestNearestRows(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, dim := range []int{1, 2, 7, 8, 9, 31, 33, 100, 384} {
		path := filepath.Join(t.TempDir(), "vectors")
		file, err := createVectors(path, "m", dim)
		if err != nil {
			t.Fatal(err)
		}
		var all [][]float32
		for first := 0; first < 300; first += 50 {
			keys, vectors := randomVectors(r, first, 50, dim)
			if err := file.add(keys, vectors); err != nil {
				t.Fatal(err)
			}
			all = append(all, vectors...)
		}
		_, asked := randomVectors(r, 0, 1, dim)
		best := math.Inf(-1)
		for _, v := range all {
			exact := cosine(asked[0], v)
			best = max(best, exact)
			for _, dot := range []dotter{fastestDot(), dotOfEight} {
				if quick := float64(dot(asked[0], v)); math.Abs(quick-exact) > 1e-5 {
					t.Fatalf("%d numbers: %v, want %v", dim, quick, exact)
				}
			}
		}
		rows, err := file.nearest(asked[0], 10)
		if err != nil || len(rows) != 10 || math.Abs(rows[0].cosine-best) > 1e-5 {
			t.Errorf("%d numbers: %d rows, %v, want %v first: %v", dim, len(rows), rows[0].cosine, best, err)
		}
		for i := range rows[1:] {
			if rows[i].cosine < rows[i+1].cosine {
				t.Errorf("%d numbers: row %d is nearer than the one before", dim, i+1)
			}
		}
		file.close()
	}
}

func TestNormalise(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, v := range [][]float32{{}, {0, 0}, {nan, 1}, {inf, 1}} {
		if normalise(v) {
			t.Errorf("%v points somewhere", v)
		}
	}
	v := []float32{3, 4}
	if !normalise(v) || v[0] != 0.6 || v[1] != 0.8 {
		t.Errorf("%v", v)
	}
	tiny := []float32{1e-30, 1e-30}
	if !normalise(tiny) || math.Abs(cosine(tiny, tiny)-1) > 1e-6 {
		t.Errorf("%v", tiny)
	}
}

// FuzzVectorFile holds that no bytes in the place of the vectors end in more than
// nothing being near.
func FuzzVectorFile(f *testing.F) {
	good := headOfVectors("m", 3)
	f.Add(good)
	f.Add(append(bytes.Clone(good), make([]byte, 44*3)...))
	f.Add(good[:40])
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "vectors")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := openVectors(path, "m", true)
		if err != nil {
			return
		}
		defer func() { file.close() }()
		if rows, err := file.nearest(make([]float32, file.dim), 5); err != nil || len(rows) > 5 {
			t.Errorf("%v, %v", rows, err)
		}
		if err := file.mend(); err != nil {
			t.Error(err)
		}
		if _, err := file.keys(); err != nil {
			t.Error(err)
		}
		if file, err = file.keep(path, "m", nil); err != nil || file.rows != 0 {
			t.Error(err)
		}
	})
}

// FuzzEmbeddedFiles holds that what is read is what was written, or nothing.
func FuzzEmbeddedFiles(f *testing.F) {
	some := embeddedFiles{before: "x: ", files: map[string]*embeddedFile{
		"a.md": {sum: [32]byte{1}, keys: []vectorKey{{2}, {3}}}, "b/c.md": {private: true},
	}}
	f.Add(some.encode())
	f.Add([]byte(placesMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, ok := parsePlaces(data)
		if !ok {
			p, ok = parsePlaces(sealed(append([]byte(placesMagic), data...), len(placesMagic)))
		}
		if !ok {
			return
		}
		again, ok := parsePlaces(p.encode())
		if !ok || !bytes.Equal(again.encode(), p.encode()) {
			t.Errorf("%q is read otherwise the second time", data)
		}
	})
}

// BenchmarkNearest measures a question among 100,000 passages of 768 numbers.
func BenchmarkNearest(b *testing.B) {
	const rows, dim = 100_000, 768
	path := filepath.Join(b.TempDir(), "vectors")
	file, err := createVectors(path, "m", dim)
	if err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	keys, vectors := randomVectors(r, 0, 4096, dim)
	row := make([]byte, 0, file.stride()*int64(len(keys)))
	for i := range keys {
		row = file.appendRow(row, keys[i], vectors[i])
	}
	for file.rows < rows {
		n := min(rows-file.rows, len(keys))
		if _, err := file.f.WriteAt(row[:int64(n)*file.stride()], vectorHead+int64(file.rows)*file.stride()); err != nil {
			b.Fatal(err)
		}
		file.rows += n
	}
	defer file.close()
	b.Logf("%.0f MB", float64(vectorHead+int64(rows)*file.stride())/1e6)
	b.Run("nearest", func(b *testing.B) {
		for b.Loop() {
			if _, err := file.nearest(vectors[7], 2*nearestTaken); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("keys", func(b *testing.B) {
		for b.Loop() {
			if _, err := file.keys(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkEmbed measures what embedding costs beside the model: 2,000 passages, each
// batch on disk before the next.
func BenchmarkEmbed(b *testing.B) {
	d := newDesk(b, largeFiles(2000))
	d.sync()
	bag := newBag()
	bag.dim = 768
	added := 0
	for b.Loop() {
		_ = os.Remove(d.vectorsPath())
		e, err := d.Embed(context.Background(), meaning(bag), nil)
		if err != nil {
			b.Fatal(err)
		}
		added += e.Added
	}
	b.ReportMetric(float64(added)/b.Elapsed().Seconds(), "passages/s")
}

// largeFiles are so many notes of one passage.
func largeFiles(n int) map[string]string {
	files := make(map[string]string, n)
	r := rand.New(rand.NewPCG(7, 8))
	for i := range n {
		files[fmt.Sprintf("n%05d.md", i)] = randomNote(r)
	}
	return files
}
