package proof

import (
	"context"
	"fmt"
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/notes/read"
)

// A Report is what was found of a note's sentences.
type Report struct {
	Path      string            `json:"path"`
	Sentences []CheckedSentence `json:"sentences"`
	// Supported and Unsupported count the sentences that stand and that do not.
	Supported   int `json:"supported"`
	Unsupported int `json:"unsupported"`
	// Changed are citations whose words no longer stand in their document.
	Changed []Changed `json:"changed"`
}

// A CheckedSentence is one sentence of a note with its verdict.
type CheckedSentence struct {
	Line      int            `json:"line"`
	Text      string         `json:"text"`
	Verdict   Verdict        `json:"verdict"`
	Reason    string         `json:"reason"`
	Citations []notes.Source `json:"citations"`
	// Changed are those of its citations that are no longer as they were.
	Changed []Changed `json:"changed,omitempty"`
}

// A Changed citation is one whose source is no longer as it was cited.
type Changed struct {
	Source notes.Source `json:"source"`
	// State is "moved" (the words stand elsewhere, in their document or in another),
	// "changed" (they are gone), "missing" (the document is) or "unreadable".
	State string `json:"state"`
	// Path and Line are where the words stand now, or what has taken their place; "" and 0
	// where nothing has.
	Path string `json:"path"`
	Line int    `json:"line"`
	// Now is what has taken the place of the words; "" where nothing has.
	Now string `json:"now"`
}

// Opener reads a document of the workspace; *notes.Workspace is one.
type Opener interface {
	Read(path string) (notes.Document, error)
}

// A Checker looks whether what notes cite still stands in the documents.
type Checker struct {
	Files Opener
	// Near returns paths of documents that may hold some words, best first, for words that
	// are not where they were; nil looks nowhere else.
	Near func(ctx context.Context, words string) []string
}

// Verify reads a note's sentences, looks whether what they cite still stands in the
// documents, and decides each verdict anew. A sentence whose source changed is held
// against what stands there now. One that cites nothing but holds words in quotation
// marks, or is a quotation, is looked for in the documents.
func (c Checker) Verify(ctx context.Context, name string) (Report, error) {
	doc, err := c.Files.Read(name)
	if err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", name, err)
	}
	return c.Text(ctx, name, doc.Document)
}

// Text does so for a text that is no document of the workspace, as one that was pasted.
// name is what it is called.
func (c Checker) Text(ctx context.Context, name string, doc read.Document) (Report, error) {
	v := verifier{Checker: c, name: name, documents: map[string]opened{}, seen: map[string]bool{}, looked: map[string]Changed{}}
	r := Report{Path: name, Sentences: []CheckedSentence{}, Changed: []Changed{}}
	for _, cited := range ReadNote(name, doc) {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		s := v.sentence(ctx, cited)
		r.Sentences = append(r.Sentences, s)
		if s.Verdict.Stands() {
			r.Supported++
		} else {
			r.Unsupported++
		}
	}
	r.Changed = append(r.Changed, v.changed...)
	return r, nil
}

// Sound tells whether every sentence stands and no source has changed.
func (r Report) Sound() bool {
	for _, c := range r.Changed {
		if c.State != "moved" {
			return false
		}
	}
	return r.Unsupported == 0
}

// A verifier reads each document once.
type verifier struct {
	Checker
	name      string // of the note, which is no source of its own
	documents map[string]opened
	changed   []Changed
	seen      map[string]bool
	looked    map[string]Changed
}

// An opened document, with its text folded for comparison.
type opened struct {
	doc    notes.Document
	folded string
	err    error
}

func (v *verifier) open(name string) opened {
	if o, known := v.documents[name]; known {
		return o
	}
	var o opened
	o.doc, o.err = v.Files.Read(name)
	if o.err == nil {
		o.folded = prose.Folded(o.doc.Text)
	}
	v.documents[name] = o
	return o
}

func (v *verifier) sentence(ctx context.Context, c Cited) CheckedSentence {
	s := CheckedSentence{Line: c.Line, Text: c.Text, Citations: c.Citations}
	if s.Citations == nil {
		s.Citations = []notes.Source{}
	}
	if len(c.Broken) > 0 {
		s.Verdict, s.Reason = Unsupported, fmt.Sprintf("footnote %s leads to no source", strings.Join(c.Broken, ", "))
		return s
	}
	if len(s.Citations) == 0 && len(c.Pasted) > 0 {
		return v.pasted(ctx, s, c.Pasted)
	}
	var quotes []string
	why := ""
	for i, cite := range s.Citations {
		now, changed, problem := v.look(ctx, cite)
		if changed != nil {
			s.Changed = append(s.Changed, *changed)
		}
		if problem != "" && why == "" {
			why = problem
		}
		if now != "" {
			s.Citations[i].Quote, s.Citations[i].SHA256 = now, notes.Digest(now)
			quotes = append(quotes, now)
		}
	}
	check := Check{Verdict: Unsupported}
	if len(quotes) > 0 || why == "" {
		check = Sentence(c.Text, quotes)
	}
	s.Verdict, s.Reason = check.Verdict, check.Reason
	if why != "" {
		s.Reason = why
		if check.Reason != "" && !check.Verdict.Stands() {
			s.Reason += "; " + check.Reason
		}
	}
	return s
}

// look returns the words a citation rests on as they stand now, what became of them, and
// what is wrong.
func (v *verifier) look(ctx context.Context, c notes.Source) (quote string, changed *Changed, problem string) {
	if c.Path == "" {
		return "", nil, "its footnote names no document"
	}
	o := v.open(c.Path)
	there := ""
	if o.err == nil {
		there = linesOf(o.doc, c.Line, c.EndLine)
	}
	switch {
	case o.err == nil && c.Quote == "" && there == "":
		return "", nil, fmt.Sprintf("%s has no line %d", c.Path, c.Line)
	case o.err == nil && c.Quote == "":
		return there, nil, ""
	case o.err == nil && strings.Contains(prose.Folded(there), prose.Folded(c.Quote)):
		return c.Quote, nil, ""
	}
	now := v.trace(ctx, c, o)
	v.note(now)
	switch now.State {
	case "moved":
		return c.Quote, &now, ""
	case "changed":
		return now.Now, &now, fmt.Sprintf("the source changed: %s no longer says this", c.At())
	}
	return "", &now, fmt.Sprintf("%s is %s", c.Path, now.State)
}

func (v *verifier) note(c Changed) {
	key := c.Source.At() + "\x00" + c.Source.Quote
	if !v.seen[key] {
		v.seen[key] = true
		v.changed = append(v.changed, c)
	}
}
