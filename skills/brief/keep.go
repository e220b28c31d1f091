package brief

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"
	"time"
	"unicode"

	"ken/notes/prose"
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
	if r.Since != "" {
		topic += " since " + r.Since
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

// wrote tells whether a note is still as ken wrote it.
func (d *Desk) wrote(name string, existing []byte) bool {
	doc, err := d.Keeper.Bytes(ProofOf(name))
	if err != nil {
		return false
	}
	r, err := ReadRecord(doc)
	return err == nil && r.Note.SHA256 == digest(existing)
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
