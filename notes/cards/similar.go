package cards

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ken/notes/prose"
)

// A sketch is what a text is compared by.
type sketch struct {
	text  string   // folded
	grams []uint32 // digests of its runs of three letters, sorted
	runes int
}

func sketchOf(folded string) sketch {
	s := sketch{text: folded, runes: utf8.RuneCountInString(folded)}
	a, b := ' ', ' '
	for _, r := range folded + "  " {
		s.grams = append(s.grams, gram(a, b, r))
		a, b = b, r
	}
	slices.Sort(s.grams)
	return s
}

// gram is the digest of three letters; FNV-1a over their numbers.
func gram(a, b, c rune) uint32 {
	h := uint32(2166136261)
	for _, r := range [3]rune{a, b, c} {
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// shortText is how many letters a text has in which one wrong letter changes most runs
// of three: there letters are counted too.
const shortText = 24

// like returns how alike two texts are, 0 to 1: what they share of runs of three letters
// (Dice), and of short ones the letters that need not be changed, where that is more.
func (s sketch) like(t sketch) float64 {
	if s.text == t.text {
		return 1
	}
	if s.runes == 0 || t.runes == 0 {
		return 0
	}
	shared := 0
	for i, j := 0, 0; i < len(s.grams) && j < len(t.grams); {
		switch a, b := s.grams[i], t.grams[j]; {
		case a == b:
			shared++
			i++
			j++
		case a < b:
			i++
		default:
			j++
		}
	}
	dice := 2 * float64(shared) / float64(len(s.grams)+len(t.grams))
	if longest := max(s.runes, t.runes); longest <= shortText {
		dice = max(dice, 1-float64(prose.Edits([]rune(s.text), []rune(t.text), longest))/float64(longest))
	}
	return dice
}

// A profile is what a card is compared by.
type profile struct {
	question, answer sketch
	before, after    sketch
	gapped           bool // words are hidden in its question
	part             int
}

func profileOf(c Card) profile {
	return profile{
		question: sketchOf(folded(c.Question)), answer: sketchOf(strings.Join(foldedAnswers(c), " ")),
		before: sketchOf(folded(c.Before)), after: sketchOf(folded(c.After)),
		gapped: strings.Contains(c.Question, Blank), part: c.Part,
	}
}

// weight is what the question counts of how alike two cards are.
const weight = 0.8

// like returns how alike two cards are, 0 to 1. Of hidden words the question counts for
// most, since those of one sentence differ in nothing but the words; of others the
// longer side may count for more. What is hidden and what is asked are never alike, and
// neither are the two directions of one card. Asked is how alike the questions are.
func (p profile) like(q profile) (alike, asked float64) {
	if p.gapped != q.gapped || !p.gapped && p.part != q.part {
		return 0, 0
	}
	asked = p.question.like(q.question)
	answered := p.answer.like(q.answer)
	alike = weight*asked + (1-weight)*answered
	if p.gapped {
		return alike, asked
	}
	questions, answers := p.question.runes+q.question.runes, p.answer.runes+q.answer.runes
	return max(alike, (float64(questions)*asked+float64(answers)*answered)/float64(max(1, questions+answers))), asked
}

// beside returns how alike the places of two cards are: 0 to 1 for what stands around
// them, and a half more where they are the same one of their siblings.
func (p profile) beside(q profile) float64 {
	near := (p.before.like(q.before) + p.after.like(q.after)) / 2
	if p.part == q.part {
		near += 0.5
	}
	return near
}
