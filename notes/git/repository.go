package git

import (
	"bytes"
	"container/heap"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Bounds of what is read of one repository.
const (
	MaxCommits  = 20_000   // the newest of them
	maxRef      = 4096     // bytes of a file that holds one reference
	maxPacked   = 64 << 20 // bytes of the file that holds many
	maxCommit   = 1 << 20  // bytes of one commit
	maxUnpacked = 1 << 30  // bytes unpacked in all
	maxPacks    = 2000     // files of packed objects
	maxChain    = 256      // objects that one is told by its difference from
)

var (
	// ErrEmpty is the error of a repository without a commit.
	ErrEmpty = errors.New("a repository without commits")
	// errMissing is the error of an object that is not there.
	errMissing = errors.New("it is missing")
	errBroken  = errors.New("it is broken")
	errTooMuch = errors.New("there is too much to unpack")
)

// A Repository is one whose files are read. It is used by one goroutine.
type Repository struct {
	fs    fs.FS // the folder .git
	head  ID
	packs []*pack
	left  int64 // bytes that may yet be unpacked
	buf   inflater
}

// Open opens a repository by the files of its folder .git, or of itself where it has no
// working files, and by its newest commit. The files that are opened are to have a
// ReadAt. It is closed when done.
func Open(files fs.FS, head ID) *Repository {
	r := &Repository{fs: files, head: head, left: maxUnpacked}
	r.openPacks()
	return r
}

// Close lets go of the files.
func (r *Repository) Close() {
	for _, p := range r.packs {
		p.close()
	}
}

// Looks tells whether a folder looks like a repository.
func Looks(files fs.FS) bool {
	head, err := fs.Stat(files, "HEAD")
	if err != nil || !head.Mode().IsRegular() {
		return false
	}
	objects, err := fs.Stat(files, "objects")
	return err == nil && objects.IsDir()
}

// An ID names an object: 20 bytes, or 32 where a repository uses SHA-256.
type ID string

// String is the ID as people write it.
func (id ID) String() string { return hex.EncodeToString([]byte(id)) }

// parseID reads an ID as it is written.
func parseID(s string) (ID, bool) {
	raw, err := hex.DecodeString(s)
	return ID(raw), err == nil && (len(raw) == 20 || len(raw) == 32)
}

// Head returns the newest commit, and the files that say so: they change when there is a
// newer one. The error is [ErrEmpty] where there is none.
func Head(files fs.FS) (head ID, said []string, err error) {
	name := "HEAD"
	for range 5 {
		said = append(said, name)
		text, err := small(files, name)
		if errors.Is(err, fs.ErrNotExist) && name != "HEAD" {
			id, err := packedRef(files, name)
			return id, append(said, "packed-refs"), err
		}
		if err != nil {
			return "", said, fmt.Errorf("read %s: %w", name, err)
		}
		if id, ok := parseID(text); ok {
			return id, said, nil
		}
		next, ok := strings.CutPrefix(text, "ref: ")
		if next = strings.TrimSpace(next); !ok || !strings.HasPrefix(next, "refs/") || !fs.ValidPath(next) {
			return "", said, fmt.Errorf("read %s: %w", name, errBroken)
		}
		if next == "refs/heads/.invalid" {
			return "", said, errors.New("its references are kept as a table, which is not read")
		}
		name = next
	}
	return "", said, fmt.Errorf("read HEAD: %w", errBroken)
}

// packedRef finds a reference among those that are kept in one file.
func packedRef(files fs.FS, name string) (ID, error) {
	data, err := whole(files, "packed-refs", maxPacked)
	if errors.Is(err, fs.ErrNotExist) {
		return "", ErrEmpty
	}
	if err != nil {
		return "", fmt.Errorf("read packed-refs: %w", err)
	}
	for line := range bytes.Lines(data) {
		id, ref, ok := strings.Cut(strings.TrimSpace(string(line)), " ")
		if ok && ref == name {
			if id, ok := parseID(id); ok {
				return id, nil
			}
		}
	}
	return "", ErrEmpty
}

// small reads a file of one short line.
func small(files fs.FS, name string) (string, error) {
	data, err := whole(files, name, maxRef)
	return strings.TrimSpace(string(data)), err
}

// A History is what was found of the commits that lead to the newest one.
type History struct {
	Commits []Commit // the oldest first: by their time, then by their ID
	More    bool     // there are older ones than the [MaxCommits] newest
	Missing int      // commits that could not be read
}

// History reads the commits that lead to the newest one. Beat is called now and then. The
// error is that of the newest.
func (r *Repository) History(beat func()) (History, error) {
	var h History
	first, err := r.commit(r.head)
	if err != nil {
		return h, fmt.Errorf("read the newest commit %.7s: %w", r.head.String(), err)
	}
	cutOff := r.shallow()
	seen := map[ID]bool{r.head: true}
	open := &newest{first}
	for open.Len() > 0 {
		if len(h.Commits) == MaxCommits {
			h.More = true
			break
		}
		c := heap.Pop(open).(Commit) //nolint:errcheck // it holds nothing else
		h.Commits = append(h.Commits, c)
		if len(h.Commits)%500 == 0 {
			beat()
		}
		if cutOff[c.ID] {
			h.More = true
			continue
		}
		for _, id := range c.parents {
			if seen[id] {
				continue
			}
			seen[id] = true
			parent, err := r.commit(id)
			if err != nil {
				h.Missing++
				continue
			}
			heap.Push(open, parent)
		}
	}
	slices.SortFunc(h.Commits, Commit.compare)
	return h, nil
}

// shallow returns the commits whose parents were left out when the repository was copied.
func (r *Repository) shallow() map[ID]bool {
	list := map[ID]bool{}
	data, err := whole(r.fs, "shallow", maxCommit)
	if err != nil {
		return list
	}
	for line := range strings.Lines(string(data)) {
		if id, ok := parseID(strings.TrimSpace(line)); ok {
			list[id] = true
		}
	}
	return list
}

// newest is a heap of commits, the newest on top.
type newest []Commit

// Len is how many there are.
func (n newest) Len() int { return len(n) }

// Less puts the newer first.
func (n newest) Less(i, j int) bool { return n[i].compare(n[j]) > 0 }

// Swap changes the places of two.
func (n newest) Swap(i, j int) { n[i], n[j] = n[j], n[i] }

// Push adds a commit at the end, as [heap.Push] asks for.
func (n *newest) Push(x any) { *n = append(*n, x.(Commit)) } //nolint:errcheck // it holds nothing else

// Pop takes the last off, as [heap.Pop] asks for.
func (n *newest) Pop() any {
	old := *n
	last := old[len(old)-1]
	*n = old[:len(old)-1]
	return last
}
