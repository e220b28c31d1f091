package notes

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A Source is a place in a document and the exact words that stand there. Every
// sentence ken writes leads to one.
type Source struct {
	// Path is relative to the workspace, with forward slashes.
	Path string `json:"path"`
	// Part names the place in formats without lines ("page 4"); "" elsewhere.
	Part string `json:"part"`
	// Line and EndLine count lines of the file as it is on disk, from 1, both
	// included; in formats without lines they count lines of the extracted text.
	Line    int `json:"line"`
	EndLine int `json:"end_line"`
	// Heading is the path of headings the place stands under, outermost first.
	Heading []string `json:"heading"`
	// Quote is what stands there, to the letter.
	Quote string `json:"quote"`
	// SHA256 is the digest of Quote in hexadecimal.
	SHA256 string `json:"sha256"`
}

// Digest returns the SHA-256 of a quote as it stands in [Source.SHA256].
func Digest(quote string) string {
	sum := sha256.Sum256([]byte(quote))
	return hex.EncodeToString(sum[:])
}

// At returns "path:line", as editors and grep write places, on one line whatever the
// path holds.
func (s Source) At() string {
	name := s.Path
	if strings.ContainsFunc(name, unicode.IsControl) {
		name = strconv.Quote(name)
	}
	if s.Part != "" {
		return fmt.Sprintf("%s (%s):%d", name, s.Part, s.Line)
	}
	return fmt.Sprintf("%s:%d", name, s.Line)
}

// Under returns the heading path as one line, "" where there is none.
func (s Source) Under() string { return strings.Join(s.Heading, " › ") }
