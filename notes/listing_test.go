package notes

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestList(t *testing.T) {
	w := open(t, map[string]string{".ken/reviews/a/2.jsonl": "two", ".ken/reviews/a/10.jsonl": "", ".ken/reviews/a/x/y": "deep", "b": "b"})
	for name, to := range map[string]string{"in": "../../../b", "out": "/etc/passwd", "dir": "x", "none": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(w.Dir(), ".ken/reviews/a", name)); err != nil {
			t.Skip(err)
		}
	}
	list, cut, err := w.List(".ken/reviews/a", 100)
	if err != nil || cut {
		t.Fatal(cut, err)
	}
	var got []string
	for _, e := range list {
		got = append(got, fmt.Sprintf("%s %v %q", strings.TrimPrefix(e.Path, ".ken/reviews/a/"), e.Dir, e.Unread))
	}
	want := `10.jsonl false ""
2.jsonl false ""
dir true ""
in false ""
none false "a link to something that is not there"
out false "a link that leads out of the workspace"
x true ""`
	if strings.Join(got, "\n") != want {
		t.Errorf("listed\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if list, cut, err := w.List(".ken/reviews/a", 2); len(list) != 2 || !cut || err != nil {
		t.Errorf("two at most: %v %v %v", list, cut, err)
	}
	if list, cut, err := w.List("nowhere", 2); list != nil || cut || err != nil {
		t.Errorf("a folder that is not there: %v %v %v", list, cut, err)
	}
	if _, _, err := w.List("..", 2); !errors.Is(err, ErrOutside) {
		t.Errorf("outside: %v", err)
	}
}

func TestMove(t *testing.T) {
	w := open(t, map[string]string{"a/x": "x", "a/y": "y", "b/y": "other"})
	for _, c := range []struct {
		from, to string
		rev      [32]byte
		err      error
	}{
		{"a/x", "c/d/x", sum("not x"), ErrChanged},
		{"a/x", "../x", sum("x"), ErrOutside},
		{"a/x", "c/d/x", sum("x"), nil},
		{"a/x", "c/d/z", sum("x"), ErrChanged},
		{"a/y", "b/y", sum("y"), ErrChanged},
	} {
		if err := w.Move(c.from, c.to, c.rev); !errors.Is(err, c.err) {
			t.Errorf("move %s to %s: %v, want %v", c.from, c.to, err, c.err)
		}
	}
	if err := w.Move("a/y", "a/z", [32]byte{}); err == nil {
		t.Error("moved without a digest")
	}
	alone(t, w, "a", "y")
	alone(t, w, "c/d", "x")
	if got := content(t, w, "b/y"); got != "other" {
		t.Errorf("b/y holds %q", got)
	}
}

// MergeLines writes once, and never over what the user says.
func TestMergeLines(t *testing.T) {
	w := open(t, nil)
	for range 2 {
		if err := w.MergeLines(); err != nil {
			t.Fatal(err)
		}
		if got := content(t, w, ".ken/.gitattributes"); got != "*.jsonl merge=union\n" {
			t.Errorf("it says %q", got)
		}
	}
	if err := os.WriteFile(filepath.Join(w.Dir(), ".ken/.gitattributes"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := w.MergeLines(); err != nil || content(t, w, ".ken/.gitattributes") != "mine" {
		t.Errorf("it was changed, or complained of: %v", err)
	}
}

func TestAppendLines(t *testing.T) {
	w := open(t, map[string]string{"log": "torn"})
	for _, lines := range []string{"a\nb", "c\n"} {
		if err := w.AppendLines("log", []byte(lines)); err != nil {
			t.Fatal(err)
		}
	}
	if got := content(t, w, "log"); got != "torn\na\nb\nc\n" {
		t.Errorf("the log holds %q", got)
	}
	if err := w.Append("log", []byte("a\nb")); err == nil {
		t.Error("two lines were taken for one")
	}
}
