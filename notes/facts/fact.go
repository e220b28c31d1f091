package facts

import (
	"ken/notes"
	"ken/notes/prose"
	"ken/notes/read"
)

// Kinds of facts.
const (
	Owner      = "owner"      // somebody answers for something
	Date       = "date"       // something happens or happened on a day
	Task       = "task"       // something is to be done, or was
	Amount     = "amount"     // something costs, weighs, takes or measures so much
	Decision   = "decision"   // something was decided, or is to be
	Dependency = "dependency" // one thing waits for another
)

// Kinds returns all kinds of facts, in the order they are listed.
func Kinds() []string { return []string{Task, Decision, Owner, Date, Amount, Dependency} }

// A Fact is what a stretch of a document says, taken apart. Which fields are filled
// depends on its kind; texts are the document's own words without markup.
type Fact struct {
	Kind string `json:"kind"`

	// Text is what a task asks for, without owner and date.
	Text string `json:"text,omitempty"`
	// Owner is who a task is assigned to; several are parted by commas.
	Owner string `json:"owner,omitempty"`
	// Due is a day (2026-12-01) or month (2026-12), else what is written there.
	Due string `json:"due,omitempty"`
	// State of a task is open, done, blocked or dropped.
	State     string `json:"state,omitempty"`
	BlockedBy string `json:"blocked_by,omitempty"`

	// Who answers for What.
	Who string `json:"who,omitempty"`
	// What an owner answers for, a date is of, an amount measures or was decided.
	What string `json:"what,omitempty"`

	// When is a day or month, as Due is; End is the last day of a range.
	When        string `json:"when,omitempty"`
	End         string `json:"end,omitempty"`
	Approximate bool   `json:"approximate,omitempty"`

	// Value is a number in digits, or two with an en dash, in Unit: "EUR", "%", or the
	// word that stands behind the number.
	Value string `json:"value,omitempty"`
	Unit  string `json:"unit,omitempty"`

	// On is when it was decided, By who did; Status is "decided" or what a record of
	// decisions says of itself.
	On     string `json:"on,omitempty"`
	By     string `json:"by,omitempty"`
	Status string `json:"status,omitempty"`

	// From depends on To: "blocked by", "depends on", "needs", "after", or "→" where an
	// arrow leads from one to the other.
	From     string `json:"from,omitempty"`
	Relation string `json:"relation,omitempty"`
	To       string `json:"to,omitempty"`

	// Source is filled by who knows the file as it is now; [Of] leaves it empty.
	Source notes.Source `json:"source"`
	// Span is where the fact stands in the document's Text.
	Span prose.Span `json:"-"`
}

// Texts returns the places of the fact's fields that hold text, always in the same
// order, so that they can be kept and read back one by one.
func (f *Fact) Texts() []*string {
	return []*string{
		&f.Text, &f.Owner, &f.Due, &f.State, &f.BlockedBy, &f.Who, &f.What, &f.When, &f.End,
		&f.Value, &f.Unit, &f.On, &f.By, &f.Status, &f.From, &f.Relation, &f.To,
	}
}

// Bounds of what is taken from one document: one beyond them is data, not notes.
const (
	mostFacts = 5_000 // of a document
	longest   = 240   // bytes of a field
)

// Of returns the facts of a document in the order they stand there, without their
// sources. The sections are those of the document. What ken wrote itself, and
// preferences, have none.
func Of(doc notes.Document, sections []notes.Section) []Fact {
	var list []Fact
	from, about := 0, doc.About
	for _, p := range doc.Parts {
		if p.Own && p.Start > from {
			list = append(list, In(doc, sections, about, prose.Span{Start: from, End: p.Start})...)
			from = p.Start
		}
		if p.Own {
			about = p.About
		}
	}
	return append(list, In(doc, sections, about, prose.Span{Start: from, End: len(doc.Text)})...)
}

// In returns the facts of a stretch of a document that is a document by itself, as a
// message of a mailbox is: who is met elsewhere is not known in it. About is what it
// says of itself.
func In(doc notes.Document, sections []notes.Section, about read.About, span prose.Span) []Fact {
	if kind := doc.KindOf(); kind == "brief" || kind == "preference" {
		return nil
	}
	r := &reader{doc: doc, about: about, span: span, sections: sections, people: people{}, section: -1}
	for _, list := range [][]string{about.Authors, about.People} {
		for _, name := range list {
			r.people.add(name)
		}
	}
	if span.Start == 0 {
		r.frontMatter()
	}
	r.blocks()
	return r.facts
}
