package questions

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// asked are the gaps of one paragraph, and which of them people asked for.
type askedGaps struct {
	title    string
	gaps     []gap
	features [][features]float64
	asked    []bool
	answers  []string
}

// answerOf is an answer as SQuAD compares: without case, articles and punctuation.
func answerOf(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	return strings.Join(slices.DeleteFunc(strings.Fields(text), func(w string) bool { return articles[w] }), " ")
}

// readAsked reads a set in the form of SQuAD.
func readAsked(t *testing.T, name string) (all []askedGaps) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var set struct {
		Data []struct {
			Title      string
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
			a := askedGaps{title: d.Title}
			for _, q := range p.QAs {
				a.answers = append(a.answers, answerOf(q.Answers[0].Text))
			}
			list, counts := plainSentences(p.Context)
			w := weigher{list: list, counts: counts}
			for i, s := range list {
				c, ok := frame(s.words)
				for _, g := range gapsOf(s, i, true) {
					a.gaps = append(a.gaps, g)
					a.features = append(a.features, w.features(g, c, ok))
					a.asked = append(a.asked, slices.Contains(a.answers, answerOf(g.Text)))
				}
			}
			all = append(all, a)
		}
	}
	return all
}

// shareAsked is which share of the answers is among the first ten gaps of its paragraph.
func shareAsked(all []askedGaps, w *[features]float64) (hits, answers int) {
	for _, a := range all {
		gaps := slices.Clone(a.gaps)
		for i := range gaps {
			gaps[i].Score = logistic(&a.features[i], w)
		}
		first := map[string]bool{}
		for i, g := range diverse(gaps) {
			if i < 10 {
				first[answerOf(g.Text)] = true
			}
		}
		for _, answer := range a.answers {
			answers++
			if first[answer] {
				hits++
			}
		}
	}
	return hits, answers
}

// fitted fits the weights of gaps.
func fitted(all []askedGaps) (w [features]float64) {
	var rows [][]float64
	var asked []bool
	for _, a := range all {
		for k := range a.features {
			rows = append(rows, a.features[k][:])
		}
		asked = append(asked, a.asked...)
	}
	copy(w[:], newton(rows, asked))
	return w
}

// TestTheFirstGapsAreThoseThatPeopleAsk holds the weights against paragraphs that they were
// not fitted to.
func TestTheFirstGapsAreThoseThatPeopleAsk(t *testing.T) {
	hits, answers := shareAsked(readAsked(t, "testdata/clozes.json"), &weights)
	if answers < 500 || 1000*hits < leastAsked*answers {
		t.Errorf("%d of %d answers are among the first ten gaps", hits, answers)
	}
}

// leastAsked is a floor under what is measured, in thousandths: these paragraphs have more
// than sixteen answers each, of which ten can be found.
const leastAsked = 300

// TestFitWeights prints the weights as they stand in feature.go, fitted to the files that
// SQUAD names, parted by colons; and what share they find of the articles that they are
// not fitted to, article by article.
func TestFitWeights(t *testing.T) {
	if os.Getenv("SQUAD") == "" {
		t.Skip("SQUAD names no set to fit to")
	}
	var all []askedGaps
	for name := range strings.SplitSeq(os.Getenv("SQUAD"), ":") {
		all = append(all, readAsked(t, name)...)
	}
	w := fitted(all)
	var b strings.Builder
	for i := range w {
		if feature(i) != featMarked && feature(i) != featCode {
			fmt.Fprintf(&b, "/* %s */ %.2f, ", featureNames[i], w[i])
		}
	}
	t.Log(b.String())
	hits, answers := 0, 0
	for i, a := range all {
		if i > 0 && all[i-1].title == a.title {
			continue
		}
		same := func(o askedGaps) bool { return o.title == a.title }
		v := fitted(slices.DeleteFunc(slices.Clone(all), same))
		h, n := shareAsked(slices.DeleteFunc(slices.Clone(all), func(o askedGaps) bool { return !same(o) }), &v)
		hits, answers = hits+h, answers+n
	}
	t.Logf("held out by article: %d of %d, %.4f", hits, answers, float64(hits)/float64(answers))
}
