package cards

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ken/notes/prose"
)

// letters are how many an id has, where no other card begins with the same.
const letters = 8

// Identify returns the id of a card that was never recorded: its block id where that
// can be one, else of the digest of what it says. The same text has the same id on
// every machine.
func Identify(c Card) string {
	if isID(c.Block) && c.Part == 0 {
		return c.Block
	}
	return longID(c)[:letters]
}

// longID returns all letters that the id of a card may be made of.
func longID(c Card) string {
	said := append([]string{folded(c.Question), string(c.Kind), strconv.Itoa(c.Part)}, foldedAnswers(c)...)
	if c.Block != "" {
		said = []string{c.Block, strconv.Itoa(c.Part)}
	}
	sum := sha256.Sum256([]byte(strings.Join(said, "\x00")))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:]))
}

// isID tells whether a block id is in the letters of base32.
func isID(s string) bool {
	if len(s) < 6 || len(s) > 52 {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz234567") == ""
}

// Hash returns the digest of what a card says, in hexadecimal. Two cards have the same
// that differ only in markup, case, blanks, and kinds of dashes and quotation marks, or
// in the order of a list's items where that does not count.
func Hash(c Card) string {
	sum := digest(c)
	return hex.EncodeToString(sum[:])
}

func digest(c Card) [16]byte {
	said := make([]byte, 0, 256)
	said = append(said, folded(c.Question)...)
	for _, a := range foldedAnswers(c) {
		said = append(append(said, 0), a...)
	}
	sum := sha256.Sum256(said)
	return [16]byte(sum[:16])
}

// foldedAnswers returns the answers of a card as they are compared.
func foldedAnswers(c Card) []string {
	answers := make([]string, len(c.Answers))
	for i, a := range c.Answers {
		answers[i] = folded(a)
	}
	if c.Kind == List && !c.Ordered {
		slices.Sort(answers)
	}
	return answers
}

// folded returns a text as it is compared: lower case, on one line, without emphasis.
func folded(text string) string {
	if strings.Contains(text, "](") || strings.Contains(text, "[[") {
		text = prose.Readable(text)
	}
	text = prose.Compatible(text)
	out := make([]byte, 0, len(text))
	var last rune
	for i, r := range text {
		r = prose.PlainSign(r)
		switch {
		case r < 0:
			continue
		case r == '*' || r == '_' || r == '`' || r == '~' || r == '=':
			if !means(text, i, last) {
				continue
			}
		case unicode.IsSpace(r):
			if len(out) > 0 && out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
			last = ' '
			continue
		}
		last = r
		if r < 0x80 {
			if r >= 'A' && r <= 'Z' {
				r |= 0x20
			}
			out = append(out, byte(r))
		} else {
			out = append(out, string(unicode.ToLower(r))...)
		}
	}
	return strings.TrimRight(string(out), " ")
}

// means tells whether a mark of emphasis means itself: it stands alone between blanks,
// or alone between letters, as in a*b and snake_case.
func means(text string, at int, last rune) bool {
	mark := text[at]
	if mark == '`' || at > 0 && text[at-1] == mark || at+1 < len(text) && text[at+1] == mark {
		return false
	}
	if mark == '=' {
		return true
	}
	before := at == 0 || blank(text[at-1])
	after := at+1 == len(text) || blank(text[at+1])
	if before != after {
		return false
	}
	return before || unicode.IsLetter(last) || unicode.IsDigit(last)
}
