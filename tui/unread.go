package tui

import (
	tea "charm.land/bubbletea/v2"

	"ken/index"
)

// unread lists the files that could not be read, each with the reason.
type unread struct{ list list }

func (u *unread) title() string { return "unread files" }

func (u *unread) state(a *App) string {
	return plural(len(a.known.changes.Unread), "file")
}

func (u *unread) handle(*App, tea.Msg) tea.Cmd { return nil }

func (u *unread) actions() []action {
	return []action{
		{name: "open outside", keys: []string{"o"}, word: "open outside", help: "open with the system's own program", run: on((*unread).outside), why: unless((*unread).none)},
		{name: "copy place", keys: []string{"y p"}, word: "copy", help: "copy the path", run: on((*unread).copyPath), why: unless((*unread).none)},
	}
}

func (u *unread) none(a *App) string {
	if _, ok := u.chosen(a); ok {
		return ""
	}
	return "every file could be read"
}

func (u *unread) chosen(a *App) (index.Unread, bool) {
	if files := a.known.changes.Unread; u.list.at < len(files) {
		return files[u.list.at], true
	}
	return index.Unread{}, false
}

func (u *unread) outside(a *App) tea.Cmd {
	f, _ := u.chosen(a)
	return a.openOutside(f.Path)
}

func (u *unread) copyPath(a *App) tea.Cmd {
	f, _ := u.chosen(a)
	return a.copy("path", f.Path)
}

func (u *unread) move(a *App, by motion) tea.Cmd {
	u.list.move(by, len(a.known.changes.Unread), anyItem)
	return nil
}

func (u *unread) click(_ *App, _, y int) tea.Cmd {
	if i := u.list.over(y); i >= 0 {
		u.list.at = i
	}
	return nil
}

func (u *unread) wheel(a *App, _, _, lines int) tea.Cmd { return wheelList(u, a, lines) }

func (u *unread) view(a *App, in area) drawn {
	l := &a.look
	files := a.known.changes.Unread
	if len(files) == 0 {
		return drawn{lines: []string{"", " Every file here could be read."}}
	}
	u.list.hold(len(files), anyItem)
	lines, y := u.list.draw(len(files), in.h, func(i int, chosen bool) []string {
		path, why := l.line(files[i].Path), l.line(files[i].Reason)
		if in.shape >= middle {
			column := in.w * 4 / 10
			return []string{l.row(l.pad(l.fitLeft(path, column), column)+"  "+why, "", in.w, chosen, false)}
		}
		return []string{l.row(l.fitLeft(path, in.w-3), "", in.w, chosen, false), l.dim(l.under(why, in.w))}
	})
	return drawn{lines, &spot{x: 1, y: y}}
}
