package proof

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"ken/notes"
	"ken/notes/prose"
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
}

// A Changed citation is one whose source is no longer as it was cited.
type Changed struct {
	Source notes.Source `json:"source"`
	// State is "moved" (the words stand elsewhere in the document), "changed" (they
	// are gone) or "missing" (the document is).
	State string `json:"state"`
	// Line is where the words stand now, 0 where they are gone.
	Line int `json:"line"`
	// Now is what stands at the cited line now; "" where the document is gone.
	Now string `json:"now"`
}

// Opener reads a document of the workspace; *notes.Workspace is one.
type Opener interface {
	Read(path string) (notes.Document, error)
}

// Verify reads a note's sentences, looks whether what they cite still stands in the
// documents, and decides each verdict anew. A sentence whose source changed does not
// stand.
func Verify(name string, files Opener) (Report, error) {
	doc, err := files.Read(name)
	if err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", name, err)
	}
	v := verifier{files: files, documents: map[string]opened{}, seen: map[string]bool{}}
	r := Report{Path: name, Sentences: []CheckedSentence{}, Changed: []Changed{}}
	for _, c := range ReadNote(name, doc.Document) {
		s := v.sentence(c)
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
	files     Opener
	documents map[string]opened
	changed   []Changed
	seen      map[string]bool
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
	o.doc, o.err = v.files.Read(name)
	if o.err == nil {
		o.folded = prose.Folded(o.doc.Text)
	}
	v.documents[name] = o
	return o
}

func (v *verifier) sentence(c Cited) CheckedSentence {
	s := CheckedSentence{Line: c.Line, Text: c.Text, Citations: c.Citations}
	if s.Citations == nil {
		s.Citations = []notes.Source{}
	}
	if len(c.Broken) > 0 {
		s.Verdict, s.Reason = Unsupported, fmt.Sprintf("footnote %s leads to no source", strings.Join(c.Broken, ", "))
		return s
	}
	var quotes []string
	for i, cite := range s.Citations {
		now, problem := v.look(cite)
		if problem != "" {
			s.Verdict, s.Reason = Unsupported, problem
			return s
		}
		s.Citations[i].Quote = now
		s.Citations[i].SHA256 = notes.Digest(now)
		quotes = append(quotes, now)
	}
	check := Sentence(c.Text, quotes)
	s.Verdict, s.Reason = check.Verdict, check.Reason
	return s
}

// look returns the words a citation rests on as they stand now, or what is wrong.
func (v *verifier) look(c notes.Source) (quote, problem string) {
	if c.Path == "" {
		return "", "its footnote names no document"
	}
	o := v.open(c.Path)
	if o.err != nil {
		state := "missing"
		if !errors.Is(o.err, fs.ErrNotExist) {
			state = "unreadable"
		}
		v.note(Changed{Source: c, State: state})
		return "", fmt.Sprintf("%s is %s", c.Path, state)
	}
	there := linesOf(o.doc, c.Line, c.EndLine)
	if c.Quote == "" {
		if there == "" {
			return "", fmt.Sprintf("%s has no line %d", c.Path, c.Line)
		}
		return there, ""
	}
	wanted := prose.Folded(c.Quote)
	if strings.Contains(prose.Folded(there), wanted) {
		return c.Quote, ""
	}
	if strings.Contains(o.folded, wanted) {
		v.note(Changed{Source: c, State: "moved", Line: lineOf(o.doc, wanted), Now: there})
		return c.Quote, ""
	}
	v.note(Changed{Source: c, State: "changed", Now: there})
	return "", fmt.Sprintf("the source changed: %s no longer says this", c.At())
}

func (v *verifier) note(c Changed) {
	key := c.Source.At() + "\x00" + c.Source.Quote
	if !v.seen[key] {
		v.seen[key] = true
		v.changed = append(v.changed, c)
	}
}

// linesOf returns some lines of a document, counted as in its file.
func linesOf(doc notes.Document, from, to int) string {
	if from < 1 {
		return ""
	}
	var out []string
	n := 0
	at := 0
	for line := range strings.Lines(doc.Text) {
		n++
		if number := doc.Line(at); number >= from && number <= to {
			out = append(out, strings.TrimRight(line, "\r\n"))
		} else if number > to && doc.Lines == nil {
			break
		}
		at += len(line)
	}
	return strings.Join(out, "\n")
}

// lineOf returns the line of the file at which folded words begin, 0 if nowhere. It
// folds ever fewer lines, halving, since folding does not keep places.
func lineOf(doc notes.Document, wanted string) int {
	lines := strings.SplitAfter(doc.Text, "\n")
	low, high := 0, len(lines)-1 // the last line from which the rest still holds the words
	for low < high {
		mid := (low + high + 1) / 2
		if strings.Contains(prose.Folded(strings.Join(lines[mid:], "")), wanted) {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return doc.Line(len(strings.Join(lines[:low], "")))
}
