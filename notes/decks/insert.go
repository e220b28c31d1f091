package decks

import (
	"context"
	"database/sql"
	"strconv"
)

// batch is how many rows are written by one statement. The driver parses a statement
// each time it is run, and looks for each value to bind among all of them: so there
// are several rows, and numbers stand in the text.
const batch = 64

// An inserter writes the rows of a table, several at a time.
type inserter struct {
	tx        *sql.Tx
	head      string // of the statement
	statement []byte
	texts     []any // that are bound to it
	rows      int
}

func newInserter(tx *sql.Tx, table string) *inserter {
	return &inserter{tx: tx, head: "INSERT INTO " + table + " VALUES "}
}

// add writes a row of numbers and texts, or puts it off until there are enough.
func (i *inserter) add(ctx context.Context, values ...any) error {
	if i.rows == 0 {
		i.statement = append(i.statement[:0], i.head...)
	} else {
		i.statement = append(i.statement, ',')
	}
	separator := byte('(')
	for _, v := range values {
		i.statement = append(i.statement, separator)
		separator = ','
		switch v := v.(type) {
		case int:
			i.statement = strconv.AppendInt(i.statement, int64(v), 10)
		case int64:
			i.statement = strconv.AppendInt(i.statement, v, 10)
		default:
			i.statement = append(i.statement, '?')
			i.texts = append(i.texts, v)
		}
	}
	i.statement = append(i.statement, ')')
	if i.rows++; i.rows < batch {
		return nil
	}
	return i.flush(ctx)
}

// flush writes the rows that were put off.
func (i *inserter) flush(ctx context.Context) error {
	if i.rows == 0 {
		return nil
	}
	_, err := i.tx.ExecContext(ctx, string(i.statement), i.texts...)
	i.texts, i.rows = i.texts[:0], 0
	return err
}
