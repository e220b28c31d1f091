package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A question is a line of the list: what is asked, and the strings that tell a right answer
// from one that is out of date.
type question struct {
	Question string   `json:"question"`
	Current  []string `json:"current"` // each is the current figure, as it may be spelt; none where nothing answers
	Stale    []string `json:"stale"`   // figures that were current once
	Where    string   `json:"where"`   // the document that says it
	Why      string   `json:"why"`
	Dispute  bool     `json:"dispute"` // Current are two that stand against each other
}

// readQuestions reads a list, one question in a line.
func readQuestions(name string) ([]question, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	var list []question
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		list = append(list, q)
	}
	return list, lines.Err()
}

// answerable tells whether the folder answers the question.
func (q question) answerable() bool { return len(q.Current) > 0 }

// right tells whether a text holds a current figure.
func (q question) right(text string) bool { return len(q.held(text, q.Current)) > 0 }

// both tells whether two texts hold different ones of the current figures.
func (q question) both(a, b string) bool {
	in, other := q.held(a, q.Current), q.held(b, q.Current)
	return len(in) > 0 && len(other) > 0 && in[0] != other[0]
}

// stale tells whether a sentence gives a figure as current that is not: it holds one that
// is out of date, and neither the current one nor a word that tells of what was.
func (q question) stale(sentence string) bool {
	return len(q.held(sentence, q.Stale)) > 0 && !q.right(sentence) && !history.MatchString(sentence)
}

// history matches the words of a sentence that tells of what was.
var history = regexp.MustCompile(`(?i)\b(?:originally|original|at first|initially|previously|previous|formerly|former|earlier|old|older|until now|so far|used to|no longer|instead of|rather than|was|were|had been|superseded|replaced|replaces|corrected|cancelled|withdrawn|rejected|not adopted)\b`)

// held returns those of the figures that a text holds, not as a part of another word or
// number.
func (q question) held(text string, figures []string) []string {
	text = plain(text)
	var out []string
	for _, f := range figures {
		if holds(text, plain(f)) {
			out = append(out, f)
		}
	}
	return out
}

func plain(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.NewReplacer("*", "", "`", "", " · ", " | ", "\u00a0", " ", "\u202f", " ").Replace(text)), " "))
}

func holds(text, figure string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], figure)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(figure)
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		after, _ := utf8.DecodeRuneInString(text[to:])
		if !wordy(before) && !wordy(after) && !fraction(text, from, to) {
			return true
		}
		at = from + 1
	}
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// fraction tells whether digits go on before or behind a place: "5" is not in "1.5".
func fraction(text string, from, to int) bool {
	digit := func(at int) bool { return at >= 0 && at < len(text) && text[at] >= '0' && text[at] <= '9' }
	mark := func(at int) bool { return at >= 0 && at < len(text) && (text[at] == '.' || text[at] == ',') }
	return digit(from) && mark(from-1) && digit(from-2) || digit(to-1) && mark(to) && digit(to+1)
}
