package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ken/index"
	"ken/notes"
	"ken/skills/ask"
	"ken/skills/brief"
)

// A desk is a workspace that is indexed, with what writes and answers from it.
type desk struct {
	ws     *notes.Workspace
	ix     *index.Index
	cache  string // the folder of the index
	writer *brief.Desk
	asker  ask.Desk
}

// openDesk indexes a folder. The index lies outside it, and goes when the desk is closed.
func openDesk(ctx context.Context, dir string) (*desk, error) {
	cache, err := os.MkdirTemp("", "ken-eval-")
	if err != nil {
		return nil, err
	}
	d := &desk{cache: cache}
	if d.ws, err = notes.Open(dir); err != nil {
		return nil, errors.Join(err, os.RemoveAll(cache))
	}
	d.ix = index.Open(d.ws, cache)
	if _, err := d.ix.Sync(ctx, nil); err != nil {
		return nil, errors.Join(err, d.close())
	}
	held, err := d.ws.Context("")
	if err != nil {
		return nil, errors.Join(err, d.close())
	}
	d.writer = &brief.Desk{Finder: d.ix, Context: held, Now: today}
	d.asker = ask.Desk{Finder: d.ix, Goals: held.Goals, Refuse: brief.Refuses(brief.ReadRules(held.Preferences))}
	return d, nil
}

// today is the day the sample workspace ends.
func today() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

func (d *desk) close() error { return errors.Join(d.ws.Close(), os.RemoveAll(d.cache)) }

// withText opens a desk on one document.
func withText(ctx context.Context, name, text string, do func(*desk) error) (err error) {
	dir, err := os.MkdirTemp("", "ken-eval-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it lies among the system's temporary files
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		return err
	}
	d, err := openDesk(ctx, dir)
	if err != nil {
		return err
	}
	return errors.Join(do(d), d.close())
}

// broken returns what is wrong with citations: documents or lines that are not there,
// words that stand elsewhere.
func (d *desk) broken(ctx context.Context, cited []notes.Source) (wrong []string, err error) {
	for _, c := range cited {
		doc, err := d.ws.ReadContext(ctx, c.Path)
		if errors.Is(err, os.ErrNotExist) {
			wrong = append(wrong, c.Path+" does not exist")
			continue
		} else if err != nil {
			return nil, fmt.Errorf("look up %s: %w", c.At(), err)
		}
		if !strings.Contains(between(doc, c.Line, c.EndLine), c.Quote) || c.Quote == "" {
			wrong = append(wrong, c.At()+" does not say "+c.Quote)
		}
	}
	return wrong, nil
}

// between returns some lines of a document, counted as in its file.
func between(doc notes.Document, from, to int) string {
	var b strings.Builder
	at := 0
	for line := range strings.Lines(doc.Text) {
		if n := doc.Line(at); n >= from && n <= to {
			b.WriteString(line)
		}
		at += len(line)
	}
	return b.String()
}

// cites returns all places that a brief cites.
func cites(b brief.Brief) []notes.Source {
	var list []notes.Source
	for _, section := range b.Sections {
		for _, s := range section.Sentences {
			list = append(list, s.Citations...)
		}
	}
	return list
}
