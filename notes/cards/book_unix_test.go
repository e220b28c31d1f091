//go:build unix

package cards

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ken/notes"
)

// TestMain runs the test binary as the child that the tests below start.
func TestMain(m *testing.M) {
	if dir := os.Getenv("KEN_TEST_DIR"); dir != "" {
		if err := keepForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// keepForEver keeps cards until it is killed.
func keepForEver(dir string) error {
	ws, err := notes.Open(dir)
	if err != nil {
		return err
	}
	b, _, err := Open(ws)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		c := proposal
		c.Question = fmt.Sprintf("%d of %d: %s?", i, os.Getpid(), strings.Repeat("long ", 200))
		if _, err := b.Keep(c, int64(i)); err != nil {
			return err
		}
	}
}

// Writers that are killed at any moment, two at a time, leave a book that can be read:
// at most the line that each was at is torn.
func TestBookKilled(t *testing.T) {
	ws := workspace(t, nil)
	rnd := rand.New(rand.NewPCG(1, 2))
	rounds := 10
	if testing.Short() {
		rounds = 3
	}
	for range rounds {
		var children [2]*exec.Cmd
		var stderr [2]bytes.Buffer
		size := sizeOf(ws)
		for i := range children {
			children[i] = exec.Command(os.Args[0])
			children[i].Env = append(os.Environ(), "KEN_TEST_DIR="+ws.Dir())
			children[i].Stderr = &stderr[i]
			must(t, children[i].Start())
		}
		for tries := 0; sizeOf(ws) == size; tries++ {
			if tries > 20_000 {
				t.Fatal("nothing is written")
			}
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Duration(rnd.IntN(60)) * time.Millisecond)
		for i, cmd := range children {
			must(t, cmd.Process.Kill())
			cmd.Wait() //nolint:errcheck // it was killed
			if stderr[i].Len() > 0 {
				t.Fatalf("a writer stopped by itself: %s", &stderr[i])
			}
		}
		b, faults, err := Open(ws)
		must(t, err)
		before := len(b.Cards())
		_, err = b.Keep(Card{Kind: Exact, Question: fmt.Sprint("after ", before), Answers: []string{"x"}}, 1)
		must(t, err)
		again, more, err := Open(ws)
		must(t, err)
		if len(again.Cards()) != before+1 || len(more) != len(faults) || len(more) > 2*rounds {
			t.Fatalf("%d cards, then %d; %v", before, len(again.Cards()), more)
		}
	}
}

func sizeOf(ws *notes.Workspace) int64 {
	file, err := ws.Stat(BookFile)
	if err != nil {
		return 0
	}
	return file.Size
}

// Where nothing can be written, the error says what and why, and the book is as it was.
func TestBookReadOnly(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write anywhere")
	}
	ws := workspace(t, map[string]string{".ken/x": ""})
	must(t, os.Chmod(filepath.Join(ws.Dir(), ".ken"), 0o555))
	b := openBook(t, ws)
	_, err := b.Keep(proposal, 1)
	if err == nil || !strings.HasSuffix(err.Error(), "permission denied") || !strings.HasPrefix(err.Error(), "keep the card: ") || len(b.Cards()) > 0 {
		t.Errorf("%v", err)
	}
}

// Where the folder is a file, the error names it.
func TestBookWithoutFolder(t *testing.T) {
	b := openBook(t, workspace(t, map[string]string{"x": ""}))
	must(t, os.WriteFile(filepath.Join(b.ws.Dir(), ".ken"), nil, 0o666))
	if _, err := b.Keep(proposal, 1); err == nil || !strings.Contains(err.Error(), ".ken") || len(b.Cards()) > 0 {
		t.Errorf("%v", err)
	}
}

// What lies where the book should be and is none is said, and left alone.
func TestBookIsNone(t *testing.T) {
	ws := workspace(t, map[string]string{BookFile + "/x": ""})
	if _, _, err := Open(ws); err == nil || !strings.Contains(err.Error(), "a folder") {
		t.Errorf("%v", err)
	}
}
