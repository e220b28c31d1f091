package tui

import (
	"strings"

	"ken/notes/recall"
	"ken/skills/tutor"
)

// grades draws the four grades with what each leads to. The proposed one is marked.
func (r *review) grades(l *look, in area) drawn {
	v := r.seen.Revealed
	cell := min(14, (in.w-2)/4)
	if cell < 9 || in.h < 8 {
		return r.oneGrade(l, in)
	}
	var names, waits strings.Builder
	x := 1
	for n := recall.Again; n <= recall.Easy; n++ {
		name, wait := number(int(n))+" "+tutor.RatingName(n), ""
		if len(v.Choices) == 4 {
			wait = v.Choices[n-1].In
		}
		if l.width(wait) > cell-3 {
			wait = shortWait(wait)
		}
		if n == v.Proposed {
			x = 1 + int(n-1)*cell
			mark := l.strong("▌") + " "
			names.WriteString(mark + l.strong(l.pad(name, cell-2)))
			waits.WriteString(mark + l.strong(l.pad(wait, cell-2)))
			continue
		}
		names.WriteString("  " + l.pad(name, cell-2))
		waits.WriteString("  " + l.dim(l.pad(wait, cell-2)))
	}
	lines := []string{" " + names.String(), " " + waits.String()}
	switch {
	case !r.seen.Question.Counts:
		lines[1] = " " + l.dim("  practice: no card's day moves by it")
	case v.Proposed == 0:
		lines = append(lines, " "+l.warn("you decide: press 1 to 4"))
	}
	if in.h >= 12 {
		lines = append([]string{""}, lines...)
	}
	return drawn{lines: lines, cursor: &spot{x: x, y: len(lines) - 1}}
}

// oneGrade is the same on one line, for small windows.
func (r *review) oneGrade(l *look, in area) drawn {
	v := r.seen.Revealed
	text, x := "", 1
	for n := recall.Again; n <= recall.Easy; n++ {
		one := " " + number(int(n))
		if n == v.Proposed {
			x = 1 + l.width(text)
			one = l.strong("▌" + number(int(n)))
		}
		text += one
	}
	if v.Proposed != 0 {
		text += "  " + tutor.RatingName(v.Proposed)
		if len(v.Choices) == 4 {
			text += " " + shortWait(v.Choices[v.Proposed-1].In)
		}
	} else {
		text += "  you decide"
	}
	return drawn{lines: []string{l.fit(" "+text, in.w)}, cursor: &spot{x: x}}
}

// shortWait says a wait in fewer letters: "6 d".
func shortWait(s string) string {
	return strings.NewReplacer(" days", " d", " day", " d", " months", " mo", " years", " y").Replace(s)
}
