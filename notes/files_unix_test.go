//go:build unix

package notes

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"ken/notes/read"
)

// What lies in a folder and is no document must not hang the walk, nor a read.
func TestFilesThatAreNone(t *testing.T) {
	w := open(t, map[string]string{"a.md": "a", "new\nline.md": "", "esc\x1b[31m.md": ""})
	at := func(name string) string { return filepath.Join(w.Dir(), name) }
	if err := syscall.Mkfifo(at("pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(at(".gitignore"), 0o644); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("unix", at("s.md"))
	if err != nil {
		t.Skip("no sockets: ", err)
	}
	defer listener.Close()
	want := []string{"a.md", "esc\x1b[31m.md", "new\nline.md"}
	if os.WriteFile(at("caf\xe9.md"), nil, 0o644) == nil && os.Mkdir(at("d\xff"), 0o755) == nil {
		want = []string{"a.md", `caf\xe9.md: its name is not UTF-8`, `d\xff: its name is not UTF-8`, "esc\x1b[31m.md", "new\nline.md"}
	}
	want = append(want, "pipe.md: a named pipe", "s.md: a socket")
	if got := listed(t, w); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for _, name := range []string{"pipe.md", "s.md", "."} {
		_, err := w.Read(name)
		var unreadable *read.Unreadable
		if !errors.As(err, &unreadable) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := w.ReadAt(name, make([]byte, 1), 0); err == nil {
			t.Errorf("%s can be read at a place", name)
		}
		if err := w.Append(name, []byte("x")); err == nil {
			t.Errorf("%s can be added to", name)
		}
	}
	if d, err := w.Read("new\nline.md"); err != nil || d.Path != "new\nline.md" {
		t.Errorf("%+v %v", d, err)
	}
}

func TestFilesOfOthers(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	w := open(t, map[string]string{"a.md": "", "b.md": "", "d/c.md": ""})
	for _, name := range []string{"b.md", "d"} {
		name = filepath.Join(w.Dir(), name)
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(name, 0o755)
	}
	want := []string{"a.md", "b.md: permission denied", "d: a folder that cannot be read: permission denied"}
	if got := listed(t, w); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// A file is put in the place of another, a pipe in the place of a file, while they
// are read. What is read is always one of the two files, whole.
func TestReadOfWhatChanges(t *testing.T) {
	w := open(t, map[string]string{"a.md": ""})
	name := filepath.Join(w.Dir(), "a.md")
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 300 {
			text := strings.Repeat(string(rune('a'+i%26)), 1000*(1+i%7))
			if i%50 == 49 {
				os.Remove(name)
				syscall.Mkfifo(name, 0o644)
				time.Sleep(time.Millisecond)
				os.Remove(name)
			}
			os.WriteFile(name, []byte(text), 0o644)
		}
	}()
	read := 0
	for {
		select {
		case <-done:
			if read == 0 {
				t.Error("never read anything")
			}
			return
		default:
		}
		d, err := w.Read("a.md")
		if err != nil {
			continue
		}
		read++
		if d.Text != "" && strings.Trim(d.Text, d.Text[:1]) != "" || int64(len(d.Text)) != d.Size {
			t.Fatalf("torn: %d bytes of %d", len(d.Text), d.Size)
		}
	}
}

// A file that grows all the time is given up, with the reason; when it rests it is
// read.
func TestReadOfWhatGrows(t *testing.T) {
	w := open(t, map[string]string{"a.log": strings.Repeat("x", 16<<20)})
	f, err := os.OpenFile(filepath.Join(w.Dir(), "a.log"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 8*time.Second)
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for ctx.Err() == nil {
			f.WriteString("x")
		}
	}()
	for err == nil && ctx.Err() == nil {
		_, err = w.Read("a.log")
	}
	cancel()
	<-stopped
	if err == nil || err.Error() != "read a.log: it kept changing while it was read" {
		t.Errorf("%v", err)
	}
	if d, err := w.Read("a.log"); err != nil || d.Size <= 16<<20 {
		t.Errorf("at rest: %d bytes, %v", d.Size, err)
	}
}
