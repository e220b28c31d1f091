package model

import "strings"

// The marks that some servers leave around what a model thinks before it answers.
const thoughtBegins, thoughtEnds = "<think>", "</think>"

// maxBlank is how many blanks may stand before a thought.
const maxBlank = 256

// A thought keeps out of an answer what the model was thinking, where that stands at its
// beginning between marks. Pieces may be cut anywhere.
type thought struct {
	held   string // what may be the beginning of a thought, or of its end
	inside bool
	past   bool // the answer has begun
}

// take takes the next piece and returns what of it is answer.
func (t *thought) take(piece string) string {
	if t.past {
		return piece
	}
	t.held += piece
	if !t.inside {
		text := strings.TrimLeft(t.held, " \t\r\n")
		switch {
		case strings.HasPrefix(text, thoughtBegins):
			t.inside, t.held = true, text[len(thoughtBegins):]
		case strings.HasPrefix(thoughtBegins, text) && len(t.held) < maxBlank:
			return ""
		default:
			return t.rest()
		}
	}
	if _, after, found := strings.Cut(t.held, thoughtEnds); found {
		t.held = strings.TrimLeft(after, " \t\r\n")
		t.inside = false
		return t.rest()
	}
	// Only the end of what was held may be the beginning of the mark.
	t.held = t.held[max(0, len(t.held)-len(thoughtEnds)):]
	return ""
}

// rest returns what is held as answer, unless it is a thought that never ended.
func (t *thought) rest() string {
	if t.inside {
		return ""
	}
	text := t.held
	t.past, t.held = true, ""
	return text
}
