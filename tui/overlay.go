package tui

import (
	"cmp"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/skills/brief"
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
	under string // said below the line

	kinds []string // of document, of which one is chosen; none where nothing is written
	kind  int
	whole func(kind string) bool // which need no text; nil where all do
	of    string                 // what stands behind the kind; "" is " on"
}

func (p *prompt) press(a *App, key string, _ tea.KeyPressMsg) tea.Cmd {
	switch key {
	case "up":
		p.field.older()
	case "down":
		p.field.newer()
	case "ctrl+o":
		return a.compose(p.field.value(), func(a *App, text string) tea.Cmd {
			p.field.set(text)
			a.over = p
			return nil
		})
	case "enter":
		text := a.look.line(p.field.value())
		if !p.enough(text) {
			return nil
		}
		a.over = nil
		return p.done(a, text)
	case "tab":
		p.kind = (p.kind + 1) % max(1, len(p.kinds))
	case "shift+tab":
		p.kind = (p.kind + len(p.kinds) - 1) % max(1, len(p.kinds))
	}
	return nil
}

func (p *prompt) view(a *App, in area) drawn {
	l := &a.look
	label := " " + l.heading(p.named(in.w)) + " "
	x := l.width(label)
	text, at := p.field.draw(l, in.w-x-1)
	if p.field.value() == "" && p.enough("") {
		text = l.dim(l.fit("a topic, or nothing: all of it", in.w-x-1))
	}
	out := drawn{lines: []string{label + text}, cursor: &spot{x + at, 0, true}}
	if len(p.kinds) > 1 {
		out.lines = append(out.lines, " "+p.choices(l, in.w-2))
	}
	if p.under != "" {
		for _, line := range l.wrap(p.under, max(1, in.w-2)) {
			out.lines = append(out.lines, " "+l.dim(line))
		}
	}
	out.lines = l.head(out.lines, in.h)
	return out
}

// named says what is asked for. A small window has room for the kind alone.
func (p *prompt) named(w int) string {
	if len(p.kinds) == 0 {
		return p.label
	}
	if w < 40 {
		return p.kinds[p.kind]
	}
	return p.kinds[p.kind] + cmp.Or(p.of, " on")
}

// choices lists the kinds, the chosen one between brackets.
func (p *prompt) choices(l *look, w int) string {
	parts := make([]string, len(p.kinds))
	for i, k := range p.kinds {
		parts[i] = l.dim(k)
		if i == p.kind {
			parts[i] = l.strong("[" + k + "]")
		}
	}
	text := strings.Join(parts, "  ")
	if l.width(text) > w {
		text = l.strong("["+p.kinds[p.kind]+"]") + l.dim(fmt.Sprintf(" %d of %d", p.kind+1, len(p.kinds)))
	}
	return l.fit(text, w)
}

// enough tells whether a text can be taken: what is asked for, or nothing where the kind
// needs no topic.
func (p *prompt) enough(text string) bool {
	if len(p.kinds) == 0 {
		return text != ""
	}
	r := p.request(text)
	return r.Topic != "" || p.whole != nil && p.whole(r.Kind)
}

// request is what is asked for: the chosen kind, or that whose name stands in front, as
// in "plan: heat pumps".
func (p *prompt) request(text string) brief.Request {
	if before, after, found := strings.Cut(text, ":"); found {
		for _, k := range p.kinds {
			if strings.EqualFold(strings.TrimSpace(before), k) {
				return brief.Request{Kind: k, Topic: strings.TrimSpace(after)}
			}
		}
	}
	return brief.Request{Kind: p.kinds[p.kind], Topic: text}
}

func (p *prompt) hints() []hint {
	hints := []hint{{"enter", p.act}}
	if len(p.kinds) > 1 {
		hints = append(hints, hint{"tab", "kind"})
	}
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
