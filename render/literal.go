package render

import "strings"

// literal draws the whole body as the plain text it is, line by line.
func (c *canvas) literal() {
	c.start(nil, 0, 0)
	number, at := 0, 0
	for text := range strings.Lines(c.inline.doc.text) {
		spans := []span{{text: Clean(expandTabs(strings.TrimRight(text, " \t\r\n"))), line: int32(number), lo: int32(at), hi: int32(at + len(text))}}
		number, at = number+1, at+len(text)
		if spans[0].text == "" {
			c.lines = append(c.lines, Line{})
			continue
		}
		c.rows(spans)
	}
}
