package mermaid

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"ken/render/diagram"
)

// Bounds of what is read.
const (
	maxText  = 1 << 20 // bytes
	maxNodes = 20_000  // nodes, edges, messages, tasks: of each
	maxDepth = 100     // of groups, blocks and branches within each other
)

// An Error says why a text is not a diagram, and where. Line and Column count from 1,
// columns in characters.
type Error struct {
	Line, Column int
	Msg          string
}

// Error is the place and the reason in one line.
func (e *Error) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Msg)
}

// Kinds are the words that begin a diagram that is drawn, each with its kind.
func Kinds() map[string]diagram.Kind {
	return map[string]diagram.Kind{
		"graph": diagram.Flowchart, "flowchart": diagram.Flowchart, "flowchart-elk": diagram.Flowchart,
		"stateDiagram": diagram.State, "stateDiagram-v2": diagram.State,
		"classDiagram": diagram.Class, "classDiagram-v2": diagram.Class,
		"erDiagram": diagram.ER, "gitGraph": diagram.Git,
		"sequenceDiagram": diagram.SequenceKind, "mindmap": diagram.Mindmap,
		"timeline": diagram.TimelineKind, "gantt": diagram.GanttKind, "journey": diagram.JourneyKind,
		"pie": diagram.Pie, "xychart": diagram.XY, "xychart-beta": diagram.XY,
		"quadrantChart": diagram.Quadrant,
	}
}

// Is reports whether a diagram that begins with the word is read and drawn.
func Is(word string) bool {
	_, ok := Kinds()[word]
	return ok
}

// Parse reads a text. Its error is an [*Error]. It takes time in proportion to the
// length of the text, and never panics.
func Parse(text string) (diagram.Diagram, error) {
	if len(text) > maxText {
		return diagram.Diagram{}, &Error{1, 1, fmt.Sprintf("the text is longer than %d bytes", maxText)}
	}
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	src, title := clean(text)
	r := &reader{src: src, s: src.text}
	r.d.Title = title
	word := r.kindWord()
	kind, ok := Kinds()[word]
	switch {
	case ok:
		r.d.Kind = kind
		r.kind(word)
	case word == "":
		r.failAt(r.i, "a diagram begins with its kind, such as flowchart or sequenceDiagram")
	default:
		r.failAt(r.i, "diagrams of the kind %q are not drawn", word)
	}
	if r.err != nil {
		return diagram.Diagram{}, r.err
	}
	return r.d, nil
}

// kindWord is the word the diagram begins with, which stays to be read.
func (r *reader) kindWord() string {
	r.skipSpace()
	end := r.i
	for end < len(r.s) && (isWord(r.s[end]) || r.s[end] == '-') {
		end++
	}
	word := r.s[r.i:end]
	// "gantt-like" is not a kind, "graph-TD" is a graph with a wrong direction.
	for word != "" && !Is(word) {
		cut := strings.LastIndexByte(word, '-')
		if cut < 0 {
			return r.s[r.i:end]
		}
		word = word[:cut]
	}
	return word
}

// kind reads what follows the word with the reader of its kind.
func (r *reader) kind(word string) {
	start := r.i
	r.i += len(word)
	switch r.d.Kind {
	case diagram.Flowchart:
		readFlow(r)
	case diagram.State:
		readState(r)
	case diagram.Class:
		readClasses(r)
	case diagram.ER:
		readEntities(r)
	case diagram.Git:
		readGit(r)
	case diagram.SequenceKind:
		readSequence(r)
	case diagram.Mindmap:
		readMindmap(r, start)
	case diagram.TimelineKind:
		readTimeline(r)
	case diagram.GanttKind:
		readGantt(r)
	case diagram.JourneyKind:
		readJourney(r)
	case diagram.Pie:
		readPie(r)
	case diagram.XY:
		readXY(r)
	case diagram.Quadrant:
		readQuadrant(r)
	}
}
