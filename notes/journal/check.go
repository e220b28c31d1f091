package journal

import (
	"errors"
	"fmt"

	"ken/notes/recall"
)

// Version is the version of the events written here. An event of a higher one is
// kept and passed over.
const Version = 1

// Bounds of what a line may say. They are wide: they keep arithmetic from leaving its
// range, not a learner from being unusual.
const (
	latest      = 253_402_300_800_000 // the year 10,000
	widest      = 24 * 60             // a clock from UTC, in minutes
	mostDays    = 5_000_000
	mostIvl     = 1_000_000
	mostRungs   = 100
	longestID   = 64
	longestCard = 256
)

// known tells the types that this version understands.
func (t Type) known() bool {
	switch t {
	case Review, Undo, Edit, Suspend, Resume, Bury, Flag, Forget, Accept, Check, Skip, Fitted:
		return true
	}
	return false
}

// understood tells whether an event means something here.
func (e *Event) understood() bool { return e.V == Version && e.Type.known() }

// check says what is wrong with an event. Of one that is not understood only what
// gives it its place is looked at.
func (e *Event) check() error {
	switch {
	case e.V < 1:
		return errors.New("no version")
	case e.ID == "" || len(e.ID) > longestID:
		return errors.New("no id, or too long a one")
	case e.Type == "":
		return errors.New("no type")
	case e.At < 0 || e.At >= latest:
		return fmt.Errorf("a time that is none: %d", e.At)
	case e.TZ < -widest || e.TZ > widest:
		return fmt.Errorf("a clock %d minutes from UTC", e.TZ)
	case !e.understood():
		return nil
	case len(e.Card) > longestCard:
		return errors.New("too long a name of a card")
	case e.Card == "" && e.Type != Undo && e.Type != Skip && e.Type != Fitted:
		return fmt.Errorf("%s of no card", e.Type)
	case e.Type == Undo && e.Ref == "":
		return errors.New("undo of nothing")
	case e.Due < -mostDays || e.Due > mostDays:
		return fmt.Errorf("a day that is none: %d", e.Due)
	case e.Type == Fitted && e.Weights != "":
		_, err := e.settings()
		return err
	case e.Type == Review:
		return e.checkReview()
	}
	return nil
}

// checkReview says what is wrong with a review.
func (e *Event) checkReview() error {
	switch {
	case e.Rating < recall.Again || e.Rating > recall.Easy:
		return fmt.Errorf("a rating that is none: %d", e.Rating)
	case !(e.Score >= 0 && e.Score <= 1):
		return fmt.Errorf("a score not from 0 to 1: %g", e.Score)
	case e.Conf < 0 || e.Conf > 3:
		return fmt.Errorf("a confidence that is none: %d", e.Conf)
	case e.Ms < 0 || e.Ms >= latest:
		return fmt.Errorf("a time for the answer that is none: %d", e.Ms)
	case e.Hint < 0 || e.Hint > mostRungs:
		return fmt.Errorf("%d rungs of a ladder", e.Hint)
	case e.Ivl < 0 || e.Ivl > mostIvl:
		return fmt.Errorf("an interval that is none: %d", e.Ivl)
	case e.Length < 0:
		return fmt.Errorf("a length that is none: %d", e.Length)
	}
	return nil
}
