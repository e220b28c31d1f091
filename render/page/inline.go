package page

import (
	"html"
	"strconv"
	"strings"

	"ken/render"
)

// tags are the elements of looks, outermost first.
var tags = []struct {
	look render.Look
	open string
	name string
}{
	{render.Cloze, `<span class="cloze">`, "span"},
	{render.Strong | render.Heading, "<strong>", "strong"},
	{render.Emph, "<em>", "em"},
	{render.Strike, "<s>", "s"},
	{render.Mark, "<mark>", "mark"},
	{render.Code, "<code>", "code"},
	{render.Keyword, `<span class="k">`, "span"},
	{render.Literal, `<span class="l">`, "span"},
	{render.Number, `<span class="n">`, "span"},
	{render.Comment, `<span class="c">`, "span"},
	{render.Math, `<span class="math">`, "span"},
}

// runs writes running text, link by link.
func (w *writer) runs(runs []render.Run) {
	for len(runs) > 0 {
		n := 1
		for n < len(runs) && runs[n].Goal == runs[0].Goal {
			n++
		}
		w.linked(runs[0].Goal, runs[:n])
		runs = runs[n:]
	}
}

// linked writes runs that lead to one place.
func (w *writer) linked(g *render.Goal, runs []render.Run) {
	switch {
	case g == nil:
		w.styled(runs)
	case g.Picture:
		w.picture(g, plain(runs))
	case g.Note > 0:
		w.cite(g.Note)
	default:
		href := w.href(g)
		switch {
		case href != "":
			w.put(`<a href="`, html.EscapeString(href), `">`)
			w.styled(runs)
			w.put("</a>")
		case g.Wiki:
			w.put(`<span class="wiki">`)
			w.styled(runs)
			w.put("</span>")
		default:
			w.styled(runs)
		}
	}
}

// styled writes runs with their looks; what two have in common stays open.
func (w *writer) styled(runs []render.Run) {
	var open []int
	for _, r := range runs {
		var want []int
		for i, t := range tags {
			if r.Look&t.look != 0 {
				want = append(want, i)
			}
		}
		same := 0
		for same < len(open) && same < len(want) && open[same] == want[same] {
			same++
		}
		w.shut(open[same:])
		for _, i := range want[same:] {
			w.put(tags[i].open)
		}
		open = want
		switch {
		case r.Break:
			w.put("<br>\n")
		case r.Look&render.Math != 0:
			w.put(formula(r.Text))
		default:
			w.put(html.EscapeString(r.Text))
		}
	}
	w.shut(open)
}

func (w *writer) shut(open []int) {
	for i := len(open) - 1; i >= 0; i-- {
		w.put("</", tags[open[i]].name, ">")
	}
}

// stay keeps the mark of a footnote on the line of what it belongs to.
const stay = "&NoBreak;"

// cite writes the mark of a footnote. The first one is where its passage leads back to.
func (w *writer) cite(number int) {
	n := strconv.Itoa(number)
	if !w.notes[number] {
		w.put(stay, "<sup>[", n, "]</sup>")
		return
	}
	w.cited[number]++
	id := ""
	if w.cited[number] == 1 {
		id = "r:" + n
	}
	w.put(stay, `<sup><a`, attribute("id", id), ` class="cite" role="doc-noteref" href="#n:`, n, `" aria-label="Source `, n, `">[`, n, "]</a></sup>")
}

// plain returns what runs say, on one line.
func plain(runs []render.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Break {
			b.WriteByte(' ')
		}
		if r.Goal == nil || r.Goal.Note == 0 {
			b.WriteString(r.Text)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
