// Package evidence takes passages apart into statements, sentences that can be
// quoted, and tells how well each answers a question: which of its words it holds,
// whether it has what was asked for (a person, a date, an amount, a reason), and
// whether a later document has replaced it.
//
// Floor: above index and skills/proof.
package evidence
