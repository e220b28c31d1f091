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

	"ken/notes/sandbox"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect of output")

func TestMain(m *testing.M) {
	sandbox.Main()
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
				"VISUAL", "EDITOR", "KEN_MODEL_URL", "KEN_MODEL", "KEN_MODEL_KEY", "KEN_EMBED_MODEL", "TMUX", "SSH_TTY",
			} {
				env.Setenv(name, "")
			}
			env.Values["locks"] = &heldLocks{}
			return os.MkdirAll(home, 0o755)
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "race":
				return underRace, nil
			}
			return false, fmt.Errorf("there is no condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":        exits,
			"no-esc":       noEscapes,
			"set-age":      setAge,
			"hostile":      hostile,
			"hold":         hold,
			"release":      hold,
			"endpoint":     endpoint,
			"own-settings": ownSettings,
			"await-asked":  awaitAsked,
			"many-notes":   manyNotes,
		},
	})
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
