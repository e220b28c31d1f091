package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"ken/notes"
)

// Folder is where the logs of all devices lie.
const Folder = notes.OwnFolder + "/reviews"

// Bounds on what is read.
const (
	mostDevices = 200
	mostMonths  = 2_400 // of one device: two hundred years
	mostFile    = 64 << 20
	mostAll     = 1 << 30
	// guard is how much of the end of what was read is compared before only the rest
	// of a file that grew is read. Every line holds an id, so that no two ends are equal.
	guard = 4 << 10
	// readers is how many files are read at once.
	readers = 2
)

// A log is one file, as far as it was read.
type log struct {
	size    int64
	modTime time.Time
	// read is where the last whole line ends, end the last bytes before it, and lines
	// how many lines there are up to it.
	read   int64
	end    []byte
	lines  int
	events []*Event
	// added are the events written since, which the next reading finds in the file.
	added  []*Event
	torn   *Event // a last line that has no end yet, and still is an event
	faults faults
}

// reload looks at every file and reads what is new; changed tells whether anything is.
func (j *Journal) reload() (changed bool, err error) {
	files, broken, err := j.find()
	if err != nil {
		return false, err
	}
	next := make(map[string]*log, len(files))
	errs := make([]error, len(files))
	updated := make([]bool, len(files))
	logs := make([]*log, len(files))
	var wait sync.WaitGroup
	work := make(chan int, len(files))
	for i := range files {
		work <- i
	}
	close(work)
	for range min(readers, len(files)) {
		wait.Go(func() {
			r := newReader()
			for i := range work {
				logs[i], updated[i], errs[i] = j.update(files[i], r)
			}
		})
	}
	wait.Wait()
	for i, f := range files {
		if errs[i] != nil {
			broken = append(broken, Fault{f.Path, 0, cause(errs[i])})
			continue
		}
		next[f.Path] = logs[i]
		changed = changed || updated[i]
	}
	changed = changed || len(next) != len(j.logs)
	j.logs, j.broken = next, broken
	return changed, nil
}

// cause takes off an error that the file is being read.
func cause(err error) string {
	if inner := errors.Unwrap(err); inner != nil {
		err = inner
	}
	return shownWhole(err.Error())
}

// find returns the files of all devices in order, and what is not read of them. A
// folder in a device's folder holds what was compacted, and is left alone.
func (j *Journal) find() (files []notes.File, broken []Fault, err error) {
	devices, cut, err := j.ws.List(Folder, mostDevices)
	if err != nil {
		return nil, nil, err
	}
	if cut {
		broken = append(broken, Fault{Folder, 0, fmt.Sprintf("more than %d devices; the others are not read", mostDevices)})
	}
	var total int64
	for _, device := range devices {
		if !device.Dir {
			if device.Unread != "" {
				broken = append(broken, Fault{device.Path, 0, device.Unread})
			}
			continue
		}
		months, cut, err := j.ws.List(device.Path, mostMonths)
		if err != nil {
			broken = append(broken, Fault{device.Path, 0, cause(err)})
		}
		if cut {
			broken = append(broken, Fault{device.Path, 0, fmt.Sprintf("more than %d files; the others are not read", mostMonths)})
		}
		for _, m := range months {
			switch size := total + m.Size; {
			case m.Dir || path.Ext(m.Path) != ".jsonl" || strings.HasPrefix(path.Base(m.Path), "."):
			case m.Unread != "":
				broken = append(broken, Fault{m.Path, 0, m.Unread})
			case m.Size > mostFile || size > mostAll:
				broken = append(broken, Fault{m.Path, 0, fmt.Sprintf("%d MB, over the limit for a log; it is not read", m.Size>>20)})
			default:
				total = size
				files = append(files, m.File)
			}
		}
	}
	return files, broken, nil
}

// update returns what is known of a file: what was known, that and what was added to
// it, or all of it anew.
func (j *Journal) update(f notes.File, r *reader) (l *log, updated bool, err error) {
	old := j.logs[f.Path]
	if old != nil && old.size == f.Size && old.modTime.Equal(f.ModTime) {
		return old, false, nil
	}
	l = &log{faults: faults{path: f.Path}}
	from := int64(0)
	if old != nil && old.size >= f.Size {
		old = nil // not more of the same, but something else
	}
	if old != nil {
		from = old.read - int64(len(old.end))
	}
	text, err := j.tail(f.Path, from, f.Size)
	if err != nil {
		return nil, false, err
	}
	switch {
	case old != nil && bytes.HasPrefix(text, old.end):
		l, text = old.before(), text[len(old.end):]
	case from > 0:
		if text, err = j.tail(f.Path, 0, f.Size); err != nil {
			return nil, false, err
		}
	}
	l.size, l.modTime = f.Size, f.ModTime
	l.take(text, r)
	return l, true, nil
}

// before returns what is known of a file up to its last whole line.
func (l *log) before() *log {
	c := *l
	c.added, c.torn = nil, nil
	c.events = l.events[:len(l.events):len(l.events)]
	c.faults.list = nil
	for _, f := range l.faults.list {
		if f.Line <= l.lines {
			c.faults.list = append(c.faults.list, f)
		}
	}
	return &c
}

// tail reads a file from one offset to another, or to where it ends by now.
func (j *Journal) tail(name string, from, to int64) ([]byte, error) {
	text := make([]byte, max(0, to-from))
	n, err := j.ws.ReadAt(name, text, from)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return text[:n], nil
}

// take reads lines that follow those that were read.
func (l *log) take(text []byte, r *reader) {
	whole := bytes.LastIndexByte(text, '\n') + 1
	found := make([]Event, bytes.Count(text[:whole], []byte("\n"))) // one block for all
	n := 0
	for rest := text[:whole]; len(rest) > 0; {
		end := bytes.IndexByte(rest, '\n')
		line := rest[:end]
		rest = rest[end+1:]
		l.lines++
		if l.line(line, &found[n], r) {
			n++
		} else {
			found[n] = Event{}
		}
	}
	l.events = append(make([]*Event, 0, len(l.events)+n), l.events...)
	for i := range n {
		l.events = append(l.events, &found[i])
	}
	l.read += int64(whole)
	l.end = slices.Concat(l.end, text[max(0, whole-guard):whole])
	l.end = bytes.Clone(l.end[max(0, len(l.end)-guard):])
	l.takeTorn(text[whole:], r)
}

// takeTorn takes a last line without an end. It counts if it is an event all the same:
// an editor may have taken the end away.
func (l *log) takeTorn(text []byte, r *reader) {
	if len(bytes.TrimSpace(text)) == 0 {
		return
	}
	if len(text) <= longestLine {
		var e Event
		if err := r.read(text, &e); err == nil {
			l.torn = &e
			return
		}
	}
	l.faults.add(l.lines+1, "a torn last line, %d bytes: what was being written when a run was ended is lost", len(text))
}

// line reads the line that was counted last; ok is false for one that is empty or was
// reported.
func (l *log) line(line []byte, e *Event, r *reader) (ok bool) {
	line = bytes.TrimSuffix(line, []byte("\r")) // git may have put it there
	switch {
	case len(bytes.TrimSpace(line)) == 0:
		return false
	case len(line) > longestLine:
		l.faults.add(l.lines, "a line of %d bytes; %d are allowed", len(line), longestLine)
		return false
	}
	if err := r.read(line, e); err != nil {
		l.faults.add(l.lines, "%s", shownWhole(err.Error()))
		return false
	}
	if e.V > Version {
		l.faults.add(l.lines, "written by a later version of ken (%d): kept, and not counted here", e.V)
	}
	return true
}
