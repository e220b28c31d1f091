package main

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"ken/skills/grading"
)

// TestGradeAsMeasured sends the sample of judged answers through ken grade as it stands,
// keys of the measurement and all: each lean must be the teacher's label, which is what
// skills/tutor/eval prints of the same file (macro-F1 1.000). Several answers to a question
// and a line without a kind are among them.
func TestGradeAsMeasured(t *testing.T) {
	file, err := os.Open("skills/tutor/eval/testdata/sample.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	n := 0
	for ; lines.Scan(); n++ {
		v, err := graded(lines.Bytes(), nil)
		if err != nil {
			t.Fatalf("line %d: %v", n+1, err)
		}
		var label struct{ Label2, Final string }
		if err := json.Unmarshal(lines.Bytes(), &label); err != nil {
			t.Fatal(err)
		}
		want := grading.Wrong
		if label.Label2 == "correct" || label.Final == grading.Right {
			want = grading.Right
		}
		if v.Lean != want {
			t.Errorf("line %d leans to %s, not %s: %s", n+1, v.Lean, want, v.Why)
		}
	}
	if n < 8 {
		t.Errorf("%d lines", n)
	}
}
