package notes

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// privateCase is a workspace, what the user's settings say, and what comes of it.
type privateCase struct {
	name  string
	files map[string]string // of the workspace; "~/" for the user's folder
	list  string            // the user's own, parted by blanks; WS is the workspace
	kept  string            // paths that are private
	open  string            // paths that are not
}

func TestPrivate(t *testing.T) {
	for _, c := range []privateCase{
		{name: "nothing said", open: "a.md letters/b.md", kept: ".goals.md .preferences.md sub/.goals.md briefs/b.md exports/x.md"},
		{name: "a folder anywhere", list: "letters", kept: "letters/b.md x/letters/c/d.md letters Letters/b.md", open: "letters.md a.md"},
		{name: "a folder with its slash", list: "letters/", kept: "letters/b.md LETTERS/b.md", open: "a.md"},
		{name: "from the top", list: "./letters", kept: "letters/b.md", open: "a.md"},
		{name: "anchored", list: "/letters", kept: "letters/b.md", open: "x/letters/b.md"},
		{name: "a path", list: "people/*.md", kept: "people/ada.md", open: "people/x/ada.md ada.md"},
		{name: "stars", list: "**/medical/**", kept: "a/medical/x.md medical/y/z.md", open: "a/medic/x.md"},
		{name: "the workspace itself", list: "WS", kept: "a.md x/y.md"},
		{name: "a folder above it", list: "WS/..", kept: "a.md x/y.md"},
		{name: "a folder beside it", list: "WS/../other WSx", open: "a.md"},
		{name: "an absolute folder", list: "WS/letters", kept: "letters/b.md", open: "a.md x/letters/b.md"},
		{name: "an absolute pattern", list: "WS/l*/", kept: "letters/b.md", open: "a.md"},
		{name: "of the home", list: "~/elsewhere", open: "a.md"},
		{name: "a name like a pattern", list: "notes[2]", kept: "notes[2]/a.md notes2/a.md", open: "notes3/a.md"},
		{name: "a broken pattern is a name", list: "notes[2", kept: "notes[2/a.md", open: "a.md"},
		{name: "accents", list: "U\u0308bung", kept: "\u00dcbung/a.md übung/a.md", open: "Ubung/a.md"},
		{name: "all but", list: "letters !letters/open.md", kept: "letters/b.md", open: "a.md"},
		{name: "everything", list: "*", kept: "a.md b/c.md"},
		{
			name: "front matter", files: map[string]string{GoalsFile: "---\nprivate: [letters/, \"*.secret.md\"]\n---\n## Goal\n"},
			kept: "letters/b.md x/y.secret.md", open: "a.md",
		},
		{name: "front matter of one", files: map[string]string{GoalsFile: "---\nPrivate: letters, people\n---\n"}, kept: "letters/b.md people/c.md", open: "a.md"},
		{name: "front matter says yes", files: map[string]string{GoalsFile: "---\nprivate: true\n---\n"}, kept: "a.md"},
		{name: "front matter is broken", files: map[string]string{GoalsFile: "---\nprivate: [letters\n---\n"}, kept: "a.md"},
		{name: "front matter does not end", files: map[string]string{GoalsFile: "---\nprivate: letters\n\n## Goal\n"}, kept: "a.md"},
		{name: "other front matter is broken", files: map[string]string{GoalsFile: "---\nfolders: [x\n---\n"}, open: "a.md"},
		{name: "the file above", files: map[string]string{"~/" + GoalsFile: "---\nprivate: letters\n---\n"}, kept: "letters/b.md", open: "a.md"},
		{name: "an empty marker", files: map[string]string{"letters/.kenprivate": ""}, kept: "letters/b.md letters/x/c.md", open: "a.md"},
		{name: "a marker of remarks", files: map[string]string{"letters/.kenprivate": "# mine\n\n"}, kept: "letters/b.md", open: "a.md"},
		{name: "a marker with a list", files: map[string]string{"x/.kenprivate": "  y/\n*.key.md\n"}, kept: "x/y/b.md x/z/a.key.md", open: "x/a.md y/b.md"},
		{name: "a marker that is broken", files: map[string]string{"x/.kenprivate": "[\n"}, kept: "x/a.md", open: "a.md"},
		{name: "a marker that is a folder", files: map[string]string{"x/.kenprivate/a": ""}, kept: "x/a.md", open: "a.md"},
		{
			name: "none opens what another keeps", list: "letters",
			files: map[string]string{".kenprivate": "!letters\n!letters/**\npeople\n", GoalsFile: "---\nprivate: [\"!*\", x]\n---\n"},
			kept:  "letters/b.md people/a.md x/a.md", open: "a.md",
		},
	} {
		t.Run(c.name, func(t *testing.T) { c.check(t) })
	}
}

func (c privateCase) check(t *testing.T) {
	home, dir := t.TempDir(), t.TempDir()
	for name, text := range c.files {
		full := filepath.Join(dir, name)
		if rest, ok := strings.CutPrefix(name, "~/"); ok {
			full = filepath.Join(home, rest)
		}
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	p := w.Private(strings.Fields(strings.ReplaceAll(c.list, "WS", dir)), home)
	for _, name := range strings.Fields(c.kept) {
		if !p.Has(name) {
			t.Errorf("%s could leave", name)
		}
	}
	for _, name := range strings.Fields(c.open) {
		if p.Has(name) {
			t.Errorf("%s is kept (%s)", name, p.Problem())
		}
	}
}

// A workspace reached by a link is the same one.
func TestPrivateByLinks(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	if err := os.Mkdir(real, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	for _, opened := range []string{real, link} {
		for _, named := range []string{real, link} {
			w, err := Open(opened)
			if err != nil {
				t.Fatal(err)
			}
			if !w.Private([]string{named + "/letters"}, "").Has("letters/a.md") {
				t.Errorf("opened as %s, named as %s: it could leave", opened, named)
			}
			w.Close()
		}
	}
}

func TestPrivateWithoutHome(t *testing.T) {
	w, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if p := w.Private([]string{"~/x"}, ""); !p.Has("a.md") || p.Problem() == "" {
		t.Error("what cannot be understood opens everything")
	}
}
