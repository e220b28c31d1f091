package decks

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"strings"
	"time"
)

// A Logged is one review as the optimizers of FSRS read it.
type Logged struct {
	Card   string // what the card is called
	Rating int    // 1 again to 4 easy
	At     int64  // milliseconds since 1970
	Took   int    // milliseconds; 0 where it is not known
	Line   int    // of the file it was read from, from 1; not written
}

// reviewColumns are the heads of the review logs that py-fsrs and fsrs-optimizer read.
var reviewColumns = []string{"card_id", "review_rating", "review_time", "review_duration"}

// CardNumber is the number that stands for a card in a log of reviews, whose readers
// take whole numbers alone: the name itself where it is one, else 52 bits of its
// FNV-1a hash.
func CardNumber(name string) int64 {
	if n, err := strconv.ParseInt(name, 10, 64); err == nil {
		return n
	}
	h := fnv.New64a()
	_, _ = io.WriteString(h, name)
	return int64(h.Sum64() >> 12)
}

// WriteReviews writes reviews as comma separated values with the heads card_id,
// review_rating, review_time and review_duration. What is no review, a rating of 0,
// is left out.
func WriteReviews(w io.Writer, reviews []Logged) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, line(reviewColumns, ','))
	for _, r := range reviews {
		if r.Rating >= 1 && r.Rating <= 4 {
			fmt.Fprintf(b, "%d,%d,%d,%d\n", CardNumber(r.Card), r.Rating, r.At, r.Took)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write reviews: %w", err)
	}
	return nil
}

// ReadReviews reads such a log. Times may be milliseconds since 1970 or dates with a
// time and an offset (RFC 3339). The order of columns is free, and columns that are
// not known are left out. Rows that cannot be used are among the problems.
func ReadReviews(data []byte) ([]Logged, []Problem, error) {
	var problems troubles
	rows, err := tableRows(data, &problems)
	if err != nil {
		return nil, nil, fmt.Errorf("read reviews: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil, fmt.Errorf("read reviews: it is empty")
	}
	columns := columnsOf(rows[0].cells)
	for _, name := range reviewColumns[:3] {
		if _, ok := columns[name]; !ok {
			return nil, nil, fmt.Errorf("read reviews: no column is called %s", name)
		}
	}
	var reviews []Logged
	for _, rec := range rows[1:] {
		r, err := reviewOf(tableRow{rec, columns, &problems})
		if err != nil {
			problems.add(Problem{Line: rec.line, Reason: err.Error()})
			continue
		}
		reviews = append(reviews, r)
	}
	return reviews, problems.all(), nil
}

// reviewOf reads one row.
func reviewOf(t tableRow) (Logged, error) {
	r := Logged{Card: t.text("card_id"), Line: t.line}
	if r.Card == "" {
		return r, fmt.Errorf("it names no card")
	}
	rating, err := strconv.Atoi(t.text("review_rating"))
	if err != nil || rating < 1 || rating > 4 {
		return r, fmt.Errorf("a rating is 1 to 4, not %q", t.text("review_rating"))
	}
	r.Rating = rating
	if r.At, err = instant(t.text("review_time")); err != nil {
		return r, err
	}
	r.Took = int(min(t.number("review_duration"), 1<<31-1))
	return r, nil
}

// instant reads a time as milliseconds since 1970.
func instant(cell string) (int64, error) {
	if ms, err := strconv.ParseInt(cell, 10, 64); err == nil && ms > 0 && ms < 1<<50 {
		return ms, nil
	}
	at, err := time.Parse(time.RFC3339Nano, strings.Replace(cell, " ", "T", 1))
	if err != nil || at.UnixMilli() <= 0 {
		return 0, fmt.Errorf("a time is in milliseconds since 1970, or as 2026-11-06T15:30:00Z, not %q", cell)
	}
	return at.UnixMilli(), nil
}
