package decks

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	_ "modernc.org/sqlite" // the driver that is named below
	"modernc.org/sqlite/vfs"
)

// A database of a package is anybody's. It is opened in memory, so that nothing is
// written anywhere, and before a row is read:
//
//   - what is to be a table must be one: no view, whose query may never end, and no
//     virtual or computed column, which may run anything;
//   - no index is used (NOT INDEXED), for those of schema 18 are ordered by a
//     collation that Anki alone has, and an index may disagree with its table;
//   - the rows may not be more than the file has room for. Pages that name each other
//     make a small file endless.

// A database is one of a package, open for reading.
type database struct {
	files *vfs.FS
	pool  *sql.DB
	conn  *sql.Conn
	room  int // bytes that rows may still have
}

// minRow is what a row takes in a file, and maxWidening how much longer a text can
// become when it is decoded from UTF-16.
const (
	minRow      = 8
	maxWidening = 2
)

// errRoom is what a database leads to that holds more than its own length.
var errRoom = errors.New("its pages name each other: it yields more than it holds")

// openDatabase opens the bytes of a database, which belong to it from then on.
func openDatabase(ctx context.Context, data []byte) (*database, error) {
	if len(data) < 100 || string(data[:len(magicSQLite)]) != magicSQLite {
		return nil, errors.New("it is not an SQLite database")
	}
	// A database in WAL mode cannot be opened in memory. Its two bytes of the header
	// say so, and the log itself is never in a package.
	data[18], data[19] = 1, 1
	name, files, err := vfs.New(memoryFile(data))
	if err != nil {
		return nil, err
	}
	d := &database{files: files, room: maxWidening * len(data)}
	if err := d.open(ctx, name); err != nil {
		d.close()
		return nil, err
	}
	return d, nil
}

// open opens the one file of a file system, and takes SQLite's trust from it.
func (d *database) open(ctx context.Context, files string) error {
	var err error
	d.pool, err = sql.Open("sqlite", "file:"+memoryName+"?mode=ro&immutable=1&vfs="+files)
	if err != nil {
		return err
	}
	if d.conn, err = d.pool.Conn(ctx); err != nil {
		return err
	}
	for _, pragma := range []string{
		"trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "temp_store=MEMORY", "mmap_size=0",
	} {
		if _, err := d.conn.ExecContext(ctx, "PRAGMA "+pragma); err != nil {
			return err
		}
	}
	return nil
}

// isCut tells whether a database is shorter than its header says, where that can be
// trusted (https://www.sqlite.org/fileformat.html, 1.3).
func isCut(data []byte) bool {
	size := int64(binary.BigEndian.Uint16(data[16:]))
	if size == 1 {
		size = 1 << 16
	}
	valid := string(data[24:28]) == string(data[92:96])
	return valid && int64(binary.BigEndian.Uint32(data[28:]))*size > int64(len(data))
}

func (d *database) close() {
	if d.conn != nil {
		_ = d.conn.Close()
	}
	if d.pool != nil {
		_ = d.pool.Close()
	}
	_ = d.files.Close()
}

// table tells whether there is a table with the columns, and refuses what only looks
// like one.
func (d *database) table(ctx context.Context, name string, columns ...string) (bool, error) {
	var kind, made string
	var root int64
	err := d.conn.QueryRowContext(ctx,
		"SELECT type, ifnull(sql, ''), ifnull(rootpage, 0) FROM sqlite_master WHERE name = ? AND type IN ('table', 'view')",
		name).Scan(&kind, &made, &root)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if kind != "table" || root == 0 || strings.HasPrefix(strings.ToUpper(strings.TrimSpace(made)), "CREATE VIRTUAL") {
		return false, fmt.Errorf("%s is no table but a %s that could do anything", name, viewOr(kind))
	}
	return true, d.columns(ctx, name, columns)
}

func viewOr(kind string) string {
	if kind == "view" {
		return kind
	}
	return "virtual table"
}

// columns checks that a table has them, stored and not computed.
func (d *database) columns(ctx context.Context, table string, columns []string) error {
	rows, err := d.conn.QueryContext(ctx, "SELECT name, hidden FROM pragma_table_xinfo(?)", table)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	stored := map[string]bool{}
	for rows.Next() {
		var name string
		var hidden int
		if err := rows.Scan(&name, &hidden); err != nil {
			return err
		}
		stored[strings.ToLower(name)] = hidden == 0
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, c := range columns {
		switch isStored, ok := stored[c]; {
		case !ok:
			return fmt.Errorf("%s has no column %s", table, c)
		case !isStored:
			return fmt.Errorf("the column %s of %s is computed", c, table)
		}
	}
	return nil
}

// A row is one of a table, of its columns the numbers and the texts. What is not of
// the type asked for is 0 or "".
type row struct{ values []any }

func (r row) number(i int) int64 {
	switch v := r.values[i].(type) {
	case int64:
		return v
	case float64:
		if v > -1e15 && v < 1e15 {
			return int64(v)
		}
	}
	return 0
}

// small is a number that fits 32 bits, as Anki's do; any other is 0.
func (r row) small(i int) int {
	if v := r.number(i); v >= -1<<31 && v < 1<<31 {
		return int(v)
	}
	return 0
}

func (r row) text(i int) string {
	switch v := r.values[i].(type) {
	case string:
		return clean(v)
	case []byte:
		return clean(string(v))
	case int64:
		return fmt.Sprint(v)
	}
	return ""
}

func (r row) blob(i int) []byte {
	switch v := r.values[i].(type) {
	case string:
		return []byte(v)
	case []byte:
		return v
	}
	return nil
}

// each gives the rows of a table in the order they lie in, until do ends it with an
// error. The columns must have been checked by table.
func (d *database) each(ctx context.Context, name string, columns []string, do func(row) error) error {
	rows, err := d.conn.QueryContext(ctx, "SELECT "+strings.Join(columns, ", ")+" FROM "+name+" NOT INDEXED")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if d.room -= rowSize(values); d.room < 0 {
			return errRoom
		}
		if err := do(row{values}); err != nil {
			return err
		}
	}
	return rows.Err()
}

func rowSize(values []any) int {
	n := minRow
	for _, v := range values {
		switch v := v.(type) {
		case string:
			n += len(v)
		case []byte:
			n += len(v)
		}
	}
	return n
}

// clean returns a text as valid UTF-8 without the byte 0.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "")
	}
	return s
}
