package notes

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"ken/notes/read"
)

// The rules of kept extracts:
//
//   - What takes long to read, see [read.Apart], is kept as text in a folder outside
//     the workspace. It can be deleted at any time.
//   - A text lies under the digest of the file it was read from, so that a file that
//     was moved, or lies there twice, is read once.
//   - A mark tells for each path which digest it had, at what size and time. A file
//     that changed so shortly before the mark was made that its time may not show a
//     later change is looked at again.
//   - What lies there is believed only where its checksum is right.

// extracts is a folder of kept extracts.
type extracts struct {
	dir string
}

// A mark is what was known of a file when its text was kept.
type mark struct {
	Size    int64    `json:"size"`
	ModTime int64    `json:"mtime"` // nanoseconds since 1970
	Rev     [32]byte `json:"rev"`
	Text    string   `json:"text"` // the file that holds the text
}

// coarse is by how much the clocks of file systems are coarse.
const coarse = 2 * time.Second

// KeepExtracts has the texts of files that take long to read kept in a folder, which
// is made when there is something to keep. It is called before anything is read.
func (w *Workspace) KeepExtracts(dir string) { w.kept = &extracts{dir} }

// Forget takes away what is kept of files that are gone.
func (w *Workspace) Forget(names []string) {
	if w.kept == nil || !slices.ContainsFunc(names, slow) {
		return
	}
	for _, name := range names {
		_ = os.Remove(w.kept.markPath(name)) // a cache: what stays is in nobody's way
	}
	w.kept.sweep()
}

// sweep takes away the texts that no mark names. One that was written just now may still
// get its mark.
func (x *extracts) sweep() {
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		return
	}
	named := make(map[string]bool)
	for _, e := range entries {
		var m mark
		if filepath.Ext(e.Name()) != ".mark" {
			continue
		}
		if data, err := os.ReadFile(filepath.Join(x.dir, e.Name())); err == nil && json.Unmarshal(data, &m) == nil {
			named[m.Text] = true
		}
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && filepath.Ext(e.Name()) != ".mark" && !named[e.Name()] && time.Since(info.ModTime()) > time.Minute {
			_ = os.Remove(filepath.Join(x.dir, e.Name())) // the next sweep comes to it
		}
	}
}

// TextAt returns a part of the text that was read out of a file, by its bytes in
// [read.Document.Text], where that lies ready; else ok is false, and [Workspace.Read]
// tells. Whether it is the text it was is for the caller to check.
func (w *Workspace) TextAt(name string, start, end int) (text string, ok bool) {
	if w.kept == nil || !slow(name) || start < 0 || end < start {
		return "", false
	}
	info, err := w.look(name)
	if err != nil {
		return "", false
	}
	rev, ok := w.kept.current(name, info)
	if !ok {
		return "", false
	}
	return w.kept.slice(name, rev, start, end)
}

// fromKept returns a document as it was kept, if its file is as it was then.
func (w *Workspace) fromKept(name string) (Document, bool) {
	if w.kept == nil || !slow(name) {
		return Document{}, false
	}
	info, err := w.look(name)
	if err != nil {
		return Document{}, false
	}
	rev, ok := w.kept.current(name, info)
	if !ok {
		return Document{}, false
	}
	doc, ok := w.kept.load(name, rev)
	return Document{doc, name, rev, info.ModTime(), info.Size()}, ok
}

// current returns the digest of a file that is as it was when it was marked.
func (x *extracts) current(name string, info fs.FileInfo) ([32]byte, bool) {
	m, made, ok := x.mark(name)
	mtime := info.ModTime()
	if !ok || m.Size != info.Size() || m.ModTime != mtime.UnixNano() || mtime.After(made.Add(-coarse)) {
		return [32]byte{}, false
	}
	return m.Rev, true
}

// mark reads what is known of a path, and when that was written.
func (x *extracts) mark(name string) (m mark, made time.Time, ok bool) {
	info, err := os.Stat(x.markPath(name))
	if err != nil {
		return m, made, false
	}
	data, err := os.ReadFile(x.markPath(name))
	if err != nil || json.Unmarshal(data, &m) != nil {
		return m, made, false
	}
	return m, info.ModTime(), true
}

// keep keeps a document and marks its path. Nothing is lost when it fails.
func (x *extracts) keep(name string, doc read.Document, rev [32]byte, info fs.FileInfo) {
	if _, err := os.Stat(x.textPath(name, rev)); err != nil {
		if x.store(name, doc, rev) != nil {
			return
		}
	}
	data, err := json.Marshal(mark{info.Size(), info.ModTime().UnixNano(), rev, filepath.Base(x.textPath(name, rev))})
	if err == nil {
		_ = replace(x.markPath(name), data) // without a mark the file is only looked at again
	}
}

// extractHead begins a kept text: its version, how long the description is that
// follows, whether it gives lines, and the checksum of all behind the first line.
const extractHead = "ken text %d %d %t %x\n"

func (x *extracts) store(name string, doc read.Document, rev [32]byte) error {
	text := doc.Text
	doc.Text = ""
	about, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("keep the text of %s: %w", name, err)
	}
	sum := sha256.New()
	sum.Write(about)
	sum.Write([]byte(text))
	data := fmt.Appendf(nil, extractHead, read.Version, len(about), doc.Lines != nil, sum.Sum(nil)[:8])
	data = append(append(data, about...), text...)
	return replace(x.textPath(name, rev), data)
}

func (x *extracts) load(name string, rev [32]byte) (read.Document, bool) {
	data, err := os.ReadFile(x.textPath(name, rev))
	if err != nil {
		return read.Document{}, false
	}
	line, body, _ := bytes.Cut(data, []byte("\n"))
	about, _, check, ok := parseHead(string(line) + "\n")
	sum := sha256.Sum256(body)
	if !ok || about > len(body) || !bytes.Equal(sum[:8], check) {
		return read.Document{}, false
	}
	var doc read.Document
	if json.Unmarshal(body[:about], &doc) != nil {
		return read.Document{}, false
	}
	doc.Text = string(body[about:])
	return doc.Restored(), true
}

// slice reads a part of a kept text without reading the rest. A text with lines of its
// own is left to load.
func (x *extracts) slice(name string, rev [32]byte, start, end int) (string, bool) {
	f, err := os.Open(x.textPath(name, rev))
	if err != nil {
		return "", false
	}
	defer f.Close() //nolint:errcheck // it was only read
	head := make([]byte, 128)
	n, _ := f.Read(head)
	at := bytes.IndexByte(head[:n], '\n') + 1
	about, lines, _, ok := parseHead(string(head[:at]))
	if !ok || lines {
		return "", false
	}
	text := make([]byte, end-start)
	if _, err := f.ReadAt(text, int64(at+about+start)); err != nil {
		return "", false
	}
	return string(text), true
}

func parseHead(line string) (about int, lines bool, check []byte, ok bool) {
	version := 0
	n, err := fmt.Sscanf(line, extractHead, &version, &about, &lines, &check)
	return about, lines, check, err == nil && n == 4 && version == read.Version && about >= 0
}

func (x *extracts) markPath(name string) string {
	sum := sha256.Sum256([]byte(name))
	return filepath.Join(x.dir, hex.EncodeToString(sum[:12])+".mark")
}

// textPath is where the text lies that is read out of a file of such a name: the ending
// tells the reader, and a date in the name may be that of the document.
func (x *extracts) textPath(name string, rev [32]byte) string {
	date, _ := read.DateInName(path.Base(name))
	h := sha256.New()
	h.Write(rev[:])
	h.Write([]byte(path.Ext(name) + " " + strconv.FormatInt(date.Unix(), 10)))
	return filepath.Join(x.dir, hex.EncodeToString(h.Sum(nil)[:16])+".text")
}

// replace writes a file of the cache whole or not at all.
func replace(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.tmp")
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			return fmt.Errorf("make a folder for texts: %w", err)
		}
		f, err = os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.tmp")
	}
	if err != nil {
		return fmt.Errorf("keep a text: %w", err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error says more
		return fmt.Errorf("keep a text: %w", err)
	}
	return nil
}
