package main

import (
	"bytes"
	"fmt"
	"go/format"
	"io"
	"slices"
	"strings"

	"ken/skills/grading"
)

// unused are signs that tell questions and collections apart rather than answers: with them
// the weights do worse on a collection they have not seen.
//
//nolint:gochecknoglobals // it never changes
var unused = []string{"question-length", "references", "known-denials", "why"}

// up are signs of which more may only speak for an answer, down those of which more may
// only speak against it.
//
//nolint:gochecknoglobals // they never change
var (
	up = strings.Fields(`recall precision f1 plain-recall plain-precision plain-f1 trigrams held bigrams order mean-f1 best-recall
		consensus choice best-sentence least-sentence matched first-sentence exactness comparing paired asked-recall
		every-recall every-precision pairs run label-recall label-precision long-recall most-held most-dice most-f1 agreeing most-run`)
	down = strings.Fields("denial opposite new new-share figures flipped crossed heaviest")
)

// fit fits the model to answers: each part to those of its own kind, and lightly to the
// others.
func fit(set []answered) grading.Model {
	s := sampleOf(set)
	return grading.Model{One: s.part(false), Several: s.part(true)}
}

// A sample is answers in the form they are fitted in.
type sample struct {
	rows     [][]float64
	right    []bool
	several  []bool
	question []int     // by number
	weight   []float64 // of each answer
}

func sampleOf(set []answered) sample {
	s := sample{}
	number := map[string]int{}
	for _, a := range set {
		q := a.corpus + " " + a.question
		if _, known := number[q]; !known {
			number[q] = len(number)
		}
		s.rows, s.right = append(s.rows, a.signs), append(s.right, a.right)
		s.several, s.question = append(s.several, a.several()), append(s.question, number[q])
	}
	return s
}

// part fits the part for questions of several known answers, or of one.
func (s sample) part(several bool) grading.Part {
	m := one
	if several {
		m = many
	}
	m.ways = ways()
	var own sample
	for i := range s.rows {
		w := 1.0
		if s.several[i] != several {
			w = m.lent
		}
		if w > 0 {
			own.rows, own.right = append(own.rows, s.rows[i]), append(own.right, s.right[i])
			own.question, own.weight = append(own.question, s.question[i]), append(own.weight, w)
		}
	}
	if len(own.rows) == 0 {
		return grading.Part{}
	}
	return grading.Part{Line: regress(own, m), Forest: grow(own, m), Share: m.share, At: 0.5}
}

// ways tells of each sign which way it may speak; see manner.
func ways() []int8 {
	out := make([]int8, len(grading.SignNames()))
	for i, name := range grading.SignNames() {
		switch {
		case slices.Contains(unused, name):
			out[i] = leftOut
		case slices.Contains(up, name):
			out[i] = 1
		case slices.Contains(down, name):
			out[i] = -1
		}
	}
	return out
}

// heldOut gives each answer the mean of a model that was fitted without its part.
func heldOut(set []answered, part func(answered) string) []float64 {
	var parts []string
	for _, a := range set {
		if p := part(a); !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	out := make([]float64, len(set))
	for _, p := range parts {
		var rest []answered
		for _, a := range set {
			if part(a) != p {
				rest = append(rest, a)
			}
		}
		if len(rest) == 0 {
			return nil
		}
		m := fit(rest)
		for i, a := range set {
			if part(a) == p {
				out[i] = m.For(a.references()).Mean(a.signs)
			}
		}
	}
	return out
}

// leans are the means from which to lean to right, for one known answer and for several:
// the middle of those whose macro-F1 is within 0.003 of the best.
func leans(set []answered, means []float64) (one, several float64) {
	of := func(several bool) float64 {
		var part []answered
		var values []float64
		for i, a := range set {
			if a.several() == several {
				part, values = append(part, a), append(values, means[i])
			}
		}
		best := 0.0
		for step := 30; step <= 65; step++ {
			best = max(best, figuresOf(part, values, "", float64(step)/100).macro())
		}
		sum, n := 0, 0
		for step := 30; step <= 65; step++ {
			if figuresOf(part, values, "", float64(step)/100).macro() >= best-0.003 {
				sum, n = sum+step, n+1
			}
		}
		return float64(sum) / float64(n) / 100
	}
	return of(false), of(true)
}

// several tells whether more than one answer is known.
func (a answered) several() bool { return a.references() > 1 }

// references is how many answers are known, as the grader counts them.
func (a answered) references() int { return grading.References(a.asked) }

// scored puts held-out means on the scale of the score.
func scored(set []answered, means []float64, one, several float64) []float64 {
	out := make([]float64, len(means))
	for i, a := range set {
		at := one
		if a.several() {
			at = several
		}
		odds := means[i] / (1 - means[i]) * (1 - at) / at
		out[i] = odds / (1 + odds)
	}
	return out
}

// writeWeights writes weights.go.
func writeWeights(w io.Writer, m grading.Model) error {
	out := &bytes.Buffer{}
	fmt.Fprint(out, "package grading\n\n// Code generated by go run ./skills/tutor/eval -fit; DO NOT EDIT.\n\n"+
		"// fitted is the model, fitted to the training part of SemEval-2013 Task 7 (Dzikovska et\n// al. 2013).\n//\n"+
		"//nolint:gochecknoglobals // it never changes\nvar fitted = Model{\n")
	writePart(out, "One", m.One)
	writePart(out, "Several", m.Several)
	fmt.Fprint(out, "}\n")
	text, err := format.Source(out.Bytes())
	if err != nil {
		return fmt.Errorf("format the weights: %w", err)
	}
	_, err = w.Write(text)
	return err
}

func writePart(out io.Writer, name string, p grading.Part) {
	fmt.Fprintf(out, "\t%s: Part{\n\t\tShare: %.5g, At: %.5g,\n\t\tLine: Line{\n\t\t\tBias: %.5g,\n", name, p.Share, p.At, p.Line.Bias)
	for _, v := range []struct {
		name   string
		values []float64
	}{{"Mean", p.Line.Mean}, {"Scale", p.Line.Scale}, {"Weight", p.Line.Weight}} {
		fmt.Fprintf(out, "\t\t\t%s: []float64{%s},\n", v.name, joined(v.values))
	}
	fmt.Fprintf(out, "\t\t},\n\t\tForest: Forest{Bias: %.5g, Trees: []Tree{\n", p.Forest.Bias)
	for _, t := range p.Forest.Trees {
		fmt.Fprintf(out, "\t\t\t{[7]int8{%s}, [7]float32{%s}, [8]float32{%s}},\n", joined(t.Signs[:]), joined(t.Cuts[:]), joined(t.Leaves[:]))
	}
	fmt.Fprint(out, "\t\t}},\n\t},\n")
}

func joined[T int8 | float32 | float64](values []T) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strings.Replace(fmt.Sprintf("%.5g", float64(v)), "e+", "e", 1)
	}
	return strings.Join(out, ", ")
}
