package brief

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/proof"
)

// A Record is what the proof of a document says of it: what it was written for, by whom,
// and what it rests on. It is kept as JSON lines, which merge: the note first, then a line
// for each sentence, refusal, dispute and sentence of the offline engine's.
type Record struct {
	Note      NoteRecord
	Sentences []SentenceRecord
	Refused   []Refused
	Disputes  []Dispute
	// Offline are the sentences that the offline engine wrote, where a model wrote the
	// document.
	Offline []SentenceRecord
}

// A NoteRecord is the first line of a proof.
type NoteRecord struct {
	Type   string `json:"type"`
	Path   string `json:"path"`
	SHA256 string `json:"sha256"` // of the note as ken wrote it
	Kind   string `json:"kind"`
	Topic  string `json:"topic"`
	Engine string `json:"engine"`
	Date   string `json:"date"`
	// Request is what it was written for, to write it again.
	Request  Request `json:"request"`
	Fallback string  `json:"fallback,omitempty"`
}

// A SentenceRecord is a line of a proof for one sentence.
type SentenceRecord struct {
	Type      string         `json:"type"`
	Section   string         `json:"section"`
	Text      string         `json:"text"`
	Verdict   proof.Verdict  `json:"verdict"`
	By        string         `json:"by"`
	Reason    string         `json:"reason"`
	Citations []notes.Source `json:"citations"`
}

// The types of the lines of a proof.
const (
	typeNote     = "note"
	typeSentence = "sentence"
	typeOffline  = "offline"
	typeRefused  = "refused"
	typeDispute  = "dispute"
)

// errRecord is the error of a proof whose first line is none.
var errRecord = errors.New("it is no proof of a note")

// ReadRecord reads a proof. Lines that are torn or of a type that is not known are passed
// over: another version may have written them.
func ReadRecord(data []byte) (Record, error) {
	var r Record
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for n := 0; lines.Scan(); n++ {
		var head struct {
			Type string `json:"type"`
		}
		line := lines.Bytes()
		if json.Unmarshal(line, &head) != nil && n > 0 {
			continue
		}
		switch head.Type {
		case typeNote:
			_ = json.Unmarshal(line, &r.Note) // what is wrong with it shows below
		case typeSentence:
			appendLine(&r.Sentences, line)
		case typeOffline:
			appendLine(&r.Offline, line)
		case typeRefused:
			appendLine(&r.Refused, line)
		case typeDispute:
			appendLine(&r.Disputes, line)
		}
	}
	if r.Note.Kind == "" || lines.Err() != nil {
		return Record{}, errRecord
	}
	if r.Note.Request.Topic == "" { // one of an earlier version
		r.Note.Request.Topic = r.Note.Topic
	}
	r.Note.Request.Kind = r.Note.Kind
	return r, nil
}

func appendLine[T any](list *[]T, line []byte) {
	var one T
	if json.Unmarshal(line, &one) == nil {
		*list = append(*list, one)
	}
}

// Twin returns what the offline engine wrote beside a model, as Markdown; "" where no model
// wrote. Marked are the sentences that the model's document has too.
func (r Record) Twin() string {
	have := map[string]bool{}
	for _, s := range r.Sentences {
		have[s.Text] = true
	}
	var b strings.Builder
	heading := ""
	for _, s := range r.Offline {
		if s.Section != heading {
			heading = s.Section
			fmt.Fprintf(&b, "\n## %s\n\n", heading)
		}
		both := ""
		if have[s.Text] {
			both = "both, "
		}
		at := ""
		if len(s.Citations) > 0 {
			at = s.Citations[0].At()
		}
		fmt.Fprintf(&b, "- %s (%s%s)\n", prose.EscapeTags(s.Text), both, at)
	}
	return strings.TrimLeft(b.String(), "\n")
}

// Words counts the words of the document's sentences.
func (r Record) Words() int {
	n := 0
	for _, s := range r.Sentences {
		n += len(strings.Fields(s.Text))
	}
	return n
}

// record returns the proof of a brief as JSON lines.
func (b Brief) record(text []byte) ([]byte, error) {
	lines := []any{NoteRecord{typeNote, b.Path, digest(text), b.Kind, b.Topic, b.Engine, b.Date, b.request, b.Fallback}}
	for _, s := range recordsOf(typeSentence, b.Sections) {
		lines = append(lines, s)
	}
	for _, r := range b.NotSupported {
		lines = append(lines, struct {
			Type string `json:"type"`
			Refused
		}{typeRefused, r})
	}
	for _, d := range b.Disputes {
		lines = append(lines, struct {
			Type string `json:"type"`
			Dispute
		}{typeDispute, d})
	}
	for _, s := range recordsOf(typeOffline, b.Offline) {
		lines = append(lines, s)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for _, line := range lines {
		if err := enc.Encode(line); err != nil {
			return nil, fmt.Errorf("write the proof: %w", err)
		}
	}
	return out.Bytes(), nil
}

func recordsOf(kind string, sections []Section) []SentenceRecord {
	var list []SentenceRecord
	for _, section := range sections {
		for _, s := range section.Sentences {
			list = append(list, SentenceRecord{kind, section.Heading, s.Text, s.Verdict, s.By, s.Reason, s.Citations})
		}
	}
	return list
}
