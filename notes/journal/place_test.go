package journal

import "testing"

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		note, path string
		line, end  int
		ok         bool
	}{
		{Place("learning/03.md", 12, 14), "learning/03.md", 12, 14, true},
		{Place("a:b-c.md", 1, 0), "a:b-c.md", 1, 1, true},
		{Place("", 1, 2), "", 0, 0, false},
		{Place("a.md", 0, 0), "", 0, 0, false},
		{"a.md", "", 0, 0, false},
		{"a.md:7", "", 0, 0, false},
		{"a.md:9-7", "", 0, 0, false},
		{":1-2", "", 0, 0, false},
		{"a.md:1-99999999999999999999", "", 0, 0, false},
	} {
		e := Event{Type: Review, Note: c.note}
		path, line, end, ok := e.Place()
		if path != c.path || line != c.line || end != c.end || ok != c.ok {
			t.Errorf("%q is %q %d %d %v, want %q %d %d %v", c.note, path, line, end, ok, c.path, c.line, c.end, c.ok)
		}
	}
	if _, _, _, ok := (&Event{Type: Flag, Note: "see a.md:1-2"}).Place(); ok {
		t.Error("what was noted of a flag is a place")
	}
}
