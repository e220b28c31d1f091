package decks

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// schema18 turns schema 11 into what the current form has. The collation unicase is
// Anki's own, and is not here: what is to be named so is made with "nocase ", of the
// same length, and renamed in the bytes.
const schema18 = `
CREATE TABLE deck_config (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,
	mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL, mtime_secs integer NOT NULL,
	val blob NOT NULL) WITHOUT ROWID;
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
	config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
	mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid);
CREATE INDEX idx_templates_usn ON templates (usn);
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase,
	mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE INDEX idx_notetypes_usn ON notetypes (usn);
CREATE TABLE decks (name text NOT NULL PRIMARY KEY COLLATE unicase, id integer NOT NULL,
	mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
CREATE UNIQUE INDEX idx_decks_id ON decks (id);
CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE unicase, usn integer NOT NULL, collapsed boolean NOT NULL,
	config blob NULL) WITHOUT ROWID;
DROP TABLE graves;
CREATE TABLE graves (oid integer NOT NULL, type integer NOT NULL, usn integer NOT NULL, PRIMARY KEY (oid, type)) WITHOUT ROWID;
CREATE INDEX idx_graves_pending ON graves (usn);
UPDATE col SET ver = 18, conf = '', models = '', decks = '', dconf = '', tags = '';
`

// message writes fields of a protocol buffer: a number and a string or an int each.
func message(fields ...any) []byte {
	var b []byte
	for i := 0; i < len(fields); i += 2 {
		key := uint64(fields[i].(int)) << 3
		switch v := fields[i+1].(type) {
		case int:
			b = binary.AppendUvarint(binary.AppendUvarint(b, key), uint64(v))
		case string:
			b = binary.AppendUvarint(binary.AppendUvarint(b, key|2), uint64(len(v)))
			b = append(b, v...)
		}
	}
	return b
}

// collection18 is the database of a deck in the current schema.
func collection18(t testing.TB, deck Deck) []byte {
	t.Helper()
	ctx := context.Background()
	pool, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	conn, err := pool.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	run := func(query string, args ...any) {
		t.Helper()
		if _, err := conn.ExecContext(ctx, strings.ReplaceAll(query, "unicase", "nocase "), args...); err != nil {
			t.Fatal(err)
		}
	}
	run(schema11)
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(ctx, tx, deck, written); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	run(schema18)
	run("INSERT INTO config VALUES ('creationOffset', 0, 0, ?), ('zeta', 0, 0, 'true')", []byte("-60"))
	kinds, decks := newKindTable(deck), newDeckTable()
	for i := range deck.Notes {
		if _, err := kinds.of(&deck.Notes[i]); err != nil {
			t.Fatal(err)
		}
		decks.of(deck.Notes[i].Deck)
		for _, c := range deck.Notes[i].Cards {
			decks.of(c.Deck)
		}
	}
	for _, k := range kinds.byName {
		cloze := 0
		if k.Cloze {
			cloze = 1
		}
		run("INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)", k.id, k.Name,
			message(1, cloze, 3, k.Style, 5, "latex", 8, string(message(1, 0, 2, 1)), 255, "{}"))
		for i, f := range k.Fields {
			run("INSERT INTO fields VALUES (?, ?, ?, ?)", k.id, i, f, message(3, "Arial", 4, 20))
		}
		for i, tm := range k.Templates {
			run("INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)", k.id, i, tm.Name, message(1, tm.Question, 2, tm.Answer))
		}
	}
	for name, id := range decks.byName {
		run("INSERT INTO decks VALUES (?, ?, 0, 0, ?, ?)", strings.ReplaceAll(name, "::", "\x1f"), id, []byte{}, message(1, ""))
	}
	data, err := bytesOf(conn)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.ReplaceAll(data, []byte("COLLATE nocase "), []byte("COLLATE unicase"))
}

// zipped makes an archive of names and bytes, in turn.
func zipped(t testing.TB, files ...any) []byte {
	t.Helper()
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := archive.Create(files[i].(string))
		if err == nil {
			switch v := files[i+1].(type) {
			case string:
				_, err = w.Write([]byte(v))
			case []byte:
				_, err = w.Write(v)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zstandard(t testing.TB, data []byte) []byte {
	t.Helper()
	e, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	return e.EncodeAll(data, nil)
}

// stub is the note that asks for a newer Anki.
func stub(t testing.TB) []byte {
	t.Helper()
	data, err := makeCollection(context.Background(), Deck{Notes: []Note{{
		Kind: "Basic", Fields: []Field{{Name: "Front", Text: "Please update to the latest Anki version."}, {Name: "Back"}},
	}}}, written)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func collection11(t testing.TB, deck Deck) []byte {
	t.Helper()
	data, err := makeCollection(context.Background(), deck, written)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// latest is a package of the current form.
func latest(t testing.TB, deck Deck) []byte {
	t.Helper()
	media := append(message(1, string(message(1, "heart.png", 2, 1234, 3, "sha"))), message(1, string(message(1, "../../x")))...)
	return zipped(t, "meta", message(1, 3), "collection.anki21b", zstandard(t, collection18(t, deck)),
		"collection.anki2", stub(t), "media", zstandard(t, media), "0", zstandard(t, []byte("picture")))
}

// TestFormsOfPackages reads the same deck in every form there has been.
func TestFormsOfPackages(t *testing.T) {
	deck := capitals()
	old := collection11(t, deck)
	wal := bytes.Clone(old)
	wal[18], wal[19] = 2, 2
	for _, c := range []struct {
		name  string
		data  []byte
		media []Medium
	}{
		{"current", latest(t, deck), []Medium{{"heart.png", 1234}, {"../../x", -1}}},
		{
			"legacy 2", zipped(t, "collection.anki2", stub(t), "collection.anki21", old, "media", `{"0":"b.png","10":"c.png","2":"/etc/a"}`, "2", "xyz"),
			[]Medium{{"b.png", -1}, {"/etc/a", 3}, {"c.png", -1}},
		},
		{"legacy 2 with meta", zipped(t, "meta", message(1, 2), "collection.anki2", stub(t), "collection.anki21", old), nil},
		{"legacy 1", zipped(t, "collection.anki2", old, "media", "{}"), nil},
		{"current without meta", zipped(t, "collection.anki21b", zstandard(t, collection18(t, deck)), "collection.anki2", stub(t)), nil},
		{"database alone", old, nil},
		{"database in WAL mode", wal, nil},
		{"database alone, current schema", collection18(t, deck), nil},
	} {
		got := read(t, c.data)
		if !reflect.DeepEqual(got.Media, c.media) {
			t.Errorf("%s: the media are %v, not %v", c.name, got.Media, c.media)
		}
		got.Media = nil
		if !reflect.DeepEqual(got, deck) {
			t.Errorf("%s is read as\n%s\nnot\n%s", c.name, printed(got), printed(deck))
		}
	}
}

func TestPackagesThatCannotBeRead(t *testing.T) {
	deck := capitals()
	old := collection11(t, deck)
	broken := func(query string) []byte { return zipped(t, "collection.anki2", altered(t, old, query)) }
	for _, c := range []struct {
		data []byte
		want string
	}{
		{nil, "not a zip archive"},
		{[]byte("front\tback\n"), "not a zip archive"},
		{zipped(t), "holds no collection"},
		{zipped(t, "[Content_Types].xml", "x"), "looks like an office document"},
		{zipped(t, "deck/collection.anki2", old), "one lies in a folder"},
		{zipped(t, "meta", message(1, 4), "collection.anki21b", "x"), "version 4"},
		{zipped(t, "meta", message(1, 3), "collection.anki2", stub(t)), "only asks for a newer Anki"},
		{zipped(t, "meta", "\xff", "collection.anki2", old), "meta is not a message"},
		{zipped(t, "collection.anki21b", old), "unpack collection.anki21b"},
		{zipped(t, "collection.anki2", "no database"), "not an SQLite database"},
		{zipped(t, "collection.anki2", string(old[:len(old)/2])), "malformed"},
		{broken("DROP TABLE col"), "no table col"},
		{broken("DROP TABLE notes"), "no table notes"},
		{broken("DELETE FROM col"), "col is empty"},
		{broken("ALTER TABLE notes DROP COLUMN guid"), "notes has no column guid"},
		{broken("DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id+1 FROM n) SELECT id, id AS guid, 1 AS mid, '' AS tags, '' AS flds FROM n"), "notes is no table but a view"},
		{broken("DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, tags, flds)"), "no table but a virtual table"},
		{broken("ALTER TABLE notes RENAME TO n; CREATE TABLE notes (id integer PRIMARY KEY, guid, mid, tags, flds AS (hex(zeroblob(1000000))))"), "is computed"},
		{broken("UPDATE col SET models = '{'"), "are not JSON"},
	} {
		deck, err := ReadPackage(context.Background(), bytes.NewReader(c.data), int64(len(c.data)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("the error is %v, not one with %q (%d notes)", err, c.want, len(deck.Notes))
		}
	}
}

// altered is a database after some SQL.
func altered(t testing.TB, data []byte, query string) []byte {
	t.Helper()
	ctx := context.Background()
	file := t.TempDir() + "/c.db"
	writeFile(t, file, data)
	pool, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	conn, err := pool.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, q := range strings.Split(query, "; ") {
		if _, err := conn.ExecContext(ctx, q); err != nil {
			t.Fatal(fmt.Errorf("%s: %w", q, err))
		}
	}
	done, err := bytesOf(conn)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// TestTheRestGoesOn gives packages of which a part cannot be used.
func TestTheRestGoesOn(t *testing.T) {
	old := collection11(t, capitals())
	for _, c := range []struct {
		query, want string
		notes       int
	}{
		{"UPDATE notes SET mid = 7 WHERE guid = 'g-1'", "its kind, 7, is not in the package", 1},
		{"DELETE FROM cards WHERE nid = 1700000000003", "it has no card", 2},
		{"DELETE FROM notes WHERE guid = 'g-1'", "1 cards are of notes that could not be read", 1},
		{"UPDATE notes SET flds = 'x' || char(31) || 'y' WHERE guid = 'g-2'", "its card 1 asks nothing", 2},
		{"UPDATE notes SET flds = hex(zeroblob(3000000)) WHERE guid = 'g-1'", "more than 4 MiB", 1},
		{"UPDATE col SET decks = '7'", "decks are not JSON", 2},
		{"UPDATE col SET models = replace(models, '{{Front}}', '{{Nobody}}')", `a field "Nobody" that there is not`, 2},
		{"UPDATE col SET models = replace(models, '{{Front}}', '{{#Front}}')", "{{#Front}} is not closed", 2},
		{"UPDATE col SET models = json_set(models, '$.x', 7)", `the kind of note "x" cannot be read`, 2},
	} {
		deck := read(t, zipped(t, "collection.anki2", altered(t, old, c.query)))
		if len(deck.Notes) != c.notes || len(deck.Problems) == 0 || !strings.Contains(fmt.Sprint(deck.Problems), c.want) {
			t.Errorf("%s: %d notes and the problems %v, not %d and %q", c.query, len(deck.Notes), deck.Problems, c.notes, c.want)
		}
	}
}

// TestValuesOfAnyType puts what is not to be there into every column.
func TestValuesOfAnyType(t *testing.T) {
	values := []string{"'x'", "9223372036854775807", "1e300", "x'ff00fe'", "-9223372036854775808"}
	if testing.Short() || raced {
		values = values[:1]
	}
	old := collection11(t, capitals())
	for table, columns := range map[string][]string{"notes": noteColumns[1:], "cards": cardColumns[2:], "revlog": answerColumns[1:]} {
		for _, column := range columns {
			for _, value := range values {
				read(t, altered(t, old, "UPDATE "+table+" SET "+column+" = "+value))
			}
		}
	}
}

// TestOnLoan checks that a card in a filtered deck is read where it is at home.
func TestOnLoan(t *testing.T) {
	deck := read(t, altered(t, collection11(t, capitals()),
		"UPDATE cards SET odid = did, odue = due, did = 5, due = -100000 WHERE id = 1700000000002"))
	if c := deck.Notes[0].Cards[0]; c.Day != 20775 || deck.Notes[0].Deck != "Geography::Oceania" {
		t.Errorf("it is due on day %d in %q", c.Day, deck.Notes[0].Deck)
	}
}
