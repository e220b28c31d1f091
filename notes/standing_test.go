package notes

import (
	"fmt"
	"testing"

	"ken/notes/read"
)

func TestReadStanding(t *testing.T) {
	for _, c := range []struct{ name, path, text, want string }{
		{"front matter", "price.md", "---\ntitle: Prices\nstatus: in force\nversion: 1.1\ndate: 2026-02-03\n---\n\n# Prices\n", "in force 2026-02-03 price 000001.000001."},
		{"a proposal that is not in force", "p.md", "---\nstatus: draft / proposal, not in force\n---\n# P\n", "proposed"},
		{"refused", "p.md", "---\nstatus: rejected on 3 May\n---\n# P\n", "out of force"},
		{"a title that says draft", "x.md", "# Draft: new rules\n\nText.\n", "proposed"},
		{"a line at the head", "x.md", "# Terms\n\n*Superseded by terms-v2.md*\n", "out of force by terms-v2.md"},
		{"a line with a reason behind", "x.md", "> **SUPERSEDED by plan-Q2.md** – kept for reference only. P. Sz\n\n# Plan\n", "out of force by plan-Q2.md"},
		{"replaced by, in the front matter", "x.md", "---\nreplaced_by: y.md\n---\n# X\n", "out of force by y.md"},
		{"what it replaces", "x.md", "# Spec\n\nReleased: 28 April 2026 · Owner: Ann · Replaces v0.9 of January\n", "2026-04-28 replaces v0.9 of January"},
		{"a date behind a place", "letter.txt", "The firm\n\nMarlstead, 12 March 2026\n\nDear all,\n", "2026-03-12"},
		{"a day of something else", "page.md", "# Page\n\n## Available from 12 May 2026\n", ""},
		{"the month of its name", "page-2026-03.md", "# Page\n\nText.\n", "2026-03-31"},
		{"the newest entry of its changelog", "h.md", "# Handbook\n\nText.\n\n- v1.1 (2 March 2026): hours\n- v1.2 (6 May 2026): reply\n", "2026-05-06"},
		{"a word in the text is no status", "x.md", "# Report\n\nThe old pump was replaced by a new one, and the plan was rejected.\n", ""},
		{"a history of values", "cost.csv", "date,cost\n2026-01-02,5\n2026-06-22,4\n", "2026-06-22"},
	} {
		doc, err := read.File(c.path, []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		s := ReadStanding(Document{Document: doc, Path: c.path})
		got := string(s.Says)
		add := func(format string, a ...any) {
			if got != "" {
				got += " "
			}
			got += fmt.Sprintf(format, a...)
		}
		if !s.Dated.IsZero() {
			add("%s", s.Dated.Format("2006-01-02"))
		}
		if s.By != "" {
			add("by %s", s.By)
		}
		if s.Replaces != "" {
			add("replaces %s", s.Replaces)
		}
		if s.Vintage.Family != "" {
			add("%s %s", s.Vintage.Family, s.Vintage.Rank)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSucceeded(t *testing.T) {
	for _, c := range []struct {
		name string
		list []Standing
		want string // of the first document
	}{
		{"a later version", of("plan-v1.md", "plan-v2.md"), "plan-v2.md"},
		{"a final one", of("terms-v1.0.md", "terms-v1.0-final.md"), "terms-v1.0-final.md"},
		{"a version in another folder", of("archive/our-terms-v0.9.md", "legal/our-terms-v1.0.md"), "legal/our-terms-v1.0.md"},
		{"a version that is only proposed", []Standing{stands("plan-v1.md", Unsaid), stands("plan-v2.md", Proposed)}, ""},
		{"the proposal itself", []Standing{stands("plan-v2.md", Proposed), stands("plan-v1.md", Unsaid)}, "proposed"},
		{"a draft that became final", []Standing{stands("plan-v1.md", Proposed), stands("plan-v2.md", InForce)}, "plan-v2.md"},
		{"the report of a quarter", of("2026-Q1-report.md", "2026-Q2-report.md"), "2026-Q2-report.md, earlier"},
		{"the plan of a year", of("plan-2025.md", "plan-2026.md"), "plan-2026.md, earlier"},
		{"minutes are no versions", of("minutes-2026-04-16.md", "minutes-2026-06-25.md"), ""},
		{"another text", of("plan-v1.md", "budget-v2.md"), ""},
		{"one says what it replaces", []Standing{stands("old-price-list.md", Unsaid), {Path: "new.md", Replaces: "old-price-list.md"}}, "new.md"},
		{"a part of it only", []Standing{stands("contract-with-ann.md", Unsaid), {Path: "new.md", Replaces: "clause 4 of contract-with-ann.md"}}, ""},
		{"it says what replaced it", []Standing{{Path: "a.md", By: "the new-rules.md", Says: Void}, stands("new-rules.md", Unsaid)}, "new-rules.md"},
		{"nobody knows by what", []Standing{{Path: "a.md", Says: Void}}, "out of force"},
	} {
		s, old := Succeeded(c.list)[c.list[0].Path]
		got := s.By
		if s.By == "" && old {
			got = string(s.Says)
		}
		if s.Earlier {
			got += ", earlier"
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// of returns the standings of documents that say nothing but their names.
func of(paths ...string) []Standing {
	var list []Standing
	for _, p := range paths {
		list = append(list, stands(p, Unsaid))
	}
	return list
}

func stands(path string, says Validity) Standing {
	s := Standing{Path: path, Says: says}
	s.vintage()
	return s
}

func FuzzReadStanding(f *testing.F) {
	f.Add("plan-v1.2-final-2026-Q1.md", "---\nstatus: x\n---\n# A – v2\n\nSuperseded by b.\n\n- v1.1 (2 May 2026): c\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		s := ReadStanding(Document{Document: read.Document{Text: text, About: read.About{Title: name}}, Path: name})
		if len(s.Title) > longTitle || len(s.By) > longTitle || len(s.Replaces) > longTitle {
			t.Fatalf("too long: %+v", s)
		}
		Succeeded([]Standing{s, {Path: "a", By: name, Replaces: text}})
	})
}
