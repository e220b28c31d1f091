package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

const noticeFor = 4 * time.Second

// A notice is one line above the footer. What went well goes after four seconds; a
// problem stays until a key.
type notice struct {
	text string
	bad  bool
	seq  int
}

type noticeMsg int

// say shows one line for four seconds.
func (a *App) say(format string, args ...any) tea.Cmd {
	seq, cmd := a.after(noticeFor, func(seq int) tea.Msg { return noticeMsg(seq) })
	a.note = notice{text: a.look.line(fmt.Sprintf(format, args...)), seq: seq}
	return cmd
}

// problem shows what was being done and what happened. Being stopped is no problem.
func (a *App) problem(doing string, err error) tea.Cmd {
	if err == nil || errors.Is(err, context.Canceled) {
		return nil
	}
	text := err.Error()
	if !strings.HasPrefix(text, doing) {
		text = doing + ": " + text
	}
	if hint := hintFor(err); hint != "" {
		text += " · " + hint
	}
	a.note = notice{text: a.look.line(text), bad: true}
	return nil
}

// A focus is whether the user looks at this window, as far as the terminal tells.
type focus struct{ known, away bool }

// focused takes that the user is back: what changed meanwhile is read.
func (a *App) focused() tea.Cmd {
	a.focus = focus{known: true}
	return tea.Batch(a.reload(), a.sync())
}

// announce tells the user elsewhere that a task has ended.
func (a *App) announce(t *task) tea.Cmd {
	if t.quiet || t.phase == stopped {
		return nil
	}
	long := t.took(time.Now())
	if a.focus.known && (!a.focus.away || long < 10*time.Second) {
		return nil
	}
	if !a.focus.known && long < 30*time.Second {
		return nil
	}
	text := t.title + ": done"
	if t.phase == failed {
		text = t.title + ": failed"
	}
	if !a.focus.known {
		return tea.Raw("\a")
	}
	return tea.Raw("\a" + notification(a.ws.Env, text))
}

// notification is the escape that has the terminal show text as a notice of the
// desktop, "" where the terminal is not known to understand one.
func notification(env func(string) string, text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == ';' {
			return ' '
		}
		return r
	}, text)
	if env("TMUX") != "" || env("STY") != "" {
		return ""
	}
	switch {
	case env("KITTY_WINDOW_ID") != "":
		return ansi.DesktopNotification(text)
	case env("TERM_PROGRAM") == "iTerm.app", env("TERM_PROGRAM") == "WezTerm", env("TERM_PROGRAM") == "ghostty":
		return ansi.Notify(text)
	case strings.HasPrefix(env("TERM"), "rxvt-unicode"), strings.HasPrefix(env("TERM"), "foot"):
		return "\x1b]777;notify;ken;" + text + "\a"
	}
	return ""
}
