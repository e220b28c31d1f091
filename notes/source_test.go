package notes

import "testing"

func TestAt(t *testing.T) {
	for want, s := range map[string]Source{
		"a/b.md:7":           {Path: "a/b.md", Line: 7},
		"r.pdf (page 4):2":   {Path: "r.pdf", Part: "page 4", Line: 2},
		`"new\nline.md":1`:   {Path: "new\nline.md", Line: 1},
		`"red\x1b[31m.md":3`: {Path: "red\x1b[31m.md", Line: 3},
		"größe.md:1":         {Path: "größe.md", Line: 1},
	} {
		if got := s.At(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
