package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"ken/render/draw"
	"ken/render/mermaid"
)

// damage reads and draws texts that were changed in a few places, and prints the slowest. The
// changes are the same on every run.
func damage(w io.Writer, records []record, n int) {
	rng := rand.New(rand.NewPCG(6, 50_000))
	var slowest time.Duration
	var which string
	accepted, over := 0, 0
	for i := range n {
		text := mutant(rng, records, i)
		took, ok := again(text)
		if ok {
			accepted++
		}
		for range 4 { // once may be the machine's fault
			if took > 20*time.Millisecond {
				t, _ := again(text)
				took = min(took, t)
			}
		}
		if took > 50*time.Millisecond {
			over++
		}
		if took > slowest {
			slowest, which = took, text
		}
	}
	fmt.Fprintf(w, "%d damaged texts: no panic, %d accepted, %d over 50 ms, the slowest %v (%d bytes)\n",
		n, accepted, over, slowest.Round(10*time.Microsecond), len(which))
	fmt.Fprintln(w, shown(which[:min(len(which), 300)]))
}

// again is how long a text takes to be read, written, drawn at 80 columns, said, and
// drawn as SVG.
func again(text string) (time.Duration, bool) {
	begin := time.Now()
	d, err := mermaid.Parse(text)
	if err == nil {
		mermaid.Write(d)
		draw.Text(d, draw.Options{Width: 80})
		draw.Outline(d)
		draw.SVG(d, draw.SVGOptions{})
	}
	return time.Since(begin), err == nil
}

// mutant is one of the texts with up to two or eight changes: bytes cut, doubled, replaced,
// or taken from another text.
func mutant(rng *rand.Rand, records []record, i int) string {
	text := []byte(records[i%len(records)].Text)
	other := records[rng.IntN(len(records))].Text
	most := []int{2, 8}[i%2]
	for range 1 + rng.IntN(most) {
		if len(text) == 0 {
			break
		}
		at := rng.IntN(len(text))
		end := min(len(text), at+1+rng.IntN(12))
		switch rng.IntN(4) {
		case 0:
			text = append(text[:at:at], text[end:]...)
		case 1:
			text = append(text[:end:end], text[at:]...)
		case 2:
			text[at] = byte(rng.IntN(256))
		default:
			from := rng.IntN(len(other) + 1)
			part := other[from:min(len(other), from+1+rng.IntN(20))]
			text = append(text[:at:at], append([]byte(part), text[at:]...)...)
		}
	}
	return string(text)
}
