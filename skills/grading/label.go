package grading

import (
	"strings"

	"ken/notes/prose"
)

// Things are named by a letter: bulb A, switch Z, terminal 6. The letter "a" is an article
// too, and who types it in small letters leaves no other mark than what stands around it.

// labelled tells whether a word of one letter is the name of a thing. before is the term
// before it, rest the text behind it.
func labelled(term, before, rest string) bool {
	if len(term) != 1 || term[0] < 'a' || term[0] > 'z' {
		return false
	}
	if term != "a" && term != "i" && term != "s" && term != "t" {
		return true
	}
	return term == "a" && (carriers[strings.TrimSuffix(before, "s")] || namesThing(rest))
}

// namesThing tells whether what stands behind an "a" cannot follow an article.
func namesThing(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	if rest == "" || strings.IndexByte(".,;:/&)", rest[0]) >= 0 {
		return true
	}
	for w := range prose.Words(rest) {
		return w.Start == 0 && behindName[w.Term]
	}
	return false
}

//nolint:gochecknoglobals // they are computed once and never change
var (
	// behindName are words that follow a name and no article.
	behindName = set("and or is are was were has have had does do did would will can could should to with in on because but if then than goes stays burns affects")
	// carriers are things that are told apart by letters.
	carriers = set("bulb switch switche box boxe container figure point terminal circuit heater group part picture model line step case class graph " +
		"item option answer choice side team plant sample solution vial cup jar substance mineral")
)
