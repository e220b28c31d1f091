package grading_test

import (
	"os"
	"strings"
	"testing"

	"ken/notes/cards"
	"ken/skills/grading"
)

// A tableCase is one line of a table of short answers. Its expected verdict is "not"
// where only right would be wrong.
type tableCase struct {
	asked     grading.Asked
	want, why string
}

func readTable(t *testing.T, name string) []tableCase {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []tableCase
	for i, line := range strings.Split(strings.TrimRight(string(text), "\n"), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 7 {
			t.Fatalf("%s:%d has %d columns", name, i+2, len(f))
		}
		a := grading.Asked{Kind: cards.Kind(f[0]), Question: f[1], Answers: strings.Split(f[2], ";;"), Given: strings.ReplaceAll(f[4], `\n`, "\n")}
		if f[3] != "" {
			a.Others = strings.Split(f[3], ";;")
		}
		out = append(out, tableCase{a, f[5], f[6]})
	}
	return out
}

// TestTables holds short answers to the two tables: none is taken for right that is not,
// and at most 3 % of those that are right are not taken for it.
func TestTables(t *testing.T) {
	for _, name := range []string{"testdata/cases.tsv", "testdata/blind.tsv"} {
		rights, rejected := 0, 0
		for _, c := range readTable(t, name) {
			v := grading.Grade(c.asked)
			switch {
			case c.want == "right":
				rights++
				if v.Verdict != grading.Right {
					rejected++
					t.Logf("%s: %q for %q is %s (lean %s), not right: %s [%s]", name, c.asked.Given, c.asked.Answers, v.Verdict, v.Lean, c.why, v.Why)
				}
			case v.Verdict == grading.Right:
				t.Errorf("%s: %q for %q is taken for right: %s [%s]", name, c.asked.Given, c.asked.Answers, c.why, v.Why)
			case c.want != "not" && c.want != v.Verdict:
				t.Errorf("%s: %q for %q is %s, not %s: %s [%s]", name, c.asked.Given, c.asked.Answers, v.Verdict, c.want, c.why, v.Why)
			}
		}
		if rejected*100 > rights*3 {
			t.Errorf("%s: %d of %d right answers are not taken for right", name, rejected, rights)
		}
	}
}

// TestConfusable holds pairs that differ as little as a slip and are not the same: none is
// taken for right, and hardly one leaned to. With them stand other forms of an answer,
// most of which are taken for right: who refuses everything accepts nothing false.
func TestConfusable(t *testing.T) {
	pairs, leaned, forms, taken := 0, 0, 0, 0
	for _, c := range readTable(t, "testdata/confusable.tsv") {
		v := grading.Grade(c.asked)
		if c.want == "right" {
			forms++
			if v.Verdict == grading.Right {
				taken++
			}
			continue
		}
		pairs++
		switch {
		case v.Verdict == grading.Right:
			t.Errorf("%q for %q is taken for right: %s", c.asked.Given, c.asked.Answers, v.Why)
		case v.Lean == grading.Right:
			leaned++
			t.Logf("%q for %q leans to right: %s", c.asked.Given, c.asked.Answers, v.Why)
		}
	}
	if pairs < 150 || leaned > 3 || taken*5 < forms*4 {
		t.Errorf("%d of %d pairs lean to right, %d of %d other forms are taken for right", leaned, pairs, taken, forms)
	}
}
