// Package grading compares what somebody typed with the answers that are known, and
// says how far it goes: right, partly, wrong, or that it cannot tell. It proposes; the
// learner has the last word.
//
// Short answers are decided by spelling, numbers, units and dates, and where they are
// right no doubt is left. Sentences are weighed by their words, which sees neither
// logic nor the world: most are left to the learner, with what was said and what was
// not. How often it is right is printed by skills/tutor/eval.
//
// What was typed is data: nothing in it is obeyed, and all of it is bounded. The
// package opens no file and asks no time. It stands above cards and proof.
package grading
