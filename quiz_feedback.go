package main

import (
	"errors"
	"strings"

	"ken/notes/prose"
	"ken/notes/recall"
	"ken/skills/grading"
	"ken/skills/tutor"
)

// feedback says what became of an answer, and asks for its grade.
func (q *plainQuiz) feedback() error {
	if err := q.outcome(q.session.View().Revealed); err != nil {
		return err
	}
	for {
		typed, err := q.read()
		if err != nil {
			return err
		}
		now := q.t.now()
		switch word := strings.ToLower(typed); word {
		case "q":
			return errStop
		case "u":
			return q.undo(now)
		case "s":
			return q.session.Suspend(now)
		case "w", "e", "f", grading.Right, grading.Partly, grading.Wrong:
			if err := q.beside(word, now); err != nil {
				return err
			}
			continue
		}
		if typed != "" && ratingOf(typed) == 0 {
			if err := q.say("Grade 1 again, 2 hard, 3 good, 4 easy; or right, partly, wrong, if the verdict is not yours; e edits the card."); err != nil {
				return err
			}
			continue
		}
		err = q.session.Rate(ratingOf(typed), now)
		if errors.Is(err, tutor.ErrChoose) {
			if err := q.say("Grade it from 1 to 4: ken cannot tell."); err != nil {
				return err
			}
			continue
		}
		return err
	}
}

// beside does what leaves the grade still to be given.
func (q *plainQuiz) beside(word string, now recall.Moment) error {
	switch word {
	case "w":
		return q.why(now)
	case "e":
		return q.edited(now)
	case "f":
		if err := q.session.Flag("", now); err != nil {
			return err
		}
		return q.say("Flagged.")
	}
	if err := q.session.Override(word); err != nil {
		return err
	}
	return q.grades(q.session.View().Revealed)
}

// outcome says the answer, what was said of it, and where it stands.
func (q *plainQuiz) outcome(r *tutor.Revealed) error {
	answers := make([]string, len(r.Answers))
	for n, a := range r.Answers {
		answers[n] = prose.Readable(a)
	}
	lines := []string{}
	if r.Verdict.Verdict != "" {
		verdict := map[string]string{
			grading.Right: "Right", grading.Partly: "Partly right", grading.Wrong: "Wrong",
			grading.Unsure: "Not sure whether that is right",
		}[r.Verdict.Verdict]
		lines = append(lines, verdict+". "+r.Verdict.Why)
	}
	lines = append(lines, "Answer. "+strings.Join(answers, "; "))
	if r.Surprise != "" {
		lines = append(lines, r.Surprise)
	}
	if r.Source.Quote != "" {
		lines = append(lines, "From "+r.Source.At()+under(r.Source.Under())+": "+prose.Readable(r.Source.Quote))
	}
	if r.Repair != nil && len(r.Repair.Proposals) > 0 {
		lines = append(lines, "Forgotten "+plural(r.Repair.Lapses+1, "time")+". "+r.Repair.Proposals[0].Text)
	}
	for _, line := range lines {
		if err := q.say("%s", line); err != nil {
			return err
		}
	}
	return q.grades(r)
}

func under(heading string) string {
	if heading == "" {
		return ""
	}
	return ", under " + heading
}

// grades says what each grade leads to, and which is proposed.
func (q *plainQuiz) grades(r *tutor.Revealed) error {
	if len(r.Choices) == 0 {
		return q.say("This does not count. Enter to go on, or 1 again, 2 hard, 3 good, 4 easy.")
	}
	var parts []string
	for _, c := range r.Choices {
		parts = append(parts, plainGrade(c))
	}
	proposed := "choose one."
	if r.Proposed != 0 {
		c := r.Choices[r.Proposed-1]
		proposed = "enter for " + plainGrade(c) + "."
	}
	return q.say("Grade %s; %s", strings.Join(parts, ", "), proposed)
}

func plainGrade(c tutor.Interval) string {
	return string('0'+rune(c.Rating)) + " " + c.Name + " (in " + c.In + ")"
}
