package evidence

import (
	"regexp"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// columnChanges returns what a row says was replaced, as the heads of its columns tell: of
// "Item | 2025 | 2026" and of "Block | Charter | New" the last column has the figure of now.
func (f *Finding) columnChanges() []change {
	if f.Kind != notes.Row || !strings.Contains(f.Lead, "|") {
		return nil
	}
	heads, cells := filled(strings.Split(f.Lead, "|")), strings.Split(f.Text, " · ")
	if len(heads) != len(cells) {
		if len(heads)+1 != len(cells) { // the column of what is compared often has no head
			return nil
		}
		heads = append([]string{""}, heads...)
	}
	now := -1
	for i, h := range heads {
		switch {
		case newColumn.MatchString(h):
			now = i
		case periodOf(h) != "" && (now < 0 || periodOf(heads[now]) != "" && periodOf(heads[now]) < periodOf(h)):
			now = i
		}
	}
	if now < 1 {
		return nil
	}
	figures, at := make([][]prose.Quantity, len(cells)), 0
	for i, c := range cells {
		figures[i] = within(f.figures, at, at+len(c))
		at += len(c) + len(" · ")
	}
	var out []change
	for i := 1; i < now; i++ {
		period := periodOf(heads[i]) != "" && periodOf(heads[now]) != ""
		if !period && !newColumn.MatchString(heads[now]) || len(figures[i]) != 1 || len(figures[now]) != 1 {
			continue
		}
		if old, new := figures[i][0], figures[now][0]; alike(old, new) && rivals(old, new) {
			out = append(out, change{old: old, now: new, clause: cells[0]})
		}
	}
	return out
}

// within returns the figures that stand between two places.
func within(figures []prose.Quantity, from, to int) []prose.Quantity {
	var out []prose.Quantity
	for _, q := range figures {
		if q.Start >= from && q.End <= to {
			out = append(out, q)
		}
	}
	return out
}

// periodOf returns the year or quarter that a column is of, as a text that sorts; "" where
// it is of none.
func periodOf(head string) string {
	m := periodHead.FindStringSubmatch(strings.TrimSpace(head))
	if m == nil {
		return ""
	}
	return m[2] + m[4] + m[1] + m[3]
}

var (
	newColumn  = regexp.MustCompile(`(?i)^\W*(?:new|now|current|revised|today|actual|after)\b`)
	periodHead = regexp.MustCompile(`(?i)^(?:(q[1-4])[ /-]*)?(20\d\d)?(?:[ /-]*(q[1-4]))?()$`)
)
