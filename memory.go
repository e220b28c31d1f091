package main

import (
	"ken/notes/recall"
)

// settings is how cards are scheduled here: by the learner's own parameters where ken has
// fitted some that foretell better, for the share of recall that the user wants.
func (t *tutoring) settings() recall.Settings {
	set := t.log.Settings()
	if t.set.Retention != 0 {
		set.Retention = t.set.Retention
	}
	if err := set.Check(); err != nil {
		t.fault("%v; cards are scheduled by the usual settings", err)
		return recall.Default()
	}
	return set
}
