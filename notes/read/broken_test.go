package read

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// TestBroken reads every sample cut off at twenty places, and with bytes of it changed:
// whatever becomes of it, nothing fails or takes long, and places stay in order.
func TestBroken(t *testing.T) {
	seeds := 4
	if testing.Short() {
		seeds = 1
	}
	for _, name := range samples(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := sample(t, name)
			whole := in.Data
			for i := range 20 {
				in.Data = whole[:len(whole)*i/20]
				readBroken(t, in, fmt.Sprintf("cut at %d", len(in.Data)))
			}
			for seed := range seeds {
				random := rand.New(rand.NewPCG(uint64(seed), uint64(len(whole))))
				in.Data = append([]byte(nil), whole...)
				for range min(200, len(whole)/8) {
					in.Data[random.IntN(len(whole))] = byte(random.IntN(256))
				}
				readBroken(t, in, fmt.Sprintf("damaged with seed %d", seed))
			}
		})
	}
}

// readBroken reads a file that may be damaged.
func readBroken(t *testing.T, in Input, how string) {
	t.Helper()
	begun := time.Now()
	d, err := in.Read()
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("%s: it took %s", how, took)
	}
	if err != nil && err.Error() == "" {
		t.Errorf("%s: no reason", how)
	}
	checkPlaces(t, d, how)
}

// checkPlaces checks that lines and parts fit the text.
func checkPlaces(t *testing.T, d Document, how string) {
	t.Helper()
	last := -1
	for _, p := range d.Parts {
		if p.Start <= last || p.Start >= len(d.Text) || p.Name == "" || p.Start > 0 && d.Text[p.Start-1] != '\n' {
			t.Fatalf("%s: part %q begins at %d of %d, the one before at %d", how, p.Name, p.Start, len(d.Text), last)
		}
		last = p.Start
	}
	if d.Lines != nil && d.TextLine(len(d.Text)) > len(d.Lines)+1 {
		t.Fatalf("%s: %d lines of text, %d known", how, d.TextLine(len(d.Text)), len(d.Lines))
	}
}
