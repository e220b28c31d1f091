package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/skills/tutor"
)

// quiet is how long no key was pressed before what appears by itself takes one: who is
// typing does not mean it.
const quiet = 425 * time.Millisecond

// An offer is a few questions on what carries a brief that was just written. It is a
// line over the text and nothing more.
type offer struct {
	practice tutor.Practice
	since    time.Time
	taken    bool
}

// carriedMsg brings the questions on what carries a brief.
type carriedMsg struct{ practice tutor.Practice }

// offers asks for the questions on the brief that was written.
func (v *viewer) offers(a *App) tea.Cmd {
	carries, ctx, path := a.ws.Tutor.Carries, a.tasks.ctx, v.path
	if carries == nil || a.ws.Tutor.Practise == nil {
		return nil
	}
	return ask(v, func() any {
		p, err := carries(ctx, path)
		if err != nil {
			p = tutor.Practice{} // nobody asked for them
		}
		return carriedMsg{p}
	})
}

func (v *viewer) carried(a *App, m carriedMsg) {
	if len(m.practice.Questions) > 0 {
		v.offer = &offer{practice: m.practice, since: a.tasks.now()}
	}
}

// offered tells whether there is an offer that a key may take.
func (v *viewer) offered(a *App) string {
	if v.offer == nil || v.offer.taken {
		return "no questions are offered"
	}
	if now := a.tasks.now(); now.Sub(v.offer.since) < quiet || now.Sub(a.pressed) < quiet {
		return "the questions have only just appeared; press again"
	}
	return ""
}

// offerLine is what is said of the offer, "" where there is none.
func (v *viewer) offerLine() string {
	if v.offer == nil || v.offer.taken {
		return ""
	}
	return plural(len(v.offer.practice.Questions), "question") + " on what carries this? r asks, x not now"
}

func (v *viewer) practise(a *App) tea.Cmd {
	begin, p := a.ws.Tutor.Practise, v.offer.practice
	v.offer.taken = true
	r := newReview("practice", func(ctx context.Context) (*tutor.Session, error) { return begin(ctx, p) })
	r.unanswered = a.skip(p)
	a.push(r)
	return r.load(a)
}

func (v *viewer) skipOffer(a *App) tea.Cmd {
	return tea.Batch(v.closing(a), a.say("not now; debt and numbers count it"))
}

// closing notes that the questions were not taken.
func (v *viewer) closing(a *App) tea.Cmd {
	if v.offer == nil || v.offer.taken {
		return nil
	}
	v.offer.taken = true
	return a.skip(v.offer.practice)
}

// skip notes that questions were offered and not answered; nil where nothing can be noted.
func (a *App) skip(p tutor.Practice) tea.Cmd {
	skip, ctx := a.ws.Tutor.Skip, a.tasks.ctx
	if skip == nil {
		return nil
	}
	return func() tea.Msg {
		if err := skip(ctx, p); err != nil {
			return skippedMsg{err}
		}
		return nil
	}
}

// skippedMsg says that skipping could not be noted.
type skippedMsg struct{ err error }
