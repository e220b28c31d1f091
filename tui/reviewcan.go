package tui

import (
	tea "charm.land/bubbletea/v2"

	"ken/skills/tutor"
)

// What can be done in a review, and why not now.

func (r *review) in(stages ...tutor.Stage) string {
	for _, s := range stages {
		if r.stage() == s {
			return ""
		}
	}
	return "not now"
}

func (r *review) notAsking(*App) string {
	if r.in(tutor.Asking) != "" {
		return "no question waits for an answer"
	}
	return ""
}

func (r *review) notWriting(*App) string {
	if r.typing() == nil {
		return "no field is open"
	}
	return ""
}

func (r *review) notAway(*App) string {
	if r.stage() != tutor.Asking || !r.away {
		return "no field was left"
	}
	return ""
}

func (r *review) noHint(a *App) string {
	if why := r.notAsking(a); why != "" {
		return why
	}
	if !r.seen.Question.More {
		return "there is no more help for this card"
	}
	return ""
}

func (r *review) notSure(*App) string { return r.in(tutor.Sure) }

func (r *review) notShown(*App) string {
	if r.in(tutor.Feedback) != "" {
		return "answer first"
	}
	return ""
}

func (r *review) nothingGiven(a *App) string {
	if why := r.notShown(a); why != "" {
		return why
	}
	if r.seen.Revealed.Given == "" {
		return "nothing was written that could be judged"
	}
	return ""
}

// noPick says why a number does nothing now.
func (r *review) noPick(n int) string {
	switch r.stage() {
	case tutor.Asking:
		if n <= len(r.seen.Question.Choices) {
			return ""
		}
	case tutor.Sure:
		if n <= 3 {
			return ""
		}
	case tutor.Feedback:
		return ""
	case tutor.Done:
	}
	return "nothing to choose"
}

func (r *review) noSession(*App) string {
	if r.session == nil {
		return "nothing was begun"
	}
	return ""
}

func (r *review) noCard(*App) string { return r.in(tutor.Asking, tutor.Sure, tutor.Feedback) }

func (r *review) undoWord() string {
	if r.seen.Undo == "" {
		return ""
	}
	return "undo"
}

// proposed is the word of the footer for taking what is proposed.
func (r *review) proposed() string {
	if r.seen.Revealed == nil || r.seen.Revealed.Proposed == 0 {
		return ""
	}
	return tutor.RatingName(r.seen.Revealed.Proposed)
}

func (r *review) move(_ *App, by motion) tea.Cmd {
	r.top += by.steps(max(1, r.shown), r.length)
	r.top = min(max(r.top, 0), max(0, r.length-r.shown))
	return nil
}

func (r *review) click(*App, int, int) tea.Cmd { return nil }

func (r *review) wheel(_ *App, _, _, lines int) tea.Cmd {
	r.top = min(max(r.top+lines, 0), max(0, r.length-r.shown))
	return nil
}
