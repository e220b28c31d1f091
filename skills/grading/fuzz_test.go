package grading_test

import (
	"fmt"
	"slices"
	"testing"

	"ken/notes/cards"
	"ken/skills/grading"
)

// FuzzGrade wants a sound verdict of any input, the same one twice, and no white space
// taken for an answer.
func FuzzGrade(f *testing.F) {
	f.Add("exact", "How far?", "5 km", "5000 m")
	f.Add("list", "Which?", "a\nb | c\nd", "d; b and a")
	f.Add("prose", "Why?", "Because it is closed.", "it isn't open, 1/0 ± 3 e999 km/h")
	f.Add("exact", "", "14 July 1789", "the 99th of Juli, 10000 BC")
	f.Add("prose", "何か", "漢字かなを 学習する。", "漢字かな, 学習")
	f.Add("exact", "", "5 漢字かな", "5 漢字かなの学習")
	f.Add("list", "何か", "漢字かな", "漢字かな、学習する")
	f.Add("exact", "", "ไทย 5", "5 ภาษาไทย")
	f.Add("exact", "", "漢字 (かな)", "漢字、かな")
	f.Add("exact", "", "(a)(s)", "`\xff` | — “”")
	f.Add("cloze", "[…]", "E = mc²", "e=mc^2")
	f.Fuzz(func(t *testing.T, kind, question, answer, given string) {
		a := grading.Asked{Kind: cards.Kind(kind), Question: question, Answers: []string{answer, question}, Given: given, Others: []string{question}}
		v := grading.Grade(a)
		if !slices.Contains([]string{grading.Right, grading.Partly, grading.Wrong, grading.Unsure}, v.Verdict) {
			t.Errorf("the verdict is %q", v.Verdict)
		}
		if v.Lean != grading.Right && v.Lean != grading.Wrong || v.Verdict == grading.Right && v.Lean != grading.Right || v.Verdict == grading.Wrong && v.Lean != grading.Wrong {
			t.Errorf("%s leans to %q", v.Verdict, v.Lean)
		}
		if !(v.Score >= 0 && v.Score <= 1) || v.Rating < 1 || v.Rating > 4 || v.Said == nil || v.Missing == nil || v.Why == "" {
			t.Errorf("%+v", v)
		}
		if w := grading.Grade(a); w.Why != v.Why || w.Score != v.Score {
			t.Errorf("twice: %+v and %+v", v, w)
		}
		a.Given = " \t\n"
		if v := grading.Grade(a); v.Verdict == grading.Right {
			t.Errorf("white space is right: %+v", v)
		}
	})
}

func BenchmarkProse(b *testing.B) {
	a := grading.Asked{
		Kind:     cards.Prose,
		Question: "Why do sand and flour separate when they settle in water?",
		Answers: []string{
			"The sand particles are larger and settle first. The flour particles are smaller and therefore settle more slowly.",
			"Sand sinks faster than flour because its grains are heavier.",
		},
		Given: "Because the sand is heavier it falls to the ground first and the flower stays up longer and settels later.",
	}
	for b.Loop() {
		grading.Grade(a)
	}
}

func BenchmarkExact(b *testing.B) {
	a := grading.Asked{Kind: cards.Exact, Question: "What is it called?", Answers: []string{"stability | S"}, Given: "it is called the stabilty"}
	for b.Loop() {
		grading.Grade(a)
	}
}

// BenchmarkWorst is a list of many items among thousands of other answers.
func BenchmarkWorst(b *testing.B) {
	a := grading.Asked{Kind: cards.List, Question: "Which?"}
	for i := range 5000 {
		a.Others = append(a.Others, fmt.Sprintf("another answer %d", i))
	}
	for i := range 60 {
		a.Answers = append(a.Answers, fmt.Sprintf("the item of kind %c%c", 'a'+i/26, 'a'+i%26))
	}
	for i := range 200 {
		a.Given += fmt.Sprintf("an item of kind %d%c, another answer %d\n", i, 'a'+i%26, i)
	}
	for b.Loop() {
		grading.Grade(a)
	}
}
