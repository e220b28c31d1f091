package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
)

// home is the first screen: what is wanted, what can be done now, and what was
// written lately.
type home struct {
	list list
	rows []homeRow
	at   string // the id of the chosen row; "" until the user chooses one
}

// A homeRow is a line of home; open is nil where it cannot be chosen. The id stays
// while rows come and go around it.
type homeRow struct {
	id, text, tail string
	open           func(a *App) tea.Cmd
}

func (h *home) title() string { return "home" }

func (h *home) state(a *App) string {
	k := a.known
	if k.synced.IsZero() {
		return ""
	}
	if k.syncErr != nil && k.changes.Files == 0 {
		return "not indexed"
	}
	return plural(k.changes.Passages, "passage")
}

func (h *home) handle(*App, tea.Msg) tea.Cmd { return nil }

func (h *home) actions() []action {
	return []action{
		{name: "open", keys: []string{"enter"}, word: "open", help: "open the chosen row", run: on((*home).open)},
		{name: "edit", keys: []string{"e"}, help: "edit in your editor, at this line", run: on((*home).edit), why: unless((*home).whyNoEdit)},
	}
}

func (h *home) open(a *App) tea.Cmd {
	h.build(a)
	if h.list.at < len(h.rows) && h.rows[h.list.at].open != nil {
		return h.rows[h.list.at].open(a)
	}
	return nil
}

// goal is the goal that is chosen, if one is.
func (h *home) goal(a *App) (notes.Goal, bool) {
	for _, g := range a.known.context.Goals {
		if h.at != "" && h.at == goalID(g) {
			return g, true
		}
	}
	return notes.Goal{}, false
}

func goalID(g notes.Goal) string { return "goal " + g.Path + " " + g.Text }

func (h *home) edit(a *App) tea.Cmd {
	g, _ := h.goal(a)
	return a.editAt(g.Path, g.Line)
}

func (h *home) whyNoEdit(a *App) string {
	if _, ok := h.goal(a); ok {
		return ""
	}
	return "choose a goal first"
}

func (h *home) move(_ *App, by motion) tea.Cmd {
	h.list.move(by, len(h.rows), h.pick)
	h.choose(h.list.at)
	return nil
}

func (h *home) click(a *App, _, y int) tea.Cmd {
	i := h.list.over(y)
	if i < 0 || !h.pick(i) {
		return nil
	}
	if i == h.list.at {
		return h.open(a)
	}
	h.choose(i)
	return nil
}

func (h *home) choose(i int) {
	if i < len(h.rows) {
		h.list.at, h.at = i, h.rows[i].id
	}
}

func (h *home) wheel(a *App, _, _, lines int) tea.Cmd { return wheelList(h, a, lines) }

func (h *home) pick(i int) bool { return h.rows[i].open != nil }

func (h *home) view(a *App, in area) drawn {
	h.build(a)
	lines, y := h.list.draw(len(h.rows), in.h, func(i int, chosen bool) []string {
		r := h.rows[i]
		if r.open == nil {
			return []string{a.look.fit(r.text, in.w)}
		}
		if in.shape <= narrow && r.tail != "" {
			return []string{
				a.look.row(r.text, "", in.w, chosen, false),
				"     " + a.look.dim(a.look.parts(r.tail, in.w-6)),
			}
		}
		return []string{a.look.row(r.text, r.tail, in.w, chosen, false)}
	})
	return drawn{lines, &spot{x: 1, y: max(0, y)}}
}

// build makes the rows anew from what is known.
func (h *home) build(a *App) {
	h.rows = h.rows[:0]
	h.goals(a)
	h.gap(a)
	h.now(a)
	h.recent(a)
	h.unread(a)
	h.hold()
}

// hold keeps the choice on the same row; at first it is on what to do now.
func (h *home) hold() {
	want := h.at
	if want == "" {
		want = "search"
	}
	for i, r := range h.rows {
		if r.id == want || h.at == "" && r.id == "entry" {
			h.list.at = i
			break
		}
	}
	h.list.hold(len(h.rows), h.pick)
}

func (h *home) heading(a *App, text string) {
	h.rows = append(h.rows, homeRow{text: " " + a.look.heading(text)})
}

func (h *home) gap(a *App) {
	if shapeOf(a.w, a.h) != tiny {
		h.rows = append(h.rows, homeRow{})
	}
}

func (h *home) row(id, text, tail string, open func(*App) tea.Cmd) {
	h.rows = append(h.rows, homeRow{id, text, tail, open})
}

func (h *home) goals(a *App) {
	k := &a.known
	h.heading(a, "Goals")
	for _, g := range k.context.Goals {
		h.row(goalID(g), "▸ "+a.look.line(g.Text), due(a.ws.Now(), g.Due), func(a *App) tea.Cmd {
			return a.openAt(g.Path, g.Line)
		})
	}
	if n := len(k.context.Problems); n > 0 {
		h.row("problems", fmt.Sprintf("! %s could not be understood", plural(n, "line")), "enter to see which", (*App).openGoals)
	}
	switch {
	case k.contextErr != nil:
		h.row("error", "! "+a.look.line(k.contextErr.Error()), "", (*App).openGoals)
	case !k.loaded:
		h.rows = append(h.rows, homeRow{text: "   " + a.look.dim("reading…")})
	case len(k.context.Goals) == 0 && a.ws.WriteGoals != nil:
		h.row("entry", "No goals yet. Write down what you want to understand", "or: ken init", (*App).openEntry)
	case len(k.context.Goals) == 0:
		h.rows = append(h.rows, homeRow{text: "   " + a.look.dim("none yet")})
	}
}

// now offers what is worth doing: search, and a brief on a goal that has none.
func (h *home) now(a *App) {
	h.heading(a, "Now")
	h.learn(a)
	h.row("search", a.look.strong("/")+"  "+h.searchText(a), "", (*App).openSearch)
	offered := 0
	for _, g := range a.known.context.Goals {
		if offered == 2 || h.briefed(a, g) {
			continue
		}
		offered++
		topic := a.look.line(g.Text)
		h.row("brief "+topic, a.look.strong("b")+"  Brief on \""+topic+"\"", "", func(a *App) tea.Cmd { return a.askTopicWith(topic) })
	}
	if offered == 0 {
		h.row("brief", a.look.strong("b")+"  Brief on…", "", (*App).askTopic)
	}
}

func (h *home) searchText(a *App) string {
	k := &a.known
	switch {
	case a.syncing() != nil && k.synced.IsZero():
		return "Search your documents; they are being read"
	case k.changes.Files > 0:
		return fmt.Sprintf("Search %s in %s", plural(k.changes.Passages, "passage"), plural(k.changes.Files, "document"))
	case !k.synced.IsZero() && k.syncErr == nil:
		return "Search; there is no document here that can be read yet"
	}
	return "Search your documents"
}

// briefed tells whether a brief on a goal is among the recent ones.
func (h *home) briefed(a *App, g notes.Goal) bool {
	for _, r := range a.known.recent {
		if r.Kind != "diagram" && strings.EqualFold(a.look.line(r.Topic), a.look.line(g.Text)) {
			return true
		}
	}
	return false
}

func (h *home) recent(a *App) {
	k := &a.known
	if len(k.recent) == 0 && k.recentErr == nil {
		return
	}
	h.gap(a)
	h.heading(a, "Recent")
	if k.recentErr != nil {
		h.rows = append(h.rows, homeRow{text: "   " + a.look.bad("! ") + a.look.line(k.recentErr.Error())})
	}
	for i, r := range k.recent {
		if i == 12 {
			break
		}
		h.row(r.Path, a.look.line(r.Title), recentTail(r, a.ws.Now()), func(a *App) tea.Cmd { return a.openAt(r.Path, 0) })
	}
}

func recentTail(r Recent, now time.Time) string {
	var stale string
	switch {
	case r.Stale > 0:
		stale = signChanged.mark + " " + plural(r.Stale, "sentence") + " on changed sources"
	case r.Missing > 0:
		stale = fmt.Sprintf("%d missing", r.Missing)
	case r.Changed > 0:
		stale = fmt.Sprintf("%d changed", r.Changed)
	case r.Unsupported > 0:
		stale = fmt.Sprintf("%d unsupported ?", r.Unsupported)
	}
	cited := ""
	if r.Citations > 0 {
		cited = plural(r.Citations, "citation")
	}
	return said(stale, cited, ago(now, r.When), r.Kind)
}

func (h *home) unread(a *App) {
	n := len(a.known.changes.Unread)
	if n == 0 {
		return
	}
	h.gap(a)
	h.row("unread", plural(n, "file")+" could not be read", "enter to see which", (*App).openUnread)
}
