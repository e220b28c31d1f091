package diagram

import (
	"encoding/json"
	"slices"

	"ken/skills/brief"
)

// A noteRecord is the first line of a diagram's proof: that of a brief, and how it was
// asked for.
type noteRecord struct {
	brief.NoteRecord
	Form Form `json:"form,omitempty"` // that was wanted, "" where it was chosen
	Most int  `json:"most,omitempty"`
}

// A Recorded diagram is one that was kept, as its proof has it.
type Recorded struct {
	// Request is what it was drawn for, to be kept under the name it has. Its Path is never
	// set: Topic may be one.
	Request Request
	// Engine drew it. Edges are what it said.
	Engine string
	Edges  []brief.SentenceRecord
	// Edited tells that its note is no longer as it was written.
	Edited bool
}

// Recorded returns what is known of a diagram that was kept. False is for what is none, or
// has no proof.
func (d *Desk) Recorded(name string) (Recorded, bool) {
	data, err := d.Keeper.Bytes(brief.ProofOf(name))
	if err != nil {
		return Recorded{}, false
	}
	r, err := brief.ReadRecord(data)
	if err != nil || r.Note.Kind != "diagram" || r.Note.Path != name {
		return Recorded{}, false
	}
	out := Recorded{
		Request: Request{Topic: r.Note.Topic, Where: r.Note.Request.Where, Out: name}, Engine: r.Note.Engine, Edges: r.Sentences,
	}
	var first noteRecord
	if json.Unmarshal(firstLine(data), &first) == nil && slices.Contains(Forms(), first.Form) {
		out.Request.Form = first.Form
	}
	out.Request.Most = min(max(first.Most, 0), mostNodesAsk)
	text, err := d.Keeper.Bytes(name)
	out.Edited = err != nil || digest(text) != r.Note.SHA256
	return out, true
}

func firstLine(data []byte) []byte {
	if n := slices.Index(data, '\n'); n >= 0 {
		return data[:n]
	}
	return data
}

// Changed says what became of a diagram's edges: those that it says now and did not say
// before, those that it no longer says, and how many stand in both. Edges are the same
// that read the same.
func (d Drawn) Changed(before []brief.SentenceRecord) (added []Edge, gone []brief.SentenceRecord, kept int) {
	was := map[string]int{}
	for _, s := range before {
		was[s.Text]++
	}
	is := map[string]int{}
	for _, e := range d.Edges {
		is[e.Sentence]++
		if was[e.Sentence] >= is[e.Sentence] {
			kept++
		} else {
			added = append(added, e)
		}
	}
	for _, s := range before {
		if is[s.Text] > 0 {
			is[s.Text]--
			continue
		}
		gone = append(gone, s)
	}
	return added, gone, kept
}
