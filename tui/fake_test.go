package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"ken/index"
	"ken/notes"
	"ken/notes/read"
	"ken/skills/brief"
	"ken/skills/proof"
)

// noon is when the tests take place.
var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// A fake is a workshop whose documents are in memory. Its fields may be changed while
// a session runs, between two keys.
type fake struct {
	docs    map[string]string
	env     map[string]string
	context notes.Context
	recent  []Recent
	cites   map[string][]Citation
	changes index.Changes
	stamp   string

	found    []string      // every query searched for
	findSlow time.Duration // how long a search takes
	findErr  error
	syncSlow time.Duration // between two steps of a sync
	syncErr  error
	scan     bool            // there is a file of two pages
	around   func(*Workshop) // changes the workshop before it is used
	class    *class          // what it teaches with; nil for nothing
	pieces   []string        // what a brief writes
	pause    time.Duration
	briefErr error
	records  map[string]brief.Record
	asked    []brief.Request // every document that was asked for
	looked   []brief.Request // every one that was looked at before it would leave
	evil     string          // stands in what would leave
	fallback string          // why no model wrote, where one is set
	goals    []string        // written
	saved    map[string]string
}

func newFake() *fake {
	f := &fake{
		docs:    map[string]string{},
		env:     map[string]string{"EDITOR": "vi"},
		cites:   map[string][]Citation{},
		records: map[string]brief.Record{},
		saved:   map[string]string{},
		pause:   300 * time.Millisecond,
		changes: index.Changes{Files: 4, Passages: 2140, Added: 4, Unread: []index.Unread{{Path: "scan.pdf", Reason: "no text on any of its 3 pages"}, {Path: "photos/garden.png", Reason: "no reader for .png files yet"}}},
	}
	f.docs[".goals.md"] = "---\nfolders: []\n---\n\n# Goals\n\n## Understand spaced repetition well enough to teach it\n\ndue: 2027-03-01\n\n## Move the home server to NixOS before March\n"
	f.docs["learning/fsrs.md"] = fsrs
	f.docs["learning/forgetting.md"] = "# The forgetting curve\n\nRetrievability falls as a power of time, not exponentially.\n\nSee [stability](fsrs.md#L11) and <https://example.com/curve>.\n"
	f.docs["journal/2026-03-02.md"] = "# Monday\n\nTried to explain stability to Ana, failed at retrievability.\n"
	f.docs["plain.txt"] = "first line\n\tindented with a tab\nlast line\n"
	f.docs[briefPath] = briefText
	f.cites[briefPath] = citations()
	f.records[briefPath] = recorded()
	f.context = notes.Context{
		Goals: []notes.Goal{
			{Text: "Understand spaced repetition well enough to teach it", Path: ".goals.md", Line: 7, EndLine: 10, Due: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), DoneWhen: []string{"a lesson is held", "8 of 10 cards known"}, Terms: []string{"FSRS", "stability"}, Why: "the course in spring"},
			{Text: "Move the home server to NixOS before March", Path: ".goals.md", Line: 11, EndLine: 11},
		},
		Preferences: []notes.Preference{{Text: "At most one page", Path: ".preferences.md", Line: 3}, {Text: "Kind words", Path: "~/.preferences.md", Line: 4}},
		Problems:    []notes.Problem{{Path: ".goals.md", Line: 9, Text: "due: next spring is no date"}},
	}
	f.recent = []Recent{
		{Path: briefPath, Title: "FSRS stability", Kind: "brief", Topic: "fsrs stability", When: noon.Add(-2 * time.Hour), Citations: 3, Changed: 1, Stale: 2},
		{Path: "briefs/old.md", Title: "Home network", Kind: "brief", Topic: "home network", When: noon.Add(-30 * time.Hour), Citations: 5},
	}
	f.pieces = []string{"# Sleep\n\n", "## Answer\n\nSleep keeps what was learnt [^1].\n\n", "## Not found\n\n", "- Nothing speaks of naps.\n\n", "[^1]: learning/fsrs.md, line 3\n"}
	return f
}

const fsrs = `# FSRS

A scheduler.

## How stability grows

Stability is the time, in days, for retrievability to fall from 100% to 90%. Each
success multiplies it; the gain is larger when recall was harder, and smaller for a
card that is already stable.

Growth slows as stability rises.

## Lapses

A lapse does not reset it: part survives.
`

const briefPath = "briefs/2026-11-22-fsrs-stability.md"

const briefText = `---
title: "FSRS stability"
kind: brief
date: 2026-11-22
engine: offline
---

# FSRS stability

## Answer

Stability is how many days it takes for the chance of recall to fall to 90%[^1]. It grows at each success, most when recall was hard[^1].

## What the documents say

- Growth slows as stability rises[^2].
- A lapse does not reset it: part survives[^3].

## Not found

Nothing here says how stability is first chosen.

[^1]: [learning/fsrs.md:7](../learning/fsrs.md#L7) “Stability is the time”
[^2]: [learning/fsrs.md:11](../learning/fsrs.md#L11) “Growth slows as stability rises.”
[^3]: [learning/fsrs.md:15](../learning/fsrs.md#L15) “A lapse does not reset it: part survives.”
`

func citations() []Citation {
	at := func(line, end int, quote string, heading ...string) notes.Source {
		return notes.Source{Path: "learning/fsrs.md", Line: line, EndLine: end, Heading: heading, Quote: quote}
	}
	return []Citation{
		{Number: 1, Source: at(7, 9, "Stability is the time, in days, for retrievability to fall from 100% to 90%.", "FSRS", "How stability grows"), State: Unchanged},
		{Number: 2, Source: at(11, 11, "Growth slows as stability rises.", "FSRS", "How stability grows"), State: Changed, Why: "the line says “grows” now"},
		{Number: 3, Source: at(15, 15, "A lapse does not reset it: part survives.", "FSRS", "Lapses"), State: Missing},
	}
}

// recorded is what is kept of how the brief was written.
func recorded() brief.Record {
	at := func(line int, quote string) notes.Source {
		return notes.Source{Path: "learning/fsrs.md", Line: line, EndLine: line, Quote: quote}
	}
	var sentences []brief.SentenceRecord
	for _, text := range []string{"Stability is how many days it takes for the chance of recall to fall to 90%.", "It grows at each success, most when recall was hard.", "Growth slows as stability rises.", "A lapse does not reset it: part survives."} {
		sentences = append(sentences, brief.SentenceRecord{Text: text})
	}
	return brief.Record{
		Sentences: sentences,
		Note:      brief.NoteRecord{Kind: "brief", Topic: "fsrs stability", Engine: "offline", Request: brief.Request{Kind: "brief", Topic: "fsrs stability"}},
		Disputes: []brief.Dispute{
			{About: "stability of a card", Current: at(11, "Growth slows as stability rises."), Other: notes.Source{Path: "journal/2026-03-02.md", Line: 3, EndLine: 3, Quote: "Tried to explain stability to Ana, failed at retrievability."}, Why: "slows, failed: learning/fsrs.md is a later version of journal/2026-03-02.md", Settled: true},
			{About: "what a lapse keeps", Current: at(15, "A lapse does not reset it: part survives."), Other: at(7, "Stability is the time, in days"), Why: "part, days"},
		},
	}
}

// An opener reads documents for the proof.
type opener func(string) (notes.Document, error)

func (o opener) Read(p string) (notes.Document, error) {
	doc, err := o(p)
	if err != nil {
		err = fs.ErrNotExist
	}
	return doc, err
}

// workshop is the fake as the screen sees it.
func (f *fake) workshop() Workshop {
	ws := f.plain()
	if f.around != nil {
		f.around(&ws)
	}
	return ws
}

func (f *fake) plain() Workshop {
	return Workshop{
		Root: "~/notes", Engine: "offline",
		Find: f.find, Sync: f.sync, Brief: f.brief,
		Context: func() (notes.Context, error) { return f.context, nil },
		Read:    f.read,
		Recent:  func() ([]Recent, error) { return f.recent, nil },
		Citations: func(_ context.Context, p string) ([]Citation, error) {
			return f.cites[p], nil
		},
		Proof: func(ctx context.Context, p string) (proof.Report, error) {
			return proof.Checker{Files: opener(f.read)}.Verify(ctx, p)
		},
		Record: func(p string) (brief.Record, error) {
			if r, ok := f.records[p]; ok {
				return r, nil
			}
			return brief.Record{}, errors.New("ken did not write it")
		},
		Locate: func(p string) (string, error) { return "/home/me/notes/" + p, nil },
		WriteGoals: func(goals []string) ([]string, error) {
			f.goals = goals
			for i, g := range goals {
				f.context.Goals = append(f.context.Goals, notes.Goal{Text: g, Path: ".goals.md", Line: 3 + i, EndLine: 3 + i})
			}
			return []string{".goals.md"}, nil
		},
		Save: func(name string, text []byte) (string, error) {
			f.saved[name] = string(text)
			return name, nil
		},
		Kinds: []string{"brief", "plan", "onboarding", "report", "memo"},
		Whole: func(kind string) bool { return kind == "onboarding" || kind == "report" },
		Contrast: func(_ context.Context, r brief.Request, without string) (string, error) {
			return r.Topic + " without " + without + "\n\n  One sentence would go.\n", nil
		},
		Judge: func(p notes.Preference) string {
			if strings.Contains(p.Text, "page") {
				return "checked by counting words"
			}
			return "left to the writer; no program can check it"
		},
		Wiki: func(_, name string) (string, error) {
			for _, p := range f.paths() {
				if strings.TrimSuffix(path.Base(p), ".md") == name {
					return p, nil
				}
			}
			return "", errors.New("no document is called " + name)
		},
		Stamp: func() string { return f.stamp },
		Now:   func() time.Time { return noon },
		Env:   func(name string) string { return f.env[name] },
	}
}

func (f *fake) paths() []string {
	var all []string
	for p := range f.docs {
		all = append(all, p)
	}
	slices.Sort(all)
	return all
}

func (f *fake) read(p string) (notes.Document, error) {
	if f.scan && p == "scan.pdf" {
		first, second := strings.Repeat("on the first page\n\n", 30), "the second page\n\n"+strings.Repeat("more of it\n\n", 30)
		d := read.Document{Format: "pdf", Text: first + second, Parts: []read.Part{{Name: "page 1"}, {Start: len(first), Name: "page 2"}}}
		return notes.Document{Document: d.Restored(), Path: p}, nil
	}
	text, ok := f.docs[p]
	if !ok {
		return notes.Document{}, fmt.Errorf("read %s: no such file", p)
	}
	d := read.Document{Format: "text", Text: text, Verbatim: true}
	if strings.HasSuffix(p, ".md") {
		d.Format = "markdown"
	}
	for line := range strings.Lines(text) {
		if h, ok := strings.CutPrefix(line, "# "); ok && d.Title == "" {
			d.Title = strings.TrimSpace(h)
		}
	}
	return notes.Document{Document: d, Path: p, Rev: [32]byte([]byte(notes.Digest(text)[:32]))}, nil
}

// find finds every paragraph that holds all the words, in the order of paths.
func (f *fake) find(ctx context.Context, q index.Query) (index.Result, error) {
	f.found = append(f.found, q.Text)
	if f.findErr != nil {
		return index.Result{}, f.findErr
	}
	if f.findSlow > 0 {
		select {
		case <-time.After(f.findSlow):
		case <-ctx.Done():
			return index.Result{}, ctx.Err()
		}
	}
	r := index.Result{Took: 4 * time.Millisecond}
	words := strings.Fields(strings.ToLower(q.Text))
	for _, p := range f.paths() {
		if strings.HasPrefix(p, ".") || strings.HasPrefix(p, "briefs/") {
			continue
		}
		line, heading := 1, []string(nil)
		for para := range strings.SplitSeq(f.docs[p], "\n\n") {
			if h := strings.TrimLeft(para, "# "); h != para {
				heading = []string{h}
			} else if marks := marksOf(para, words); marks != nil {
				s := notes.Source{Path: p, Line: line, EndLine: line + strings.Count(para, "\n"), Heading: heading, Quote: para}
				r.Passages = append(r.Passages, index.Passage{Source: s, Title: p, Kind: index.KindNote, Marks: marks, Modified: noon.Add(-72 * time.Hour)})
			}
			line += strings.Count(para, "\n") + 2
		}
	}
	r.Total = len(r.Passages)
	if r.Total == 0 {
		r.Nearest = []notes.Source{{Path: "learning/fsrs.md", Line: 5, Heading: []string{"FSRS", "How stability grows"}}}
	}
	if r.Total > 0 && q.Text == "retrievability" && q.Grouped {
		r.Passages[0].Also = []string{"copies/of this.md:7"}
	}
	if q.Text == "retreival" {
		r.Meant = []index.Correction{{Typed: "retreival", Searched: "retrieval"}}
	}
	if strings.Contains(q.Text, "since:") {
		r.Problem = "since: wants a year or a date; searched as a word"
	}
	return r, nil
}

// marksOf are where words stand in a text, nil unless all of them do.
func marksOf(text string, words []string) [][2]int {
	var marks [][2]int
	low := strings.ToLower(text)
	for _, w := range words {
		i := strings.Index(low, w)
		if i < 0 {
			return nil
		}
		marks = append(marks, [2]int{i, i + len(w)})
	}
	slices.SortFunc(marks, func(a, b [2]int) int { return a[0] - b[0] })
	return marks
}

func (f *fake) sync(ctx context.Context, report func(done, total int, what string)) (index.Changes, error) {
	if f.syncErr != nil {
		return index.Changes{}, f.syncErr
	}
	for i := range 4 {
		if f.syncSlow == 0 {
			break
		}
		report(i, 4, "learning/fsrs.md")
		select {
		case <-time.After(f.syncSlow):
		case <-ctx.Done():
			return index.Changes{}, ctx.Err()
		}
	}
	return f.changes, nil
}

func (f *fake) brief(ctx context.Context, r brief.Request, draft io.Writer) (brief.Brief, error) {
	topic := r.Topic
	f.asked = append(f.asked, r)
	b := brief.Brief{Kind: "brief", Fallback: f.fallback, Topic: topic, Title: topic, Engine: "offline", Found: true}
	for _, piece := range f.pieces {
		select {
		case <-time.After(f.pause):
		case <-ctx.Done():
			return b, ctx.Err()
		}
		if _, err := io.WriteString(draft, piece); err != nil {
			return b, err
		}
	}
	if f.briefErr != nil {
		return b, f.briefErr
	}
	b.Path = "briefs/2026-11-22-" + topic + ".md"
	b.Sections = []brief.Section{{Heading: "Answer", Sentences: []brief.Sentence{{Text: "x", Verdict: proof.Quoted}}}}
	b.Context.Preferences = []brief.PreferenceUse{{Text: "At most one page", Line: 3, Path: ".preferences.md", Check: "pass", Why: "212 words"}}
	if r.Out != "" {
		b.Path = r.Out
	}
	f.docs[b.Path] = strings.Join(f.pieces, "")
	f.records[b.Path] = brief.Record{Note: brief.NoteRecord{Kind: r.Kind, Topic: topic, Engine: "offline", Request: r, Fallback: f.fallback}}
	return b, nil
}
