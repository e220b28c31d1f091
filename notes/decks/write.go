package decks

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"time"
)

// A package is written in the legacy form: no "meta", no zstd, a database of schema
// 11. Every Anki since 2.0 and every program that reads its packages takes it. The
// same database stands in it under both legacy names: those that know the newer name
// take learning cards as they are, and the others know the older one alone.

// WritePackage writes a deck as a package that Anki imports (.apkg). At is when it is
// written: the modification times in it, and the numbers of notes and cards that have
// none, come of it, and its offset says where the learner's days begin. The same deck
// and time give the same bytes. Media are not written.
//
// Of a field the HTML is written, or if there is none the Text, escaped. A note
// without cards gets new ones, by its kind. A card that is not new gets an Ease of
// 2500 if it has none. Two notes of one GUID are an error.
func WritePackage(ctx context.Context, w io.Writer, deck Deck, at time.Time) error {
	database, err := makeCollection(ctx, deck, at)
	if err != nil {
		return fmt.Errorf("write package: %w", err)
	}
	packed, err := pressed(database)
	if err != nil {
		return fmt.Errorf("write package: %w", err)
	}
	archive := zip.NewWriter(w)
	for _, name := range []string{collectionLegacy1, collectionLegacy2} {
		header := zip.FileHeader{
			Name: name, Method: zip.Deflate, Modified: at.UTC(), CRC32: crc32.ChecksumIEEE(database),
			CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(len(database)),
		}
		if err := addEntry(archive.CreateRaw(&header))(packed); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	media := zip.FileHeader{Name: "media", Modified: at.UTC()}
	if err := addEntry(archive.CreateHeader(&media))([]byte("{}")); err != nil {
		return fmt.Errorf("write media: %w", err)
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write package: %w", err)
	}
	return nil
}

// addEntry writes the bytes of an entry that has been made.
func addEntry(entry io.Writer, err error) func([]byte) error {
	return func(data []byte) error {
		if err == nil {
			_, err = entry.Write(data)
		}
		return err
	}
}

// pressed packs bytes by deflate, once for both names.
func pressed(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// makeCollection makes the database of a deck, in memory.
func makeCollection(ctx context.Context, deck Deck, at time.Time) ([]byte, error) {
	pool, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { _ = pool.Close() }()
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.ExecContext(ctx, schema11); err != nil {
		return nil, err
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	err = fill(ctx, tx, deck, at)
	if err == nil {
		_, err = tx.ExecContext(ctx, indexes11)
	}
	if err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return nil, err
	}
	return bytesOf(conn)
}

// bytesOf returns what the database would be as a file.
func bytesOf(conn *sql.Conn) ([]byte, error) {
	var data []byte
	err := conn.Raw(func(driver any) error {
		c, ok := driver.(interface{ Serialize() ([]byte, error) })
		if !ok {
			return errors.New("the driver cannot write a database to memory")
		}
		var err error
		data, err = c.Serialize()
		return err
	})
	return data, err
}

// schema11 is what both legacy forms have (rslib/src/storage/schema11.sql of Anki).
const schema11 = `
PRAGMA page_size = 4096;
CREATE TABLE col (
    id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
    dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL,
    decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL
);
CREATE TABLE notes (
    id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
    tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL,
    data text NOT NULL
);
CREATE TABLE cards (
    id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
    factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
    odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL
);
CREATE TABLE revlog (
    id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
    lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL
);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
`

// indexes11 are its indexes. They are made when the rows are there, which takes half
// the time.
const indexes11 = `
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`
