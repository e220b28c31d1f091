package brief

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ken/notes/prose"
)

// The rules of this file are about single words: those a preference names, and lists of
// them that have a name of their own.

func wordForms() []form {
	return []form{
		formOf(`(?:do not|never|avoid|no|not) (?:ever )?(?:use |using |say |saying |write |writing )?(?:the |these |those )?(?:words?|phrases?|expressions?|terms?):? (.+)`, forbiddenRule),
		formOf(`(?:do not|never|avoid|no) (?:ever )?(?:use|using|say|saying|write|writing|call it|call them)?:? ?((?:["'][^"']+["'](?:, | or | and |, or |, and )?)+)(?: anywhere)?`, forbiddenRule),
		formOf(`(?:avoid|no|do not use|never use) (?:jargon|buzz ?words?|clich[eé]s|filler(?: words)?|corporate speak|marketing words)(?: like| such as|:|,? (?:eg|ie|for example):?),? (.+)`, forbiddenRule),
		formOf(`(?:banned|forbidden) (?:words?|phrases?|terms?)(?: are)?:? (.+)`, forbiddenRule),
		formOf(`(?:say|write|use|prefer) ["']([^"']+)["'],? (?:and )?(?:not|never|instead of|rather than|over) ["']([^"']+)["']`, func(m []string) (part, bool) { return forbiddenRule([]string{"", `"` + m[2] + `"`}) }),
		formOf(`(?:say|write) (?:the word )?([a-z-]+),? (?:and )?(?:not|never|instead of|rather than) ([a-z-]+)`, func(m []string) (part, bool) { return forbiddenRule([]string{"", m[2]}) }),

		formOf(`no (?:marketing(?: words| speak| language| talk| fluff| copy)?|hype|hype words|sales (?:talk|pitch|language|speak)|promotional (?:words|language)|puffery|buzz ?words|corporate speak|business speak|management speak)`, listRule("marketing words", hype)),
		formOf(`no superlatives`, listRule("superlatives", superlatives)),
		formOf(`no (?:hedges|hedging|hedging words|hedge words|weasel words|waffle words|vague qualifiers)`, listRule("hedges", hedges)),
		formOf(`no (?:filler|filler words|fillers|padding words)`, listRule("filler words", fillers)),
	}
}

// notWords are what follows "words" in a preference that names none.
var notWords = regexp.MustCompile(`^(?:of|in|that|which|from|per|than|i|you|nobody|no one|with|for|without|that|this|longer|limit|count|over)\b`)

func forbiddenRule(m []string) (part, bool) {
	list := strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(m[1]), "like "), "such as ")
	if notWords.MatchString(list) {
		return part{}, false
	}
	var words []string
	for _, w := range strings.FieldsFunc(wordList.ReplaceAllString(list, ","), func(r rune) bool { return strings.ContainsRune(",;\".", r) }) {
		w = strings.ToLower(prose.Folded(strings.Trim(w, " '")))
		if w == "" || w == "etc" {
			continue
		}
		if len(strings.Fields(w)) > 4 {
			return part{}, false
		}
		words = append(words, w)
	}
	return part{
		checks: "none of the words: " + strings.Join(words, ", "),
		keep:   func(l *limits) { l.forbidden = append(l.forbidden, words...) },
		check:  func(b Brief) outcome { return b.against(func(text string) []string { return saidOf(text, words) }) },
	}, len(words) > 0
}

var wordList = regexp.MustCompile(`,? (?:or|and|nor) |["'],? ["']|, `)

// listRule forbids the words of a list.
func listRule(name string, list []string) func([]string) (part, bool) {
	return func([]string) (part, bool) {
		return part{
			checks: fmt.Sprintf("no %s (of a list of %d: %s, …)", name, len(list), strings.Join(list[:4], ", ")),
			keep:   func(l *limits) { l.spared = append(l.spared, func(text string) bool { return says(text, list) }) },
			check:  func(b Brief) outcome { return b.against(func(text string) []string { return saidOf(text, list) }) },
		}, true
	}
}

// says tells whether a text holds one of some folded words or phrases.
func says(text string, words []string) bool { return len(words) > 0 && len(saidOf(text, words)) > 0 }

// saidOf returns which of some folded words or phrases a text holds.
func saidOf(text string, words []string) []string {
	padded := " " + strings.Join(foldedWords(text), " ") + " "
	var out []string
	for _, w := range words {
		if strings.Contains(padded, " "+strings.Join(foldedWords(w), " ")+" ") && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

func foldedWords(text string) []string {
	var out []string
	for w := range prose.Words(text) {
		out = append(out, w.Term)
	}
	return out
}

// listed splits a list of phrases, one to a comma.
func listed(list string) []string {
	out := strings.Split(strings.Join(strings.Fields(list), " "), ", ")
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// The lists hold words that are hardly ever used for anything else: a fault that is none
// is worse than one that is missed.
var (
	hype = listed(`game-changing, revolutionary, world-class, cutting-edge, best-in-class, seamless, seamlessly, groundbreaking,
next-generation, next-gen, unparalleled, unrivalled, unrivaled, industry-leading, market-leading, state-of-the-art, award-winning,
must-have, supercharge, supercharged, supercharges, unleash, unleashes, unlock the power, game changer, game changers, synergy,
synergies, leverage our, leveraging our, thought leader, thought leaders, thought leadership, paradigm shift, low-hanging fruit,
move the needle, circle back, think outside the box, value proposition, value-add, win-win, bleeding-edge, one-stop shop, turnkey,
effortlessly, breathtaking, mind-blowing, jaw-dropping, disruptive innovation, exciting opportunity, empower, empowers, empowering,
mission-critical, future-proof, best of breed, amazing, incredible, awesome, stunning, unmatched, second to none`)
	superlatives = listed(`best, worst, greatest, finest, biggest, largest, smallest, fastest, slowest, cheapest, strongest, weakest,
hardest, easiest, simplest, smartest, safest, quietest, loudest, cleverest, richest, poorest, highest, lowest, brightest, ultimate,
unbeatable, most important, most powerful, most advanced, most beautiful, most successful, most impressive, most innovative,
most efficient, most effective, most popular, most exciting, most valuable, most reliable, least expensive, least important`)
	hedges = listed(`perhaps, arguably, somewhat, seemingly, it seems, it appears, sort of, kind of, more or less, to some extent,
in some sense, some say, some people say, many believe, many people believe, it is said, it is believed, it is thought, experts say,
studies show, research shows, it could be argued, it may be argued, it has been said, for the most part, in a sense, so to speak,
presumably, maybe, possibly, conceivably, supposedly, reportedly, allegedly`)
	fillers = listed(`basically, actually, simply put, very, really, quite frankly, to be honest, at the end of the day, needless to say,
it goes without saying, as a matter of fact, in order to, due to the fact that, at this point in time, for all intents and purposes,
it should be noted that, it is important to note that, literally, obviously, of course`)
)
