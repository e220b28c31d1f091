package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect of output")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"ken": main})
}

// TestScripts drives the real main through testdata/*.txtar.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			// A user who has nothing set, in a home of its own.
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("USERPROFILE", home)
			for _, name := range []string{
				"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "NO_COLOR", "CLICOLOR_FORCE", "TERM", "ACCESSIBLE",
				"VISUAL", "EDITOR", "KEN_MODEL_URL", "KEN_MODEL", "KEN_MODEL_KEY", "TMUX", "SSH_TTY",
			} {
				env.Setenv(name, "")
			}
			return os.MkdirAll(home, 0o755)
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("there is no condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"no-esc":  noEscapes,
			"set-age": setAge,
			"hostile": hostile,
		},
	})
}

// exits runs ken and holds it to an exit code: exits 3 ken search nothing.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		code = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("%s exited with %s, want %s", args[1], code, args[0])
	}
}

// noEscapes holds the last output to have no control character but line ends and tabs.
func noEscapes(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range []string{"stdout", "stderr"} {
		for i, r := range ts.ReadFile(name) {
			if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
				ts.Fatalf("%s has the control character %U at byte %d", name, r, i)
			}
		}
	}
}

// setAge gives files a modification time: set-age 2026-03-02T10:00:00Z FILE...
func setAge(ts *testscript.TestScript, neg bool, args []string) {
	at, err := time.Parse(time.RFC3339, args[0])
	ts.Check(err)
	for _, name := range args[1:] {
		ts.Check(os.Chtimes(ts.MkAbs(name), at, at))
	}
}

// hostile makes a workspace of names and texts that try things: hostile DIR.
func hostile(ts *testscript.TestScript, neg bool, args []string) {
	ts.Setenv("ESC", "\x1b")
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	for name, text := range map[string]string{
		"esc.md":         "# Title \x1b[31mred\n\nThe payload costs 12 euros.\x1b]52;c;cGF5bG9hZA==\x07 \x9b2J \u202e\n",
		"name\x1b[2J.md": "# A name\n\nThe payload is named.\n",
		"new\nline.md":   "# Two lines\n\nThe payload has two lines.\n",
		"bytes\xff.md":   "# Bytes\n\nThe payload has bytes.\n",
		"nul.md":         "payload\x00\x00\x00\x00\x00",
		"page.html":      "<title>\x1b]0;t\x07</title><script>x</script><p>The payload\x1b[31m of a page.",
		".goals.md":      "## Goal \x1b[31mred\x07\n\nterms: payload\n",
		"empty.md":       "",
		"mark.md":        "\ufeff# Mark\r\n\r\nThe payload has a mark.\r\n",
	} {
		ts.Check(os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	outside := filepath.Join(filepath.Dir(dir), "outside.md")
	ts.Check(os.WriteFile(outside, []byte("# Outside\n"), 0o644))
	ts.Check(os.Symlink(outside, filepath.Join(dir, "out.md")))
	ts.Check(makePipe(filepath.Join(dir, "pipe.md")))
}

// A told is what a run within the test's own process wrote.
type told struct {
	out, err string
	code     int
}

// tell runs ken on a folder as a user would who has nothing set.
func tell(t *testing.T, dir, home string, args ...string) told {
	t.Helper()
	world := quietWorld(dir, home, args...)
	var out, errs bytes.Buffer
	world.out, world.err = &out, &errs
	code := run(context.Background(), world)
	return told{out.String(), errs.String(), code}
}

// quietWorld is a world without a terminal, and with nothing set but HOME.
func quietWorld(dir, home string, args ...string) outside {
	return outside{
		args: args, dir: dir, os: "linux",
		env: func(name string) string {
			if name == "HOME" {
				return home
			}
			return ""
		},
		now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) },
		in:  strings.NewReader(""), out: io.Discard, err: io.Discard,
	}
}
