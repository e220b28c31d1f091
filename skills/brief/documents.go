package brief

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"ken/index"
	"ken/notes"
	"ken/notes/facts"
	"ken/skills/evidence"
)

// A Document is one of the documents that a kind is written from, with all that was read
// of it.
type Document struct {
	Path  string
	Title string    // its file's name where it has none
	Dated time.Time // the date it gives itself, zero if none
	// Outdated says why it is no longer to go by, "" while it is.
	Outdated string
	Passages []index.Passage // in the order they stand there
}

// Name returns what the document is called: its title, else its file's name without the
// ending.
func (d Document) Name() string {
	base := path.Base(d.Path)
	if t := strings.TrimSpace(d.Title); t != "" && t != base {
		return t
	}
	return strings.TrimSuffix(base, path.Ext(base))
}

// Heading returns where the document's own title stands in its text; ok is false where it
// stands only in what the file says of itself, or nowhere.
func (d Document) Heading() (src notes.Source, ok bool) {
	if len(d.Passages) == 0 {
		return src, false
	}
	p := d.Passages[0]
	at := strings.Index(p.Quote, d.Title)
	if d.Title == "" || at < 0 {
		return src, false
	}
	begin := strings.LastIndexByte(p.Quote[:at], '\n') + 1
	end := at + len(d.Title)
	if n := strings.IndexByte(p.Quote[end:], '\n'); n >= 0 {
		end += n
	} else {
		end = len(p.Quote)
	}
	if marks := strings.Trim(p.Quote[begin:at], "# "); marks != "" {
		return src, false
	}
	src = p.Cite(at, end)
	src.Heading = []string{}
	return src, true
}

// mostRead is how many passages [Writer.Documents] reads at most.
const mostRead = 20_000

// Documents returns the documents that the conditions of the request let pass and no
// preference refuses, by path. Their titles are from then on known to the list of sources.
func (w *Writer) Documents(ctx context.Context) ([]Document, error) {
	found, err := w.desk.Finder.Search(ctx, index.Query{
		Where: strings.Join(strings.Fields("kind:note "+w.Request.Where+" "+w.limit.where(w.Now())), " "), Kinds: []string{index.KindNote}, Max: mostRead,
	})
	if err != nil {
		return nil, fmt.Errorf("read the documents: %w", err)
	}
	by := map[string]*Document{}
	for _, p := range found.Passages {
		if w.limit.refuses(p.Path) {
			continue
		}
		d := by[p.Path]
		if d == nil {
			d = &Document{Path: p.Path, Title: p.Title, Dated: p.Dated}
			by[p.Path] = d
		}
		d.Passages = append(d.Passages, p)
	}
	if err := w.outdate(ctx, by); err != nil {
		return nil, err
	}
	list := make([]Document, 0, len(by))
	for _, name := range slices.Sorted(maps.Keys(by)) {
		list = append(list, *by[name])
		w.read[name] = by[name].Passages
		w.known[name] = evidence.Statement{Source: notes.Source{Path: name}, Title: by[name].Title, Dated: by[name].Dated}
	}
	return list, nil
}

// outdate marks what is no longer to go by: put away, replaced by a later version, or out
// of date by its own first words or by the status it gives itself.
func (w *Writer) outdate(ctx context.Context, by map[string]*Document) error {
	decisions, err := w.desk.Finder.Facts(ctx, index.FactQuery{Kinds: []string{facts.Decision}})
	if err != nil {
		return fmt.Errorf("read the decisions: %w", err)
	}
	for _, f := range decisions {
		if status, _, _ := strings.Cut(strings.ToLower(f.Status), " "); slices.Contains(lapsed, status) && f.Source.Line < statusLine {
			w.old[f.Source.Path] = "its status is " + f.Status
		}
	}
	for name, d := range by {
		slices.SortStableFunc(d.Passages, func(a, b index.Passage) int { return cmp.Compare(a.Line, b.Line) })
		if why := w.Outdated(name, d.Title); why != "" {
			d.Outdated = why
			continue
		}
	}
	return nil
}

// lapsed are what a record of a decision says of itself when it does not hold, in its
// first lines.
var lapsed = []string{"superseded", "deprecated", "rejected", "withdrawn", "obsolete"}

const statusLine = 20

// Outdated says why a document is no longer to go by, "" where nothing tells.
func (w *Writer) Outdated(name, title string) string {
	if why := w.old[name]; why != "" {
		return why
	}
	if notes.Retired(name, title) {
		return "it is put away as out of date"
	}
	return ""
}

// Later is the path of the document that took another's place, "" where none is known.
func (w *Writer) Later(name string) string { return w.succeeded[name].By }

// oldOnes says of each document that is no longer to go by why. A proposal is none of
// them: nothing took its place, and it is named as what it is.
func oldOnes(succeeded map[string]notes.Succession) map[string]string {
	old := map[string]string{}
	for name, s := range succeeded {
		switch {
		case s.By != "" && s.Earlier:
			old[name] = s.By + " has the figures of now"
		case s.By != "":
			old[name] = s.By + " is a later version"
		case s.Says == notes.Void:
			old[name] = "it says itself that it does not hold"
		}
	}
	return old
}

// Outdated says why a document is no longer to go by, "" while it is.
func (b Brief) Outdated(name string) string { return b.old[name] }

// offer adds the passages of documents read whole that a document cites to those an author
// writes from: no search brought them.
func (w *Writer) offer(b Brief) {
	for _, s := range b.sentences() {
		for _, c := range s.Citations {
			for _, p := range w.read[c.Path] {
				if p.Line <= c.Line && c.EndLine <= p.EndLine {
					w.remember(evidence.Gathered{Passages: []index.Passage{p}})
				}
			}
		}
	}
}
