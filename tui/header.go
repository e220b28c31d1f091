package tui

import (
	"cmp"
	"strings"
)

// header is where one is, as a path, and at the right how things stand: what is due and
// owed on every screen, then what the screen says of itself. The name of an engine
// elsewhere is always there: the user must know when text leaves the machine.
func (a *App) header() string {
	left := a.path()
	right := a.owingBeside(left, a.rests())
	right = a.look.parts(right, max(0, a.w-10))
	left = a.look.fitLeft(left, max(0, a.w-a.look.width(right)-4))
	return a.look.ends(" "+a.look.strong(left), right+" ", a.w)
}

// rests are how things stand without what is due, the fullest first: that no engine is
// elsewhere, and what home counts, can be left out.
func (a *App) rests() []string {
	var state string
	if s, ok := a.top().(stater); ok {
		state = s.state(a)
	}
	engine := a.look.line(a.ws.Engine)
	near := cmp.Or(a.standing(), state)
	if engine == "offline" && len(a.stack) == 1 {
		return []string{said(a.standing(), said(state, engine)), near, ""}
	} else if engine == "offline" {
		return []string{said(a.standing(), said(state, engine)), near}
	}
	return []string{said(a.standing(), said(state, engine)), engine}
}

// owingBeside puts what is due and owed before the rest, in as many words as leave the path
// whole, else its end: what one is at is never pushed out by it.
func (a *App) owingBeside(path string, rests []string) string {
	forms := a.owing()
	for _, left := range []string{path, a.name(a.top())} {
		for _, form := range forms {
			for _, rest := range rests {
				if right := said(form, rest); a.look.width(left)+a.look.width(right)+4 <= a.w {
					return right
				}
			}
		}
	}
	if a.look.width(rests[0])+12 <= a.w {
		return rests[0]
	}
	return rests[1]
}

// owing says what is due and what was delegated and not recalled, the longest form first;
// none where that is not known or nothing.
func (a *App) owing() []string {
	k := a.known.learning
	if !a.known.counted {
		return nil
	}
	var due, debt string
	if k.Due > 0 {
		due = number(k.Due) + " due"
	}
	if k.Delegated > 0 {
		debt = "debt " + number(k.Debt)
	}
	var forms []string
	if _, home := a.top().(*home); home && debt != "" && a.w >= 100 {
		forms = append(forms, said(due, "delegated "+number(k.Delegated)+" · recalled "+number(k.Recalled)+" · "+debt))
	}
	if due != "" || debt != "" {
		forms = append(forms, said(due, debt))
	}
	if due != "" && debt != "" {
		forms = append(forms, due)
	}
	return forms
}

// name is what a screen is called in the header: home by the workspace.
func (a *App) name(s screen) string {
	if _, ok := s.(*home); ok {
		return a.look.line(a.ws.Root)
	}
	return a.look.line(s.title())
}

// path is the way to the screen on top; a narrow window shows its end.
func (a *App) path() string {
	top := a.name(a.top())
	if shapeOf(a.w, a.h) <= narrow {
		return top
	}
	parts := []string{"ken"}
	if len(a.stack) == 1 {
		return "ken › " + top
	}
	for _, s := range a.stack[1:] {
		parts = append(parts, a.look.line(s.title()))
	}
	return strings.Join(parts, " › ")
}
