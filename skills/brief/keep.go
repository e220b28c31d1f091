package brief

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"time"
	"unicode"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/proof"
)

// A KeepError says that a brief is written but could not be kept.
type KeepError struct {
	Path string
	Err  error
}

// Error says where the brief should have gone and what happened.
func (e *KeepError) Error() string { return fmt.Sprintf("keep the brief as %s: %v", e.Path, e.Err) }

// Unwrap returns what happened.
func (e *KeepError) Unwrap() error { return e.Err }

// keep writes the brief and its proof into the workspace. A brief of the same name
// is replaced only while it is as ken wrote it; else the new one stands beside it.
func (d *Desk) keep(b Brief, name string, text []byte) (Brief, error) {
	written, err := d.Keeper.WriteBeside(name, text, func(existing []byte) bool {
		return d.wrote(name, existing)
	})
	if err != nil {
		return b, &KeepError{name, err}
	}
	b.Path = written
	record, err := b.record(text)
	if err != nil {
		return b, &KeepError{ProofOf(written), err}
	}
	if _, err := d.Keeper.WriteBeside(ProofOf(written), record, func([]byte) bool { return true }); err != nil {
		return b, &KeepError{ProofOf(written), err}
	}
	return b, nil
}

// NameOf names what is written for a request: the day, the kind unless it is a brief,
// and the topic's words.
func NameOf(r Request, now time.Time) string {
	topic := r.Topic
	if r.Kind != "brief" && r.Kind != "" {
		topic = r.Kind + " " + topic
	}
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(prose.Folded(topic)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		} else {
			dash = true
		}
		if b.Len() > 60 {
			break
		}
	}
	slug := b.String()
	if slug == "" {
		slug = "brief"
	}
	return fmt.Sprintf("briefs/%s-%s.md", now.Format(time.DateOnly), slug)
}

// ProofOf returns where the proof of a note lies.
func ProofOf(note string) string {
	return ".ken/proofs/" + strings.TrimSuffix(note, path.Ext(note)) + ".jsonl"
}

// The lines of a proof: the note first, then its sentences.
type (
	noteRecord struct {
		Type   string `json:"type"`
		Path   string `json:"path"`
		SHA256 string `json:"sha256"`
		Kind   string `json:"kind"`
		Topic  string `json:"topic"`
		Engine string `json:"engine"`
		Date   string `json:"date"`
		// Request is what it was written for, to write it again.
		Request Request `json:"request"`
	}
	sentenceRecord struct {
		Type      string         `json:"type"`
		Section   string         `json:"section"`
		Text      string         `json:"text"`
		Verdict   proof.Verdict  `json:"verdict"`
		By        string         `json:"by"`
		Reason    string         `json:"reason"`
		Citations []notes.Source `json:"citations"`
	}
)

// record returns the proof of a brief as JSON lines.
func (b Brief) record(text []byte) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(noteRecord{"note", b.Path, digest(text), b.Kind, b.Topic, b.Engine, b.Date, b.request}); err != nil {
		return nil, fmt.Errorf("write the proof: %w", err)
	}
	for _, section := range b.Sections {
		for _, s := range section.Sentences {
			line := sentenceRecord{"sentence", section.Heading, s.Text, s.Verdict, s.By, s.Reason, s.Citations}
			if err := enc.Encode(line); err != nil {
				return nil, fmt.Errorf("write the proof: %w", err)
			}
		}
	}
	return out.Bytes(), nil
}

// wrote tells whether a note is still as ken wrote it.
func (d *Desk) wrote(name string, existing []byte) bool {
	doc, err := d.Keeper.Bytes(ProofOf(name))
	if err != nil {
		return false
	}
	first, _, _ := bytes.Cut(doc, []byte("\n"))
	var r noteRecord
	return json.Unmarshal(first, &r) == nil && r.SHA256 == digest(existing)
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
