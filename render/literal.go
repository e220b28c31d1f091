package render

import "strings"

// literal draws the whole body as the plain text it is, line by line.
func (c *canvas) literal() {
	c.start(0)
	number := 0
	for text := range strings.Lines(c.inline.doc.text) {
		spans := []span{{text: Clean(expandTabs(strings.TrimRight(text, " \t\r\n"))), line: int32(number)}}
		number++
		if spans[0].text == "" {
			c.lines = append(c.lines, Line{})
			continue
		}
		c.rows(spans)
	}
}
