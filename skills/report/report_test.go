package report_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"ken/index"
	"ken/notes"
	"ken/skills/brief"
	"ken/skills/proof"
	"ken/skills/report"
)

// Reports of the sample keep every criterion, and stand as a whole when they are read
// back; the same files at the same time give the same bytes.
func TestSample(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../sample")); err != nil {
		t.Fatal(err)
	}
	ws, err := notes.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	ix := index.Open(ws, t.TempDir())
	if _, err := ix.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	held, err := ws.Context("")
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }
	desk := &brief.Desk{Finder: ix, Keeper: ws, Context: held, Now: now, Kinds: []brief.Kind{report.Kind()}}
	requests := []brief.Request{
		{Topic: "buffer tanks in November"},
		{Since: "2026-11-01"},
		{Topic: "budget", Since: "2026-06"},
		{Topic: "plan between 1 August and 15 October"},
		{Since: "2024", Until: "2024"},
	}
	if testing.Short() {
		requests = requests[:1]
	}
	for _, r := range requests {
		var first, second bytes.Buffer
		b, err := desk.Write(t.Context(), r, &first)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range b.Criteria {
			if c.Check != "pass" {
				t.Errorf("%q, %s: %s (%s)", b.Title, c.Text, c.Check, c.Why)
			}
		}
		if len(b.NotSupported) > 0 {
			t.Errorf("%q: could not support %q", b.Title, b.NotSupported)
		}
		if checked, err := (proof.Checker{Files: ws}).Verify(t.Context(), b.Path); err != nil || !checked.Sound() {
			t.Errorf("%q does not stand: %+v, %v", b.Title, checked, err)
		}
		if _, err := desk.Write(t.Context(), r, &second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%q was written differently the second time (%v)", b.Title, err)
		}
	}
}
