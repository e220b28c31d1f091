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

// A split puts answers into parts that weights are fitted without, in the n-th way of
// doing so. What is left out is of the kind the official test sets hold back: other
// answers to the same questions, other questions, other fields of study, and another
// collection. No answer of a question is ever known to the grader but its references: of
// answers that were judged only the weights are made, which know no question.
type split struct {
	name string
	part func(a answered, n int) string
}

//nolint:gochecknoglobals // it never changes
var splits = []split{
	{"answers", func(a answered, n int) string { return inFold(n, a.id+a.asked.Given, 5) }},
	{"questions", func(a answered, n int) string { return inFold(n, a.corpus+a.question, 6) }},
	{"fields", func(a answered, n int) string { return inFold(n, a.corpus+a.domain(), 12) }},
	{"corpora", func(a answered, _ int) string { return a.corpus }},
}

// inFold puts a name into one of several folds, another one in each way n.
func inFold(n int, name string, folds int) string {
	if n > 0 {
		name = strconv.Itoa(n) + name
	}
	return strconv.Itoa(fold(name, folds))
}

// measureHeld prints figures of parts that the weights were fitted without, over so many
// ways of parting them.
func measureHeld(name string, ways int, out io.Writer) error {
	set, err := signed(name)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%-12s %-14s %6s %6s %6s %9s %9s\n", "held out", "corpus", "n", "macro", "±", "weighted", "accuracy")
	var first []grading.Verdict
	var one, several float64
	for _, s := range splits {
		var each [][]grading.Verdict
		for n := range max(1, ways) {
			means := heldOut(set, func(a answered) string { return s.part(a, n) })
			if means == nil {
				break
			}
			if s.name == "questions" && n == 0 {
				one, several = leans(set, means)
			}
			each = append(each, judgedBy(set, means))
			if s.name == "corpora" {
				break // there is one way alone
			}
		}
		if s.name == "questions" && len(each) > 0 {
			first = each[0]
		}
		spreads(out, s.name, set, each)
	}
	if first == nil {
		return fmt.Errorf("%s has too few questions to hold any out", name)
	}
	fmt.Fprintf(out, "\nquestions held out, lean at %.3f for one known answer and %.3f for several\n", one, several)
	verdictTable(out, set, first)
	fmt.Fprintln(out)
	coverage(out, set, first)
	return nil
}

// judgedBy are the verdicts on answers of these means, by the way that [grading.Grade]
// goes: what is empty, repeats an answer or is short is decided as it is there. Where to
// lean is set on the means themselves, two numbers for all.
func judgedBy(set []answered, means []float64) []grading.Verdict {
	one, several := leans(set, means)
	out := make([]grading.Verdict, len(set))
	for i, a := range set {
		out[i] = grading.GradeBy(a.asked, func(_ []float64, references int) float64 {
			p := grading.Part{At: one}
			if references > 1 {
				p.At = several
			}
			return p.Moved(means[i])
		})
	}
	return out
}

// leanings are verdicts as values: 1 where they lean to right.
func leanings(verdicts []grading.Verdict) []float64 {
	out := make([]float64, len(verdicts))
	for i, v := range verdicts {
		out[i] = float64(bit(v.Lean == grading.Right))
	}
	return out
}

// spreads prints the mean of each corpus's figures over several ways of parting, and the
// standard deviation of macro-F1.
func spreads(out io.Writer, name string, set []answered, each [][]grading.Verdict) {
	for _, c := range corpora(set) {
		var n, macro, square, weighted, accuracy float64
		for _, verdicts := range each {
			t := figuresOf(set, leanings(verdicts), c, 0.5)
			n = t.all()
			macro, square = macro+t.macro(), square+t.macro()*t.macro()
			weighted, accuracy = weighted+t.weighted(), accuracy+t.accuracy()
		}
		if k := float64(len(each)); k > 0 {
			macro /= k
			fmt.Fprintf(out, "%-12s %-14s %6.0f %6.3f %6.3f %9.3f %9.3f\n", name, c, n, macro,
				math.Sqrt(max(0, square/k-macro*macro)), weighted/k, accuracy/k)
		}
	}
}

func row(out io.Writer, name, corpus string, t table) {
	fmt.Fprintf(out, "%-12s %-14s %6.0f %6.3f %9.3f %9.3f\n", name, corpus, t.all(), t.macro(), t.weighted(), t.accuracy())
}

// coverage prints how many answers are decided where only the surest are, and how many of
// those agree.
func coverage(out io.Writer, set []answered, verdicts []grading.Verdict) {
	fmt.Fprintf(out, "%-14s %9s %9s %9s\n", "corpus", "certainty", "decided", "agree")
	for _, c := range corpora(set) {
		for _, sure := range []float64{0.5, 0.6, 0.7, 0.8, 0.85, 0.9} {
			n, decided, agree := 0.0, 0.0, 0.0
			for i, a := range set {
				if a.corpus != c {
					continue
				}
				n++
				if v := verdicts[i]; math.Max(v.Score, 1-v.Score) >= sure {
					decided++
					agree += float64(bit((v.Lean == grading.Right) == a.right))
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
	verdicts := make([]grading.Verdict, len(set))
	for i, a := range set {
		verdicts[i] = grading.Grade(a.asked)
	}
	fmt.Fprintf(out, "%-12s %-14s %6s %6s %9s %9s\n", "", "corpus", "n", "macro", "weighted", "accuracy")
	for _, c := range corpora(set) {
		row(out, "lean", c, figuresOf(set, leanings(verdicts), c, 0.5))
	}
	verdictTable(out, set, verdicts)
	fmt.Fprintln(out)
	coverage(out, set, verdicts)
	return nil
}

// verdictTable prints how often each verdict is given, and how often its lean agrees; for
// labels of three kinds, of what kinds they are.
func verdictTable(out io.Writer, set []answered, verdicts []grading.Verdict) {
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
				if verdicts[i].Verdict == v {
					n++
					agree += float64(bit((verdicts[i].Lean == grading.Right) == a.right))
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
