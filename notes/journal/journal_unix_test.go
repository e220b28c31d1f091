//go:build unix

package journal

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"ken/notes"
	"ken/notes/recall"
)

// TestMain runs the test binary as one of the children the tests below start.
func TestMain(m *testing.M) {
	switch dir := os.Getenv("KEN_TEST_DIR"); os.Getenv("KEN_TEST_CHILD") {
	case "for ever":
		child(dir, func(j *Journal) error { return answer(j, 1<<30) })
	case "some":
		child(dir, func(j *Journal) error { return answer(j, 60) })
	case "full":
		child(dir, answerOnFullDisk)
	default:
		os.Exit(m.Run())
	}
}

func child(dir string, do func(*Journal) error) {
	ws, err := notes.Open(dir)
	if err == nil {
		var j *Journal
		if j, _, err = Open(ws, "study"); err == nil {
			err = do(j)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// answer logs answers to the card that is named after this process, and says after each
// how many are safe.
func answer(j *Journal, times int) error {
	for n := range times {
		e := Event{
			Type: Review, Card: strconv.Itoa(os.Getpid()), At: time.Now().UnixMilli(), Rating: recall.Good, Note: strings.Repeat("n", n%500),
		}
		if _, err := j.Add(e); err != nil {
			return err
		}
		fmt.Println(n + 1)
	}
	return nil
}

func launch(dir, what string) (cmd *exec.Cmd, out *bytes.Buffer) {
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "KEN_TEST_DIR="+dir, "KEN_TEST_CHILD="+what)
	out = &bytes.Buffer{}
	cmd.Stdout, cmd.Stderr = out, out
	return cmd, out
}

// killed runs a child that logs for ever, kills it so long after its first answer, and
// returns how many it said were safe.
func killed(t *testing.T, dir string, after time.Duration) (card string, safe int) {
	t.Helper()
	cmd, _ := launch(dir, "for ever")
	cmd.Stdout = nil
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewReader(out)
	for {
		text, err := said.ReadString('\n')
		if err != nil {
			break // the last may be torn
		}
		if safe, err = strconv.Atoi(strings.TrimSpace(text)); err != nil {
			t.Fatal(err)
		}
		if safe == 1 {
			time.AfterFunc(after, func() { cmd.Process.Kill() })
		}
	}
	cmd.Wait()
	return strconv.Itoa(cmd.Process.Pid), safe
}

// A run that is killed loses at most the answer it was writing.
func TestKilled(t *testing.T) {
	ws := folder(t, nil)
	rnd := rand.New(rand.NewPCG(3, 4))
	times := 50
	if testing.Short() {
		times = 10
	}
	safe, runs := map[string]int{}, map[string]int{} // a number of a process may be had twice
	for range times {
		card, n := killed(t, ws.Dir(), time.Duration(rnd.IntN(40_000))*time.Microsecond)
		safe[card] += n
		runs[card]++
	}
	j, faults, err := Open(ws, "study")
	if err != nil || len(faults) > times {
		t.Fatal(err, faults)
	}
	total := 0
	states := j.States(recall.Default())
	for card, n := range safe {
		total += n
		if got := states[card].Reviews; got < n || got > n+runs[card] {
			t.Errorf("%d answers of run %s were safe, %d are there", n, card, got)
		}
	}
	if total < times {
		t.Errorf("only %d answers were given", total)
	}
	add(t, j, Event{Type: Review, Card: "after", At: time.Now().UnixMilli(), Rating: recall.Good})
	if again := opened2(t, j); again.States(recall.Default())["after"].Reviews != 1 {
		t.Error("what was written after a torn line is not there")
	}
}

// Two programs of one device write at once, and no line is lost or mixed with another.
func TestTwoPrograms(t *testing.T) {
	ws := folder(t, nil)
	var cmds []*exec.Cmd
	var outs []*bytes.Buffer
	for range 3 {
		cmd, out := launch(ws.Dir(), "some")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		cmds, outs = append(cmds, cmd), append(outs, out)
	}
	for i, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			t.Fatal(err, outs[i])
		}
	}
	states := opened(t, ws, "study").States(recall.Default())
	for _, cmd := range cmds {
		if got := states[strconv.Itoa(cmd.Process.Pid)].Reviews; got != 60 {
			t.Errorf("%d of 60 answers are there", got)
		}
	}
}

// answerOnFullDisk stands in for a full disk: no file may grow beyond a size.
func answerOnFullDisk(j *Journal) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 4000, Max: 4000}); err != nil {
		return err
	}
	err := answer(j, 1000)
	if !errors.Is(err, syscall.EFBIG) {
		return fmt.Errorf("it went on, or ended otherwise: %w", err)
	}
	if n := len(j.Events()); n != j.State(strconv.Itoa(os.Getpid()), recall.Default()).Reviews {
		return fmt.Errorf("of %d events some are not replayed", n)
	}
	fmt.Println(err)
	return nil
}

// A full disk is told, with the file; what was safe before stays, and no half of a line.
func TestFullDisk(t *testing.T) {
	ws := folder(t, nil)
	cmd, out := launch(ws.Dir(), "full")
	if err := cmd.Run(); err != nil {
		t.Fatal(err, out)
	}
	if want := "log a review: add to .ken/reviews/study/"; !strings.Contains(out.String(), want) || !strings.Contains(out.String(), "file too large") {
		t.Errorf("it says %s", out)
	}
	j, faults, err := Open(ws, "study")
	if err != nil || len(faults) != 0 {
		t.Fatal(err, faults)
	}
	if n := len(j.Events()); n < 5 || n > 40 {
		t.Errorf("%d events are there", n)
	}
}

// A folder that cannot be written to is an error that says so, and the log can be read.
func TestReadOnly(t *testing.T) {
	ws := folder(t, map[string]string{"other/2026-01.jsonl": line(1, "a")})
	j := opened(t, ws, "study")
	review := Event{Type: Review, Card: "b", At: at("2026-01-10T00:00:00Z"), Rating: 3}
	put(t, filepath.Join(ws.Dir(), Folder, "study"), "in the way")
	if _, err := j.Add(review); err == nil || !strings.HasPrefix(err.Error(), "log a review: add to .ken/reviews/study/2026-01.jsonl: ") {
		t.Errorf("a file in the way: %v", err)
	}
	if got := told(j.Events()); got != "review a" {
		t.Errorf("events: %s", got)
	}
	if os.Geteuid() == 0 {
		return // who may write everywhere
	}
	reviews := filepath.Join(ws.Dir(), Folder)
	os.Remove(filepath.Join(reviews, "study"))
	os.Chmod(reviews, 0o555)
	defer os.Chmod(reviews, 0o755)
	if _, err := j.Add(review); err == nil || !errors.Is(err, os.ErrPermission) {
		t.Errorf("a folder that is read only: %v", err)
	}
}

// Nobody waits for a pipe.
func TestPipe(t *testing.T) {
	ws := folder(t, map[string]string{"d/2026-01.jsonl": line(1, "a")})
	if err := syscall.Mkfifo(filepath.Join(ws.Dir(), Folder, "d/2026-02.jsonl"), 0o600); err != nil {
		t.Skip(err)
	}
	j, faults, err := Open(ws, "d")
	if err != nil || len(faults) != 1 || faults[0].String() != ".ken/reviews/d/2026-02.jsonl: a named pipe" {
		t.Fatal(faults, err)
	}
	if _, err := j.Add(Event{Type: Review, Card: "b", At: at("2026-02-10T00:00:00Z"), Rating: 3}); err == nil {
		t.Error("a review went into a pipe")
	}
}
