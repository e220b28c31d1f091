package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"time"

	"ken/notes"
	"ken/skills/brief"
	"ken/skills/proof"
)

// maxBriefs is how many briefs are looked at, the newest by name.
const maxBriefs = 200

// A briefFile is a brief that lies in the workspace.
type briefFile struct {
	path  string
	title string
	kind  string
	topic string
	when  time.Time
	// report says how its sentences and their sources stand now.
	report proof.Report
}

// briefs reads what ken wrote under briefs/, the newest name first.
func (w *workshop) briefs(ctx context.Context) ([]briefFile, error) {
	return w.writtenIn(ctx, "briefs")
}

// writtenIn is the same of one folder.
func (w *workshop) writtenIn(ctx context.Context, folder string) ([]briefFile, error) {
	names, err := w.namesIn(ctx, folder)
	if err != nil {
		return nil, err
	}
	var all []briefFile
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if b, ok := w.brief(ctx, name); ok {
			all = append(all, b)
		}
	}
	return all, nil
}

func (w *workshop) namesIn(ctx context.Context, folder string) ([]string, error) {
	var names []string
	for file, err := range w.Files(ctx) {
		if err != nil {
			return nil, err
		}
		if path.Dir(file.Path) == folder && path.Ext(file.Path) == ".md" && file.Unread == "" {
			names = append(names, file.Path)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(b, a) })
	return names[:min(len(names), maxBriefs)], nil
}

// written lists every note that ken wrote here and that still lies there, wherever that
// is, in the order of their paths.
func (w *workshop) written(ctx context.Context) ([]string, error) {
	var names []string
	proofs := filepath.Join(w.Dir(), ".ken", "proofs")
	err := filepath.WalkDir(proofs, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".jsonl" {
			return ctx.Err() // a folder that cannot be read holds no proof
		}
		rel, err := filepath.Rel(w.Dir(), file)
		if err != nil {
			return err
		}
		if r, ok := w.proof(filepath.ToSlash(rel)); ok && fs.ValidPath(r.Note.Path) {
			if info, err := w.Stat(r.Note.Path); err == nil && info.Unread == "" {
				names = append(names, r.Note.Path)
			}
		}
		return ctx.Err()
	})
	slices.Sort(names)
	return slices.Compact(names), err
}

// brief reads one brief and looks how it stands; false where it cannot be read.
func (w *workshop) brief(ctx context.Context, name string) (briefFile, bool) {
	doc, err := w.Read(name)
	if err != nil {
		return briefFile{}, false
	}
	report, err := w.checker(w.index).Verify(ctx, name)
	if err != nil {
		return briefFile{}, false
	}
	b := briefFile{path: name, title: doc.Title, kind: "brief", when: doc.ModTime, report: report}
	if b.title == "" {
		b.title = path.Base(name)
	}
	if record, ok := w.record(name); ok {
		b.kind, b.topic = record.Note.Kind, record.Note.Topic
	}
	return b, true
}

func (w *workshop) record(name string) (brief.Record, bool) { return w.proof(brief.ProofOf(name)) }

// proof reads a proof.
func (w *workshop) proof(name string) (brief.Record, bool) {
	data, err := w.Bytes(name)
	if err != nil {
		return brief.Record{}, false
	}
	r, err := brief.ReadRecord(data)
	return r, err == nil
}

// counts are how many citations a report rests on and how many no longer hold.
func counts(r proof.Report) (cited, changed, missing int) {
	places := map[string]bool{}
	for _, s := range r.Sentences {
		for _, c := range s.Citations {
			places[c.At()] = true
		}
	}
	for _, c := range r.Changed {
		switch c.State {
		case "changed":
			changed++
		case "missing", "unreadable":
			missing++
		}
	}
	return len(places), changed, missing
}

// unfound explains why a file named on the command line cannot be read.
func (s *session) unfound(doing, name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return hintedf("names are relative to -C, else to the current folder", "%s %s: there is no such file", doing, name)
	case errors.Is(err, notes.ErrOutside):
		return hintedf("name its folder with -C", "%s %s: it lies outside the workspace %s", doing, name, s.short(s.shop.Dir()))
	}
	return err
}
