package main

import "testing"

func TestWiki(t *testing.T) {
	paths := []string{"a/plan.md", "archive/old/plan.md", "letters/Note.txt", "x.md"}
	for name, want := range map[string]string{
		"plan": "a/plan.md", "PLAN.md": "a/plan.md", "archive/old/plan": "archive/old/plan.md",
		"note": "letters/Note.txt", "nothing": "",
	} {
		got, err := wiki(paths, name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("[[%s]] leads to %q, %v; want %q", name, got, err, want)
		}
	}
}
