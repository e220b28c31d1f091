package index

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// soak is how long the workspace is worked on while others sync it.
//
//nolint:gochecknoglobals // a flag of the test program
var soak = flag.Duration("soak", 3*time.Second, "how long TestSoak works on files that other processes index")

// TestSoak edits, moves and deletes files at random while two other processes sync them
// and are killed now and then. In the end the index is what one made anew would be, to
// the last count of a word.
//
//	go test ./index -run TestSoak -soak 30m -timeout 1h
func TestSoak(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts many processes")
	}
	quiet(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	d := newDesk(t, nil)
	m := &meddler{r: r, root: d.root}
	for range 150 {
		m.step()
	}
	d.sync()
	others := []*exec.Cmd{nil, nil}
	killed, syncs := 0, 0
	for end := time.Now().Add(*soak); time.Now().Before(end); {
		for i, cmd := range others {
			switch {
			case cmd == nil:
				others[i] = d.process("12345")
				syncs += 5
			case r.IntN(4) == 0:
				_ = cmd.Process.Kill()
				killed++
				fallthrough
			default:
				_ = cmd.Wait()
				others[i] = nil
			}
		}
		for range 1 + r.IntN(12) {
			m.step()
			time.Sleep(time.Duration(r.Int64N(int64(4 * time.Millisecond))))
		}
		m.search(t, d)
		m.tell(t, d)
	}
	for _, cmd := range others {
		if cmd != nil {
			_ = cmd.Wait()
		}
	}
	c := d.sync()
	t.Logf("%d changes of files, %d syncs of others begun, %d killed; %d files, %d passages, %d unread", m.steps, syncs, killed, c.Files, c.Passages, len(c.Unread))
	if c.Rebuilt != "" {
		t.Errorf("the index was made anew: %s", c.Rebuilt)
	}
	if err := d.Check(t.Context()); err != nil {
		t.Error(err)
	}
	fresh := *d
	fresh.cache = filepath.Join(t.TempDir(), "anew")
	fresh.Index = Open(d.ws, fresh.cache)
	fresh.sync()
	compare(t, contents(t, d), contents(t, &fresh))
}

// compare names what two indexes differ in.
func compare(t *testing.T, got, want map[string]string) {
	t.Helper()
	for id, was := range want {
		if now, found := got[id]; !found {
			t.Errorf("%q is missing", id)
		} else if now != was {
			t.Errorf("%q differs", id)
		}
	}
	for id := range got {
		if _, found := want[id]; !found {
			t.Errorf("%q is too many", id)
		}
	}
}

// contents is all that an index holds of each passage, as digests by ID, and what it
// says of itself.
func contents(t *testing.T, d *desk) map[string]string {
	t.Helper()
	all := make(map[string][]string)
	err := d.view(t.Context(), func(st *store) error {
		w := st.head.weight
		all["whole"] = []string{fmt.Sprint(w)}
		for _, seg := range st.snapshot.Segments() {
			if err := segmentContents(seg, all); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, errNone) {
		t.Fatal(err)
	}
	sums := make(map[string]string)
	for id, list := range all {
		slices.Sort(list)
		sum := sha256.Sum256([]byte(strings.Join(list, "\n")))
		sums[id] = hex.EncodeToString(sum[:])
	}
	return sums
}

// segmentContents adds what a segment holds.
func segmentContents(seg *scorch.SegmentSnapshot, all map[string][]string) error {
	ids := make(map[int]string)
	alive := live(seg)
	for doc := range int(seg.FullSize()) {
		if !alive.has(doc) {
			continue
		}
		err := seg.VisitDocument(uint64(doc), func(field string, _ byte, value []byte, _ []uint64) bool {
			if field == fieldID {
				ids[doc] = string(value)
			}
			return true
		})
		if err != nil {
			return err
		}
		err = seg.VisitDocument(uint64(doc), func(field string, _ byte, value []byte, _ []uint64) bool {
			all[ids[doc]] = append(all[ids[doc]], fmt.Sprintf("%s=%x", field, value))
			return true
		})
		if err != nil {
			return err
		}
	}
	for _, field := range seg.Segment().Fields() {
		if err := fieldContents(seg, field, ids, all); err != nil {
			return err
		}
	}
	return nil
}

// fieldContents adds each term of a field with how often it stands where.
func fieldContents(seg *scorch.SegmentSnapshot, field string, ids map[int]string, all map[string][]string) error {
	dict, err := seg.Segment().Dictionary(field)
	if err != nil {
		return err
	}
	terms := dict.AutomatonIterator(nil, nil, nil)
	for {
		e, err := terms.Next()
		if err != nil || e == nil {
			return err
		}
		list, err := dict.PostingsList([]byte(e.Term), seg.Deleted(), nil)
		if err != nil {
			return err
		}
		it := list.Iterator(true, true, false, nil)
		for {
			p, err := it.Next()
			if err != nil {
				return err
			}
			if p == nil {
				break
			}
			id := ids[int(p.Number())]
			all[id] = append(all[id], fmt.Sprintf("%s:%s %d %g", field, e.Term, p.Frequency(), p.Norm()))
		}
	}
}

// A meddler changes the files of a workspace at random, in all the ways people and
// programs do.
type meddler struct {
	r     *rand.Rand
	root  string
	steps int
}

// step does one thing. What cannot be done, as moving a file that is gone, is not.
func (m *meddler) step() {
	m.steps++
	name := m.name()
	switch m.r.IntN(13) {
	case 0:
		_ = os.Remove(name)
	case 1:
		other := m.name()
		_ = os.MkdirAll(filepath.Dir(other), 0o700)
		_ = os.Rename(name, other)
	case 2:
		_ = os.Rename(filepath.Dir(name), filepath.Dir(m.name())+m.suffix())
	case 3:
		_ = os.RemoveAll(filepath.Join(m.root, fmt.Sprintf("f%d%s", m.r.IntN(7), m.suffix())))
	case 4:
		m.append(name)
	case 5:
		now := time.Now()
		_ = os.Chtimes(name, now, now)
	case 6:
		_ = os.Truncate(name, 0)
	case 7:
		m.write(name, "\x00\x01\x02 not a text")
	case 8:
		m.write(filepath.Join(m.root, ".kenignore"), fmt.Sprintf("f%d/\n", m.r.IntN(30)))
	case 9:
		m.write(name, mailboxText(m.r, 20+m.r.IntN(60)))
	default:
		m.write(name, randomNote(m.r))
	}
}

// name is that of a file that may be there: few, so that they meet.
func (m *meddler) name() string {
	ending := []string{".md", ".md", ".md", ".txt", ".html", ".mbox"}[m.r.IntN(6)]
	return filepath.Join(m.root, fmt.Sprintf("f%d%s", m.r.IntN(7), m.suffix()), fmt.Sprintf("n%02d%s", m.r.IntN(30), ending))
}

func (m *meddler) suffix() string { return strings.Repeat("x", m.r.IntN(5)/4) }

func (m *meddler) write(name, text string) {
	_ = os.MkdirAll(filepath.Dir(name), 0o700)
	if m.r.IntN(2) == 0 {
		_ = os.WriteFile(name, []byte(text), 0o600)
		return
	}
	temp := filepath.Join(filepath.Dir(name), ".saving")
	if os.WriteFile(temp, []byte(text), 0o600) == nil {
		_ = os.Rename(temp, name)
	}
}

func (m *meddler) append(name string) {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer f.Close() //nolint:errcheck // what is not written is not read
	if strings.HasSuffix(name, ".mbox") {
		_, _ = f.WriteString(mailboxText(m.r, 1))
		return
	}
	_, _ = f.WriteString("\n\n" + randomNote(m.r))
}

// mailboxText is a mailbox of n messages.
func mailboxText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		fmt.Fprintf(&b, "From ann@example.org Mon Mar  2 10:00:00 2026\nFrom: Ann Lee <ann@example.org>\n"+
			"To: Ben <ben@example.org>\nSubject: %s\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"+
			"Message-ID: <%d@example.org>\n\n%s\n\n", strings.Join(vocabulary()[:1+r.IntN(5)], " "), r.Uint64(), randomNote(r))
	}
	return b.String()
}

// tell syncs some files and folders by name, whether they have changed or not.
func (m *meddler) tell(t *testing.T, d *desk) {
	t.Helper()
	var paths []string
	_ = filepath.WalkDir(d.root, func(path string, _ fs.DirEntry, err error) error { // what is gone is not named
		if rel, rerr := filepath.Rel(d.root, path); err == nil && rerr == nil && m.r.IntN(40) == 0 {
			paths = append(paths, filepath.ToSlash(rel))
		}
		return nil
	})
	if _, err := d.SyncFiles(t.Context(), paths, nil); err != nil && !errors.Is(err, ErrBusy) {
		t.Errorf("sync %q: %v", paths, err)
	}
}

// search asks something while all goes on: it is answered from files as they are.
func (m *meddler) search(t *testing.T, d *desk) {
	t.Helper()
	result, err := d.Search(t.Context(), Query{Text: "heat pump"})
	if err != nil && !errors.Is(err, ErrBusy) {
		t.Errorf("search: %v", err)
	}
	for _, p := range result.Passages {
		data, err := os.ReadFile(filepath.Join(d.root, filepath.FromSlash(p.Path)))
		if err == nil && strings.HasSuffix(p.Path, ".md") && !strings.Contains(string(data), p.Quote) {
			t.Errorf("%s is not in the file", p.At())
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !strings.Contains(err.Error(), "not a directory") {
			t.Errorf("read %s: %v", p.Path, err)
		}
	}
}
