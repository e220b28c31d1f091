package main

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"

	"ken/notes/prose"

	_ "modernc.org/sqlite" // the driver that is named below
)

// openFTS5 is SQLite's full-text search with its Porter stemmer. A query matches any of
// its words but the function words, which FTS5 does not leave out by itself.
func openFTS5(ctx context.Context, dir string, c *collection) (ask, func() error, error) {
	db, err := sql.Open("sqlite", filepath.Join(dir, "fts.db"))
	if err != nil {
		return nil, nil, err
	}
	if err := fillFTS5(ctx, db, c); err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	find := func(ctx context.Context, query string) ([]string, error) {
		var words []string
		for w := range prose.Words(query) {
			if !prose.Stop(w.Term) {
				words = append(words, `"`+strings.ReplaceAll(w.Term, `"`, "")+`"`)
			}
		}
		if len(words) == 0 {
			return nil, nil
		}
		const best = `SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY bm25(docs), rowid LIMIT ?`
		rows, err := db.QueryContext(ctx, best, strings.Join(words, " OR "), deep)
		if err != nil {
			return nil, err
		}
		defer rows.Close() //nolint:errcheck // what goes wrong is in rows.Err
		var found []string
		for rows.Next() {
			var at int
			if err := rows.Scan(&at); err != nil {
				return nil, err
			}
			found = append(found, c.docs[at-1].id)
		}
		return found, rows.Err()
	}
	return find, db.Close, nil
}

func fillFTS5(ctx context.Context, db *sql.DB, c *collection) error {
	const table = `CREATE VIRTUAL TABLE docs USING fts5(text, tokenize = 'porter unicode61')`
	if _, err := db.ExecContext(ctx, table); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for i, d := range c.docs {
		const one = `INSERT INTO docs(rowid, text) VALUES (?, ?)`
		if _, err := tx.ExecContext(ctx, one, i+1, d.title+"\n"+d.text); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}
