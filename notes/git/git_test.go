package git

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// git runs git in a folder at a minute, with people that do not change. Where there is
// no git the test says so.
func git(t testing.TB, dir string, minute int, args ...string) string {
	t.Helper()
	program, err := exec.LookPath("git")
	if err != nil {
		t.Skip("NOT TESTED: there is no git to make a repository with")
	}
	date := fmt.Sprintf("%d +0100", 1772440000+60*minute)
	cmd := exec.Command(program, append([]string{"-C", dir, "-c", "gc.auto=0", "-c", "core.autocrlf=false"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
		"GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date,
		"GIT_AUTHOR_NAME=Ann Lee", "GIT_AUTHOR_EMAIL=ann@x.org", "GIT_COMMITTER_NAME=Bob Ray", "GIT_COMMITTER_EMAIL=bob@x.org")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// commit makes a commit with a long message, as differences are made of.
func commit(t testing.TB, dir string, minute int) {
	t.Helper()
	git(t, dir, minute, "commit", "-q", "--allow-empty", "-m",
		fmt.Sprintf("change %d\n\n%s", minute, strings.Repeat("Because of what was said before. ", 40)))
}

// history reads what leads to the newest commit.
func history(t testing.TB, files fs.FS) (History, error) {
	t.Helper()
	head, _, err := Head(files)
	if err != nil {
		return History{}, err
	}
	r := Open(files, head)
	defer r.Close()
	return r.History(func() {})
}

// subjects are the first lines of what was found.
func subjects(h History) string {
	var list []string
	for _, c := range h.Commits {
		line, _, _ := strings.Cut(c.Message, "\n")
		list = append(list, line)
	}
	return strings.Join(list, ", ")
}

// TestHistory reads what git wrote in each of the ways it keeps objects, and compares it
// with what git itself says.
func TestHistory(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		t.Run(format, func(t *testing.T) {
			dir := t.TempDir()
			git(t, dir, 0, "init", "-q", "-b", "main", "--object-format="+format)
			files := os.DirFS(filepath.Join(dir, ".git"))
			if _, err := history(t, files); err == nil || err.Error() != ErrEmpty.Error() {
				t.Errorf("empty: %v", err)
			}
			for i := range 30 {
				commit(t, dir, i)
			}
			same(t, dir, files, "loose")
			git(t, dir, 30, "repack", "-adfq", "--depth=50")
			same(t, dir, files, "packed")
			git(t, dir, 30, "checkout", "-qb", "side")
			commit(t, dir, 31)
			git(t, dir, 32, "checkout", "-q", "main")
			commit(t, dir, 33)
			git(t, dir, 34, "merge", "-q", "--no-ff", "-m", "both\n\nThe two belong together.", "side")
			git(t, dir, 34, "pack-refs", "--all")
			same(t, dir, files, "merged, references packed")
			git(t, dir, 35, "checkout", "-q", "--detach")
			commit(t, dir, 36)
			git(t, dir, 36, "repack", "-dq")
			same(t, dir, files, "two packs, no branch")
		})
	}
}

// same compares with what git says.
func same(t *testing.T, dir string, files fs.FS, what string) {
	t.Helper()
	h, err := history(t, files)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	var got []string
	for _, c := range h.Commits {
		got = append(got, fmt.Sprintf("%s %s %s %s %s", c.ID, c.Author, c.Mail, c.Written.Format(time.RFC3339), strings.Join(strings.Fields(c.Message), " ")))
	}
	want := strings.Split(git(t, dir, 0, "log", "--reverse", "--date-order", "--format=%H %an %ae %aI %s %b%x00"), "\x00")
	for i := range want {
		want[i] = strings.Join(strings.Fields(want[i]), " ")
	}
	want = want[:len(want)-1]
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\ngot\n%.600s\nwant\n%.600s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if h.Missing > 0 || h.More {
		t.Errorf("%s: missing %d, more %v", what, h.Missing, h.More)
	}
}

// TestShallow tells that there is more where a copy was cut off.
func TestShallow(t *testing.T) {
	dir, copied := t.TempDir(), t.TempDir()
	git(t, dir, 0, "init", "-q")
	for i := range 5 {
		commit(t, dir, i)
	}
	git(t, copied, 0, "clone", "-q", "--bare", "--depth=2", "file://"+filepath.ToSlash(dir), "x.git")
	files := os.DirFS(filepath.Join(copied, "x.git"))
	h, err := history(t, files)
	if err != nil || !h.More || h.Missing > 0 || subjects(h) != "change 3, change 4" || !Looks(files) {
		t.Errorf("%v: %s, more %v, missing %d", err, subjects(h), h.More, h.Missing)
	}
}

// TestElsewhere follows nothing that lies outside of what was handed in.
func TestElsewhere(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	git(t, dir, 0, "init", "-q")
	commit(t, dir, 1)
	git(t, other, 0, "clone", "-q", "--shared", "--bare", dir, "x.git")
	if h, err := history(t, os.DirFS(filepath.Join(other, "x.git"))); err == nil {
		t.Errorf("objects of another repository were read: %s", subjects(h))
	}
	for _, head := range []string{"ref: refs/../../secret", "ref: /etc/passwd", "ref: HEAD", "gitdir: ../x", "ref: refs/heads/.invalid", strings.Repeat("a", 9999), ""} {
		files := fstest.MapFS{"HEAD": {Data: []byte(head)}, "objects/x": {}, "secret": {Data: []byte(strings.Repeat("0", 40))}}
		if _, err := history(t, files); err == nil {
			t.Errorf("%.40q is followed", head)
		}
	}
	loop := fstest.MapFS{"HEAD": {Data: []byte("ref: refs/heads/a")}, "refs/heads/a": {Data: []byte("ref: refs/heads/a")}}
	if _, err := history(t, loop); err == nil {
		t.Error("a reference to itself is followed")
	}
}

// TestDamaged reads a repository of which bytes were changed: nothing fails or hangs.
func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	git(t, dir, 0, "init", "-q")
	for i := range 20 {
		commit(t, dir, i)
	}
	git(t, dir, 20, "repack", "-adfq", "--depth=50")
	commit(t, dir, 21)
	whole := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(filepath.Join(dir, ".git")), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !strings.HasPrefix(name, "hooks/") {
			data, err := os.ReadFile(filepath.Join(dir, ".git", name))
			whole[name] = &fstest.MapFile{Data: data}
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range 60 {
		random := rand.New(rand.NewPCG(uint64(seed), 1))
		files := fstest.MapFS{}
		for name, f := range whole {
			data := append([]byte(nil), f.Data...)
			for range random.IntN(1 + len(data)/20) {
				data[random.IntN(len(data))] = byte(random.IntN(256))
			}
			if name == "HEAD" || strings.HasPrefix(name, "refs/") || strings.HasSuffix(name, ".idx") && seed%2 == 0 {
				data = f.Data
			}
			files[name] = &fstest.MapFile{Data: data[:len(data)-random.IntN(1+len(data)/10)*(seed%2)]}
		}
		begun := time.Now()
		_, _ = history(t, files) // whatever it says
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("seed %d took %s", seed, took)
		}
	}
}

func TestParseCommit(t *testing.T) {
	c := parseCommit("x", "tree 1\nparent "+strings.Repeat("ab", 20)+"\nauthor Zo\xeb <z@x.org> 1772440000 -0330\ncommitter Bob <b@x.org> 1772450000 +0000\n"+
		"encoding ISO-8859-1\ngpgsig -----BEGIN\n author Eve <e@x.org> 1 +0000\n\nCaf\xe9\n\nBody.\n")
	if c.Author != "Zoë" || c.Mail != "z@x.org" || c.Written.Format(time.RFC3339) != "2026-03-02T04:56:40-03:30" ||
		c.Message != "Café\n\nBody.\n" || len(c.parents) != 1 || c.committed != 1772450000 || c.Merge {
		t.Errorf("%+v", c)
	}
	for _, odd := range []string{"", "\n\n", "author x\n\ny", "author <> 99999999999999999999 +9999\n\n", "parent zz\n"} {
		parseCommit("x", odd)
	}
}

// FuzzPatched never makes more of a difference than it says.
func FuzzPatched(f *testing.F) {
	f.Add([]byte("base"), []byte("\x04\x06\x90\x04\x02xy"))
	f.Add([]byte("base"), []byte("\x04\x04\xb0\x01\x00"))
	f.Fuzz(func(t *testing.T, base, delta []byte) {
		if out, err := patched(base, delta); err == nil && len(out) > maxCommit {
			t.Errorf("%d bytes", len(out))
		}
		objectHead(delta)
		offset(delta)
	})
}
