package tui

import "strings"

// footer shows what can be done now: as many keys as fit, the most useful first,
// "? keys" always.
func (a *App) footer() string {
	if a.over != nil {
		return a.hintLine(a.over.hints(), "")
	}
	inField := a.typing() != nil
	var hints []hint
	seen := make(map[string]bool)
	for _, ac := range a.actions() {
		key := ac.key(inField)
		if ac.word == "" || key == "" || seen[key] || !ac.possible(a) {
			continue
		}
		seen[key] = true
		hints = append(hints, hint{shownKey(strings.Fields(key)[0]), ac.word})
	}
	if inField {
		hints = append(hints, hint{"ctrl+p", "actions"})
	}
	return a.hintLine(hints, a.footerEnd())
}

// footerEnd is the right end: one running task, then how to learn the keys and how
// to leave. What does not fit goes, the keys last.
func (a *App) footerEnd() string {
	l := &a.look
	keys := l.strong("?") + " keys"
	if f := a.typing(); f != nil && !f.helps {
		keys = l.strong("f1") + " keys"
	}
	leave := l.strong("esc") + " back"
	if len(a.stack) == 1 {
		leave = l.strong("q") + " quit"
	}
	if a.w < 50 {
		return keys
	}
	end := keys + "  " + leave
	if p, ok := a.top().(placed); ok && p.place() != "" {
		end = p.place() + "  " + end
	}
	if t := a.tasks.shown(); t != nil && a.w >= 70 {
		if w, ok := a.top().(worker); !ok || w.work() != t {
			end = l.dim(l.fit(runningText(l, t, a.tasks.now()), a.w/3)) + "  " + end
		}
	}
	return end
}

// hintLine draws hints from the left, as many as fit before end.
func (a *App) hintLine(hints []hint, end string) string {
	l := &a.look
	room := a.w - 1
	if end != "" {
		room -= l.width(end) + 3
	}
	var parts []string
	used := 0
	for _, h := range hints {
		part := l.strong(h.key) + " " + h.word
		n := l.width(part) + 2
		if used+n > room+2 {
			break
		}
		used += n
		parts = append(parts, part)
	}
	left := " " + strings.Join(parts, "  ")
	if end == "" {
		return left
	}
	return l.ends(left, end+" ", a.w)
}
