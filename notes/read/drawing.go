package read

import (
	"path"
	"strings"
)

// imageText stands for an image in the text that describes it, "" where what describes
// it is only the name of a file or made by a program.
func imageText(description string) string {
	text := oneLine(tidied(strings.ReplaceAll(description, "\n", " ")))
	for _, phrase := range []string{"Description automatically generated", "Automatisch generierte Beschreibung", "Description générée automatiquement", "AI-generated content may be incorrect."} {
		if at := strings.Index(text, phrase); at >= 0 {
			text = strings.TrimRight(text[:at], " -,.") // what it is, as far as a program guessed
		}
	}
	low := strings.ToLower(text)
	switch ext := path.Ext(low); {
	case text == "", strings.Trim(low, "abcdefghijklmnopqrstuvwxyz") == low && len(low) < 4:
		return ""
	case ext == ".png" || ext == ".jpg" || ext == ".jpeg" || ext == ".gif" || ext == ".svg" || ext == ".emf" || ext == ".wmf" || ext == ".bmp" || ext == ".tif":
		return ""
	}
	bare := strings.TrimRight(low, " 0123456789")
	switch bare {
	case "image", "picture", "bild", "grafik", "imagen", "graphic", "diagram", "chart", "shape", "logo", "":
		return ""
	}
	return " [Image: " + cut(text, 1000) + "] "
}

// drawn reads the paragraphs of DrawingML in the element just opened, of whatever
// shape.
func drawn(x *xmlReader) []string {
	var all []string
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "p":
			if text := strings.TrimSpace(drawnText(x)); text != "" {
				all = append(all, text)
			}
		case "Fallback":
			x.skip()
		}
	}
	return all
}

// drawnText reads one paragraph of DrawingML, without the numbers of slides.
func drawnText(x *xmlReader) string {
	var b strings.Builder
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "t":
			b.WriteString(x.inner(maxText))
		case "br":
			b.WriteString("\n")
		case "tab":
			b.WriteString(" ")
		case "fld":
			if x.attr("type") == "slidenum" {
				x.skip()
			}
		}
	}
	return b.String()
}

// maxDrawn is how many blocks are taken out of one drawing.
const maxDrawn = 2000

// diagram reads the words of a diagram of shapes, as items.
func (b *bundle) diagram(part string) []block {
	var blocks []block
	if part == "" {
		return nil
	}
	x := b.xml(part)
	for x.next() && len(blocks) < maxDrawn {
		if x.kind == xmlOpen && x.name == "pt" {
			if text := strings.Join(drawn(x), " "); text != "" {
				blocks = append(blocks, block{text: text, item: true})
			}
		}
	}
	return blocks
}

// A series is one of a chart.
type series struct {
	name         string
	names, value []string
}

// chart reads what a chart shows, as a table: a row for each category, a column for
// each series.
func (b *bundle) chart(part string) []block {
	var title []string
	var all []series
	if part == "" {
		return nil
	}
	x := b.xml(part)
	for x.next() && len(all) < maxSpan {
		switch {
		case x.kind != xmlOpen:
		case x.name == "title":
			title = append(title, drawn(x)...)
		case x.name == "ser":
			all = append(all, readSeries(x))
		}
	}
	var blocks []block
	for _, text := range title {
		blocks = append(blocks, block{text: "[Chart: " + text + "]"})
	}
	if len(all) == 0 {
		return blocks
	}
	head := []tableCell{nil}
	rows := [][]tableCell{}
	for _, s := range all {
		head = append(head, tableCell{{text: s.name}})
	}
	for i := range all[0].value[:min(len(all[0].value), maxDrawn)] {
		row := make([]tableCell, 1, len(all)+1)
		if i < len(all[0].names) {
			row[0] = tableCell{{text: all[0].names[i]}}
		}
		for _, s := range all {
			text := ""
			if i < len(s.value) {
				text = s.value[i]
			}
			row = append(row, tableCell{{text: text}})
		}
		rows = append(rows, row)
	}
	return append(blocks, block{rows: append([][]tableCell{head}, rows...)})
}

// readSeries reads a series of a chart, as it was drawn last.
func readSeries(x *xmlReader) series {
	var s series
	into := &s.names
	for in := x.depth; x.opens(in); {
		switch x.name {
		case "tx":
			var name []string
			for in := x.depth; x.opens(in); {
				if x.name == "v" || x.name == "t" {
					name = append(name, x.inner(maxHeading))
				}
			}
			s.name = strings.Join(name, " ")
		case "cat", "xVal":
			into = &s.names
		case "val", "yVal":
			into = &s.value
		case "dLbls", "spPr", "bubbleSize":
			x.skip()
		case "v":
			if text := x.inner(maxHeading); len(*into) < maxDrawn {
				*into = append(*into, shortNumber(text))
			}
		}
	}
	return s
}
