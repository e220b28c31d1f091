package read

import (
	"strconv"
	"strings"
)

// setPages writes the pages of a PDF as Markdown, with a part for each that has text.
func setPages(d *Document, pages []pdfPage, marks []outlineMark) {
	words := vocabularyOf(pages)
	blocks := make([][]*pdfBlock, len(pages))
	numbers := make([]int, len(pages))
	var last *pdfBlock
	for n, p := range pages {
		blocks[n], numbers[n] = layOut(p, words), p.number
		if last != nil && len(blocks[n]) > 0 {
			words.mend(last, blocks[n][0])
		}
		if len(blocks[n]) > 0 {
			last = blocks[n][len(blocks[n])-1]
		}
	}
	headings := headingsAmong(blocks, numbers, marks)
	w := pdfWriter{}
	for n, p := range pages {
		if len(blocks[n]) == 0 {
			continue
		}
		for i, b := range blocks[n] {
			w.block(b, headings.level(b, p.number), i == 0)
			if i == 0 {
				d.Parts = append(d.Parts, Part{Start: w.began, Name: "page " + strconv.Itoa(p.number)})
			}
		}
	}
	w.out.WriteByte('\n')
	d.Text = w.out.String()
}

// mend moves the rest of a word that was parted between two pages to where it begins.
func (v vocabulary) mend(a, b *pdfBlock) {
	end := a.rows[len(a.rows)-1]
	word, rest, more := strings.Cut(b.rows[0], " ")
	if !strings.HasSuffix(end, "-") || !more || !a.goesOnIn(b) {
		return
	}
	a.rows[len(a.rows)-1] = v.join(end, word)
	b.rows[0] = rest
}

// A pdfWriter writes blocks as Markdown.
type pdfWriter struct {
	out   strings.Builder
	last  *pdfBlock
	level int // of the last block, where it was a heading
	began int // where the block that was written last begins
}

// block writes a block, which is a heading of a level where that is not 0.
func (w *pdfWriter) block(b *pdfBlock, level int, newPage bool) {
	switch {
	case w.last == nil:
	case w.last.item && b.item && level == 0 && w.level == 0,
		newPage && level == 0 && w.level == 0 && w.last.goesOnIn(b):
		w.out.WriteByte('\n')
	default:
		w.out.WriteString("\n\n")
	}
	w.began = w.out.Len()
	w.last, w.level = b, level
	if level > 0 {
		w.out.WriteString(strings.Repeat("#", level) + " " + literal(b.text()))
		return
	}
	if b.table {
		w.out.WriteString(b.rows[0] + "\n" + strings.Repeat("| --- ", strings.Count(b.rows[0], " | ")+1) + "|\n" + strings.Join(b.rows[1:], "\n"))
		return
	}
	for i, row := range b.rows {
		if i > 0 {
			w.out.WriteString("  \n") // a line that ends here on purpose
		}
		w.out.WriteString(plainLine(row))
	}
}
