package page

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"ken/render"
)

// findNotes lists the footnotes there are, before what cites them is written.
func (w *writer) findNotes() {
	numbers, _ := w.doc.Notes()
	w.notes = map[int]bool{}
	for _, n := range numbers {
		w.notes[n] = true
	}
	w.page.Sources = len(w.notes)
}

// endnotes writes the passages that footnotes name, each with the way back.
func (w *writer) endnotes() {
	numbers, nodes := w.doc.Notes()
	if len(numbers) == 0 {
		return
	}
	w.put(`<section class="notes" role="doc-endnotes" aria-labelledby="p:notes">`, "\n")
	w.put(`<h2 id="p:notes"`, w.english(), ">Passages</h2>\n<ol>\n")
	for i, n := range numbers {
		value := strconv.Itoa(n)
		if i == 0 || numbers[i-1] != n {
			w.put(`<li id="n:`, value, `" value="`, value, `">`)
		} else {
			w.put(`<li value="`, value, `">`)
		}
		w.passage(nodes[i], w.back(n))
		w.put("</li>\n")
	}
	w.put("</ol>\n</section>\n")
}

// back leads back to where a footnote is cited first, "" where it is not.
func (w *writer) back(number int) string {
	if w.cited[number] == 0 {
		return ""
	}
	n := strconv.Itoa(number)
	return `<a class="back" role="doc-backlink" href="#r:` + n + `" aria-label="Back to where ` + n + ` is cited">↩</a>`
}

// passage writes one footnote: that of a citation as a place, a heading and the words.
func (w *writer) passage(n ast.Node, back string) {
	first := n.FirstChild()
	if p, ok := first.(*ast.Paragraph); ok {
		if place, under, quote, ok := citation(w.reader.Runs(p)); ok {
			w.put(`<p class="place">`)
			w.runs(place)
			w.put(back, "</p>\n")
			back = ""
			if !isSpace(under) {
				w.put(`<p class="under">`)
				w.runs(under)
				w.put("</p>\n")
			}
			w.put("<blockquote><p>")
			w.runs(quote)
			w.put("</p></blockquote>\n")
			first = first.NextSibling()
		}
	}
	w.children(first, false)
	w.put(back)
}

// citation takes apart what a brief writes for a source: a place, " › " and a heading
// where there is one, " — " and the words in quotation marks.
func citation(runs []render.Run) (place, under, quote []render.Run, ok bool) {
	before, quote, ok := divide(runs, " — ", "“")
	if !ok || len(before) == 0 {
		return nil, nil, nil, false
	}
	if place, under, ok = divide(before, " › ", ""); !ok {
		return before, nil, quote, true
	}
	return place, under, quote, true
}

// divide cuts runs where a sign first stands that is followed by another.
func divide(runs []render.Run, sign, follows string) (before, after []render.Run, ok bool) {
	for i, r := range runs {
		at := strings.Index(r.Text, sign+follows)
		if at < 0 || r.Look&(render.Code|render.Math) != 0 {
			continue
		}
		head, tail := r, r
		head.Text, tail.Text = r.Text[:at], r.Text[at+len(sign):]
		before = append(append(before, runs[:i]...), head)
		after = append(append(after, tail), runs[i+1:]...)
		return before, after, true
	}
	return nil, nil, false
}
