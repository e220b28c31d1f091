package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"ken/notes/recall"
)

// A line is read twice as fast as the rest of a replay takes, or all else waits for
// it: what ken writes itself (no spaces, known names, no escapes) is read by hand, and
// everything else by encoding/json. Both say the same of every line; a fuzz test
// holds them to that.

// longestLine is how many bytes a line has at most.
const longestLine = 64 << 10

// A reader reads lines, and keeps one copy of the words that come again and again.
type reader struct {
	words map[string]string
}

func newReader() *reader { return &reader{words: make(map[string]string)} }

// read reads a line without its end. The error says in a few words what it is instead
// of an event.
func (r *reader) read(line []byte) (Event, error) {
	e, ok := r.quick(line)
	if !ok {
		e = Event{}
		if err := json.Unmarshal(line, &e); err != nil {
			return Event{}, reason(line, err)
		}
	}
	return e, e.check()
}

// reason says why a line is no event.
func reason(line []byte, err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return fmt.Errorf("a field %q that holds a %s", shown(wrong.Field), shown(wrong.Value))
	}
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return errors.New("a mark that a merge of git left; the lines around it are read")
		}
	}
	return errors.New("no event: not an object of JSON")
}

// word returns the one copy of a word.
func (r *reader) word(b []byte) string {
	if w, ok := r.words[string(b)]; ok {
		return w
	}
	w := string(b)
	r.words[w] = w
	return w
}

// quick reads a line as ken writes it; ok is false for any other.
func (r *reader) quick(line []byte) (e Event, ok bool) {
	s := scan{rest: line}
	if !s.take('{') {
		return e, false
	}
	for {
		name, ok := s.text()
		if !ok || !s.take(':') || !r.field(&e, name, &s) {
			return e, false
		}
		if s.take('}') {
			return e, len(s.rest) == 0
		}
		if !s.take(',') {
			return e, false
		}
	}
}

// field reads the value of a field.
func (r *reader) field(e *Event, name []byte, s *scan) bool {
	if n := e.integer(name); n != nil {
		var ok bool
		*n, ok = s.integer()
		return ok
	}
	if t, comes := e.text(name); t != nil {
		b, ok := s.text()
		if ok && comes {
			*t = r.word(b)
		} else if ok {
			*t = string(b)
		}
		return ok
	}
	var ok bool
	switch string(name) {
	case "t":
		var b []byte
		b, ok = s.text()
		e.Type = Type(r.word(b))
	case "at":
		e.At, ok = s.integer64()
	case "ms":
		e.Ms, ok = s.integer64()
	case "r":
		var n int
		n, ok = s.integer()
		e.Rating = recall.Rating(n)
	case "score":
		e.Score, ok = s.fraction()
	case "off":
		e.Off, ok = s.boolean()
	}
	return ok
}

// integer returns the whole number of a name, nil where it is none.
func (e *Event) integer(name []byte) *int {
	switch string(name) {
	case "v":
		return &e.V
	case "tz":
		return &e.TZ
	case "day":
		return &e.Day
	case "conf":
		return &e.Conf
	case "hint":
		return &e.Hint
	case "ivl":
		return &e.Ivl
	case "len":
		return &e.Length
	case "due":
		return &e.Due
	}
	return nil
}

// text returns the text of a name, nil where it is none, and whether the same few
// words come again and again there.
func (e *Event) text(name []byte) (t *string, comes bool) {
	switch string(name) {
	case "id":
		return &e.ID, false
	case "card":
		return &e.Card, true
	case "auto":
		return &e.Auto, true
	case "final":
		return &e.Final, true
	case "src":
		return &e.Src, true
	case "form":
		return &e.Form, true
	case "p":
		return &e.Params, true
	case "ans":
		return &e.Given, false
	case "ref":
		return &e.Ref, false
	case "from":
		return &e.From, false
	case "to":
		return &e.To, false
	case "answer":
		return &e.Answer, false
	case "note":
		return &e.Note, false
	}
	return nil, false
}

// A scan is what is left of a line.
type scan struct{ rest []byte }

func (s *scan) take(c byte) bool {
	if len(s.rest) == 0 || s.rest[0] != c {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// text takes a string without escapes.
func (s *scan) text() ([]byte, bool) {
	if !s.take('"') {
		return nil, false
	}
	plain := true
	for i, c := range s.rest {
		switch {
		case c == '"':
			b := s.rest[:i]
			s.rest = s.rest[i+1:]
			return b, plain || utf8.Valid(b)
		case c < ' ' || c == '\\':
			return nil, false
		case c >= utf8.RuneSelf:
			plain = false
		}
	}
	return nil, false
}

// digits takes a run of at most 18 digits, as a number and how many there were.
func (s *scan) digits() (n int64, count int) {
	for count < len(s.rest) && s.rest[count]-'0' <= 9 {
		if count == 18 {
			return 0, 0
		}
		n = n*10 + int64(s.rest[count]-'0')
		count++
	}
	s.rest = s.rest[count:]
	return n, count
}

// whole takes digits that JSON has for a number: without a nought before others.
func (s *scan) whole() (int64, bool) {
	nought := len(s.rest) > 0 && s.rest[0] == '0'
	n, count := s.digits()
	return n, count == 1 || count > 1 && !nought
}

func (s *scan) integer64() (int64, bool) {
	minus := s.take('-')
	n, ok := s.whole()
	if minus {
		n = -n
	}
	return n, ok
}

func (s *scan) integer() (int, bool) {
	n, ok := s.integer64()
	return int(n), ok && int64(int(n)) == n
}

// fraction takes a decimal number that a float64 holds exactly as a quotient of two
// it holds exactly, so that the division rounds as strconv would.
func (s *scan) fraction() (float64, bool) {
	n, ok := s.whole()
	if !ok {
		return 0, false
	}
	scale := 1.0
	if s.take('.') {
		before := s.rest
		m, count := s.digits()
		if count == 0 {
			return 0, false
		}
		for range before[:count] {
			n, scale = n*10, scale*10
			if n >= 1<<53/10 {
				return 0, false
			}
		}
		n += m
	}
	return float64(n) / scale, n < 1<<53 && scale <= 1e15
}

func (s *scan) boolean() (value, ok bool) {
	word := "false"
	if value = len(s.rest) > 0 && s.rest[0] == 't'; value {
		word = "true"
	}
	if !bytes.HasPrefix(s.rest, []byte(word)) {
		return false, false
	}
	s.rest = s.rest[len(word):]
	return value, true
}
