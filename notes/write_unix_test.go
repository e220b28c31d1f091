//go:build unix

package notes

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
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
)

// TestMain runs the test binary as one of the children the tests below start.
func TestMain(m *testing.M) {
	dir := os.Getenv("KEN_TEST_DIR")
	switch os.Getenv("KEN_TEST_CHILD") {
	case "write":
		child(dir, writeForEver)
	case "full":
		child(dir, writeToFullDisk)
	default:
		os.Exit(m.Run())
	}
}

func child(dir string, do func(*Workspace) error) {
	w, err := Open(dir)
	if err == nil {
		err = do(w)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// version is a whole content of the file that is written for ever: its number on
// every line.
func version(n int) []byte {
	return bytes.Repeat(fmt.Appendf(nil, "version %d\n", n), 200*(1+n%5))
}

// writeForEver says on its standard output when it begins.
func writeForEver(w *Workspace) error {
	fmt.Println("begins")
	for {
		d, err := w.Bytes("a.md")
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(strings.TrimPrefix(strings.SplitN(string(d), "\n", 2)[0], "version "))
		if err != nil {
			return err
		}
		if err := w.Write("a.md", version(n+1), sum(string(d))); err != nil {
			return err
		}
		if err := w.Write(fmt.Sprintf("new %d.md", n), version(n), [32]byte{}); err != nil {
			return err
		}
		if err := w.Append("log", fmt.Appendf(nil, "wrote %d", n)); err != nil {
			return err
		}
	}
}

func start(dir, what string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "KEN_TEST_DIR="+dir, "KEN_TEST_CHILD="+what)
	return cmd
}

// A writer that is killed at any moment leaves whole files.
func TestWriteKilled(t *testing.T) {
	w := open(t, map[string]string{"a.md": string(version(0))})
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 30 {
		cmd := start(w.Dir(), "write")
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// A process of a loaded machine may need long to come so far.
		if _, err := stdout.Read(make([]byte, 1)); err != nil {
			t.Fatalf("the writer did not begin: %v: %s", err, &stderr)
		}
		time.Sleep(time.Duration(5+rnd.IntN(40)) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		if stderr.Len() > 0 {
			t.Fatalf("the writer stopped by itself: %s", &stderr)
		}
		whole(t, w)
	}
	if strings.HasPrefix(content(t, w, "a.md"), "version 0\n") {
		t.Error("nothing was ever written")
	}
}

// whole checks every file the writer makes.
func whole(t *testing.T, w *Workspace) {
	t.Helper()
	entries, err := os.ReadDir(w.Dir())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		switch text := content(t, w, e.Name()); {
		case strings.HasPrefix(e.Name(), tempPrefix):
			// It is swept when it is old; until then nothing reads it.
			os.Remove(filepath.Join(w.Dir(), e.Name()))
		case strings.HasSuffix(e.Name(), ".md"):
			var n int
			if _, err := fmt.Sscanf(text, "version %d\n", &n); err != nil || text != string(version(n)) {
				t.Fatalf("%s is torn: %d bytes, %v", e.Name(), len(text), err)
			}
		case e.Name() == "log":
			for line := range strings.Lines(text) {
				if n := strings.TrimPrefix(line, "wrote "); n == line || strings.Trim(n, "0123456789") != "\n" {
					t.Fatalf("the log is torn: %q", line)
				}
			}
		}
	}
}

const fullAt = 64 << 10

// writeToFullDisk stands in for a full disk: no file may grow beyond a size.
func writeToFullDisk(w *Workspace) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: fullAt, Max: fullAt}); err != nil {
		return err
	}
	for name, rev := range map[string][32]byte{"a.md": sum("old"), "new.md": {}} {
		if err := w.Write(name, make([]byte, 2*fullAt), rev); !errors.Is(err, syscall.EFBIG) {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	if _, err := w.WriteBeside("b.md", make([]byte, 2*fullAt), func([]byte) bool { return true }); !errors.Is(err, syscall.EFBIG) {
		return fmt.Errorf("write beside: %w", err)
	}
	return nil
}

func TestWriteToFullDisk(t *testing.T) {
	w := open(t, map[string]string{"a.md": "old"})
	if out, err := start(w.Dir(), "full").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	alone(t, w, "", "a.md")
	if got := content(t, w, "a.md"); got != "old" {
		t.Errorf("a.md holds %.20q", got)
	}
}

func TestWriteKeepsModeAndLinks(t *testing.T) {
	w := open(t, map[string]string{"d/a.md": "old", "b.md": "old"})
	at := func(name string) string { return filepath.Join(w.Dir(), name) }
	if err := os.Chmod(at("d/a.md"), 0o640); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"l.md": "m.md", "m.md": "d/a.md", "new.md": "d/new.md"} {
		if err := os.Symlink(to, at(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link(at("b.md"), at("c.md")); err != nil {
		t.Fatal(err)
	}
	for name, rev := range map[string][32]byte{"l.md": sum("old"), "new.md": {}, "b.md": sum("old")} {
		if err := w.Write(name, []byte("new"), rev); err != nil {
			t.Error(err)
		}
	}
	if err := w.Append("m.md", []byte(" and more")); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{"d/a.md": "new\n and more\n", "d/new.md": "new", "b.md": "new", "c.md": "old"} {
		if got := content(t, w, name); got != want {
			t.Errorf("%s holds %q", name, got)
		}
	}
	for _, name := range []string{"l.md", "m.md", "new.md"} {
		if info, err := os.Lstat(at(name)); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more: %v %v", name, info, err)
		}
	}
	if info, err := os.Stat(at("d/a.md")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	alone(t, w, "d", "a.md", "new.md")
}
