package model

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// What servers send is read without trust in its types: a value of another type than
// expected is none, and never an error.

// fields returns the members of a JSON object, nil where it is none.
func fields(raw []byte) map[string]json.RawMessage {
	var m map[string]json.RawMessage
	if json.Unmarshal(raw, &m) != nil {
		return nil
	}
	return m
}

// list returns the items of a JSON array; one object stands for an array of it.
func list(raw json.RawMessage) []json.RawMessage {
	var l []json.RawMessage
	if json.Unmarshal(raw, &l) == nil {
		return l
	}
	if fields(raw) != nil {
		return []json.RawMessage{raw}
	}
	return nil
}

// filled tells whether a value says something: not null, false, nor empty.
func filled(raw json.RawMessage) bool {
	switch strings.TrimSpace(string(raw)) {
	case "", "null", "false", `""`, "{}", "[]", "0":
		return false
	}
	return true
}

// words returns a JSON value as text: what a string says, else as it is written.
func words(raw json.RawMessage) string {
	var text string
	if len(raw) == 0 || string(raw) == "null" || string(raw) == "false" || json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

// prose returns the text of a message: a string, or the parts of an array of strings and
// of objects with a text.
func prose(raw json.RawMessage) string { return proseWithin(raw, 3) }

func proseWithin(raw json.RawMessage, depth int) string {
	var text string
	if len(raw) == 0 || depth == 0 || json.Unmarshal(raw, &text) == nil {
		return text
	}
	if m := fields(raw); m != nil {
		return proseWithin(m["text"], depth-1)
	}
	var b strings.Builder
	for _, part := range list(raw) {
		b.WriteString(proseWithin(part, depth-1))
	}
	return b.String()
}

// whole returns a number, also one in quotes or with a point, as a whole one. It is 0
// for what is none, is negative or is beyond reason.
func whole(raw json.RawMessage) int {
	f, err := strconv.ParseFloat(words(raw), 64)
	if err != nil || math.IsNaN(f) || f < 0 || f > 1<<31-1 {
		return 0
	}
	return int(f)
}
