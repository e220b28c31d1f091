package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ken/render"
)

// hardText is Markdown of every kind, to be repeated.
//
//go:embed hard.md
var hardText []byte

// markdown prints what Markdown costs: a megabyte of it, a keystroke in that, texts made
// to be slow, and damaged texts.
func markdown(w io.Writer, mutants int, names []string) error {
	samples, err := markdownFiles(names)
	if err != nil {
		return err
	}
	big := bytes.Repeat(hardText, 1<<20/len(hardText)+1)
	megabyte(w, big)
	keystrokes(w, big)
	pathological(w)
	damagedMarkdown(w, samples, mutants)
	return nil
}

// markdownFiles reads the Markdown files there are in files and folders, up to 64 kB of
// each: the size of notes that people write.
func markdownFiles(names []string) (list []string, err error) {
	for _, name := range names {
		err := filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path != name && filepath.Ext(path) != ".md" {
				return err
			}
			data, err := os.ReadFile(path) //nolint:gosec // it is what the command was asked to read
			list = append(list, string(data[:min(len(data), 64<<10)]))
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return append(list, string(hardText)), nil
}

// times returns how long something takes: the shortest and the middle of n runs. On a
// machine that does other things as well, the shortest says most.
func times(n int, do func()) (shortest, middle time.Duration) {
	var all []time.Duration
	for range n {
		begin := time.Now()
		do()
		all = append(all, time.Since(begin))
	}
	slices.Sort(all)
	return all[0], all[n/2]
}

func megabyte(w io.Writer, src []byte) {
	for _, width := range []int{80, 40, 120} {
		parse, _ := times(9, func() { render.Parse(src) })
		doc := render.Parse(src)
		layout, _ := times(9, func() { doc.Page(width, render.ANSI()) })
		whole, middle := times(9, func() { render.Markdown(src, width, render.ANSI()) })
		lines := len(doc.Page(width, render.ANSI()).Lines)
		fmt.Fprintf(w, "%d bytes at %d columns, with colours: read %v, laid out %v, both %v (middle %v), %d lines\n",
			len(src), width, round(parse), round(layout), round(whole), round(middle), lines)
	}
}

// keystrokes types a letter at places all over a text that is on the screen.
func keystrokes(w io.Writer, src []byte) {
	var shown render.Cache
	shown.Markdown(src, 80, render.ANSI())
	rng := rand.New(rand.NewPCG(6, 1))
	var all []time.Duration
	for range 200 {
		at := rng.IntN(len(src))
		for src[at] != ' ' {
			at = (at + 1) % len(src)
		}
		best := time.Hour
		for range 3 {
			src = slices.Insert(src, at, 'x')
			begin := time.Now()
			shown.Markdown(src, 80, render.ANSI())
			best = min(best, time.Since(begin))
		}
		all = append(all, best)
	}
	slices.Sort(all)
	fmt.Fprintf(w, "a keystroke in it: middle %v, 95 of 100 within %v, worst %v\n", round(all[100]), round(all[190]), round(all[199]))
}

// pathological are texts made to be slow.
func pathological(w io.Writer) {
	repeat := strings.Repeat
	for _, c := range []struct{ name, text string }{
		{"10,000 quotations in one another", repeat(">", 10_000) + "a"},
		{"10,000 lists in one another", repeat("- ", 10_000) + "a"},
		{"10,000 lists, each deeper by a line", stairs(1000)},
		{"100,000 [", repeat("[", 100_000)},
		{"100,000 ![", repeat("![", 100_000)},
		{"100,000 *", repeat("*", 100_000) + "a"},
		{"100,000 *a", repeat("*a ", 100_000)},
		{"100,000 _", repeat("a_b ", 100_000)},
		{"100,000 `", repeat("` ``", 33_000)},
		{"100,000 $ and ==", repeat("$a ==b ", 100_000)},
		{"100,000 {{c1::", repeat("{{c1::", 100_000)},
		{"100,000 <", repeat("<a b='", 100_000)},
		{"one line of 1 MB", repeat("word ", 1<<20/5)},
		{"one word of 1 MB", repeat("a", 1<<20)},
		{"one line of 1 MB of ideographs", repeat("漢字", 1<<20/6)},
		{"a table of 1,000 columns", repeat("|a", 1000) + "\n" + repeat("|-", 1000) + "\n" + repeat(repeat("|b", 1000)+"\n", 100)},
		{"a table of 100,000 rows", "|a|b|\n|-|-|\n" + repeat("|a|b|\n", 100_000)},
		{"100,000 small tables", repeat("|a|b|c|\n|-|-|-|\nd\n\n", 50_000)},
		{"100,000 footnotes", footnotes(100_000)},
		{"100,000 references", repeat("[a]: b\n\n[a]\n\n", 50_000)},
		{"a list of 100,000 items", repeat("- a\n", 100_000)},
		{"4 MB of hard text", repeat(string(hardText), 4<<20/len(hardText))},
	} {
		took, _ := times(2, func() { render.Markdown([]byte(c.text), 80, render.ANSI()) })
		fmt.Fprintf(w, "  %-36s %8d bytes %10v\n", c.name, len(c.text), round(took))
	}
}

func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func footnotes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a[^%d]\n\n[^%d]: b\n\n", i, i)
	}
	return b.String()
}

// damagedMarkdown reads and draws texts that were changed in a few places, and prints the
// slowest. The changes are the same on every run.
func damagedMarkdown(w io.Writer, samples []string, n int) {
	rng := rand.New(rand.NewPCG(8, 50_000))
	var slowest time.Duration
	which, over, panics := "", 0, 0
	for i := range n {
		text := mutantOf(rng, samples, i)
		width := 1 + rng.IntN(200)
		draw := func() {
			defer func() {
				if recover() != nil {
					panics++
				}
			}()
			render.Markdown([]byte(text), width, render.ANSI())
		}
		took, _ := times(1, draw)
		if took > 20*time.Millisecond {
			again, _ := times(5, draw) // once may be the machine's fault
			took = min(took, again)
		}
		if took > 50*time.Millisecond {
			over++
		}
		if took > slowest {
			slowest, which = took, text
		}
	}
	fmt.Fprintf(w, "%d damaged texts made of %d: %d panics, %d over 50 ms, the slowest %v (%d bytes)\n",
		n, len(samples), panics, over, round(slowest), len(which))
	fmt.Fprintln(w, shown(which[:min(len(which), 300)]))
}

// mutantOf is one of the texts with up to twelve changes: bytes cut, doubled, replaced,
// or taken from another text.
func mutantOf(rng *rand.Rand, texts []string, i int) string {
	text := []byte(texts[i%len(texts)])
	for range 1 + rng.IntN(12) {
		other := texts[rng.IntN(len(texts))]
		if len(text) == 0 || other == "" {
			break
		}
		at := rng.IntN(len(text))
		end := min(len(text), at+1+rng.IntN(40))
		switch rng.IntN(5) {
		case 0:
			text = slices.Delete(text, at, end)
		case 1:
			text = slices.Insert(text, at, text[at:end]...)
		case 2:
			text[at] = byte(rng.IntN(256))
		case 3:
			text = slices.Insert(text, at, bytes.Repeat(text[at:at+1], rng.IntN(200))...)
		default:
			from := rng.IntN(len(other))
			text = slices.Insert(text, at, []byte(other[from:min(len(other), from+1+rng.IntN(200))])...)
		}
	}
	return string(text)
}

func round(d time.Duration) time.Duration { return d.Round(10 * time.Microsecond) }
