//go:build unix

package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// kills is how often a session is killed, and shortKills where time is short.
const (
	kills      = 50
	shortKills = 8
)

// TestQuizKilled kills sessions at any moment, line by line and in JSON. At most the answer
// that was under way is lost: every answer of which ken
// said what became is in the log, and nothing of the
// log is broken.
func TestQuizKilled(t *testing.T) {
	t.Parallel()
	for _, form := range []string{"--json", "--plain"} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			dir, home := t.TempDir(), t.TempDir()
			var deck strings.Builder
			for n := range 900 {
				fmt.Fprintf(&deck, "Q: What is the number %d of the register?\nA: register %d\n\n", n, n*7919)
			}
			write(t, dir, "deck.md", deck.String())
			times := kills / 2
			if testing.Short() {
				times = shortKills / 2
			}
			chance, said := rand.New(rand.NewPCG(7, uint64(len(form)))), 0
			for n := range times {
				said += killedQuiz(t, dir, home, form, time.Duration(chance.IntN(120))*time.Millisecond)
				if got := answersKept(t, dir, home); got < said {
					t.Fatalf("after kill %d: %d answers are in the log, %d were said to be", n+1, got, said)
				} else if got > said+n+1 {
					t.Fatalf("after kill %d: %d answers are in the log of %d that were given", n+1, got, said)
				} else {
					said = got // those written and not yet said
				}
			}
			if said < times {
				t.Errorf("%d answers in %d sessions: nothing was tried", said, times)
			}
		})
	}
}

// killedQuiz answers as fast as it is asked until it is killed, a while after the first
// answer, and returns to how many answers ken said what became of them: those are kept.
func killedQuiz(t *testing.T, dir, home, form string, after time.Duration) (said int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), kenBinary(t), "quiz", form, "-n", "900", "--topic", "deck.md") //nolint:gosec // this test itself
	cmd.Dir, cmd.Env = dir, []string{"HOME=" + home, "KEN_DEVICE=desk"}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		line := "an answer\n3\n3\n"
		if form == "--json" {
			line = `{"given":"an answer","confidence":3,"rating":3}` + "\n"
		}
		for err := error(nil); err == nil; {
			_, err = io.WriteString(in, line)
		}
	}()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), `{"type":"answer"`) || strings.HasPrefix(lines.Text(), "Answer. ") {
			if said++; said == 1 {
				time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
			}
		}
	}
	_ = cmd.Wait() // it was killed
	return said
}

// kenBinary is this test's own binary under the name that makes it ken.
func kenBinary(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "ken")
	if err := os.Symlink(self, name); err != nil {
		t.Fatal(err)
	}
	return name
}
