package diagram

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"time"

	"ken/skills/brief"
)

// Keep writes a diagram into the workspace: the note, its picture beside it, and the
// proof of each edge. A note or picture of the same name is replaced only while it is as
// ken wrote it; else the new one stands beside it. What could not be kept is a
// [brief.KeepError]; a diagram in which nothing is found is not kept.
func (d *Desk) Keep(ctx context.Context, drawn Drawn) (Drawn, error) {
	if !drawn.Found() || ctx.Err() != nil {
		return drawn, ctx.Err()
	}
	name := drawn.request.Out
	if name == "" {
		name = NameOf(strings.TrimSuffix(drawn.Topic, path.Ext(drawn.request.Path)), drawn.Form, d.Now())
	}
	written, text, err := d.note(drawn, name)
	if err != nil {
		return drawn, &brief.KeepError{Path: name, Err: err}
	}
	drawn.Path = written
	if d.SVG != nil {
		if drawn.SVGPath, err = d.picture(drawn, pictureOf(written)); err != nil {
			return drawn, &brief.KeepError{Path: pictureOf(written), Err: err}
		}
	}
	if err := d.prove(written, drawn.record(text)); err != nil {
		return drawn, &brief.KeepError{Path: proofOf(written), Err: err}
	}
	return drawn, nil
}

// note writes the note. Its links are relative to where it comes to lie, and its picture is
// named after it: where it had to stand beside another, it is written again with its own.
func (d *Desk) note(drawn Drawn, name string) (written string, text []byte, err error) {
	fence := d.Fence(drawn.Diagram)
	compose := func(name string) []byte {
		drawn.Path = name
		if d.SVG == nil {
			return drawn.Markdown(fence, "")
		}
		return drawn.Markdown(fence, path.Base(pictureOf(name)))
	}
	text = compose(name)
	written, err = d.Keeper.WriteBeside(name, text, func(existing []byte) bool { return d.wrote(name, existing) })
	if err != nil || written == name {
		return written, text, err
	}
	first := text
	text = compose(written)
	written, err = d.Keeper.WriteBeside(written, text, func(existing []byte) bool { return bytes.Equal(existing, first) })
	return written, text, err
}

// picture writes the picture beside its note, with a proof of its bytes.
func (d *Desk) picture(drawn Drawn, name string) (string, error) {
	svg := d.SVG(drawn.Diagram)
	written, err := d.Keeper.WriteBeside(name, svg, func(existing []byte) bool { return d.wrote(name, existing) })
	if err != nil {
		return "", err
	}
	return written, d.prove(written, []any{pictureRecord{"note", written, digest(svg), "diagram", drawn.Topic}})
}

// NameOf names what is drawn of a topic: the day, its words, and the form where that is
// not to be seen from them.
func NameOf(topic string, form Form, day time.Time) string {
	words := topic
	if said, _ := asked(topic); said != form && form != "" {
		words += " " + string(form)
	}
	t := brief.Request{Kind: "brief", Topic: words}
	name := strings.TrimPrefix(brief.NameOf(t, day), "briefs/")
	return "diagrams/" + name
}

func pictureOf(note string) string { return strings.TrimSuffix(note, path.Ext(note)) + ".svg" }

// proofOf is where the proof of a note or a picture lies.
func proofOf(name string) string {
	if path.Ext(name) == ".svg" {
		return ".ken/proofs/" + name + ".jsonl"
	}
	return brief.ProofOf(name)
}

// A pictureRecord is the proof of a picture: what its bytes were.
type pictureRecord struct {
	Type   string `json:"type"`
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Kind   string `json:"kind"`
	Topic  string `json:"topic"`
}

// wrote tells whether a file is still as ken wrote it.
func (d *Desk) wrote(name string, existing []byte) bool {
	data, err := d.Keeper.Bytes(proofOf(name))
	if err != nil {
		return false
	}
	r, err := brief.ReadRecord(data)
	return err == nil && r.Note.SHA256 == digest(existing)
}

// prove writes a proof as JSON lines.
func (d *Desk) prove(name string, lines []any) error {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for _, line := range lines {
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("write the proof: %w", err)
		}
	}
	_, err := d.Keeper.WriteBeside(proofOf(name), out.Bytes(), func([]byte) bool { return true })
	return err
}

// record is the proof of a note: what it was drawn for, and each edge.
func (d Drawn) record(text []byte) []any {
	lines := []any{noteRecord{brief.NoteRecord{
		Type: "note", Path: d.Path, SHA256: digest(text), Kind: "diagram", Topic: d.Topic, Engine: d.Engine, Date: d.Date,
		Request: brief.Request{Kind: "diagram", Topic: d.Topic, Where: d.request.Where}, Fallback: d.Fallback,
	}, d.request.Form, d.request.Most}}
	for _, e := range d.Edges {
		lines = append(lines, brief.SentenceRecord{
			Type: "sentence", Section: Edges, Text: e.Sentence, Verdict: e.Verdict, By: e.Kind, Citations: e.Cites,
		})
	}
	return lines
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
