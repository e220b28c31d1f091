package tui

import (
	tea "charm.land/bubbletea/v2"

	"ken/notes/recall"
)

// learningMsg brings how the learner stands.
type learningMsg struct {
	learning Learning
	err      error
}

// moment is now, as the log has it.
func (a *App) moment() recall.Moment { return recall.MomentOf(a.ws.Now()) }

// readLearning counts what is due, outside the loop.
func (a *App) readLearning() tea.Cmd {
	count, ctx := a.ws.Tutor.Learning, a.tasks.ctx
	if count == nil {
		return nil
	}
	return func() tea.Msg {
		k, err := count(ctx)
		return learningMsg{k, err}
	}
}

func (a *App) learned(m learningMsg) tea.Cmd {
	if m.err != nil {
		return a.problem("count what is due", m.err)
	}
	a.known.learning, a.known.counted = m.learning, true
	return nil
}

// learn offers what there is to review, to decide on and to catch up with.
func (h *home) learn(a *App) {
	k := a.known.learning
	if !a.known.counted {
		return
	}
	key := func(name string) string { return a.look.strong(name) + "  " }
	switch {
	case k.Due > 0:
		tail := ""
		if k.Minutes > 0 {
			tail = "about " + plural(k.Minutes, "minute")
		}
		h.row("review", key("r")+"Review "+plural(k.Due, "card"), tail, (*App).openReview)
	case k.New > 0:
		h.row("review", key("r")+"Review: "+plural(k.New, "card")+" you were never asked", "nothing else is due", (*App).openReview)
	}
	if k.Plan != "" {
		h.rows = append(h.rows, homeRow{text: "      " + a.look.dim(a.look.line(k.Plan))})
	}
	if k.Cards == 0 && a.known.changes.Files > 0 && a.whyNoCards() == "" {
		h.row("cards", key("c")+"No cards yet: see what of your documents could be asked", "keep or drop", (*App).openCards)
	}
	if k.Debt > 0 {
		h.row("debt", key("#")+"ken wrote "+plural(k.Delegated, "statement")+" for you, you recalled "+number(k.Recalled), "debt "+number(k.Debt), (*App).openNumbers)
	}
}
