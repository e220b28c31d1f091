package tui

import (
	tea "charm.land/bubbletea/v2"
)

// An overlay lies over the upper lines of a screen and takes every key.
type overlay interface {
	press(a *App, key string, msg tea.KeyPressMsg) tea.Cmd
	// view draws at most in.h lines, to stand at the top of the body.
	view(a *App, in area) drawn
	// hints are the keys it understands, for the footer.
	hints() []hint
	// input is the field it writes in, nil for none; typed is called when its text
	// was changed from outside.
	input() *field
	typed(a *App)
}

// A hint is a key and what it does, as the footer shows them.
type hint struct{ key, word string }

// pressOver gives a key to the overlay; esc closes every one.
func (a *App) pressOver(key string, msg tea.KeyPressMsg) tea.Cmd {
	if key == "esc" {
		a.over = nil
		return nil
	}
	if f := a.over.input(); f != nil {
		if used, changed := f.key(msg); used {
			if changed {
				a.over.typed(a)
			}
			return nil
		}
	}
	return a.over.press(a, key, msg)
}

// A prompt asks for one line.
type prompt struct {
	label string
	act   string // what enter does, in a word
	field field
	done  func(a *App, text string) tea.Cmd
}

func (p *prompt) press(a *App, key string, _ tea.KeyPressMsg) tea.Cmd {
	switch key {
	case "up":
		p.field.older()
	case "down":
		p.field.newer()
	case "ctrl+o":
		return a.compose(p.field.value(), func(a *App, text string) {
			p.field.set(text)
			a.over = p
		})
	case "enter":
		text := a.look.line(p.field.value())
		if text == "" {
			return nil
		}
		a.over = nil
		return p.done(a, text)
	}
	return nil
}

func (p *prompt) view(a *App, in area) drawn {
	label := " " + a.look.heading(p.label) + " "
	x := a.look.width(label)
	text, at := p.field.draw(&a.look, in.w-x-1)
	return drawn{lines: []string{label + text}, cursor: &spot{x + at, 0, true}}
}

func (p *prompt) hints() []hint {
	hints := []hint{{"enter", p.act}}
	if len(p.field.past) > 0 {
		hints = append(hints, hint{"up", "earlier"})
	}
	return append(hints, hint{"ctrl+o", "editor"}, hint{"esc", "close"})
}

func (p *prompt) input() *field { return &p.field }
func (p *prompt) typed(*App)    { p.field.back = 0 }

// A confirm asks before what cannot be undone. Only y does it.
type confirm struct {
	question string
	yes      func(*App) tea.Cmd
}

func (c *confirm) press(a *App, key string, _ tea.KeyPressMsg) tea.Cmd {
	switch key {
	case "y", "Y":
		a.over = nil
		return c.yes(a)
	case "n", "N", "q":
		a.over = nil
	}
	return nil
}

func (c *confirm) view(a *App, in area) drawn {
	lines := a.look.wrap(c.question+" y/n", in.w-2)
	for i, line := range lines {
		lines[i] = " " + a.look.strong(line)
	}
	last := len(lines) - 1
	return drawn{lines: lines, cursor: &spot{min(a.look.width(lines[last])+1, in.w-1), last, true}}
}

func (c *confirm) hints() []hint { return []hint{{"y", "yes"}, {"n", "no"}, {"esc", "close"}} }
func (c *confirm) input() *field { return nil }
func (c *confirm) typed(*App)    {}
