package main

import (
	"ken/notes/recall"
)

// tutorSettings are the user's; where the file is broken those of nobody, which has been
// said by then.
func (s *session) tutorSettings() tutorSettings {
	set, err := readSettings(s.outside)
	if err != nil {
		s.warnHinted(err, "the tutor goes by its usual settings")
	}
	return set.Tutor
}

// settings is how cards are scheduled here: by the learner's own parameters where ken has
// fitted some that foretell better, for the share of recall that the user wants.
func (t *tutoring) settings() recall.Settings {
	set := t.log.Settings()
	if t.set.Retention != 0 {
		set.Retention = t.set.Retention
	}
	if err := set.Check(); err != nil {
		t.s.warnHinted(err, "cards are scheduled by the usual settings")
		return recall.Default()
	}
	return set
}
