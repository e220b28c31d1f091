package tui

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"ken/skills/brief"
)

func (a *App) openSearch() tea.Cmd {
	if s, ok := a.top().(*search); ok {
		return s.write(a)
	}
	a.push(newSearch(""))
	return a.sync()
}

func (a *App) openTasks() tea.Cmd {
	a.push(&taskList{})
	return nil
}

func (a *App) openGoals() tea.Cmd {
	a.push(&goals{})
	return a.readContext()
}

func (a *App) openUnread() tea.Cmd {
	a.push(&unread{})
	return nil
}

func (a *App) whyNoUnread() string {
	switch {
	case a.known.synced.IsZero():
		return "the folder is still being read"
	case len(a.known.changes.Unread) == 0:
		return "every file could be read"
	}
	return ""
}

func (a *App) openEntry() tea.Cmd {
	a.push(newEntry())
	return nil
}

func (a *App) whyNoEntry() string {
	switch {
	case a.ws.WriteGoals == nil:
		return "this workspace cannot be written to"
	case !a.known.loaded:
		return "goals are still being read"
	case len(a.known.context.Goals) > 0:
		return "there are goals already; e edits them"
	}
	return ""
}

// askTopic asks what a brief is to be about. What was searched for is offered, and
// beside a brief its own topic, to write it anew.
func (a *App) askTopic() tea.Cmd {
	topic := ""
	switch s := a.top().(type) {
	case *search:
		topic = s.query.value()
	case *viewer:
		for _, r := range a.known.recent {
			if r.Path == s.path {
				topic = a.look.line(r.Topic)
			}
		}
	}
	return a.askTopicWith(topic)
}

func (a *App) askTopicWith(topic string) tea.Cmd {
	p := &prompt{act: "write", kinds: a.ws.Kinds, whole: a.ws.Whole}
	if len(p.kinds) == 0 {
		p.kinds = []string{usualKind}
	}
	p.done = func(a *App, text string) tea.Cmd { return a.brief(p.request(text)) }
	p.field.past = a.pastTopics()
	p.field.set(topic)
	a.over = p
	return nil
}

// usualKind is the kind of document that is written where none is named.
const usualKind = "brief"

// nameOf is what a request is called: "brief: sleep", "onboarding".
func nameOf(r brief.Request) string {
	kind := cmp.Or(r.Kind, usualKind)
	if r.Topic == "" {
		return kind
	}
	return kind + ": " + r.Topic
}

// pastTopics are topics of earlier briefs, newest first.
func (a *App) pastTopics() []string {
	past := append([]string(nil), a.topics...)
	seen := make(map[string]bool)
	for _, t := range past {
		seen[t] = true
	}
	for _, r := range a.known.recent {
		if t := a.look.line(r.Topic); t != "" && !seen[t] {
			seen[t] = true
			past = append(past, t)
		}
	}
	return past
}

// brief has a document written, after showing what would leave this machine for it.
func (a *App) brief(r brief.Request) tea.Cmd {
	a.remember(r.Topic)
	if a.leaves(r) {
		return a.showLeaving(r, (*App).write)
	}
	return a.write(r)
}

// remember keeps a topic for the next time one is asked for.
func (a *App) remember(topic string) {
	if topic != "" && (len(a.topics) == 0 || a.topics[0] != topic) {
		a.topics = append([]string{topic}, a.topics...)
	}
}

// write begins a document and opens the screen that shows it being written.
func (a *App) write(r brief.Request) tea.Cmd {
	t, cmd := a.startBrief(r)
	a.push(newWriting(t))
	return cmd
}

func (a *App) startBrief(r brief.Request) (*task, tea.Cmd) {
	a.remember(r.Topic)
	write := a.ws.Brief
	t, cmd := a.tasks.start(nameOf(r), func(ctx context.Context, t *task) (any, error) {
		return write(ctx, r, t)
	})
	t.writes = &r
	t.again = func(a *App) tea.Cmd { return a.brief(r) }
	return t, cmd
}

// wrote notes the file a task has written.
func (a *App) wrote(msg doneMsg) tea.Cmd {
	b, ok := msg.result.(brief.Brief)
	if !ok || msg.err != nil {
		return nil
	}
	a.checked(b)
	if b.Path == "" {
		return a.say("no passage speaks of that; nothing was written")
	}
	a.summary.Wrote = append(a.summary.Wrote, a.look.line(b.Path))
	if v, ok := a.top().(*viewer); b.Fallback != "" && (!ok || v.path != b.Path) { // there it stands over the text
		a.note = notice{text: a.look.line("written offline: " + b.Fallback), bad: true}
		return a.readRecent()
	}
	return tea.Batch(a.readRecent(), a.say("✓ wrote %s", b.Path))
}

// back closes what lies over the screen, leaves a field, or goes back. It never
// quits.
func (a *App) back() tea.Cmd {
	if s, ok := a.top().(interface{ leaveField(*App) bool }); ok && s.leaveField(a) {
		return nil
	}
	return a.goBack()
}

// leave goes back, and quits from home.
func (a *App) leave() tea.Cmd {
	if len(a.stack) > 1 {
		return a.goBack()
	}
	return a.quit()
}

// quit leaves, after asking where work of the user's would be lost.
func (a *App) quit() tea.Cmd {
	n := a.tasks.asked()
	if n == 0 {
		return a.close()
	}
	question := plural(n, "task") + " run. Stop them and leave?"
	if n == 1 {
		question = "1 task runs. Stop it and leave?"
	}
	a.over = &confirm{question: question, yes: (*App).close}
	return nil
}

// goBack leaves the screen on top.
func (a *App) goBack() tea.Cmd {
	var cmd tea.Cmd
	if c, ok := a.top().(closer); ok && len(a.stack) > 1 {
		cmd = c.closing(a)
	}
	a.pop()
	return cmd
}

// close ends what every open screen has begun, and then leaves.
func (a *App) close() tea.Cmd {
	var ends []tea.Cmd
	for _, s := range a.stack {
		if c, ok := s.(closer); ok {
			if cmd := c.closing(a); cmd != nil {
				ends = append(ends, cmd)
			}
		}
	}
	if len(ends) == 0 {
		return tea.Quit
	}
	return func() tea.Msg {
		for _, end := range ends {
			end()
		}
		return tea.Quit()
	}
}

func (a *App) toggleMouse() tea.Cmd {
	a.mouse = !a.mouse
	if a.mouse {
		return a.say("mouse on: click and wheel work here; m gives selecting back to the terminal")
	}
	return a.say("mouse off: the terminal selects and copies text")
}

func (a *App) toggleZoom() tea.Cmd {
	a.zoom = !a.zoom
	return nil
}

func (a *App) togglePanes() tea.Cmd {
	if a.area().shape < middle {
		return a.say("this window has room for one pane; tab flips")
	}
	a.turned = !a.turned
	return nil
}

// split cuts an area in two as the user wants it now.
func (a *App) split(in area) split { return splitOf(in, a.zoom, a.turned) }
