package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A chooser is the palette or the list of keys: actions, narrowed by typing. Enter
// does the chosen one.
type chooser struct {
	keys  bool // the list of keys of this screen, not the palette
	field field
	list  list
	rows  []action
}

func (a *App) openPalette() tea.Cmd { return a.choose(&chooser{}) }
func (a *App) openKeys() tea.Cmd    { return a.choose(&chooser{keys: true}) }

func (a *App) choose(c *chooser) tea.Cmd {
	c.typed(a)
	a.over = c
	return nil
}

func (c *chooser) input() *field { return &c.field }

// typed narrows to what the field says: what begins so first, then what was used
// lately, then what has the letters in order.
func (c *chooser) typed(a *App) {
	want := strings.ToLower(strings.TrimSpace(c.field.value()))
	type ranked struct {
		action
		rank int
	}
	var found []ranked
	for i, ac := range a.actions() {
		if c.keys && len(ac.keys) == 0 {
			continue
		}
		if rank, ok := c.rank(a, ac, want); ok {
			if !ac.possible(a) {
				rank += 500
			}
			found = append(found, ranked{ac, rank*1000 + i})
		}
	}
	slices.SortStableFunc(found, func(x, y ranked) int { return x.rank - y.rank })
	c.rows = c.rows[:0]
	for _, f := range found {
		c.rows = append(c.rows, f.action)
	}
	c.list = list{}
}

// rank orders an action for what was typed; false where it does not match.
func (c *chooser) rank(a *App, ac action, want string) (int, bool) {
	used := slices.Index(a.lately, ac.name)
	if c.keys || used < 0 {
		used = len(a.lately)
	}
	name := strings.ToLower(ac.name)
	switch {
	case want == "":
		return 100 + used, true
	case strings.HasPrefix(name, want):
		return 0, true
	case slices.Contains(ac.keys, c.field.value()):
		return 1, true
	case strings.Contains(name, want), strings.Contains(strings.ToLower(ac.help), want),
		strings.Contains(ac.command, want):
		return 100 + used, true
	case inOrder(name, want):
		return 200 + used, true
	}
	return 0, false
}

// inOrder tells whether the letters of want stand in s in that order.
func inOrder(s, want string) bool {
	rest := []rune(want)
	for _, r := range s {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

func (c *chooser) press(a *App, key string, _ tea.KeyPressMsg) tea.Cmd {
	switch key {
	case "down", "ctrl+n":
		c.list.move(lineDown, len(c.rows), anyItem)
	case "up":
		c.list.move(lineUp, len(c.rows), anyItem)
	case "pgdown":
		c.list.move(pageDown, len(c.rows), anyItem)
	case "pgup":
		c.list.move(pageUp, len(c.rows), anyItem)
	case "tab":
		return a.choose(&chooser{keys: !c.keys})
	case "enter":
		if c.list.at >= len(c.rows) {
			return nil
		}
		chosen := c.rows[c.list.at]
		a.over = nil
		return a.do(chosen)
	}
	return nil
}

func (c *chooser) view(a *App, in area) drawn {
	l := &a.look
	label := " : "
	if c.keys {
		label = " keys here > "
	}
	text, at := c.field.draw(l, in.w-l.width(label)-1)
	if c.field.value() == "" {
		text = l.dim(l.fit("type to narrow", in.w-l.width(label)-1))
	}
	out := drawn{lines: []string{l.heading(label) + text}, cursor: &spot{l.width(label) + at, 0, true}}
	if len(c.rows) == 0 {
		out.lines = append(out.lines, "   nothing is called that")
		return out
	}
	legend := c.legend(a, in)
	rows, _ := c.list.draw(len(c.rows), max(0, in.h-1-len(legend)), func(i int, chosen bool) []string {
		return []string{c.row(a, c.rows[i], in.w, chosen)}
	})
	out.lines = append(append(out.lines, rows...), legend...)
	return out
}

// legend says what the marks of the screen mean, beside its keys, where there is room.
func (c *chooser) legend(a *App, in area) []string {
	m, ok := a.top().(marker)
	if !c.keys || !ok || !m.marked() {
		return nil
	}
	var lines []string
	for _, line := range a.look.legend(in.w - 4) {
		lines = append(lines, "   "+line)
	}
	if in.h < len(lines)+4 {
		return nil
	}
	return lines
}

// row is one action: its name, its key, and the command or why it cannot be done.
func (c *chooser) row(a *App, ac action, w int, chosen bool) string {
	l := &a.look
	key := ""
	if len(ac.keys) > 0 {
		key = shownKey(ac.keys[0])
	}
	why := ac.reason(a)
	var text, tail string
	if c.keys {
		text = l.pad(key, 8) + ac.help
	} else {
		text = l.pad(ac.name, 18) + "  " + l.pad(key, 7)
		tail = ac.command
		if w >= 70 && tail == "" {
			text += "  " + ac.help
		}
	}
	if why != "" {
		tail = why
	}
	if w < 60 && why == "" {
		tail = ""
	}
	return l.row(text, tail, w, chosen, why != "")
}

func (c *chooser) hints() []hint {
	other := "keys"
	if c.keys {
		other = "palette"
	}
	return []hint{{"enter", "do it"}, {"↓", "next"}, {"tab", other}, {"esc", "close"}}
}
