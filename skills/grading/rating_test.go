package grading_test

import (
	"testing"
	"time"

	"ken/notes/recall"
	"ken/skills/grading"
)

func TestPropose(t *testing.T) {
	verdict := func(v, lean string) grading.Verdict { return grading.Verdict{Verdict: v, Lean: lean} }
	right, wrong, partly := verdict("right", "right"), verdict("wrong", "wrong"), verdict("partly", "wrong")
	quick := grading.Manner{Took: 4 * time.Second, Usual: 8 * time.Second, Sure: 3, Streak: 1}
	for _, c := range []struct {
		name string
		v    grading.Verdict
		how  grading.Manner
		want recall.Rating
	}{
		{"right", right, grading.Manner{}, recall.Good},
		{"wrong", wrong, grading.Manner{}, recall.Again},
		{"partly", partly, grading.Manner{}, recall.Hard},
		{"open, leaning to right", verdict("unsure", "right"), grading.Manner{}, recall.Good},
		{"open, leaning to wrong", verdict("unsure", "wrong"), grading.Manner{}, recall.Again},
		{"given up", right, grading.Manner{Gave: true}, recall.Again},
		{"right with a hint", right, grading.Manner{Hint: 1}, recall.Hard},
		{"chosen after a try that failed", right, grading.Manner{Hint: 3, Failed: true}, recall.Again},
		{"slow", right, grading.Manner{Took: 17 * time.Second, Usual: 8 * time.Second}, recall.Hard},
		{"fast, sure and twice in a row", right, quick, recall.Easy},
		{"fast and sure, the first time", right, grading.Manner{Took: quick.Took, Usual: quick.Usual, Sure: 3}, recall.Good},
		{"fast, and a guess", right, grading.Manner{Took: quick.Took, Usual: quick.Usual, Sure: 1, Streak: 3}, recall.Good},
		{"open is never easy", verdict("unsure", "right"), quick, recall.Good},
	} {
		if got := grading.Propose(c.v, c.how); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// TestHardIsNeverForAFailedRecall tries every manner.
func TestHardIsNeverForAFailedRecall(t *testing.T) {
	for hint := range 4 {
		for _, took := range []time.Duration{0, time.Second, time.Hour} {
			for sure := range 4 {
				how := grading.Manner{Hint: hint, Took: took, Usual: 2 * time.Second, Sure: sure, Streak: sure}
				for _, v := range []grading.Verdict{{Verdict: "wrong", Lean: "wrong"}, {Verdict: "unsure", Lean: "wrong"}} {
					if got := grading.Propose(v, how); got != recall.Again {
						t.Errorf("%v, %+v: %d", v, how, got)
					}
				}
				how.Failed = true
				if got := grading.Propose(grading.Verdict{Verdict: "right", Lean: "right"}, how); got != recall.Again {
					t.Errorf("failed before, %+v: %d", how, got)
				}
			}
		}
	}
}

func TestThreshold(t *testing.T) {
	many := func(n int, score float64, right bool) []grading.Graded {
		out := make([]grading.Graded, n)
		for i := range out {
			out[i] = grading.Graded{Score: score, Right: right}
		}
		return out
	}
	if got := grading.Threshold(nil); got != 0.5 {
		t.Errorf("without history: %v", got)
	}
	if got := grading.Threshold(many(9, 0.7, true)); got != 0.5 {
		t.Errorf("agreement moves it to %v", got)
	}
	mild, strict := grading.Threshold(many(4, 0.35, true)), grading.Threshold(many(4, 0.65, false))
	if mild > 0.35 || mild < 0.2 {
		t.Errorf("taken for right at 0.35: %v", mild)
	}
	if strict <= 0.65 || strict > 0.8 {
		t.Errorf("refused at 0.65: %v", strict)
	}
	if one := grading.Threshold(many(1, 0.05, true)); one < 0.2 {
		t.Errorf("one word moves it to %v", one)
	}
}
