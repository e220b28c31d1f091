// Package progress counts what the log of reviews says of a learner: how much is
// recalled and how much was to be, whether he is as sure as he is right, what is coming,
// what is hard, and how much of what was written for him he could say himself.
//
// It is arithmetic on values: it opens nothing, has no clock, and the same log at the
// same moment gives the same numbers. There are no points and no streaks in it.
//
// Floor: above the skills that stand on the shelf; it uses the journal, cards and recall.
package progress
