package render

import (
	"regexp"
	"strings"
)

// maxFront is the largest front matter, in bytes.
const maxFront = 64 << 10

var frontKey = regexp.MustCompile(`^[\pL_][\pL\pN_ .-]*:(\s|$)`)

// splitFront cuts the front matter off a text: from "---" on the very first line up to
// and including a line "---" or "...". Without that line, or with anything in between
// that cannot be YAML's keys and values, there is none: a rule that happens to stand
// first must not hide the text after it.
func splitFront(src string) (front, body string) {
	head, rest, found := strings.Cut(src[:min(len(src), maxFront)], "\n")
	if !found || strings.TrimRight(head, " \t\r") != "---" {
		return "", src
	}
	at, keys := len(head)+1, 0
	for line := range strings.Lines(rest) {
		at += len(line)
		line = strings.TrimRight(line, " \t\r\n")
		switch {
		case line == "---" || line == "...":
			if keys == 0 {
				return "", src
			}
			return src[:at], src[at:]
		case frontKey.MatchString(line):
			keys++
		case line == "" || strings.ContainsRune(" \t-#]}", rune(line[0])):
		default:
			return "", src
		}
	}
	return "", src
}

// front draws the front matter as it stands.
func (c *canvas) front() []Line {
	c.start(nil, 0, 0)
	at := c.inline.doc.opening
	for i, line := range c.inline.doc.front {
		spans := []span{{
			text: Clean(expandTabs(strings.TrimRight(line, " \t\r"))), look: lookDim, line: int32(i + 1),
			lo: int32(at), hi: int32(at + len(line)),
		}}
		at += len(line) + 1
		c.verbatim(spans, c.textRoom())
	}
	return c.lines
}
