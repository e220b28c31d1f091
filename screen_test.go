package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ken/skills/brief"
	"ken/tui"
)

// The screen has a brief proven, shows what is kept of it, and says what it would be
// without a goal; nothing would leave where no model is set.
func TestBench(t *testing.T) {
	t.Parallel()
	dir, home := filepath.Join(t.TempDir(), "notes"), t.TempDir()
	copySample(t, dir)
	s := newSession(quietWorld(dir, home))
	ix, err := s.finder()
	if err != nil {
		t.Fatal(err)
	}
	defer s.shop.close()
	ctx, bench := context.Background(), s.bench(ix)
	if _, err := bench.Sync(ctx, func(int, int, string) {}); err != nil {
		t.Fatal(err)
	}
	var draft bytes.Buffer
	r := brief.Request{Kind: "brief", Topic: "buffer tanks"}
	b, err := bench.Brief(ctx, r, &draft)
	if err != nil || draft.Len() == 0 {
		t.Fatalf("%v, %d bytes of draft", err, draft.Len())
	}
	record, err := bench.Record(b.Path)
	if err != nil || record.Note.Request.Topic != r.Topic || len(record.Disputes) == 0 || !record.Disputes[0].Settled {
		t.Errorf("kept is %+v, %v", record.Note, err)
	}
	if _, err := bench.Record("project/noise.md"); err == nil {
		t.Error("a note of the user's has a record")
	}
	if report, err := bench.Proof(ctx, b.Path); err != nil || report.Supported == 0 || tui.Stale(report) != 0 {
		t.Errorf("proven: %d supported, %d stale, %v", report.Supported, tui.Stale(report), err)
	}
	if e, err := bench.Egress(ctx, r); err != nil || e.Address != "" {
		t.Errorf("%q would be asked, %v", e.Address, err)
	}
	if text, err := bench.Contrast(ctx, r, "goal:1"); err != nil || !strings.HasPrefix(text, "Without goal 1: Commission") || strings.Contains(text, "\x1b") {
		t.Errorf("without goal 1: %v\n%s", err, text)
	}
	if _, err := bench.Contrast(ctx, r, "goal:9"); err == nil {
		t.Error("there is a ninth goal")
	}
	plan := filepath.Join(dir, "project", "plan-v3-2026-11-09.md")
	text, err := os.ReadFile(plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(plan, bytes.ReplaceAll(text, []byte("19 December"), []byte("23 December")), 0o644); err != nil {
		t.Fatal(err)
	}
	if report, err := bench.Proof(ctx, b.Path); err != nil || tui.Stale(report) == 0 {
		t.Errorf("the source changed, %d sentences rest on it, %v", tui.Stale(report), err)
	}
	if recent, err := bench.Recent(); err != nil || len(recent) != 1 || recent[0].Stale == 0 {
		t.Errorf("listed is %+v, %v", recent, err)
	}
}

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
