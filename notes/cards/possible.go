package cards

import (
	"bytes"
	"regexp"
)

// marks are what no card is without, but for headings that ask.
var marks = [][]byte{
	[]byte("Q:"), []byte("A:"), []byte("C:"), []byte(" :: "), []byte(" ::: "), []byte("\n?"), []byte("{{c"), []byte("=="),
}

// asking is a heading, of either form, that ends with a question mark.
var asking = regexp.MustCompile(`(?m)^[ >]*(#{1,6}[ \t].*\?[ \t#*_]*\r?$|.*\?[*_]*[ \t]*\r?\n[ \t]*(=+|-+)[ \t]*\r?$)`)

// Possible tells quickly whether a document may hold a card, or what is meant as one: true
// of some that hold none, false only of what [Read] finds nothing in.
func Possible(data []byte) bool {
	for _, m := range marks {
		if bytes.Contains(data, m) {
			return true
		}
	}
	return bytes.IndexByte(data, '?') >= 0 && asking.Match(data)
}
