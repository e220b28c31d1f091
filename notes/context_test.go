package notes

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// write writes files of the given names into a folder, with the folders they need.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// open opens a folder with files in it as a workspace.
func open(t *testing.T, files map[string]string) *Workspace {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files)
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

func TestContext(t *testing.T) {
	w := open(t, map[string]string{
		GoalsFile:       "---\nfolders: [../docs]\n---\n## Learn Go\n## Run (due: soon)\n",
		PreferencesFile: "- Be brief.\n- Be brief.\n",
	})
	home := t.TempDir()
	write(t, home, map[string]string{
		GoalsFile:       "---\nfolders: [docs, ~/x, /y]\n---\n## *Learn* Go\n## Rest\n",
		PreferencesFile: "- be **brief**\n- Prices in euros\n",
	})
	c, err := w.Context(home)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, g := range c.Goals {
		said = append(said, g.Path+" "+g.Text)
	}
	for _, p := range c.Preferences {
		said = append(said, p.Path+" "+p.Text)
	}
	if want := []string{
		".goals.md Learn Go", ".goals.md Run", "~/.goals.md Rest",
		".preferences.md Be brief.", ".preferences.md Be brief.", "~/.preferences.md Prices in euros",
	}; !reflect.DeepEqual(said, want) {
		t.Errorf("%q", said)
	}
	if want := []string{"../docs", filepath.Join(home, "docs"), "~/x", "/y"}; !reflect.DeepEqual(c.Folders, want) {
		t.Errorf("folders %q", c.Folders)
	}
	if len(c.Problems) != 1 || c.Problems[0].Path != ".goals.md" || c.Problems[0].Line != 5 {
		t.Errorf("problems %+v", c.Problems)
	}
}

func TestContextWhereThereIsLittle(t *testing.T) {
	w := open(t, map[string]string{GoalsFile: "", PreferencesFile: "- a\n"})
	for _, home := range []string{"", filepath.Join(w.Dir(), "nowhere"), t.TempDir(), w.Dir()} {
		c, err := w.Context(home)
		if err != nil || len(c.Goals) != 0 || len(c.Preferences) != 1 || len(c.Problems) != 0 {
			t.Errorf("%s: %+v, %v", home, c, err)
		}
	}
}

func TestContextProblems(t *testing.T) {
	w := open(t, map[string]string{PreferencesFile: strings.Repeat("- a\n", 1<<20)})
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, GoalsFile), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, home, map[string]string{PreferencesFile: "- a\x00"})
	c, err := w.Context(home)
	if err != nil {
		t.Fatal(err)
	}
	want := []Problem{
		{".preferences.md", 1, "4 MB, over the limit of 1 MB: nothing of it is used"},
		{"~/.goals.md", 1, "it cannot be read: a folder"},
		{"~/.preferences.md", 1, "it cannot be read: binary: 1 NUL byte"},
	}
	if !reflect.DeepEqual(c.Problems, want) {
		t.Errorf("%+v", c.Problems)
	}
}
