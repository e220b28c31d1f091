package cards

import "strings"

// asks reads a heading that is a question, with what stands below it up to the next
// heading as the answer. One that has cards below it, or another heading, names them.
func (r *reader) asks(i int) {
	t := r.titles[i]
	if !question(t.text) || r.rows[t.row].used || !r.reads("heading") {
		return
	}
	end, deeper := len(r.rows), false
	if i+1 < len(r.titles) {
		end, deeper = r.titles[i+1].row, r.titles[i+1].level > t.level
	}
	for row := t.row + 1; row < end; row++ {
		if r.rows[row].used {
			return
		}
	}
	for end > t.row+1 && (r.rows[end-1].kind == blankRow || r.rows[end-1].kind == ruleRow) {
		end--
	}
	body := t.row + 1
	for body < end && r.rows[body].kind != textRow && r.rows[body].kind != solidRow {
		body++ // what underlines it, and blank lines
	}
	answer := ""
	if body < end {
		if len(r.span(t.row, end)) > maxCard {
			r.fault(t.row, t.row+1, "what answers this heading is longer than 16 kB")
			return
		}
		answer = clean(r.span(body, end))
	}
	switch {
	case answer != "":
		asked := clean(t.text)
		r.add(t.row, end, draft{question: asked, answers: []string{answer}, kind: Prose, syntax: "heading"})
	case !deeper:
		r.fault(t.row, t.row+1, "the heading asks, and nothing stands below it")
	}
}

// question tells whether a heading asks.
func question(title string) bool {
	title = strings.TrimRight(clean(title), "*_ ")
	for _, mark := range []string{"?", "？", "؟"} {
		if strings.HasSuffix(title, mark) && len(title) > len(mark) {
			return true
		}
	}
	return false
}
