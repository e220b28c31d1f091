package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/notes/read"
	"ken/skills/brief"
)

// What is done to a brief that is open: it is changed in one slot of its request and
// written anew, written anew as it was asked for, or held against the one that would
// stand there without a goal or a preference.

// noRecord says why a document cannot be written again.
func (v *viewer) noRecord(*App) string {
	switch {
	case v.task != nil:
		return "it is still being written"
	case v.record == nil:
		return "only what ken wrote here can be written again"
	}
	return ""
}

// followUp asks what is to be another in the brief that is open.
func (v *viewer) followUp(a *App) tea.Cmd {
	p := &prompt{label: "change", act: "write it so", under: strings.ReplaceAll(brief.FollowHelp, `"`, "")}
	p.done = func(a *App, text string) tea.Cmd { return v.followed(a, p, text) }
	a.over = p
	return nil
}

// followed writes the brief with the slot changed. What is not understood stays in the
// line, with what can be said.
func (v *viewer) followed(a *App, p *prompt, said string) tea.Cmd {
	next, slot, ok := v.record.Note.Request.Follow(said, v.record.Words(), a.ws.Now())
	if !ok {
		a.over = p
		return a.say("“%s” changes nothing here; say %s", said, brief.FollowHelp)
	}
	return a.writeSlot(next, slot)
}

// writeSlot writes a request of which a slot was changed, and shows which.
func (a *App) writeSlot(r brief.Request, slot string) tea.Cmd {
	write := func(a *App, r brief.Request) tea.Cmd {
		cmd := a.write(r)
		if v, ok := a.top().(*viewer); ok {
			v.slot = slot
		}
		return cmd
	}
	if a.leaves(r) {
		return a.showLeaving(r, write)
	}
	return write(a, r)
}

// anew writes the brief as it was asked for, from the documents as they are now, in the
// file it stands in. One that was edited is left alone and the new one stands beside it.
func (v *viewer) anew(a *App) tea.Cmd {
	r := v.record.Note.Request
	r.Out = v.path
	return a.brief(r)
}

// anewWord has the footer offer it where a source has changed.
func (v *viewer) anewWord() string {
	if Stale(v.report) == 0 {
		return ""
	}
	return "write anew"
}

// supersede takes off the stack what was opened of the same file before it was written
// anew, and returns the last of it; nil where there was none.
func (a *App) supersede(by *viewer) *viewer {
	var last *viewer
	kept := a.stack[:0]
	for _, s := range a.stack {
		if old, ok := s.(*viewer); ok && old != by && old.path == by.path {
			last = old
			continue
		}
		kept = append(kept, s)
	}
	a.stack = kept
	return last
}

// renewed says how many sentences of a brief that was written anew are others now.
func renewed(before *brief.Record, b brief.Brief) string {
	stood := make(map[string]int)
	for _, s := range before.Sentences {
		stood[s.Text]++
	}
	come, gone := 0, len(before.Sentences)
	for _, section := range b.Sections {
		for _, s := range section.Sentences {
			if stood[s.Text] > 0 {
				stood[s.Text]--
				gone--
			} else {
				come++
			}
		}
	}
	if come+gone == 0 {
		return "written anew: as before"
	}
	return fmt.Sprintf("written anew: %d new, %d gone", come, gone)
}

// showSent shows what would leave this machine to write this brief again.
func (v *viewer) showSent(a *App) tea.Cmd {
	r := v.record.Note.Request
	r.Out = v.path
	return a.showLeaving(r, (*App).write)
}

func (v *viewer) whyNoSent(a *App) string {
	if !a.sends() {
		return "nothing leaves this machine: no model is set"
	}
	return v.noRecord(a)
}

// without asks which goal or preference is to be left out, to see what that would change.
func (v *viewer) without(a *App) tea.Cmd {
	c := a.known.context
	o := &choice{heading: "without which goal or preference?", act: "show what would change"}
	add := func(name, text string) {
		o.rows = append(o.rows, choiceRow{name, text})
	}
	for i, g := range c.Goals {
		add("goal:"+number(i+1), g.Text)
	}
	for i, p := range c.Preferences {
		add("preference:"+number(i+1), p.Text)
	}
	o.done = func(a *App, name string) tea.Cmd { return v.contrast(a, name) }
	a.over = o
	return nil
}

func (v *viewer) whyNoContrast(a *App) string {
	switch {
	case a.ws.Contrast == nil:
		return "it cannot be told here"
	case len(a.known.context.Goals)+len(a.known.context.Preferences) == 0:
		return "there are no goals or preferences; write goals first"
	}
	return v.noRecord(a)
}

// contrast opens what the brief would be without one of them.
func (v *viewer) contrast(a *App, name string) tea.Cmd {
	shown := &viewer{topic: "without " + strings.Replace(name, ":", " ", 1), chosen: -1, at: -1, waits: "Writing it with and without…"}
	a.push(shown)
	tell, ctx, r := a.ws.Contrast, a.tasks.ctx, v.record.Note.Request
	return ask(shown, func() any {
		text, err := tell(ctx, r, name)
		doc := notes.Document{Document: read.Document{Format: "text", Text: text, Verbatim: true}}
		return docMsg{doc: doc, err: err}
	})
}

// openTwin shows what the offline engine wrote beside the model: what it is held against.
func (v *viewer) openTwin(a *App) tea.Cmd {
	text := v.record.Twin()
	shown := &viewer{topic: "offline, beside the model", chosen: -1, at: -1, waits: "Reading it…"}
	a.push(shown)
	return ask(shown, func() any {
		return docMsg{doc: notes.Document{Document: read.Document{Format: "markdown", Text: text}}}
	})
}

func (v *viewer) whyNoTwin(a *App) string {
	if why := v.noRecord(a); why != "" {
		return why
	}
	if len(v.record.Offline) == 0 {
		return "the offline engine wrote this itself"
	}
	return ""
}

// A choice asks for one of some rows.
type choice struct {
	heading, act string
	list         list
	rows         []choiceRow
	done         func(a *App, name string) tea.Cmd
}

type choiceRow struct{ name, text string }

func (c *choice) press(a *App, key string, _ tea.KeyPressMsg) tea.Cmd {
	if by, ok := motions()[key]; ok {
		c.list.move(by, len(c.rows), anyItem)
		return nil
	}
	switch key {
	case "enter":
		a.over = nil
		return c.done(a, c.rows[c.list.at].name)
	case "q":
		a.over = nil
	}
	return nil
}

func (c *choice) view(a *App, in area) drawn {
	l := &a.look
	lines := []string{" " + l.heading(l.fit(c.heading, in.w-2))}
	rows, y := c.list.draw(len(c.rows), max(1, in.h-1), func(i int, chosen bool) []string {
		r := c.rows[i]
		return []string{l.row(l.pad(r.name, min(14, in.w/3))+"  "+l.line(r.text), "", in.w, chosen, false)}
	})
	return drawn{l.head(append(lines, rows...), in.h), &spot{x: 1, y: min(1+max(0, y), in.h-1)}}
}

func (c *choice) hints() []hint { return []hint{{"enter", c.act}, {"j k", "choose"}, {"esc", "close"}} }
func (c *choice) input() *field { return nil }
func (c *choice) typed(*App)    {}
