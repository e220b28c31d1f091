// Package memo writes decision memos: which options the documents name for a question,
// what speaks for and against each, what the goals allow, what is decided, what nobody
// knows, and a recommendation where the documents carry one.
//
// Floor: above skills/brief.
package memo
