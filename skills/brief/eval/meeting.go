package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"ken/notes/prose"
)

// A meeting is a transcript with questions about it.
type meeting struct {
	Turns []struct {
		Speaker string `json:"speaker"`
		Content string `json:"content"`
	} `json:"meeting_transcripts"`
	Specific []query `json:"specific_query_list"`
	General  []query `json:"general_query_list"`
}

// A query is a question with the answer that a person wrote.
type query struct {
	Text   string `json:"query"`
	Answer string `json:"answer"`
	// Spans are the first and the last of the turns that the answer was written from.
	Spans [][2]string `json:"relevant_text_span"`
}

// readMeetings reads a meeting of each line of a file.
func readMeetings(name string) (list []meeting, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	var in io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(in); err != nil {
			return nil, fmt.Errorf("unpack %s: %w", name, err)
		}
	}
	for lines := json.NewDecoder(in); ; {
		var m meeting
		if err := lines.Decode(&m); errors.Is(err, io.EOF) {
			return list, nil
		} else if err != nil {
			return nil, fmt.Errorf("read meeting %d of %s: %w", len(list), name, err)
		}
		list = append(list, m)
	}
}

// text returns the transcript as a document: a paragraph of one line for each turn.
func (m meeting) text() string {
	var b strings.Builder
	for i := range m.Turns {
		b.WriteString(m.turn(i))
		b.WriteString("\n\n")
	}
	return b.String()
}

func (m meeting) turn(i int) string {
	t := m.Turns[i]
	return strings.Join(strings.Fields(t.Speaker+": "+t.Content), " ")
}

// lineOf is the line on which a turn stands in the document.
func lineOf(turn int) int { return 2*turn + 1 }

// gold returns the lines that the answer was written from.
func (q query) gold() map[int]bool {
	lines := map[int]bool{}
	for _, span := range q.Spans {
		first, err := strconv.Atoi(span[0])
		last, errLast := strconv.Atoi(span[1])
		if err != nil || errLast != nil {
			continue
		}
		for turn := first; turn <= last; turn++ {
			lines[lineOf(turn)] = true
		}
	}
	return lines
}

// A sentence is one of a transcript's sentences and the line it stands on.
type sentence struct {
	text string
	line int
}

// sentences takes a transcript apart, as ken does.
func (m meeting) sentences() []sentence {
	var list []sentence
	for i := range m.Turns {
		turn := m.turn(i)
		for _, s := range prose.Sentences(turn) {
			list = append(list, sentence{s.In(turn), lineOf(i)})
		}
	}
	return list
}
