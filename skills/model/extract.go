package model

import (
	"encoding/json"
	"strings"
)

// A candidate is a JSON value that stands in an answer.
type candidate struct {
	raw  string
	data any
}

// maxBrackets is how many brackets in an answer are looked at.
const maxBrackets = 32

// extract finds the JSON values in the answer of a model that was asked for one: alone,
// within a fence of code, or among words. A comma before a closing bracket is dropped;
// nothing else is mended, since that would be a guess at what was meant. Words are not
// searched for a value that is no object and no array.
func extract(text string) []candidate {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if c, ok := value(text); ok {
		return []candidate{c}
	}
	var found []candidate
	for range maxBrackets {
		i := strings.IndexAny(text, "{[")
		if i < 0 {
			break
		}
		text = text[i:]
		whole := span(text)
		if c, ok := value(whole); ok {
			found = append(found, c)
			text = text[len(whole):]
			continue
		}
		text = text[1:]
	}
	return found
}

// value reads a text that is a JSON value, but for commas too many.
func value(text string) (candidate, bool) {
	for _, text := range []string{text, withoutCommas(text)} {
		var data any
		if json.Unmarshal([]byte(text), &data) == nil {
			return candidate{text, data}, true
		}
	}
	return candidate{}, false
}

// span returns what a text begins with up to the bracket that closes its first one, "" if
// none does.
func span(text string) string {
	depth := 0
	for i, in := 0, (quoted{}); i < len(text); i++ {
		if in.take(text[i]) {
			continue
		}
		switch text[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return text[:i+1]
			}
		}
	}
	return ""
}

// withoutCommas drops commas that stand before a closing bracket.
func withoutCommas(text string) string {
	out := make([]byte, 0, len(text))
	comma := -1 // where in out a comma stands that only blanks followed
	for i, in := 0, (quoted{}); i < len(text); i++ {
		ch := text[i]
		switch {
		case in.take(ch):
			comma = -1
		case ch == ',':
			comma = len(out)
		case (ch == '}' || ch == ']') && comma >= 0:
			out = append(out[:comma], out[comma+1:]...)
			comma = -1
		case ch != ' ' && ch != '\t' && ch != '\n' && ch != '\r':
			comma = -1
		}
		out = append(out, ch)
	}
	return string(out)
}

// quoted tells what of a JSON text stands within a string, its quotes with it.
type quoted struct{ inside, escaped bool }

func (q *quoted) take(ch byte) bool {
	switch {
	case !q.inside:
		q.inside = ch == '"'
		return q.inside
	case q.escaped:
		q.escaped = false
	case ch == '\\':
		q.escaped = true
	case ch == '"':
		q.inside = false
	}
	return true
}
