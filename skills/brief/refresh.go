package brief

import (
	"context"
	"errors"
	"io"
)

// A Renewed document is one that was written again from its own request, beside what it
// said before.
type Renewed struct {
	// Before is the path of the document as it was, After that of the new one: the same
	// where nobody edited it since, else one beside it. "" where it was not kept.
	Before string `json:"before"`
	After  string `json:"after"`
	// Same tells that it says what it said.
	Same     bool      `json:"same"`
	Kept     int       `json:"kept"` // sentences that stand in both
	Sections []Renewal `json:"sections"`
	Brief    Brief     `json:"brief"`
}

// A Renewal is what changed of a section.
type Renewal struct {
	Heading string          `json:"heading"`
	Changes []RenewedChange `json:"changes"`
}

// A RenewedChange is a sentence that only the document before or the one after has, or
// one in place of another. Words tell the two apart where they have words in common: in
// "both", "before" or "after".
type RenewedChange struct {
	Before *Placed `json:"before,omitempty"`
	After  *Placed `json:"after,omitempty"`
	Words  []Words `json:"words,omitempty"`
}

// ErrNoProof says that nothing is known of how a document was written.
var ErrNoProof = errors.New("its proof is not there, so that it is not known what it was written for")

// Recorded returns the proof of a document. The error is [ErrNoProof] where there is none.
func (d *Desk) Recorded(name string) (Record, error) {
	data, err := d.Keeper.Bytes(ProofOf(name))
	if err != nil {
		return Record{}, ErrNoProof
	}
	r, err := ReadRecord(data)
	if err != nil {
		return Record{}, ErrNoProof
	}
	return r, nil
}

// Refresh writes a document again for a request, which is that of its proof or one that
// followed from it, and says what became of its sentences.
func (d *Desk) Refresh(ctx context.Context, name string, r Request, draft io.Writer, live func(string) error) (Renewed, error) {
	old, err := d.Recorded(name)
	if err != nil {
		return Renewed{}, err
	}
	same := r
	same.Out, same.Unkept, same.Offline = "", false, false
	if same == old.Note.Request {
		r.Out = name
	}
	b, err := d.WriteLive(ctx, r, draft, live)
	var unkept *KeepError
	if err != nil && !errors.As(err, &unkept) {
		return Renewed{}, err
	}
	return renewed(name, old, b), err
}

// renewed holds a document against what it said before.
func renewed(name string, old Record, b Brief) Renewed {
	var c Contrast
	before := Brief{Sections: old.sections()}
	c.compare(b, before)
	n := Renewed{Before: name, After: b.Path, Brief: b, Sections: []Renewal{}}
	gone := 0
	for _, s := range c.Sections {
		if s.Heading == NotFound {
			continue // a proof does not keep what was missing
		}
		one := Renewal{Heading: s.Heading}
		for _, ch := range s.Changes {
			if ch.Without != nil {
				gone++
			}
			one.Changes = append(one.Changes, RenewedChange{Before: ch.Without, After: ch.With, Words: renamed(ch.Words)})
		}
		n.Sections = append(n.Sections, one)
	}
	n.Kept = len(before.sentences()) - gone
	n.Same = len(n.Sections)+len(c.Moved) == 0
	return n
}

// renamed names the sides of a contrast as those of before and after.
func renamed(words []Words) []Words {
	sides := map[string]string{"both": "both", "with": "after", "without": "before"}
	var out []Words
	for _, w := range words {
		out = append(out, Words{sides[w.In], w.Text})
	}
	return out
}

// sections returns the sentences of a proof under their headings.
func (r Record) sections() []Section {
	var out []Section
	for _, s := range r.Sentences {
		if n := len(out); n == 0 || out[n-1].Heading != s.Section {
			out = append(out, Section{Heading: s.Section})
		}
		last := &out[len(out)-1]
		last.Sentences = append(last.Sentences, Sentence{Text: s.Text, Verdict: s.Verdict, Citations: s.Citations, By: s.By, Reason: s.Reason})
	}
	return out
}
