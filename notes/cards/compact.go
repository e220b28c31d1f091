package cards

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ken/notes"
)

// Compact writes the book anew with only those lines that hold, and returns the name of
// the file beside it in which the book stays as it was; what was decided before the last
// decision on a card is in that file alone. Lines that are not of this
// version stay; those that cannot be read are only in the other file. Nothing is
// changed where another program writes meanwhile: the error wraps [notes.ErrChanged].
// The day gives that file its name. A book over 32 MB is not compacted.
func (b *Book) Compact(day time.Time) (before string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	data, err := b.ws.Bytes(BookFile)
	if err != nil {
		return "", fmt.Errorf("compact the book of cards: %w", err)
	}
	short, err := compacted(data)
	if err != nil {
		return "", fmt.Errorf("compact the book of cards: %w", err)
	}
	before, err = b.ws.WriteBeside(BookFile+".before-"+day.Format(time.DateOnly), data, func([]byte) bool { return false })
	if err != nil {
		return "", fmt.Errorf("compact the book of cards: %w", err)
	}
	if err := b.ws.Write(BookFile, short, sha256.Sum256(data)); err != nil {
		return "", fmt.Errorf("compact the book of cards: %w", err)
	}
	b.stamp = stamp{-1, 0}
	return before, nil
}

// A rawLine is a line as it stands, with what it says.
type rawLine struct {
	entry
	raw []byte
}

// compacted returns the lines of a book that hold, by time and id.
func compacted(data []byte) ([]byte, error) {
	var keep []rawLine
	holds := make(map[string]rawLine)
	seen := make(map[string]bool)
	hold := func(key string, l rawLine) {
		if old, ok := holds[key]; !ok || l.later(old.entry) {
			holds[key] = l
		}
	}
	undone, err := undoneIn(data)
	if err != nil {
		return nil, err
	}
	err = lines(bytes.NewReader(data), func(_ int, line []byte, reason string) {
		e, err := parseEntry(line)
		if reason != "" || err != nil || seen[e.ID] || undone[e.ID] {
			return
		}
		seen[e.ID] = true
		l := rawLine{e, slices.Clone(line)}
		if !e.known() || e.Type == undoneLine {
			keep = append(keep, l) // what is undone may come back from another device
			return
		}
		hold("card "+e.Card, l)
		if e.Type != anchoredLine {
			hold("hash "+Hash(*e.Text), l)
		}
	})
	if err != nil {
		return nil, err
	}
	written := make(map[string]bool)
	for key, l := range holds {
		if strings.HasPrefix(key, "hash ") && l.Type != droppedLine {
			continue // nothing is to be known of a text that was not dropped
		}
		if !written[l.ID] {
			written[l.ID] = true
			keep = append(keep, l)
		}
	}
	slices.SortFunc(keep, func(a, b rawLine) int {
		if a.later(b.entry) {
			return 1
		}
		return -1
	})
	var out []byte
	for _, l := range keep {
		out = append(append(out, l.raw...), '\n')
	}
	if len(out) == 0 {
		return nil, errors.New("there is nothing in it that can be read")
	}
	return out, nil
}

// undoneIn returns the ids of the lines that do not hold any more.
func undoneIn(data []byte) (map[string]bool, error) {
	undone := make(map[string]bool)
	err := lines(bytes.NewReader(data), func(_ int, line []byte, reason string) {
		if e, err := parseEntry(line); reason == "" && err == nil && e.Type == undoneLine {
			undone[e.Ref] = true
		}
	})
	return undone, err
}

// changed is the error of a text that is not, or no longer, where a card says.
func changed(c Card) error {
	return fmt.Errorf("%s: the card does not stand there any more: %w", c.Source.At(), notes.ErrChanged)
}
