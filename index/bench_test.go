package index

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ken/notes"
	"ken/notes/read"
)

// rfcs returns the documents of the Rust project's requests for comments, by path:
// 640 files of 11 MB. Where they are not there, the benchmark is skipped, loudly.
func rfcs(b *testing.B) map[string]string {
	b.Helper()
	dir := os.Getenv("KEN_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	f, err := os.Open(filepath.Join(dir, "corpora", "rust-rfcs.tar.gz"))
	if err != nil {
		b.Skipf("SKIPPED: there is no corpus: %v; set KEN_DATA", err)
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	files := make(map[string]string)
	for archive := tar.NewReader(unzipped); ; {
		head, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			b.Fatal(err)
		}
		data, err := io.ReadAll(archive)
		if err != nil {
			b.Fatal(err)
		}
		if strings.HasSuffix(head.Name, ".md") {
			files[head.Name] = string(data)
		}
	}
}

// shuffled returns a text with the words of each line of running text in another
// order, so that many copies are many documents.
func shuffled(r *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if len(line) > 20 && !strings.ContainsAny(line[:1], "#-`|~ \t>*") {
			words := strings.Split(line, " ")
			r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			lines[i] = strings.Join(words, " ")
		}
	}
	return strings.Join(lines, "\n")
}

// copies returns n shuffled copies of files, in folders of their own.
func copies(files map[string]string, n int) map[string]string {
	r := rand.New(rand.NewPCG(1, 1))
	all := make(map[string]string)
	for _, path := range slices.Sorted(mapKeys(files)) {
		for i := range n {
			all[fmt.Sprintf("c%d/%s", i, path)] = shuffled(r, files[path])
		}
	}
	return all
}

func mapKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func buildOnce(b *testing.B, files map[string]string) {
	d := newDesk(b, files)
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(d.cache); err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		b.StartTimer()
		c := d.sync()
		b.ReportMetric(float64(c.Files)/c.Seconds, "files/s")
		b.ReportMetric(float64(c.Bytes)/1e6/c.Seconds, "MB/s")
		b.ReportMetric(float64(c.Passages), "passages")
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys>>20), "peak-MB")
}

func BenchmarkBuild(b *testing.B) {
	b.Run("rfcs", func(b *testing.B) { buildOnce(b, rfcs(b)) })
	b.Run("10000 notes", func(b *testing.B) { buildOnce(b, manyNotes()) })
}

func manyNotes() map[string]string {
	r := rand.New(rand.NewPCG(2, 2))
	files := make(map[string]string)
	for i := range 10_000 {
		files[fmt.Sprintf("f%02d/note %d.md", i%100, i)] = randomNote(r)
	}
	return files
}

func BenchmarkSync(b *testing.B) {
	d := newDesk(b, manyNotes())
	d.sync()
	b.Run("10000 notes, none changed", func(b *testing.B) {
		for b.Loop() {
			d.sync()
		}
	})
	b.Run("10000 notes, one changed", func(b *testing.B) {
		r := rand.New(rand.NewPCG(3, 3))
		for b.Loop() {
			b.StopTimer()
			d.write("f00/note 0.md", randomNote(r))
			b.StartTimer()
			d.sync()
		}
	})
	b.Run("10000 notes, status", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.Status(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// headingsAsked returns queries such as people type: headings of real documents.
func headingsAsked(files map[string]string, n int) []string {
	var list []string
	for _, path := range slices.Sorted(mapKeys(files)) {
		doc, err := read.File(path, []byte(files[path]))
		if err != nil {
			continue
		}
		for _, s := range notes.Sections(doc) {
			if len(s.Heading) > 1 {
				list = append(list, s.Heading[len(s.Heading)-1])
			}
		}
	}
	r := rand.New(rand.NewPCG(4, 4))
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list[:min(n, len(list))]
}

// BenchmarkSearch searches 70,000 passages, opening and closing the index each
// time, and reading what it found from the files.
func BenchmarkSearch(b *testing.B) {
	files := rfcs(b)
	queries := headingsAsked(files, 500)
	d := newDesk(b, copies(files, 10))
	c := d.sync()
	for name, q := range map[string]Query{
		"words":     {},
		"question":  {AnyWords: true, Max: 24, PerFile: 3},
		"goals":     {Lean: []string{"Understand lifetimes, async functions and the trait system well enough to teach them"}},
		"in folder": {Kinds: []string{KindNote}},
		"a typo":    {},
		"two typos": {},
	} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				q := q
				q.Text = queries[i%len(queries)]
				if name == "in folder" {
					q.Text += " in:c3"
				}
				if name == "a typo" {
					q.Text += " lifetmies "
				}
				if name == "two typos" {
					q.Text += " borroewchekcers "
				}
				start := time.Now()
				d.ask(q)
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			b.ReportMetric(float64(c.Passages), "passages")
		})
	}
}
