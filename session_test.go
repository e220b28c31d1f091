package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestStyle(t *testing.T) {
	for _, c := range []struct {
		env      string
		flags    globals
		terminal bool
		want     string
	}{
		{terminal: true, want: "ansi"},
		{terminal: false, want: "plain"},
		{env: "NO_COLOR=1", terminal: true, want: "mono"},
		{env: "NO_COLOR=yes", terminal: true, want: "mono"},
		{env: "NO_COLOR=", terminal: true, want: "ansi"},
		{env: "NO_COLOR=yes", terminal: false, want: "plain"},
		{env: "NO_COLOR=yes CLICOLOR_FORCE=1", terminal: false, want: "plain"},
		{env: "CLICOLOR_FORCE=1", terminal: false, want: "ansi"},
		{env: "CLICOLOR_FORCE=0", terminal: false, want: "plain"},
		{env: "TERM=dumb", terminal: true, want: "plain"},
		{env: "ACCESSIBLE=1", terminal: true, want: "plain"},
		{env: "ACCESSIBLE=0", terminal: true, want: "ansi"},
		{env: "ACCESSIBLE=false", terminal: true, want: "ansi"},
		{flags: globals{plain: true}, terminal: true, want: "plain"},
		{flags: globals{color: "never"}, terminal: true, want: "plain"},
		{flags: globals{color: "always"}, terminal: false, want: "ansi"},
		{env: "NO_COLOR=1", flags: globals{color: "always"}, terminal: true, want: "ansi"},
	} {
		s := newSession(worldOf(c.env))
		s.terminal.out = c.terminal
		s.flags = c.flags
		if got := s.style().Name; got != c.want {
			t.Errorf("%q %+v, terminal %v: got %s, want %s", c.env, c.flags, c.terminal, got, c.want)
		}
	}
}

func TestProgress(t *testing.T) {
	rewritten := ""
	for _, n := range []string{"4", "6", "8", "10"} {
		rewritten += "\r\x1b[Kreading " + n + " of 10  f\ufffd"
	}
	rewritten += "\r\x1b[K"
	for _, c := range []struct {
		name, env, want string
		step            time.Duration
		terminal        bool
	}{
		{"nobody watches", "", "", time.Second, false},
		{"done at once", "", "", 20 * time.Millisecond, true},
		{"a line rewritten", "", rewritten, 90 * time.Millisecond, true},
		{"lines that stay", "TERM=dumb", "ken: reading 1 of 10, 18s left  f\ufffd\nken: reading 6 of 10, 8s left  f\ufffd\n", 2 * time.Second, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var errs bytes.Buffer
				s := newSession(worldOf(c.env))
				s.err, s.terminal.err = &errs, c.terminal
				report, end := s.progress("reading")
				for i := range 10 {
					time.Sleep(c.step)
					if report != nil {
						report(i+1, 10, "f\x1b")
					}
				}
				end()
				if errs.String() != c.want {
					t.Errorf("got %q, want %q", errs.String(), c.want)
				}
			})
		})
	}
}

// worldOf is a world whose environment is "A=1 B=2".
func worldOf(env string) outside {
	w := quietWorld("/work", "")
	w.env = func(name string) string {
		for _, pair := range strings.Fields(env) {
			if n, v, _ := strings.Cut(pair, "="); n == name {
				return v
			}
		}
		return ""
	}
	return w
}

func TestPlaces(t *testing.T) {
	if filepath.Separator != '/' {
		t.Skip("paths are written otherwise here")
	}
	for _, c := range []struct{ os, env, config, cache string }{
		{"linux", "HOME=/h", "/h/.config/ken", "/h/.cache/ken"},
		{"linux", "HOME=/h XDG_CONFIG_HOME=/c XDG_CACHE_HOME=/k", "/c/ken", "/k/ken"},
		{"linux", "HOME=/h XDG_CONFIG_HOME=c XDG_CACHE_HOME=./k", "/h/.config/ken", "/h/.cache/ken"},
		{"darwin", "HOME=/h", "/h/Library/Application Support/ken", "/h/Library/Caches/ken"},
		{"darwin", "HOME=/h XDG_CONFIG_HOME=/c", "/c/ken", "/h/Library/Caches/ken"},
		{"windows", "USERPROFILE=/u APPDATA=/a LOCALAPPDATA=/l", "/a/ken", "/l/ken"},
	} {
		w := worldOf(c.env)
		w.os = c.os
		if w.configDir() != c.config || w.cacheDir() != c.cache {
			t.Errorf("%s %q: %s and %s, want %s and %s", c.os, c.env, w.configDir(), w.cacheDir(), c.config, c.cache)
		}
	}
	w := worldOf("HOME=/h/me")
	for path, want := range map[string]string{"/h/me/notes": "~/notes", "/h/me": "~", "/h/mean": "/h/mean", "/x": "/x"} {
		if got := w.short(path); got != want {
			t.Errorf("%s is shown as %s, want %s", path, got, want)
		}
	}
}

func TestSettings(t *testing.T) {
	home := t.TempDir()
	write(t, home, ".config/ken/config.yaml",
		"model:\n  url: http://here/v1\n  name: large\n  key: secret\nkeys:\n  brief: b\n  quit: [q, ctrl+q]\n")
	w := quietWorld(home, home)
	set, err := readSettings(w)
	if err != nil || set.Model.URL != "http://here/v1" || set.Model.Name != "large" || set.Model.Key != "secret" {
		t.Errorf("%+v, %v", set, err)
	}
	if strings.Join(set.Keys["brief"], "|") != "b" || strings.Join(set.Keys["quit"], "|") != "q|ctrl+q" {
		t.Errorf("keys %q", set.Keys)
	}
	under := w.env
	w.env = func(name string) string {
		if name == "KEN_MODEL" {
			return "small"
		}
		return under(name)
	}
	if set, _ := readSettings(w); set.Model.Name != "small" || set.Model.URL != "http://here/v1" {
		t.Errorf("the environment does not override: %+v", set)
	}
	for _, text := range []string{"- a list\n", "model: text\n", "model:\n\turl: x\n", "\x00"} {
		write(t, home, ".config/ken/config.yaml", text)
		if _, err := readSettings(w); err == nil {
			t.Errorf("%q is accepted", text)
		}
	}
}

func TestTrustIsOfOneFolderAsItIs(t *testing.T) {
	home, dir := t.TempDir(), t.TempDir()
	write(t, dir, "skills/tidy/SKILL.md", "---\nname: tidy\ndescription: Tidies.\n---\nx\n")
	if got := tell(t, dir, home, "skills", "show", "tidy"); !strings.Contains(got.out, "not trusted") {
		t.Fatalf("trusted from the start: %s", got.out)
	}
	tell(t, dir, home, "skills", "trust")
	if got := tell(t, dir, home, "skills", "show", "tidy"); strings.Contains(got.out, "not trusted") {
		t.Fatalf("not trusted: %s", got.out)
	}
	write(t, dir, ".ken/trust.json", `{"/": {}}`) // nothing in a workspace can grant anything
	write(t, dir, "skills/tidy/SKILL.md", "---\nname: tidy\ndescription: Tidies otherwise.\n---\nx\n")
	if got := tell(t, dir, home, "skills", "show", "tidy"); !strings.Contains(got.out, "not trusted") {
		t.Errorf("a change is trusted: %s", got.out)
	}
	write(t, home, ".config/ken/trust.json", "not JSON")
	if got := tell(t, dir, home, "skills", "trust"); got.code != exitDone {
		t.Errorf("a broken record keeps one from trusting: %s", got.err)
	}
}

// TestInitAsks answers the questions of ken init as somebody on a terminal does.
func TestInitAsks(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"Move to NixOS\n  Learn to sail \n\n", "## Move to NixOS\n\n## Learn to sail\n"},
		{"Only this", "## Only this\n"},
		{"\n", "## Example: "},
		{"", "## Example: "},
		{"Evil\x1b[31m\n\n", "## Evil\ufffd[31m\n"},
	} {
		dir := t.TempDir()
		world := quietWorld(dir, t.TempDir(), "init")
		world.terminal = terminals{in: true, out: true, err: true}
		world.in = strings.NewReader(c.typed)
		var errs bytes.Buffer
		world.err = &errs
		if code := run(t.Context(), world); code != exitDone {
			t.Fatalf("exit %d: %s", code, errs.String())
		}
		got := contents(t, dir, ".goals.md")
		if !strings.Contains(got, c.want) || strings.HasPrefix(c.want, "## Example") != strings.Contains(got, "## Example") {
			t.Errorf("%q gives\n%s", c.typed, got)
		}
		if strings.Contains(got, "are examples") != strings.HasPrefix(c.want, "## Example") {
			t.Errorf("%q: the text speaks of examples: %s", c.typed, got)
		}
	}
}

// Goals in the home folder lie under every workspace and do not make home one.
func TestHomeGoalsMakeNoWorkspaceOfHome(t *testing.T) {
	home := t.TempDir()
	notes := filepath.Join(home, "notes")
	for _, dir := range []string{notes, filepath.Join(home, "work", "deep")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{filepath.Join(home, ".goals.md"), filepath.Join(home, "work", ".goals.md")} {
		if err := os.WriteFile(name, []byte("## Learn\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for dir, want := range map[string]string{
		notes: notes, home: home, filepath.Join(home, "work", "deep"): filepath.Join(home, "work"),
	} {
		if got := newSession(quietWorld(dir, home)).nearest(); got != want {
			t.Errorf("in %s the workspace is %s, want %s", dir, got, want)
		}
	}
}
