package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ken/skills/grading"
)

// evaluated runs the command and returns what it prints, with single spaces.
func evaluated(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(args, &out); err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(` +`).ReplaceAllString(out.String(), " ")
}

func TestGradingOfASample(t *testing.T) {
	got := evaluated(t, "-grading", "testdata/sample.jsonl")
	for _, want := range []string{
		"\nlean own 2 1.000 1.000 1.000\n", "\nlean raft 6 1.000 1.000 1.000\n", "\nraft wrong 50.0% 100.0% incorrect 3\n", "\nraft 0.50 100.0% 100.0%\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
	if again := evaluated(t, "-grading", "testdata/sample.jsonl"); again != got {
		t.Error("the second run prints something else")
	}
}

// TestHeldOutAndFit runs the fit on a set too small to learn from: what it prints must be
// in form, and the same twice.
func TestHeldOutAndFit(t *testing.T) {
	if testing.Short() {
		t.Skip("fits trees")
	}
	held := evaluated(t, "-splits", "2", "-held", "testdata/sample.jsonl")
	for _, want := range []string{"\nanswers own 2 ", "\nquestions raft 6 ", "\nfields raft 6 ", "\ncorpora own 2 "} {
		if !strings.Contains(held, want) {
			t.Errorf("there is no %q in\n%s", want, held)
		}
	}
	weights := evaluated(t, "-fit", "testdata/sample.jsonl")
	if !strings.HasPrefix(weights, "package grading\n") || strings.Count(weights, "[7]int8{") != one.trees+many.trees {
		t.Errorf("no weights:\n%.300s", weights)
	}
	if evaluated(t, "-fit", "testdata/sample.jsonl") != weights {
		t.Error("the second fit gives other weights")
	}
}

func TestTablesAreMeasured(t *testing.T) {
	got := evaluated(t, "-table", "../../grading/testdata/cases.tsv")
	if !strings.Contains(got, "that are not right 0 are taken for right") {
		t.Error(got)
	}
}

// TestGrowFindsWhatSpeaks grows trees on one sign that decides and one that is noise.
func TestGrowFindsWhatSpeaks(t *testing.T) {
	s := sample{rows: make([][]float64, 400), right: make([]bool, 400), question: make([]int, 400), weight: make([]float64, 400)}
	for i := range s.rows {
		s.rows[i] = []float64{float64(i*37%101) / 101, float64(i) / 400}
		s.right[i], s.question[i], s.weight[i] = i >= 200, i%7, 1
	}
	m := many
	m.ways, m.skip = []int8{0, 1}, 0
	f := grow(s, m)
	if low, high := f.Chance([]float64{0.5, 0.1}), f.Chance([]float64{0.5, 0.9}); low > 0.1 || high < 0.9 {
		t.Errorf("chances %.3f and %.3f", low, high)
	}
	m.ways[1] = -1
	f = grow(s, m)
	if low, high := f.Chance([]float64{0.5, 0.1}), f.Chance([]float64{0.5, 0.9}); high > low+1e-9 && high-low > 0.3 {
		t.Errorf("more may only speak against, but gives %.3f after %.3f", high, low)
	}
}

func TestFigures(t *testing.T) {
	c := table{{6, 2}, {1, 3}} // of 8 wrong ones 2 are taken for right, of 4 right ones 3
	for _, f := range []struct {
		name      string
		got, want float64
	}{
		{"f1 of right", c.f1(1), 2 * 3. / (2*3 + 2 + 1)},
		{"macro", c.macro(), (2*6./(2*6+3) + 2*3./(2*3+3)) / 2},
		{"weighted", c.weighted(), (2*6./(2*6+3)*8 + 2*3./(2*3+3)*4) / 12},
		{"accuracy", c.accuracy(), 9. / 12},
		{"of nothing", table{}.macro(), 0},
	} {
		if math.Abs(f.got-f.want) > 1e-12 {
			t.Errorf("%s is %v, want %v", f.name, f.got, f.want)
		}
	}
}

func TestQuestionsOfIds(t *testing.T) {
	for id, want := range map[string]string{
		"FaultFinding-GAP_Q1.sbj3-l1.qa193": "FaultFinding-GAP_Q1", "SE.45b.574.1": "SE.45b", "": "the question",
	} {
		if got := questionOf(id, "the question"); got != want {
			t.Errorf("%q: %q", id, got)
		}
	}
}

func TestFilesThatAreNoAnswers(t *testing.T) {
	for _, text := range []string{"", "{}\n", "no json\n", `{"question":"x","answers":["y"],"given":"z"}` + "\n"} {
		name := filepath.Join(t.TempDir(), "x.jsonl")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := run([]string{"-held", name}, &bytes.Buffer{}); err == nil {
			t.Errorf("%q is measured", text)
		}
	}
	for _, args := range [][]string{{"-grading", "nowhere.jsonl"}, {"-table", "testdata/sample.jsonl"}} {
		if err := run(args, &bytes.Buffer{}); err == nil {
			t.Errorf("%q is no error", args)
		}
	}
}

// TestWeightsAreOfTheseSigns holds the committed weights to the signs there are.
func TestWeightsAreOfTheseSigns(t *testing.T) {
	set, err := signed("testdata/sample.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range set {
		if len(a.signs) != len(grading.SignNames()) {
			t.Errorf("%d signs, %d names", len(a.signs), len(grading.SignNames()))
		}
	}
}
