package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// A line is read twice as fast as the rest of a replay takes, or all else waits for
// it: what ken writes itself (no spaces, known names, no escapes) is read by hand, and
// everything else by encoding/json. Both say the same of every line; a fuzz test
// holds them to that.

// longestLine is how many bytes a line has at most.
const longestLine = 64 << 10

// A reader reads lines, and keeps one copy of the words that come again and again.
type reader struct {
	cards map[string]string
	last  *Event // whose words are most often those of the next
}

func newReader() *reader { return &reader{cards: make(map[string]string), last: &Event{}} }

// read reads a line without its end into an empty event. The error says in a few words
// what it is instead of one; the event is to be forgotten then.
func (r *reader) read(line []byte, e *Event) error {
	if !r.quick(line, e) {
		*e = Event{}
		if err := json.Unmarshal(line, e); err != nil {
			return reason(line, err)
		}
	}
	return e.check()
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

// card returns the one copy of a name of a card.
func (r *reader) card(b []byte) string {
	if w, ok := r.cards[string(b)]; ok {
		return w
	}
	w := string(b)
	r.cards[w] = w
	return w
}

// quick reads a line as ken writes it, with its fields in their order, and tells
// whether it is one.
func (r *reader) quick(line []byte, e *Event) bool {
	s := scan{rest: line}
	last := r.last
	s.good = bytes.HasPrefix(line, []byte(`{"v":`))
	s.integer(`{"v":`, &e.V)
	s.text(`,"id":"`, &e.ID, "")
	s.text(`,"t":"`, (*string)(&e.Type), string(last.Type))
	if s.field(`,"card":"`) {
		e.Card = r.card(s.quoted())
	}
	s.integer64(`,"at":`, &e.At)
	s.integer(`,"tz":`, &e.TZ)
	s.integer(`,"day":`, &e.Day)
	s.integer(`,"r":`, (*int)(&e.Rating))
	s.text(`,"auto":"`, &e.Auto, last.Auto)
	s.text(`,"final":"`, &e.Final, last.Final)
	s.text(`,"src":"`, &e.Src, last.Src)
	s.fraction(`,"score":`, &e.Score)
	s.integer(`,"conf":`, &e.Conf)
	s.integer64(`,"ms":`, &e.Ms)
	s.integer(`,"hint":`, &e.Hint)
	s.text(`,"form":"`, &e.Form, last.Form)
	s.integer(`,"ivl":`, &e.Ivl)
	s.text(`,"p":"`, &e.Params, last.Params)
	s.integer(`,"len":`, &e.Length)
	s.text(`,"ans":"`, &e.Given, "")
	s.text(`,"ref":"`, &e.Ref, "")
	s.text(`,"from":"`, &e.From, "")
	s.text(`,"to":"`, &e.To, "")
	s.text(`,"answer":"`, &e.Answer, "")
	s.integer(`,"due":`, &e.Due)
	s.text(`,"note":"`, &e.Note, "")
	if s.field(`,"off":true`) {
		e.Off = true
	}
	if !s.good || string(s.rest) != "}" {
		return false
	}
	r.last = e
	return true
}

// A scan is what is left of a line. It is good as long as everything was as ken writes
// it.
type scan struct {
	rest []byte
	good bool
}

// field takes the beginning of a field, and tells whether it is there.
func (s *scan) field(name string) bool {
	if len(s.rest) < len(name) || string(s.rest[:len(name)]) != name {
		return false
	}
	s.rest = s.rest[len(name):]
	return true
}

// text takes a field without escapes in it. A word that is the one before is not
// copied.
func (s *scan) text(name string, to *string, before string) {
	if !s.field(name) {
		return
	}
	if b := s.quoted(); string(b) == before {
		*to = before
	} else {
		*to = string(b)
	}
}

// quoted takes what stands before the end of a string, and that.
func (s *scan) quoted() []byte {
	plain := true
	for i, c := range s.rest {
		switch {
		case c == '"':
			b := s.rest[:i]
			s.rest = s.rest[i+1:]
			s.good = s.good && (plain || utf8.Valid(b))
			return b
		case c < ' ' || c == '\\':
			s.good = false
			return nil
		case c >= utf8.RuneSelf:
			plain = false
		}
	}
	s.good = false
	return nil
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
func (s *scan) whole() int64 {
	nought := len(s.rest) > 0 && s.rest[0] == '0'
	n, count := s.digits()
	s.good = s.good && (count == 1 || count > 1 && !nought)
	return n
}

func (s *scan) integer64(name string, to *int64) {
	if !s.field(name) {
		return
	}
	if s.field("-") {
		*to = -s.whole()
	} else {
		*to = s.whole()
	}
}

func (s *scan) integer(name string, to *int) {
	var n int64
	s.integer64(name, &n)
	if n != 0 {
		*to = int(n)
		s.good = s.good && int64(*to) == n
	}
}

// fraction takes a decimal number that is the quotient of two that a float64 holds
// exactly, so that the division rounds as strconv would.
func (s *scan) fraction(name string, to *float64) {
	if !s.field(name) {
		return
	}
	n, scale := s.whole(), 1.0
	if s.field(".") {
		at := len(s.rest)
		m, count := s.digits()
		for range count {
			n, scale = n*10, scale*10
			if n >= 1<<53/10 {
				s.good = false
				return
			}
		}
		n += m
		s.good = s.good && len(s.rest) < at
	}
	*to = float64(n) / scale
	s.good = s.good && n < 1<<53 && scale <= 1e15
}
