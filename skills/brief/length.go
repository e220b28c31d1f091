package brief

import (
	"fmt"
	"strings"
)

// The rules of this file are about how long a document, its parts and its sentences are.

// wordsPerPage is what a page of text holds at usual sizes.
const wordsPerPage = 500

// wordsPerSentence is about how many words a sentence has, to choose few enough.
const wordsPerSentence = 18

func lengthForms() []form {
	return []form{
		formOf(`{doc} ?{max} {n} (words?|pages?|sentences?|bullets?(?: points?)?|paragraphs?)(?: long| in length| in total| overall| max| at most| or (?:less|fewer))?`, lengthRule),
		formOf(`{max} {n} (words?|pages?|sentences?|bullets?(?: points?)?|paragraphs?)(?: long| in length| in total| overall| per brief| a brief)?`, lengthRule),
		formOf(`(?:{doc} )?{n}[ -](words?|pages?|sentences?|bullets?(?: points?)?) (?:max(?:imum)?|limit|at most|tops|or (?:less|fewer))`, lengthRule),
		formOf(`(?:{doc}|{use})? ?(?:on |in |fit on |onto )?(one|a single|two|three) (pages?)(?: only)?`, lengthRule),
		formOf(`(?:word (?:limit|count))(?: of|:)? {n}( )?(?:words)?`, func(m []string) (part, bool) { return lengthRule([]string{"", m[1], "words"}) }),
		formOf(`no (?:briefs?|documents?|texts?) (?:longer than|over|above|of more than) {n} (words?|pages?)`, lengthRule),
		formOf(`(?:{doc} )?between {n} and {n} words`, rangeRule),
		formOf(`(?:{doc} )?(\d+)(?: to | ?- ?)(\d+) words`, rangeRule),

		formOf(`(?:(?:keep|make|limit) )?(?:all |every |each |the |your |no )?sentences? ?(?:to )?{be} ?(?:short(?:,|:| and|,? -)? )?{max} {n} words(?: each| long)?`, sentenceRule),
		formOf(`(?:no|any)? ?sentences? (?:is |may be |should be |must be )?(?:longer than|over|above|of more than|with more than|of over|exceeding|beyond) {n} words`, sentenceRule),
		formOf(`(?:{use} )?(?:short )?sentences (?:of|with) {max} {n} words`, sentenceRule),
		formOf(`{max} {n} words (?:per|a|in a|in each|for each|in any|in one) sentence`, sentenceRule),

		formOf(`(?:(?:keep|limit|give|write) )?(?:the |an? |each |every |your |my |me the )?(?:answers?|summar(?:y|ies)|conclusions?|tl;?dr) ?(?:to )?{be} ?(?:in )?(?:{max} )?{n} (words?|sentences?)(?: long| max| at most| or (?:less|fewer))?`, answerRule),
		formOf(`(?:answer|summari[sz]e|conclude)(?: me| it| questions| the question| everything)? (?:in )?(?:{max} )?{n} (words?|sentences?)(?: long| max| at most| or (?:less|fewer))?`, answerRule),
		formOf(`{max} {n} (words?|sentences?) (?:for|in) (?:the|an|each|every) answer`, answerRule),

		formOf(`(?:(?:keep|limit|make) )?(?:all |every |each |any |the )?(sections?|parts?|paragraphs?) ?(?:to )?{be} ?(?:short(?:,|:| and|,? -)? )?{max} {n} (words|sentences?|bullets?(?: points?)?)(?: each| long)?`, partRule),
		formOf(`no (sections?|parts?|paragraphs?) (?:is |may be )?(?:longer than|over|above|of more than|with more than|with over) {n} (words|sentences?|bullets?(?: points?)?)`, partRule),
		formOf(`{max} {n} (words|sentences?|bullets?(?: points?)?) (?:per|in each|in every|in a|in any|a|under each|under every|for each) (sections?|headings?|paragraphs?|parts?)`, func(m []string) (part, bool) {
			return partRule([]string{"", strings.Replace(m[3], "heading", "section", 1), m[1], m[2]})
		}),
	}
}

func lengthRule(m []string) (part, bool) {
	n := count(m[1])
	unit := strings.Fields(m[2])[0]
	unit = strings.TrimSuffix(unit, "s")
	switch {
	case n == 0:
		return part{}, false
	case unit == "sentence":
		return part{
			checks: "at most " + amount(n, "sentence", "sentences"),
			keep: func(l *limits) {
				l.words, l.answer = min(l.words, n*wordsPerSentence*2), min(l.answer, n)
				l.sentences = least(l.sentences, n)
			},
			check: func(b Brief) outcome { return countedIn(b, n) },
		}, true
	case unit == "bullet":
		return part{
			checks: "at most " + amount(n, "bullet", "bullets"),
			keep:   func(l *limits) { l.sentences = least(l.sentences, n+l.answer) },
			check: func(b Brief) outcome {
				have := b.bullets()
				return verdict(have <= n, amount(have, "bullet", "bullets"))
			},
		}, true
	case unit == "paragraph":
		return part{
			checks: "at most " + amount(n, "paragraph", "paragraphs"),
			check: func(b Brief) outcome {
				have := len(b.paragraphs())
				return verdict(have <= n, amount(have, "paragraph", "paragraphs")+" and blocks of a list")
			},
		}, true
	case unit == "page":
		p := wordsAtMost(n * wordsPerPage)
		p.checks += fmt.Sprintf(" (a page is taken as %d)", wordsPerPage)
		return p, true
	}
	return wordsAtMost(n), true
}

func wordsAtMost(n int) part {
	return part{
		checks: "at most " + amount(n, "word", "words"),
		keep:   func(l *limits) { l.words = min(l.words, n) },
		check: func(b Brief) outcome {
			have := b.Words()
			return verdict(have <= n, amount(have, "word", "words")+b.longestPart(have > n))
		},
	}
}

// longestPart says where most of the words stand, in a document that has too many.
func (b Brief) longestPart(over bool) string {
	if !over || len(b.Sections) < 2 {
		return ""
	}
	most := b.Sections[0]
	for _, s := range b.Sections[1:] {
		if s.words() > most.words() {
			most = s
		}
	}
	return fmt.Sprintf(", %d of them under “%s”", most.words(), most.Heading)
}

func rangeRule(m []string) (part, bool) {
	low, high := count(m[1]), count(m[2])
	p := wordsAtMost(high)
	p.checks = fmt.Sprintf("%d to %d words", low, high)
	p.check = func(b Brief) outcome {
		have := b.Words()
		return verdict(low <= have && have <= high, amount(have, "word", "words"))
	}
	return p, low > 0 && low < high
}

// least returns the smaller of two limits, of which 0 is none.
func least(a, b int) int {
	if a == 0 {
		return b
	}
	return min(a, b)
}

// countedIn wants at most n sentences in all.
func countedIn(b Brief, n int) outcome {
	have := len(b.sentences())
	parts := make([]string, 0, len(b.Sections))
	for _, s := range b.Sections {
		parts = append(parts, fmt.Sprintf("%d under “%s”", len(s.Sentences), s.Heading))
	}
	why := amount(have, "sentence", "sentences")
	if len(parts) > 1 {
		why += ": " + strings.Join(parts, ", ")
	}
	return verdict(have <= n, why)
}

func sentenceRule(m []string) (part, bool) {
	n := count(m[1])
	return part{
		checks: fmt.Sprintf("no sentence over %d words", n),
		keep:   func(l *limits) { l.sentence = least(l.sentence, n) },
		check: func(b Brief) outcome {
			return b.against(func(text string) []string {
				if have := len(strings.Fields(text)); have > n {
					return []string{fmt.Sprintf("%s [%d words]", beginning(text), have)}
				}
				return nil
			})
		},
	}, n > 0
}

func answerRule(m []string) (part, bool) {
	n := count(m[1])
	inWords := strings.HasPrefix(m[2], "word")
	what := amount(n, "sentence", "sentences")
	if inWords {
		what = amount(n, "word", "words")
	}
	return part{
		checks: "an answer of at most " + what,
		keep: func(l *limits) {
			if !inWords {
				l.answer = min(l.answer, n)
			}
		},
		check: func(b Brief) outcome {
			for _, s := range b.Sections {
				if s.Heading != Answer {
					continue
				}
				if inWords {
					return verdict(s.words() <= n, amount(s.words(), "word", "words")+" under “"+Answer+"”")
				}
				return verdict(len(s.Sentences) <= n, amount(len(s.Sentences), "sentence", "sentences")+" under “"+Answer+"”")
			}
			return unchecked(b.a() + " has no section “" + Answer + "”")
		},
	}, n > 0
}

// a names the kind of the document: "a plan".
func (b Brief) a() string {
	if b.Kind == "onboarding" {
		return "an onboarding"
	}
	return "a " + b.Kind
}

// partRule bounds each section, or each paragraph, in words or sentences.
func partRule(m []string) (part, bool) {
	what, n, unit := strings.TrimSuffix(m[1], "s"), count(m[2]), m[3]
	inWords, bullets := unit == "words", strings.HasPrefix(unit, "bullet")
	if what == "part" {
		what = "section"
	}
	if !inWords && !bullets {
		unit = "sentences"
	}
	return part{
		checks: fmt.Sprintf("no %s over %d %s", what, n, unit),
		keep: func(l *limits) {
			switch {
			case what == "paragraph":
			case inWords:
				l.spread = least(l.spread, n)
			default:
				l.section = least(l.section, n)
			}
		},
		check: func(b Brief) outcome { return b.eachAtMost(what, unit, n, inWords, bullets) },
	}, n > 0
}

// eachAtMost holds each section or paragraph to a number of words, sentences or bullets.
func (b Brief) eachAtMost(what, unit string, n int, inWords, bullets bool) outcome {
	parts := b.Sections
	if what == "paragraph" {
		parts = b.paragraphs()
	}
	over, most, longest := 0, 0, ""
	for _, s := range parts {
		if bullets && !b.lists(s.Heading) {
			continue
		}
		have := len(s.Sentences)
		if inWords {
			have = s.words()
		}
		if have > n {
			over++
		}
		if have > most {
			most, longest = have, s.Heading
		}
	}
	if most == 0 {
		return passed("no " + what + " with " + unit)
	}
	why := fmt.Sprintf("the longest, under “%s”, has %d %s", longest, most, unit)
	if over > 1 {
		why = fmt.Sprintf("%d of them; %s", over, why)
	}
	return verdict(over == 0, why)
}

// lists tells whether what stands under a heading is printed as a list.
func (b Brief) lists(heading string) bool {
	return heading != Answer && (!b.Prose || heading == Goals)
}

// bullets counts the items of lists.
func (b Brief) bullets() int {
	n := 0
	for _, s := range b.Sections {
		if b.lists(s.Heading) {
			n += len(s.Sentences)
		}
	}
	return n
}

// paragraphs returns what stands together in print: the sentences of one theme.
func (b Brief) paragraphs() []Section {
	var out []Section
	for _, s := range b.Sections {
		for i, sentence := range s.Sentences {
			if i == 0 || sentence.Theme != s.Sentences[i-1].Theme {
				out = append(out, Section{Heading: s.Heading})
			}
			last := &out[len(out)-1]
			last.Sentences = append(last.Sentences, sentence)
		}
	}
	return out
}
