package questions

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

type labelledGap struct {
	features [features]float64
	asked    bool
}

func answered(text string) string {
	text = strings.ToLower(strings.NewReplacer(",", "", ".", "", "-", "", "'", "").Replace(text))
	var out []string
	for _, w := range strings.Fields(text) {
		if !articles[w] {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

func loadGaps(t *testing.T) (all []labelledGap) {
	t.Helper()
	data, err := os.ReadFile("testdata/clozes.json")
	if err != nil {
		t.Fatal(err)
	}
	var set struct {
		Data []struct {
			Paragraphs []struct {
				Context string
				QAs     []struct{ Answers []struct{ Text string } }
			}
		}
	}
	if err := json.Unmarshal(data, &set); err != nil {
		t.Fatal(err)
	}
	for _, d := range set.Data {
		for _, p := range d.Paragraphs {
			want := map[string]bool{}
			for _, q := range p.QAs {
				want[answered(q.Answers[0].Text)] = true
			}
			list, counts := plainSentences(p.Context)
			w := weigher{list: list, counts: counts}
			for i, s := range list {
				c, ok := frame(s.words)
				for _, g := range gapsOf(s, i, true) {
					all = append(all, labelledGap{w.features(g, c, ok), want[answered(g.Text)]})
				}
			}
		}
	}
	return all
}

// fitted fits the weights by gradient descent with a small pull to zero.
func fitted(all []labelledGap) (w [features]float64) {
	const rounds, rate, pull = 600, 2.0, 0.002
	for range rounds {
		var slope [features]float64
		for _, g := range all {
			y := 0.0
			if g.asked {
				y = 1
			}
			miss := y - logistic(g.features, &w)
			for i, x := range g.features {
				if x != 0 {
					slope[i] += miss * x
				}
			}
		}
		for i := range w {
			w[i] += rate * (slope[i]/float64(len(all)) - pull*w[i])
		}
	}
	return w
}

func TestWeightsAreFitted(t *testing.T) {
	if testing.Short() {
		t.Skip("it fits for a second, and for a minute where races are looked for")
	}
	all := loadGaps(t)
	w := fitted(all)
	for i := range w {
		if feature(i) == featMarked || feature(i) == featCode {
			continue // the paragraphs have neither: these are set by hand
		}
		if d := w[i] - weights[i]; d > 0.02 || d < -0.02 {
			t.Errorf("%s: %.2f is fitted, %.2f stands there", featureNames[i], w[i], weights[i])
		}
	}
	if t.Failed() {
		var b strings.Builder
		for i := range w {
			fmt.Fprintf(&b, "%.2f, ", w[i])
		}
		t.Log(len(all), b.String())
	}
}
