package journal

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"path"
	"slices"
	"sort"
	"unicode/utf8"

	"github.com/oklog/ulid/v2"

	"ken/notes"
)

// longestGiven is how many bytes of a typed answer are kept.
const longestGiven = 8 << 10

// Add writes an event at the end of this device's file of its month, on the learner's
// clock, and has it last before it returns. It fills V, ID and Day, and the length of
// a typed answer; the answer itself is written down only where [Journal.KeepAnswers]
// is set, and cut after 8 KB. An event that would be refused when read is not written.
// After an error nothing has been added, but for what may stand torn in the file.
func (j *Journal) Add(e Event) (Event, error) {
	list, err := j.AddAll(e)
	if err != nil {
		return Event{}, err
	}
	return list[0], nil
}

// AddAll does the same with events that belong together, in one write: a run that is ended
// leaves all of those of one month or, but for a file system that tears it, none.
func (j *Journal) AddAll(events ...Event) ([]Event, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	list := slices.Clone(events)
	files, names := make(map[string][]*Event), []string{}
	for n := range list {
		e := &list[n]
		*e = j.filled(*e)
		if _, err := j.identify(e, list[:n]); err != nil {
			return nil, fmt.Errorf("log a %s: %w", e.Type, err)
		}
		name := j.file(e)
		if files[name] == nil {
			names = append(names, name)
		}
		files[name] = append(files[name], e)
	}
	for _, name := range names {
		if err := j.write(name, files[name]); err != nil {
			return nil, fmt.Errorf("log a %s: %w", files[name][0].Type, err)
		}
		for _, e := range files[name] {
			j.take(e)
		}
	}
	return slices.Clone(list), nil // the journal keeps its own
}

// Import writes the events of another program, which are to have their Src. Their ids
// follow from what was done to which card and when, so that what was imported before,
// here or on another device, is not added again. It returns how many are new. After an error a part of them may have been written: doing
// it again writes the rest.
func (j *Journal) Import(events []Event) (added int, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	files := make(map[string][]*Event)
	fresh := make(map[string]bool)
	for _, e := range events {
		e = j.filled(e)
		same := Event{Type: e.Type, Card: e.Card, At: e.At, Rating: e.Rating, Src: e.Src, Answer: e.Answer, Due: e.Due, Note: e.Note}
		if e.ID, err = derived(&same, 0, ""); err != nil {
			return 0, fmt.Errorf("import a %s: %w", e.Type, err)
		}
		if err := e.check(); err != nil {
			return 0, fmt.Errorf("import a %s: %w", e.Type, err)
		}
		if j.byID[e.ID] == nil && !fresh[e.ID] {
			fresh[e.ID] = true
			files[j.file(&e)] = append(files[j.file(&e)], &e)
		}
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	defer j.merge()
	for _, name := range names {
		if err := j.write(name, files[name]); err != nil {
			return added, fmt.Errorf("import into the log: %w", err)
		}
		added += len(files[name])
	}
	return added, nil
}

// filled returns an event with what follows from it.
func (j *Journal) filled(e Event) Event {
	e.V = Version
	e.Day = e.Moment().Day()
	if e.Given != "" {
		e.Length = max(e.Length, len(e.Given))
	}
	if !j.KeepAnswers {
		e.Given = ""
	}
	e.Given = start(e.Given, longestGiven)
	return e
}

// start cuts a text after so many bytes, between two characters.
func start(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// file is the file an event belongs to.
func (j *Journal) file(e *Event) string {
	return path.Join(Folder, j.device, e.Moment().Time().Format("2006-01")+".jsonl")
}

// identify makes the id of an event. Ids follow from the events, so that a run with a
// fixed clock can be repeated to the byte; those of one millisecond rise, also over those
// that are written with it.
func (j *Journal) identify(e *Event, with []Event) (string, error) {
	id, err := derived(e, len(j.all), j.device)
	if err != nil {
		return "", err
	}
	others := j.sameTime(e.At)
	for n := range with {
		if with[n].At == e.At {
			others = append(slices.Clip(others), &with[n])
		}
	}
	for _, other := range others {
		if id <= other.ID {
			last, err := ulid.ParseStrict(other.ID)
			if err != nil {
				continue // an id of someone else's making
			}
			id = next(last).String()
		}
	}
	e.ID = id
	return id, e.check()
}

// sameTime returns the events of one millisecond, in order.
func (j *Journal) sameTime(at int64) []*Event {
	from, _ := slices.BinarySearchFunc(j.all, at, func(e *Event, at int64) int {
		if e.At < at {
			return -1
		}
		return 1
	})
	to := from
	for to < len(j.all) && j.all[to].At == at {
		to++
	}
	return j.all[from:to]
}

// next is the id that follows another.
func next(id ulid.ULID) ulid.ULID {
	for i := len(id) - 1; i >= 0; i-- {
		id[i]++
		if id[i] != 0 {
			break
		}
	}
	return id
}

// derived makes an id of an event's time and a digest of what it says, where it is
// said, and how much was said before.
func derived(e *Event, count int, device string) (string, error) {
	var id ulid.ULID
	if e.At < 0 || e.At >= latest {
		return "", fmt.Errorf("a time that is none: %d", e.At)
	}
	if err := id.SetTime(uint64(e.At)); err != nil {
		return "", err
	}
	said := *e
	said.ID = ""
	h := sha256.New()
	h.Write(encode(&said))                                                         //nolint:errcheck // a hash takes everything
	h.Write(binary.AppendUvarint([]byte("\n"+device+"\n"), uint64(max(0, count)))) //nolint:errcheck // the same
	if err := id.SetEntropy(h.Sum(nil)[:10]); err != nil {
		return "", err
	}
	return id.String(), nil
}

// write appends events to a file in one piece, and notes them as part of it.
func (j *Journal) write(name string, events []*Event) error {
	var text []byte
	for _, e := range events {
		line := encode(e)
		if line == nil || len(line) > longestLine {
			return errors.New("more than a line of the log may hold")
		}
		text = append(append(text, line...), '\n')
	}
	if err := j.ws.AppendLines(name, text); err != nil {
		return err
	}
	l := j.logs[name]
	if l == nil {
		l = &log{faults: faults{path: name}}
		j.logs[name] = l
	}
	l.added = append(l.added, events...)
	if !j.merged {
		j.merged = true
		// The review is safe, and one writer to a file needs no merging: what goes wrong
		// here is told and stops nobody.
		if err := j.ws.MergeLines(); err != nil {
			j.broken = append(j.broken, Fault{notes.OwnFolder, 0, cause(err)})
		}
	}
	return nil
}

// take adds an event that was written to what is known. Nearly always it is the last.
func (j *Journal) take(e *Event) {
	late := len(j.all) > 0 && before(j.all[len(j.all)-1], e) > 0
	j.byID[e.ID] = e
	switch {
	case late:
		at, _ := slices.BinarySearchFunc(j.all, e, before)
		j.all = slices.Insert(j.all, at, e)
		j.settle()
	case e.undo():
		j.all = append(j.all, e)
		j.settle()
	default:
		j.all = append(j.all, e)
		j.stand = append(j.stand, e)
		if e.ofCard() {
			j.cards[e.Card] = append(j.cards[e.Card], e)
			j.states.mark(e.Card)
		}
		if j.event != nil {
			j.event = append(j.event, *e)
		}
	}
}
