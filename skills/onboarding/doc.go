// Package onboarding writes what somebody who is new to a folder, or to a topic in it, has
// to be told: what matters, what outcome is expected, which documents to read first and
// where the others are, who answers for what, which words to know, and what is open. It
// selects and invents nothing.
//
// Floor: above skills/brief.
package onboarding
