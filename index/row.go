package index

import (
	"encoding/binary"
	"time"

	"ken/notes"
)

// A row is what the manifest knows of one file.
type row struct {
	path  string
	size  int64
	mtime int64    // nanoseconds since 1970
	sum   [32]byte // SHA-256 of the file's bytes
	// passages is how many are in the index: their ordinals run from 0.
	passages int
	// partial is set while only the first passages of a long file are in the index.
	partial bool
	// dated is set where the document gives its own date, so that the file's does
	// not stand in the index.
	dated  bool
	weight weight // of its passages, together
	unread string // why there are none; "" for a file that was read
	// standing is what the document tells of its place among others; its Path stays empty.
	standing notes.Standing
}

// A weight is how much text there is: passages and the lengths of their fields in
// terms, from which average lengths are made. All are whole numbers, so that the
// sum is the same whatever the order of adding and taking away.
type weight struct {
	passages       int
	context        int
	title, titled  int // terms, and passages that have any
	heading, under int
}

func (w weight) plus(o weight) weight {
	return weight{
		w.passages + o.passages, w.context + o.context,
		w.title + o.title, w.titled + o.titled, w.heading + o.heading, w.under + o.under,
	}
}

func (w weight) minus(o weight) weight {
	return weight{
		w.passages - o.passages, w.context - o.context,
		w.title - o.title, w.titled - o.titled, w.heading - o.heading, w.under - o.under,
	}
}

func (w weight) append(b []byte) []byte {
	for _, n := range []int{w.passages, w.context, w.title, w.titled, w.heading, w.under} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b
}

func (d *decoder) weight() weight {
	return weight{d.size(), d.size(), d.size(), d.size(), d.size(), d.size()}
}

// day returns the day the row's passages are found under if the document itself
// gives none. It is the user's own day: who looks for what changed today means
// the day of the clock on the wall.
func (r *row) day() string { return day(time.Unix(0, r.mtime)) }

func day(t time.Time) string { return t.Format(time.DateOnly) }

// What a row's flags say.
const (
	flagPartial = 1 << iota
	flagDated
	flagUnread
)

func (r *row) append(b []byte) []byte {
	var flags byte
	if r.partial {
		flags |= flagPartial
	}
	if r.dated {
		flags |= flagDated
	}
	if r.unread != "" {
		flags |= flagUnread
	}
	b = append(b, flags)
	b = appendText(b, r.path)
	b = binary.AppendVarint(b, r.size)
	b = binary.AppendVarint(b, r.mtime)
	b = append(b, r.sum[:]...)
	b = binary.AppendUvarint(b, uint64(r.passages))
	b = r.weight.append(b)
	if r.unread != "" {
		b = appendText(b, r.unread)
		return b
	}
	return appendStanding(b, &r.standing)
}

// appendStanding appends what a document tells of its place among others.
func appendStanding(b []byte, s *notes.Standing) []byte {
	for _, t := range []string{s.Title, string(s.Says), s.By, s.Replaces, s.Vintage.Family, s.Vintage.Rank, s.Stem, s.Version} {
		b = appendText(b, t)
	}
	var series byte
	if s.Vintage.Series {
		series = 1
	}
	days := int64(0)
	if !s.Dated.IsZero() {
		days = s.Dated.Unix()/secondsADay + 1
	}
	return binary.AppendVarint(append(b, series), days)
}

// standing reads what a document tells of its place among others.
func (d *decoder) standing() notes.Standing {
	s := notes.Standing{Title: d.text(), Says: notes.Validity(d.text()), By: d.text(), Replaces: d.text()}
	s.Vintage.Family, s.Vintage.Rank, s.Stem, s.Version = d.text(), d.text(), d.text(), d.text()
	series := d.take(1)
	if d.bad {
		return s
	}
	s.Vintage.Series = series[0] == 1
	if days := d.int(); days != 0 {
		s.Dated = time.Unix((days-1)*secondsADay, 0).UTC()
	}
	return s
}

func (d *decoder) row() row {
	var r row
	flags := d.take(1)
	if d.bad {
		return r
	}
	r.partial, r.dated = flags[0]&flagPartial != 0, flags[0]&flagDated != 0
	r.path = d.text()
	r.size, r.mtime = d.int(), d.int()
	copy(r.sum[:], d.take(len(r.sum)))
	r.passages = d.size()
	r.weight = d.weight()
	if flags[0]&flagUnread != 0 {
		r.unread = d.text()
		return r
	}
	r.standing = d.standing()
	return r
}
