package main

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

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

// heldLocks is what lets go of the locks a script holds.
type heldLocks struct{ release func() }

// hold takes the locks of the indexes below a folder, as another ken would, until
// "release": hold DIR.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) == 0 {
		ts.Value("locks").(*heldLocks).release()
		return
	}
	release, err := holdLocks(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(release)
	ts.Value("locks").(*heldLocks).release = release
}
