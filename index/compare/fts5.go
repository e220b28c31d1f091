package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"ken/notes"
	"ken/notes/prose"
)

// An fts5 is SQLite's full text search as one would use it for notes: a row a section,
// its title, headings and text in columns of their own, and a table of files.
type fts5 struct {
	ws   *notes.Workspace
	at   string
	base *sql.DB
	// seen is the size and time of each file as it was read.
	seen map[string][2]int64
}

func newFTS5(folder, at string) (*fts5, error) {
	ws, err := notes.Open(folder)
	if err != nil {
		return nil, err
	}
	return &fts5{ws: ws, at: at, seen: make(map[string][2]int64)}, os.MkdirAll(at, 0o700)
}

func (e *fts5) open(ctx context.Context) (err error) {
	e.base, err = sql.Open("sqlite", filepath.Join(e.at, "index.db"))
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	e.base.SetMaxOpenConns(1)
	for _, line := range []string{
		"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
		"CREATE VIRTUAL TABLE IF NOT EXISTS sections USING fts5(title, heading, body, path UNINDEXED, line UNINDEXED, tokenize = 'porter unicode61')",
	} {
		if _, err := e.base.ExecContext(ctx, line); err != nil {
			return fmt.Errorf("prepare the database: %w", err)
		}
	}
	return nil
}

func (e *fts5) build(ctx context.Context) error {
	if err := e.open(ctx); err != nil {
		return err
	}
	if err := e.again(ctx); err != nil {
		return err
	}
	if _, err := e.base.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return fmt.Errorf("write the database: %w", err)
	}
	return e.base.Close()
}

func (e *fts5) again(ctx context.Context) error {
	tx, err := e.base.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("write the database: %w", err)
	}
	defer tx.Rollback() //nolint:errcheck // it does nothing after the commit
	for f, err := range e.ws.Files(ctx) {
		if err != nil {
			return err
		}
		now := [2]int64{f.Size, f.ModTime.UnixNano()}
		if f.Unread != "" || e.seen[f.Path] == now {
			continue
		}
		if err := e.put(ctx, tx, f.Path, e.seen[f.Path] != [2]int64{}); err != nil {
			return err
		}
		e.seen[f.Path] = now
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("write the database: %w", err)
	}
	return nil
}

func (e *fts5) named(ctx context.Context, path string) error {
	tx, err := e.base.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("write the database: %w", err)
	}
	defer tx.Rollback() //nolint:errcheck // it does nothing after the commit
	if err := e.put(ctx, tx, path, true); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("write the database: %w", err)
	}
	return nil
}

// put writes the sections of a file, in place of what they were.
func (e *fts5) put(ctx context.Context, tx *sql.Tx, path string, known bool) error {
	if known {
		if _, err := tx.ExecContext(ctx, "DELETE FROM sections WHERE path = ?", path); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	doc, err := e.ws.Read(path)
	if err != nil {
		return nil //nolint:nilerr // a file that cannot be read is not indexed
	}
	insert, err := tx.PrepareContext(ctx, "INSERT INTO sections VALUES (?, ?, ?, ?, ?)")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer insert.Close() //nolint:errcheck // it was only used
	for _, s := range notes.Sections(doc.Document) {
		if _, err := insert.ExecContext(ctx, doc.Title, strings.Join(s.Heading, " "), doc.Text[s.Start:s.End], path, s.Line); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	return nil
}

// find asks for any of the words that are not stop words, ranked with weights for title
// and heading.
func (e *fts5) find(ctx context.Context, query string) (int, error) {
	var words []string
	for w := range prose.Words(query) {
		if !prose.Stop(w.Term) {
			words = append(words, `"`+strings.ReplaceAll(w.Term, `"`, `""`)+`"`)
		}
	}
	if len(words) == 0 {
		return 0, nil
	}
	rows, err := e.base.QueryContext(ctx, "SELECT path, line, body FROM sections WHERE sections MATCH ? "+
		"ORDER BY bm25(sections, 2.0, 1.5, 1.0) LIMIT 10", strings.Join(words, " OR "))
	if err != nil {
		return 0, fmt.Errorf("ask for %s: %w", query, err)
	}
	defer rows.Close() //nolint:errcheck // it was only read
	n := 0
	for ; rows.Next(); n++ {
		var path, body string
		var line int
		if err := rows.Scan(&path, &line, &body); err != nil {
			return 0, fmt.Errorf("ask for %s: %w", query, err)
		}
	}
	return n, rows.Err()
}

func (e *fts5) close() error { return e.base.Close() }
func (e *fts5) dir() string  { return e.at }
