package journal

import (
	"fmt"
	"strings"
	"unicode"

	"ken/notes"
)

// A Fault is something in the log that could not be taken in. Everything else was.
type Fault struct {
	Path   string // in the workspace
	Line   int    // from 1; 0 where it is the file as a whole
	Reason string
}

// String returns "path:line: reason" on one line.
func (f Fault) String() string {
	if f.Line == 0 {
		name, _ := strings.CutSuffix(notes.Source{Path: f.Path}.At(), ":0")
		return name + ": " + f.Reason
	}
	return notes.Source{Path: f.Path, Line: f.Line}.At() + ": " + f.Reason
}

// mostFaults is how many lines of one file are named; the others are counted.
const mostFaults = 20

// faults collects those of one file.
type faults struct {
	path string
	list []Fault
	more int
}

func (f *faults) add(line int, format string, args ...any) {
	if len(f.list) >= mostFaults {
		f.more++
		return
	}
	f.list = append(f.list, Fault{f.path, line, fmt.Sprintf(format, args...)})
}

// all returns the faults, and at the end how many more there are.
func (f *faults) all() []Fault {
	if f.more == 0 {
		return f.list
	}
	return append(f.list[:len(f.list):len(f.list)], Fault{f.path, 0, fmt.Sprintf("%d more lines of that kind", f.more)})
}

// shown is a value from a file as it may stand in a reason: short, and without
// anything that moves a cursor.
func shown(text string) string {
	if r := []rune(text); len(r) > 24 {
		text = string(r[:24]) + "…"
	}
	return shownWhole(text)
}

// shownWhole is a text of any length without anything that moves a cursor.
func shownWhole(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return '?'
		}
		return r
	}, text)
}
