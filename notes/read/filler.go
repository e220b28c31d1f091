package read

import (
	"strconv"
	"strings"
)

// A filler says in each row what a cell above says that reaches down to it.
type filler struct {
	from map[int][]reach // by the row they begin in
	now  []reach         // those that reach into the rows we are in
}

// A reach is a cell that reaches over several rows.
type reach struct {
	column, last int
	text         string
}

const (
	maxReaches  = 50_000  // of a sheet
	maxReach    = 1000    // rows: what is longer is only drawn so
	maxForReach = 1 << 27 // bytes of a sheet that is gone through twice
)

// merges finds the cells that reach over several rows, which a sheet of Excel tells only
// behind all its rows.
func (f *filler) merges(b *bundle, part string) {
	p, ok := b.parts[strings.ToLower(part)]
	if !ok || p.UncompressedSize64 > maxForReach {
		return
	}
	x := b.xml(part)
	for n := 0; x.next() && n < maxReaches; {
		if x.kind != xmlOpen || x.name != "mergeCell" {
			continue
		}
		n++
		begin, end, _ := strings.Cut(x.attr("ref"), ":")
		column, first := cellAt(begin)
		_, last := cellAt(end)
		f.add(first, reach{column: column, last: last})
	}
}

// add adds a cell that reaches down from a row.
func (f *filler) add(row int, r reach) {
	if r.column < 0 || r.column >= maxColumns || row < 1 || r.last <= row || r.last-row > maxReach {
		return
	}
	if f.from == nil {
		f.from = map[int][]reach{}
	}
	f.from[row] = append(f.from[row], r)
}

// cellAt returns column, from 0, and row, from 1, of a cell as "AB12".
func cellAt(ref string) (column, row int) {
	ref = strings.ReplaceAll(ref, "$", "")
	row, err := strconv.Atoi(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
	if err != nil {
		return -1, 0
	}
	return columnOf(ref), row
}

// fill fills in the cells of a row, unless it is empty.
func (f *filler) fill(row int, cells []string) []string {
	if f.from == nil && len(f.now) == 0 || filledCells(cells) == 0 {
		return cells
	}
	kept := f.now[:0]
	for _, r := range f.now {
		if row > r.last {
			continue
		}
		kept = append(kept, r)
		for len(cells) <= r.column {
			cells = append(cells, "")
		}
		if cells[r.column] == "" {
			cells[r.column] = r.text
		}
	}
	f.now = kept
	for _, r := range f.from[row] {
		if r.column < len(cells) && cells[r.column] != "" && len(f.now) < maxColumns {
			r.text = cells[r.column]
			f.now = append(f.now, r)
		}
	}
	return cells
}
