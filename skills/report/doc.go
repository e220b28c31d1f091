// Package report writes what changed in a span of time: figures that took the place of
// others, what was decided, what was done, which documents are new, and what comes up.
// Everything it says is dated in the span, by the document's own date or by the date the
// words state.
//
// Floor: above skills/brief.
package report
