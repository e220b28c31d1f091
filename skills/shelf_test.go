package skills

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// layer builds a layer from names and descriptions: "brief=Writes." is a skill.
func layer(name string, trusted bool, skills ...string) Layer {
	files := fstest.MapFS{}
	for _, s := range skills {
		name, desc, _ := strings.Cut(s, "=")
		src := fmt.Sprintf("---\nname: %s\ndescription: %s\n---\nDo it.\n", name, desc)
		files[name+"/SKILL.md"] = &fstest.MapFile{Data: []byte(src)}
	}
	return Layer{Name: name, FS: files, Trusted: trusted}
}

func TestLaterLayersHideEarlier(t *testing.T) {
	shelf, errs := Load(
		layer("built in", true, "brief=One.", "ask=One."),
		layer("home", true, "brief=Two."),
		layer("here", true, "brief=Three.", "tidy=Three."),
	)
	if len(errs) != 0 {
		t.Fatal(errs)
	}
	var got []string
	for _, s := range shelf.All() {
		got = append(got, fmt.Sprintf("%s %s %s hides %v", s.Name, s.Description, s.From, s.Hides))
	}
	want := []string{
		"ask One. built in hides []",
		"brief Three. here hides [home built in]",
		"tidy Three. here hides []",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if _, ok := shelf.Get("nothing"); ok {
		t.Error("Get found a skill that is on no layer")
	}
}

func TestUntrustedLayersAreOnlyListed(t *testing.T) {
	shelf, _ := Load(layer("built in", true, "brief=Ours."), layer("here", false, "brief=Theirs.", "spy=Theirs."))
	if s, _ := shelf.Get("brief"); s.Description != "Ours." {
		t.Errorf("the skill of an untrusted layer is used: %q", s.Description)
	}
	if _, ok := shelf.Get("spy"); ok {
		t.Error("a skill only an untrusted layer has is used")
	}
	if n := len(shelf.Untrusted()); n != 2 {
		t.Errorf("%d skills wait for trust, want 2", n)
	}
}

func TestLoadReportsAndGoesOn(t *testing.T) {
	l := layer("here", true, "good=Fine.")
	files := l.FS.(fstest.MapFS)
	files["bare/SKILL.md"] = &fstest.MapFile{Data: []byte("# no front matter\n")}
	files["big/SKILL.md"] = &fstest.MapFile{Data: make([]byte, maxFile+1)}
	files["copy/SKILL.md"] = files["good/SKILL.md"]
	files["empty/readme.md"] = &fstest.MapFile{}
	files["pipe/SKILL.md"] = &fstest.MapFile{Mode: os.ModeNamedPipe}
	files[".hidden/SKILL.md"] = files["good/SKILL.md"]
	files["notes.md"] = &fstest.MapFile{}
	shelf, errs := Load(l)
	if len(shelf.All()) != 1 {
		t.Errorf("skills: %v", shelf.All())
	}
	var got []string
	for _, err := range errs {
		got = append(got, err.Error())
	}
	want := []string{
		`here: bare/SKILL.md:1: has no front matter between two lines "---" (skipped)`,
		`here: big/SKILL.md: is larger than 256 kB (skipped)`,
		`here: copy/SKILL.md: is named "good" and lies in the folder "copy"; the two have to be the same`,
		`here: good/SKILL.md: has the name "good", as copy/SKILL.md has (skipped)`,
		`here: pipe/SKILL.md: is not a regular file (skipped)`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestNoLayerAtAll(t *testing.T) {
	missing := os.DirFS(filepath.Join(t.TempDir(), "nowhere"))
	shelf, errs := Load(Layer{Name: "none", Trusted: true}, Layer{Name: "gone", FS: missing, Trusted: true})
	if len(errs) != 0 || len(shelf.All()) != 0 {
		t.Errorf("skills %v, errors %v", shelf.All(), errs)
	}
}

func TestTooManySkills(t *testing.T) {
	var names []string
	for i := range maxSkills + 3 {
		names = append(names, fmt.Sprintf("s%04d=Does.", i))
	}
	shelf, errs := Load(layer("many", true, names...))
	if len(shelf.All()) != maxSkills || len(errs) != 1 {
		t.Errorf("%d skills and %v", len(shelf.All()), errs)
	}
}

func TestLinksDoNotLeadOut(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	src := "---\nname: spy\ndescription: Reads elsewhere.\n---\nx\n"
	if err := os.WriteFile(filepath.Join(outside, "SKILL.md"), []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(inside, "spy")); err != nil {
		t.Skip("no links here:", err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	shelf, errs := Load(Layer{Name: "here", FS: root.FS(), Trusted: true})
	if len(shelf.All()) != 0 || len(errs) != 1 {
		t.Errorf("skills %v, errors %v", shelf.All(), errs)
	}
}

func TestOtherFilesAreNamed(t *testing.T) {
	l := layer("here", true, "good=Fine.")
	files := l.FS.(fstest.MapFS)
	for _, name := range []string{"scripts/run.sh", "references/DEEP.md", "LICENSE", "scripts/deep/er.sh"} {
		files["good/"+name] = &fstest.MapFile{}
	}
	shelf, _ := Load(l)
	s, _ := shelf.Get("good")
	want := []string{"LICENSE", "references/DEEP.md", "scripts/deep", "scripts/run.sh"}
	if !slices.Equal(s.Files, want) {
		t.Errorf("got %q, want %q", s.Files, want)
	}
}

func TestDigest(t *testing.T) {
	one := Digest(layer("", true, "a=One.", "b=Two.").FS)
	if one != Digest(layer("other name", false, "b=Two.", "a=One.").FS) {
		t.Error("the same skills have two digests")
	}
	for what, other := range map[string]Layer{
		"a skill more":    layer("", true, "a=One.", "b=Two.", "c=Three."),
		"another text":    layer("", true, "a=One.", "b=Three."),
		"a skill renamed": layer("", true, "a=One.", "c=Two."),
	} {
		if Digest(other.FS) == one {
			t.Errorf("%s has the same digest", what)
		}
	}
	if got := Digest(layer("", true).FS); got != "" {
		t.Errorf("nothing has the digest %q", got)
	}
	if Digest(nil) != "" {
		t.Error("no layer has a digest")
	}
}

// TestBuiltin holds what is brought along to the strict reading.
func TestBuiltin(t *testing.T) {
	shelf, errs := Load(Builtin())
	if len(errs) != 0 {
		t.Error(errs)
	}
	for _, s := range shelf.All() {
		for _, p := range Check(s) {
			t.Error(p)
		}
	}
	brief, ok := shelf.Get("brief")
	if !ok {
		t.Fatal("no skill brief")
	}
	sections := []string{
		"Answer", "What the documents say", "Where they disagree", "Not found",
		"What it means for your goals",
	}
	if got := brief.List("ken.sections"); !slices.Equal(got, sections) {
		t.Errorf("brief has the sections %q", got)
	}
	if brief.Int("ken.passages", 0) != 40 || brief.Meta["ken.kind"] != "brief" {
		t.Errorf("brief has the metadata %v", brief.Meta)
	}
	for _, name := range sections {
		if !strings.Contains(brief.Body, "**"+name+".**") {
			t.Errorf("the body of brief does not say what belongs under %q", name)
		}
	}
	if _, ok := shelf.Get("ask"); !ok {
		t.Error("no skill ask")
	}
}
