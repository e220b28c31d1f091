package main

import (
	"bytes"
	"compress/gzip"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ken/notes"
)

func TestRouge(t *testing.T) {
	for _, c := range []struct {
		text, wanted string
		want         rouge
	}{
		{"The pump is loud.", "the pump is loud", rouge{1, 1, 1, 1}},
		{"the pumps", "the pump", rouge{1, 1, 1, 0.5}},
		{"loud is the pump", "the pump is loud", rouge{1, 1. / 3, 0.5, 1}},
		{"the the the", "the pump", rouge{0.4, 0, 0.4, 0.4}},
		{"", "the pump", rouge{}},
		{"nothing at all", "the pump", rouge{}},
	} {
		got := compare(c.text, c.wanted)
		for i, pair := range [][2]float64{
			{got.one, c.want.one}, {got.two, c.want.two}, {got.long, c.want.long}, {got.spelt, c.want.spelt},
		} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("%q against %q: measure %d is %.3f, want %.3f", c.text, c.wanted, i, pair[0], pair[1])
			}
		}
	}
}

// twoMeetings are lines of a file of meetings.
const twoMeetings = `{"meeting_transcripts": [
 {"speaker": "Ann", "content": "Good morning , everybody ."},
 {"speaker": "Bob", "content": "The pump of block B should be replaced in May , because its bearing is worn ."},
 {"speaker": "Ann", "content": "Yes ."},
 {"speaker": "Cleo", "content": "Lunch is at noon in the garden ."}],
 "specific_query_list": [{"query": "What did Bob say about the pump?", "answer": "The pump should be replaced in May because its bearing is worn.", "relevant_text_span": [["1", "2"]]}],
 "general_query_list": []}
{"meeting_transcripts": [{"speaker": "Ann", "content": "The garden is closed on Monday ."}],
 "specific_query_list": [{"query": "What does the submarine cost?", "answer": "Nothing.", "relevant_text_span": [["0", "0"]]}], "general_query_list": []}
`

func TestMeetings(t *testing.T) {
	name := filepath.Join(t.TempDir(), "meetings.jsonl.gz")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(twoMeetings)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-show", "0", name}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"2 meetings", "+ 1 Bob: The pump of block B should be replaced in May",
		"100.0%    1 of 1", "0.0%    0 of 1", "Every cited path and line exists",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}

func TestCitationsThatLeadNowhere(t *testing.T) {
	err := withText(t.Context(), "a.md", "# Pumps\n\nThe pump is loud.\n", func(d *desk) error {
		for _, c := range []struct {
			name, path, quote string
			line, wrong       int
		}{
			{"as it stands", "a.md", "The pump is loud.", 3, 0},
			{"another line", "a.md", "The pump is loud.", 1, 1},
			{"other words", "a.md", "The pump is quiet.", 3, 1},
			{"no words", "a.md", "", 3, 1},
			{"no such document", "b.md", "The pump is loud.", 3, 1},
			{"no such line", "a.md", "The pump is loud.", 9, 1},
		} {
			cite := notes.Source{Path: c.path, Quote: c.quote, Line: c.line, EndLine: c.line}
			wrong, err := d.broken(t.Context(), []notes.Source{cite})
			if err != nil || len(wrong) != c.wrong {
				t.Errorf("%s: %q, %v", c.name, wrong, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadQuestions(t *testing.T) {
	got := readQuestions("# about\nfolder a\n? One?\nx.md:1  y.md:2\nnear\n? Two?\nfolder b\n? Three?\n")
	if len(got) != 3 || len(got[0].right) != 2 || got[0].near || !got[1].near || got[2].near || got[2].folder != "b" {
		t.Errorf("%+v", got)
	}
}
