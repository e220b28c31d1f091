package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"ken/notes/cards"
	"ken/skills/grading"
)

// The parts that weights are fitted without.
func byAnswer(a answered) string   { return strconv.Itoa(fold(a.id+a.asked.Given, 5)) }
func byQuestion(a answered) string { return strconv.Itoa(fold(a.corpus+a.question, 6)) }
func byField(a answered) string    { return strconv.Itoa(fold(a.corpus+a.domain(), 12)) }
func byCorpus(a answered) string   { return a.corpus }

// measureHeld prints figures of parts that the weights were fitted without.
func measureHeld(name string, out io.Writer) error {
	set, err := signed(name)
	if err != nil {
		return err
	}
	means := heldOut(set, byQuestion)
	if means == nil {
		return fmt.Errorf("%s has too few questions to hold any out", name)
	}
	one, several := leans(set, means)
	fmt.Fprintf(out, "%-12s %-14s %6s %6s %9s %9s\n", "held out", "corpus", "n", "macro", "weighted", "accuracy")
	for _, h := range []struct {
		name string
		part func(answered) string
	}{{"answers", byAnswer}, {"questions", byQuestion}, {"fields", byField}, {"corpora", byCorpus}} {
		values := heldOut(set, h.part)
		if values == nil {
			continue
		}
		for _, c := range corpora(set) {
			row(out, h.name, c, figuresOf(set, scored(set, values, one, several), c, 0.5))
		}
	}
	fmt.Fprintf(out, "\nquestions held out, lean at %.3f for one known answer and %.3f for several: what is decided, and what agrees\n", one, several)
	coverage(out, set, scored(set, means, one, several))
	return nil
}

func row(out io.Writer, name, corpus string, t table) {
	fmt.Fprintf(out, "%-12s %-14s %6.0f %6.3f %9.3f %9.3f\n", name, corpus, t.all(), t.macro(), t.weighted(), t.accuracy())
}

// coverage prints how many answers are decided where only the surest are, and how many of
// those agree.
func coverage(out io.Writer, set []answered, scores []float64) {
	fmt.Fprintf(out, "%-14s %9s %9s %9s\n", "corpus", "certainty", "decided", "agree")
	for _, c := range corpora(set) {
		for _, sure := range []float64{0.5, 0.6, 0.7, 0.8, 0.85, 0.9} {
			n, decided, agree := 0.0, 0.0, 0.0
			for i, a := range set {
				if a.corpus != c {
					continue
				}
				n++
				if math.Max(scores[i], 1-scores[i]) >= sure {
					decided++
					agree += float64(bit((scores[i] >= 0.5) == a.right))
				}
			}
			fmt.Fprintf(out, "%-14s %9.2f %8.1f%% %8.1f%%\n", c, sure, 100*over(decided, n), 100*over(agree, decided))
		}
	}
}

// measure prints figures of the grader as it is.
func measure(name string, out io.Writer) error {
	set, err := loadAnswers(name)
	if err != nil {
		return err
	}
	leans, scores := make([]float64, len(set)), make([]float64, len(set))
	verdicts := make([]string, len(set))
	for i, a := range set {
		v := grading.Grade(a.asked)
		verdicts[i], scores[i] = v.Verdict, v.Score
		leans[i] = float64(bit(v.Lean == grading.Right))
	}
	fmt.Fprintf(out, "%-12s %-14s %6s %6s %9s %9s\n", "", "corpus", "n", "macro", "weighted", "accuracy")
	for _, c := range corpora(set) {
		row(out, "lean", c, figuresOf(set, leans, c, 0.5))
	}
	verdictTable(out, set, verdicts, leans)
	fmt.Fprintln(out)
	coverage(out, set, scores)
	return nil
}

// verdictTable prints how often each verdict is given, and how often its lean agrees; for
// labels of three kinds, of what kinds they are.
func verdictTable(out io.Writer, set []answered, verdicts []string, leans []float64) {
	fmt.Fprintf(out, "\n%-14s %-8s %7s %7s   %s\n", "corpus", "verdict", "share", "agree", "labels")
	for _, c := range corpora(set) {
		for _, v := range []string{grading.Right, grading.Partly, grading.Unsure, grading.Wrong} {
			n, all, agree := 0.0, 0.0, 0.0
			labels := map[string]int{}
			for i, a := range set {
				if a.corpus != c {
					continue
				}
				all++
				if verdicts[i] == v {
					n++
					agree += float64(bit((leans[i] > 0.5) == a.right))
					labels[a.label3]++
				}
			}
			fmt.Fprintf(out, "%-14s %-8s %6.1f%% %6.1f%%   %s\n", c, v, 100*over(n, all), 100*over(agree, n), counts(labels))
		}
	}
}

func counts(labels map[string]int) string {
	var names []string
	for name := range labels {
		if name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for i, name := range names {
		names[i] = fmt.Sprintf("%s %d", name, labels[name])
	}
	return strings.Join(names, ", ")
}

// measureTable prints what is taken for right that is not, and the other way round.
func measureTable(name string, out io.Writer) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	rights, others, accepted, rejected, undecided := 0, 0, 0, 0, 0
	for i, line := range strings.Split(strings.TrimRight(string(text), "\n"), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 7 {
			return fmt.Errorf("%s:%d has %d columns, not 7", name, i+2, len(f))
		}
		a := grading.Asked{Kind: cards.Kind(f[0]), Question: f[1], Answers: strings.Split(f[2], ";;"), Given: strings.ReplaceAll(f[4], `\n`, "\n")}
		if f[3] != "" {
			a.Others = strings.Split(f[3], ";;")
		}
		switch v := grading.Grade(a).Verdict; {
		case f[5] == grading.Right:
			rights++
			rejected += bit(v != grading.Right && v != grading.Unsure)
			undecided += bit(v == grading.Unsure)
		default:
			others++
			accepted += bit(v == grading.Right)
		}
	}
	fmt.Fprintf(out, "%d cases: of %d that are not right %d are taken for right; of %d that are right %d are refused and %d left open (%.1f%%)\n",
		rights+others, others, accepted, rights, rejected, undecided, 100*over(float64(rejected+undecided), float64(rights)))
	return nil
}
