package ask_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ken/index"
	"ken/notes"
	"ken/skills/ask"
)

// desk opens a workspace with an index of its own.
func desk(t *testing.T, dir string) ask.Desk {
	t.Helper()
	w, err := notes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	ix := index.Open(w, t.TempDir())
	if _, err := ix.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return ask.Desk{Finder: ix}
}

// A question and the places of which any answers it; none where nothing does.
type asked struct {
	question string
	right    []string
}

func TestSampleAnswers(t *testing.T) {
	d := desk(t, "../../sample")
	for _, a := range []asked{
		{"Who signs the commissioning certificate?", []string{"project/people.md:13"}},
		{"What is the budget?", []string{"meetings/2026-08-31-project-group.md:8", "project/overview.md:29"}},
		{"How many radiators are too small?", []string{"project/heat-loss-survey.md:20", "meetings/2026-07-20-project-group.md:5"}},
		{"What is the heat loss of the blocks?", []string{"project/heat-loss-survey.md:6", "meetings/2026-07-20-project-group.md:5"}},
		{"How loud may it be at night?", []string{"project/noise.md:8", "meetings/2026-08-31-project-group.md:20"}},
		{"Who is the treasurer?", []string{"project/people.md:7"}},
		{"When is the exam?", []string{"learning/01-three-ways-heat-moves.md:9"}},
		{"What is a buffer tank?", []string{"learning/glossary.md:8"}},
		{"Why did the tank not fit?", []string{"project/plan-v3-2026-11-09.md:10", "decisions/0002-two-small-tanks.md:11"}},
		{"When must the claim reach the fund?", []string{"letters/2026-10-02-lee-energy-fund.txt:20"}},
		{"How long do the buffer tanks take?", []string{"meetings/2026-11-16-project-group.md:5", "letters/2026-11-12-ardvik.txt:10"}},
		{"Who decided to keep boiler 2?", []string{"decisions/0001-air-source-and-one-boiler.md:24"}},
		{"What is the seasonal performance factor?", []string{"learning/glossary.md:15", "learning/06-heat-pump-cycle.md:17"}},
		{"Is the plant insured?", nil},
		{"What is the warranty on the heat pumps?", nil},
		{"In which room is the exam?", nil},
		{"What colour is the front door?", nil},
		{"Who picks up the phone at night?", nil},
		{"What is the price of oil?", nil},
	} {
		check(t, d, a)
	}
}

func check(t *testing.T, d ask.Desk, a asked) {
	t.Helper()
	got, err := d.Ask(context.Background(), a.question)
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case a.right == nil && got.Found:
		t.Errorf("%s: nothing says so, but got %s %q", a.question, place(got), got.Answer)
	case a.right != nil && !slices.Contains(a.right, place(got)):
		t.Errorf("%s: got %s %q, want %s", a.question, place(got), got.Answer, strings.Join(a.right, " or "))
	case got.Found && !strings.Contains(read(t, "../../sample", got.Citations[0].Path), got.Citations[0].Quote):
		t.Errorf("%s: the quote is not in the file to the letter", a.question)
	case got.Found && got.Outdated != "":
		t.Errorf("%s: the answer is out of date: %s", a.question, got.Outdated)
	}
}

func place(a ask.Answer) string {
	if !a.Found {
		return "not found"
	}
	return fmt.Sprintf("%s:%d", a.Citations[0].Path, a.Citations[0].Line)
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestNothingToFindIn(t *testing.T) {
	d := desk(t, t.TempDir())
	got, err := d.Ask(t.Context(), "Who is there?")
	if err != nil || got.Found || len(got.Citations) != 0 {
		t.Errorf("an empty workspace answers %+v, %v", got, err)
	}
}

// An out-of-date document answers only where nothing current does, and says so.
func TestOutdatedAnswerSaysSo(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "archive"), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("archive/old.md", "# Old\n\nThe caretaker of the house is Nils Berg.\n")
	got, err := desk(t, dir).Ask(t.Context(), "Who is the caretaker of the house?")
	if err != nil || !got.Found || got.Outdated == "" {
		t.Errorf("alone: %+v, %v", got, err)
	}
	write("new.md", "# New\n\nThe caretaker of the house is Ida Lund.\n")
	got, err = desk(t, dir).Ask(t.Context(), "Who is the caretaker of the house?")
	if err != nil || got.Outdated != "" || !strings.Contains(got.Answer, "Ida Lund") {
		t.Errorf("beside a current one: %+v, %v", got, err)
	}
}
