package brief

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// A Rule is a preference as far as a program can keep and check it.
type Rule struct {
	notes.Preference
	// Checks says in words what is checked; "" where a program cannot check it.
	Checks string
	// keep tightens what the engine may do so that the rule is kept.
	keep func(*limits)
	// check tells whether a finished brief keeps the rule, and what was counted.
	check func(Brief) (bool, string)
}

// limits are what the rules leave the engine to do.
type limits struct {
	words      int // of the body at most; 0 means no limit
	answer     int // sentences of the answer at most
	sentence   int // words of one sentence at most; 0 means no limit
	prose      bool
	refuse     []string            // folders and files that must not be cited
	forbidden  []string            // words, folded, that must not occur
	refuseText []func(string) bool // tell sentences that must not be quoted
	longDates  bool                // dates that ken writes read "3 March 2026"
}

// ReadRule makes a rule of a preference. One that no program can check has no
// Checks and never fails.
func ReadRule(p notes.Preference) Rule {
	lower := strings.ToLower(prose.Readable(p.Text))
	for _, form := range forms {
		if m := form.pattern.FindStringSubmatch(lower); m != nil {
			if r, ok := form.read(p, lower, m); ok {
				r.Preference = p
				return r
			}
		}
	}
	return Rule{Preference: p}
}

// ReadRules makes a rule of each preference.
func ReadRules(preferences []notes.Preference) []Rule {
	rules := make([]Rule, 0, len(preferences))
	for _, p := range preferences {
		rules = append(rules, ReadRule(p))
	}
	return rules
}

// Refuses returns a function that tells the paths the rules forbid to cite.
func Refuses(rules []Rule) func(string) bool {
	l := limitsOf(rules)
	return l.refuses
}

func (l limits) refuses(path string) bool {
	for _, r := range l.refuse {
		if path == r || strings.HasPrefix(path, strings.TrimSuffix(r, "/")+"/") {
			return true
		}
	}
	return false
}

func limitsOf(rules []Rule) limits {
	l := limits{words: defaultWords, answer: 3}
	for _, r := range rules {
		if r.keep != nil {
			r.keep(&l)
		}
	}
	return l
}

// A form is one way of writing a preference that can be checked.
type form struct {
	pattern *regexp.Regexp
	read    func(p notes.Preference, lower string, m []string) (Rule, bool)
}

// forms are tried in order; the first that reads a preference decides.
var forms = []form{
	{regexp.MustCompile(`(?:never|not|don't|do not|no) (?:cite|use|quote|read|rely on)\b`), refuseRule},
	{regexp.MustCompile(`\bsentences?\b.*?(?:under|at most|no (?:longer|more) than|max(?:imum)?(?: of)?|below|shorter than|up to) (\d+) words`), sentenceRule},
	{regexp.MustCompile(`(?:answer|summary|conclusion)\b.*?(?:in|under|at most|no more than|max(?:imum)?(?: of)?|up to) (\w+) sentences?`), answerLengthRule},
	{regexp.MustCompile(`(?:under|at most|no (?:longer|more) than|max(?:imum)?(?: of)?|below|fewer than|less than|shorter than|within|up to) (\d[\d,]*|one|two|three|a) (words?|pages?|sentences?)`), lengthRule},
	{regexp.MustCompile(`(?:answer|conclusion|recommendation|result|options?) (?:comes? )?first|start with the (?:answer|conclusion)|lead with the (?:answer|conclusion)`), answerFirstRule},
	{regexp.MustCompile(`(?:at least|no fewer than|minimum of|min\.?) (\w+) (?:different |separate |independent )?(documents?|sources?|citations?)`), leastRule},
	{regexp.MustCompile(`footnote`), footnoteRule},
	{regexp.MustCompile(`(?:no|never|avoid|without)\b.*\b(exclamation (?:marks?|points?)|emojis?|semicolons?)`), signRule},
	{regexp.MustCompile(`\bdates?\b`), dateRule},
	{regexp.MustCompile(`(?:never|not|don't|do not|avoid) (?:use |say |write )?(?:the )?words? (.+)|(?:never|don't|do not) (?:say|write) ["“'](.+?)["”']`), forbiddenRule},
	{regexp.MustCompile(`\b(?:prices?|amounts?|costs?|money|figures|currency)\b.*\b(euros?|eur|dollars?|usd|pounds?|gbp)\b`), currencyRule},
	{regexp.MustCompile(`\b(?:bullets?|bulleted|lists?|prose|paragraphs|tables?)\b`), layoutRule},
}

func refuseRule(p notes.Preference, lower string, _ []string) (Rule, bool) {
	names := pathMark.FindAllString(lower, -1)
	if len(names) == 0 {
		return Rule{}, false
	}
	for i, n := range names {
		names[i] = strings.Trim(n, "`'\"“”.,;:")
	}
	forbids := limits{refuse: names}
	return Rule{
		Checks: "no citation from " + strings.Join(names, ", "),
		keep:   func(l *limits) { l.refuse = append(l.refuse, names...) },
		check: func(b Brief) (bool, string) {
			n := 0
			for _, s := range b.sentences() {
				for _, c := range s.Citations {
					if forbids.refuses(strings.ToLower(c.Path)) {
						n++
					}
				}
			}
			return n == 0, counted(n, "citation", "citations")
		},
	}, true
}

var pathMark = regexp.MustCompile("[\\w.~-]+/[\\w./~-]*|`[^`]+`|[\\w-]+\\.(?:md|txt|csv|html)\\b|\\b[\\w-]+(?: folder| directory)")

func lengthRule(_ notes.Preference, _ string, m []string) (Rule, bool) {
	n := count(m[1])
	unit := strings.TrimSuffix(m[2], "s")
	switch {
	case n == 0:
		return Rule{}, false
	case unit == "sentence":
		return Rule{
			Checks: fmt.Sprintf("at most %d sentences", n),
			keep:   func(l *limits) { l.words = min(l.words, n*18); l.answer = min(l.answer, n) },
			check: func(b Brief) (bool, string) {
				have := len(b.sentences())
				return have <= n, counted(have, "sentence", "sentences")
			},
		}, true
	case unit == "page":
		n *= wordsPerPage
	}
	return Rule{
		Checks: fmt.Sprintf("at most %d words", n),
		keep:   func(l *limits) { l.words = min(l.words, n) },
		check: func(b Brief) (bool, string) {
			have := b.Words()
			return have <= n, counted(have, "word", "words")
		},
	}, true
}

// wordsPerPage is what a page of text holds at usual sizes.
const wordsPerPage = 500

func sentenceRule(_ notes.Preference, _ string, m []string) (Rule, bool) {
	n := count(m[1])
	return Rule{
		Checks: fmt.Sprintf("no sentence over %d words", n),
		keep:   func(l *limits) { l.sentence = n },
		check: func(b Brief) (bool, string) {
			over := 0
			for _, s := range b.sentences() {
				if len(strings.Fields(s.Text)) > n {
					over++
				}
			}
			return over == 0, counted(over, "longer sentence", "longer sentences")
		},
	}, n > 0
}

func answerLengthRule(_ notes.Preference, _ string, m []string) (Rule, bool) {
	n := count(m[1])
	return Rule{
		Checks: fmt.Sprintf("an answer of at most %d sentences", n),
		keep:   func(l *limits) { l.answer = min(l.answer, n) },
		check: func(b Brief) (bool, string) {
			have := 0
			for _, s := range b.Sections {
				if s.Heading == Answer {
					have = len(s.Sentences)
				}
			}
			return have <= n, counted(have, "sentence", "sentences")
		},
	}, n > 0
}

func answerFirstRule(notes.Preference, string, []string) (Rule, bool) {
	return Rule{
		Checks: "the answer stands first",
		check: func(b Brief) (bool, string) {
			return len(b.Sections) > 0 && b.Sections[0].Heading == Answer, ""
		},
	}, true
}

// leastRule wants a brief to rest on so many documents or citations. The engine does
// not pad a brief to reach a number; it says when the documents do not carry it.
func leastRule(_ notes.Preference, _ string, m []string) (Rule, bool) {
	n := count(m[1])
	documents := !strings.HasPrefix(m[2], "citation")
	what := "documents"
	if !documents {
		what = "citations"
	}
	return Rule{
		Checks: fmt.Sprintf("at least %d %s", n, what),
		check: func(b Brief) (bool, string) {
			seen := map[string]bool{}
			for _, s := range b.sentences() {
				for _, c := range s.Citations {
					key := c.Path
					if !documents {
						key = c.At() + c.SHA256
					}
					seen[key] = true
				}
			}
			return len(seen) >= n, counted(len(seen), strings.TrimSuffix(what, "s"), what)
		},
	}, n > 0
}

func footnoteRule(_ notes.Preference, lower string, _ []string) (Rule, bool) {
	if strings.Contains(lower, "no footnote") || strings.Contains(lower, "not footnote") || strings.Contains(lower, "instead of footnote") {
		return Rule{
			Checks: "no footnotes",
			check:  func(Brief) (bool, string) { return false, "citations are always footnotes" },
		}, true
	}
	return Rule{
		Checks: "every sentence has its footnote",
		check: func(b Brief) (bool, string) {
			n := 0
			for _, s := range b.sentences() {
				if len(s.Citations) == 0 {
					n++
				}
			}
			return n == 0, counted(n, "sentence without", "sentences without")
		},
	}, true
}

// counted says how many of something there are; nothing where there are none.
func counted(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func count(s string) int {
	switch s {
	case "a", "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	}
	n, _ := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
	return n
}
