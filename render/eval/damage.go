package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"ken/render/mermaid"
)

// damage reads texts that were changed in a few places, and prints the slowest. The
// changes are the same on every run.
func damage(w io.Writer, records []record, n int) {
	rng := rand.New(rand.NewPCG(6, 50_000))
	var slowest time.Duration
	var which string
	accepted, over := 0, 0
	for i := range n {
		text := mutant(rng, records, i)
		begin := time.Now()
		d, err := mermaid.Parse(text)
		if err == nil {
			accepted++
			mermaid.Write(d)
		}
		took := time.Since(begin)
		if took > 20*time.Millisecond {
			took = min(took, again(text), again(text))
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

// again is how long a text takes on its own: once may be the machine's fault.
func again(text string) time.Duration {
	begin := time.Now()
	if d, err := mermaid.Parse(text); err == nil {
		mermaid.Write(d)
	}
	return time.Since(begin)
}

// mutant is one of the texts with up to eight changes: bytes cut, doubled, replaced,
// or taken from another text.
func mutant(rng *rand.Rand, records []record, i int) string {
	text := []byte(records[i%len(records)].Text)
	other := records[rng.IntN(len(records))].Text
	for range 1 + rng.IntN(8) {
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
