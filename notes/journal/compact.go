package journal

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/recall"
)

// A Compaction is what [Journal.Compact] did.
type Compaction struct {
	// Files are the files that were written, Kept those that went into them, by the
	// paths they have now.
	Files []string `json:"files"`
	Kept  []string `json:"kept"`
	// Lines are the lines that went in, Twice those of them that were copies.
	Lines int `json:"lines"`
	Twice int `json:"twice"`
}

// mostYear is how large a file of a year may become: one that is written as a whole.
const mostYear = 24 << 20

// Compact makes one file a year of this device's months before that of now. What goes
// into it are the lines to the letter, also those of events and with fields that this
// version does not know, in order and each once; lines that are no events stay behind.
// The months are kept as they were, in a folder beside, which is not read.
//
// It may be stopped at any moment: the year is whole before the first month is moved,
// and an event that stands in both counts once.
func (j *Journal) Compact(now recall.Moment) (Compaction, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	var done Compaction
	years, err := j.pastMonths(now)
	if err != nil {
		return done, fmt.Errorf("compact the log: %w", err)
	}
	for _, year := range slices.Sorted(maps.Keys(years)) {
		if err := j.compact(year, years[year], now, &done); err != nil {
			return done, fmt.Errorf("compact the log of %s: %w", year, err)
		}
	}
	if _, err := j.reload(); err != nil {
		return done, fmt.Errorf("read the log of reviews: %w", err)
	}
	j.merge()
	return done, nil
}

// pastMonths returns this device's files of whole months before now, by year.
func (j *Journal) pastMonths(now recall.Moment) (map[string][]string, error) {
	list, _, err := j.ws.List(path.Join(Folder, j.device), mostMonths)
	if err != nil {
		return nil, err //nolint:wrapcheck // it names the folder
	}
	years := make(map[string][]string)
	present := now.Time().Format("2006-01")
	for _, f := range list {
		month, log := strings.CutSuffix(path.Base(f.Path), ".jsonl")
		year, _, isMonth := strings.Cut(month, "-")
		if log && isMonth && !f.Dir && f.Unread == "" && len(month) == len(present) && month < present {
			years[year] = append(years[year], f.Path)
		}
	}
	return years, nil
}

// compact writes the file of a year.
func (j *Journal) compact(year string, months []string, now recall.Moment, done *Compaction) error {
	name := path.Join(Folder, j.device, year+".jsonl")
	old, err := j.ws.Bytes(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err //nolint:wrapcheck // it names the file
	}
	var rev [32]byte
	if err == nil {
		rev = sha256.Sum256(old)
	}
	set := lineSet{seen: make(map[string]bool), reader: newReader()}
	set.add(old)
	set.read, set.twice = 0, 0
	revs := make([][32]byte, len(months))
	for i, month := range months {
		text, err := j.ws.Bytes(month)
		if err != nil {
			return err //nolint:wrapcheck // it names the file
		}
		revs[i] = sha256.Sum256(text)
		set.add(text)
	}
	text := set.text()
	if len(text) > mostYear {
		return fmt.Errorf("%d MB are too much for one file; nothing was changed", len(text)>>20)
	}
	if err := j.ws.Write(name, text, rev); err != nil {
		return err //nolint:wrapcheck // it names the file
	}
	done.Files = append(done.Files, name)
	done.Lines, done.Twice = done.Lines+set.read, done.Twice+set.twice
	for i, month := range months {
		to, err := j.keep(month, revs[i], now)
		if err != nil {
			return err
		}
		done.Kept = append(done.Kept, to)
	}
	return nil
}

// mostKeeps is how often one month may be compacted on one day.
const mostKeeps = 100

// keep moves a month to the folder of what was before.
func (j *Journal) keep(month string, rev [32]byte, now recall.Moment) (string, error) {
	folder := path.Join(path.Dir(month), "before-"+now.Time().Format("2006-01-02"))
	var err error
	for n := 1; n <= mostKeeps; n++ {
		to := path.Join(folder, path.Base(month))
		if n > 1 {
			to = path.Join(fmt.Sprintf("%s-%d", folder, n), path.Base(month))
		}
		if err = j.ws.Move(month, to, rev); err == nil {
			return to, nil
		}
		if _, there := j.ws.Stat(to); there != nil || !errors.Is(err, notes.ErrChanged) {
			return "", err
		}
	}
	return "", err
}

// A lineSet is lines of events, each once.
type lineSet struct {
	lines  []eventLine
	seen   map[string]bool
	reader *reader
	read   int
	twice  int
}

// An eventLine is an event and how it stands in its file.
type eventLine struct {
	event Event
	line  []byte
}

// add takes the lines of a file, a last one without an end as well.
func (s *lineSet) add(text []byte) {
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, "\r\n")
		var e Event
		if len(line) > longestLine || s.reader.read(line, &e) != nil {
			continue
		}
		s.read++
		if s.seen[string(line)] {
			s.twice++
			continue
		}
		s.seen[string(line)] = true
		s.lines = append(s.lines, eventLine{e, line})
	}
}

// text returns the lines in order. Those that differ under one id are all kept.
func (s *lineSet) text() []byte {
	slices.SortFunc(s.lines, func(a, b eventLine) int {
		if c := before(&a.event, &b.event); c != 0 {
			return c
		}
		return bytes.Compare(a.line, b.line)
	})
	var b bytes.Buffer
	for _, l := range s.lines {
		b.Write(l.line)
		b.WriteByte('\n')
	}
	return b.Bytes()
}
