// Package facts takes out of a document what a plan is made of: tasks with owner and
// due date, who answers for what, dates, amounts, decisions, and what waits for what.
// Each fact is a stretch of the document's text and what the rules make of it. Where a
// rule is not sure there is no fact: an owner or a date that nobody wrote does more
// harm than one that is missed.
//
// The rules know no index and no screen, open nothing and ask for no time: a weekday is
// counted from the document's own date or stays as it is written.
//
// Floor: above notes.
package facts
