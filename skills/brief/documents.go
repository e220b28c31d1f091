package brief

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path"
	"regexp"
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
		if why := w.putAway(name, d.Title); why != "" {
			d.Outdated = why
			continue
		}
		first := d.Passages[0].Quote
		if m := saysOutdated.FindString(first[:min(len(first), openingBytes)]); m != "" {
			d.Outdated = "it says so itself"
			w.old[name] = d.Outdated
		}
	}
	return nil
}

// lapsed are what a record of a decision says of itself when it does not hold, in its
// first lines.
var lapsed = []string{"superseded", "deprecated", "rejected", "withdrawn", "obsolete"}

const statusLine = 20

// openingBytes is how far into a document it may say that it is out of date.
const openingBytes = 800

// saysOutdated tells a document that begins with being replaced or no longer valid.
var saysOutdated = regexp.MustCompile(`(?im)^[\s*_>#]*(?:(?:this|the) (?:document|page|note|plan|version|file|list|draft|proposal|text) (?:is|was|has been) (?:now )?|(?:status|state)\W{1,5})?` +
	`(?:superseded|obsolete|withdrawn|deprecated|no longer valid|replaced (?:on [^.\n]{1,30} )?by)\b`)

// putAway says why a document is no longer to go by, "" where nothing tells.
func (w *Writer) putAway(name, title string) string {
	if why := w.old[name]; why != "" {
		return why
	}
	if notes.Retired(name, title) {
		return "it is put away as out of date"
	}
	return ""
}

// oldOnes says of each document that is no longer to go by why.
func oldOnes(paths []string) map[string]string {
	old := map[string]string{}
	for name, later := range notes.Superseded(paths) {
		old[name] = later + " is a later version"
	}
	for _, name := range paths {
		if old[name] == "" && notes.Retired(name, "") {
			old[name] = "it is put away as out of date"
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
