package brief

import (
	"reflect"
	"testing"

	"ken/notes"
	"ken/skills/proof"
)

// A proof reads back as it was written, also where lines of it are torn.
func TestRecord(t *testing.T) {
	source := notes.Source{Path: "a.md", Line: 1, EndLine: 1, Heading: []string{}, Quote: "It is so.", SHA256: notes.Digest("It is so.")}
	b := Brief{
		Kind: "plan", Topic: "x", Path: "briefs/x.md", Engine: "scribe at h", Date: "2026-11-22",
		request:      Request{Kind: "plan", Topic: "x", Where: "since:2026", Words: 100},
		Sections:     []Section{{Heading: Says, Sentences: []Sentence{{Text: "It is so.", Verdict: proof.Quoted, By: "quote", Citations: []notes.Source{source}}}}},
		NotSupported: []Refused{{Text: "No.", Why: "no source", Own: []string{"7"}}},
		Disputes:     []Dispute{{About: "it", Current: source, Other: source, Why: "both"}},
		Offline:      []Section{{Heading: Answer, Sentences: []Sentence{{Text: "It is so.", Verdict: proof.Quoted, By: "quote", Citations: []notes.Source{source}}}}},
	}
	data, err := b.record([]byte("text"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := ReadRecord(data)
	if err != nil {
		t.Fatal(err)
	}
	if want.Note.Request != b.request || want.Note.SHA256 != digest([]byte("text")) || len(want.Sentences) != 1 ||
		len(want.Offline) != 1 || want.Refused[0].Own[0] != "7" || want.Disputes[0].About != "it" {
		t.Errorf("%+v", want)
	}
	if twin := want.Twin(); twin != "## Answer\n\n- It is so. (both, a.md:1)\n" {
		t.Errorf("its twin is %q", twin)
	}
	torn, err := ReadRecord(append(data, `{"type":"sentence","text":"to`...))
	if err != nil || !reflect.DeepEqual(torn, want) {
		t.Errorf("torn: %v %+v", err, torn)
	}
	for _, none := range []string{"", "{}", "x", `{"type":"sentence"}`, `[1]`} {
		if _, err := ReadRecord([]byte(none)); err == nil {
			t.Errorf("%q is taken for a proof", none)
		}
	}
	old, err := ReadRecord([]byte(`{"type":"note","path":"briefs/y.md","kind":"brief","topic":"y"}`))
	if err != nil || old.Note.Request != (Request{Kind: "brief", Topic: "y"}) {
		t.Errorf("of an earlier version: %v %+v", err, old)
	}
}
