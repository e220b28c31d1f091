package grading

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the words
	"io"
	"slices"
	"strings"
	"sync"
)

// spellings.gz holds the English words and names that are a slip away from another: who
// typed one of them meant it. It is made of SCOWL's list of size 60 (Kevin Atkinson; see
// NOTICE), without accents, each word as a letter that says how much of the one before
// it repeats ("a" is nothing), and the rest.
//
//go:embed spellings.gz
var packed []byte

// maxSpellings bounds the unpacked list, in bytes.
const maxSpellings = 1 << 20

// spellings are those words, sorted; unpacked when first asked for.
//
//nolint:gochecknoglobals // it is computed once and never changes
var spellings = sync.OnceValue(func() []string {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	text, err := io.ReadAll(io.LimitReader(r, maxSpellings))
	if err != nil {
		return nil
	}
	words := make([]string, 0, bytes.Count(text, []byte("\n")))
	before := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || int(line[0]-'a') > len(before) {
			return nil
		}
		before = before[:line[0]-'a'] + line[1:]
		words = append(words, before)
	}
	return words
})

// spelt tells whether a bare word is a word of its own that is easily taken for another.
func spelt(word string) bool {
	_, found := slices.BinarySearch(spellings(), word)
	return found
}
