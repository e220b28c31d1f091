package questions

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/cards"
	"ken/skills/evidence"
)

// Bounds of questions and answers.
const (
	leastQuestion = 8   // bytes
	mostQuestion  = 420 // bytes
	mostAnswer    = 900 // bytes, all answers of a card together
	mostExact     = 8   // words
	mostTold      = 0.6 // the share of an answer's words that its question may hold
)

// objection says why a draft is no question, "" where it is one. It sets the question as
// it is asked.
func objection(d *draft) string {
	d.asked = d.ask()
	switch {
	case utf8.RuneCountInString(d.question) < leastQuestion || len(d.asked) > mostQuestion:
		return "the question is too short or too long"
	case len(d.answers) == 0:
		return "there is no answer"
	case odd(d.question):
		return "the question is no sentence"
	}
	if why := badAnswers(d); why != "" {
		return why
	}
	if _, yes := evidence.Addressed(d.span.In(d.passage.page.doc.Text)); yes {
		return "it speaks to a program"
	}
	if tells(d.kind, d.asked, d.answers) {
		return "the question holds its answer"
	}
	if d.nameless() {
		return "without the name of its document the question does not name its subject"
	}
	if !d.named && d.label() == "" && len(stemsOf(d.question)) < 2 {
		return "the question does not name its subject"
	}
	return ""
}

func badAnswers(d *draft) string {
	total := 0
	for _, a := range d.answers {
		total += len(a)
		switch {
		case strings.TrimSpace(a) == "" || !strings.ContainsFunc(a, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
			return "there is no answer"
		case (d.kind == cards.Exact || d.kind == cards.Cloze) && len(strings.Fields(a)) > mostExact:
			return "the answer is too long to be exact"
		case odd(a) && d.kind != cards.Prose, d.why != "code" && unbalanced(a):
			return "the answer is a fragment"
		}
	}
	if total > mostAnswer {
		return "the answer is too long"
	}
	return ""
}

// tells tells whether a question holds its answer: any content word of an exact one, an
// item of a list, most of what an explanation says.
func tells(kind cards.Kind, question string, answers []string) bool {
	asked := stemsOf(question)
	for _, a := range answers {
		own := stemsOf(a)
		share := shareIn(own, asked)
		switch kind {
		case cards.Exact, cards.Cloze:
			if share > 0 || holdsWords(question, a) {
				return true
			}
		case cards.List:
			if share == 1 {
				return true
			}
		case cards.Prose:
			if last := subjectOf(question); last != "" && len(own) < 3 && shareIn(stemsOf(last), own) == 1 {
				return true // "name": the name of the crate
			}
			if share > mostTold || holdsWords(question, a) {
				return true
			}
		}
	}
	return false
}

// subjectOf is what a question has between quotation marks, "" where it has nothing.
func subjectOf(question string) string {
	_, rest, _ := strings.Cut(question, "“")
	subject, _, _ := strings.Cut(rest, "”")
	return subject
}

// holdsWords tells whether a text holds another as words of its own.
func holdsWords(text, words string) bool {
	w := normal(words)
	return w != "" && strings.Contains(" "+normal(text)+" ", " "+w+" ")
}

// odd tells what is no text of words: brackets that do not close, more signs than letters,
// addresses, the marks of tables.
func odd(text string) bool {
	if oddSigns.MatchString(text) || unbalanced(text) {
		return true
	}
	letters, signs := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		case !unicode.IsSpace(r) && !strings.ContainsRune(".,;:?!'’“”\"‹›()-–…[]`", r):
			signs++
		}
	}
	return signs*2 > letters
}

// unbalanced tells whether brackets or quotation marks are open, as those of a sentence that
// was cut in two.
func unbalanced(text string) bool {
	return strings.Count(text, "(") != strings.Count(text, ")") || strings.Count(text, "`")%2 != 0 ||
		strings.Count(text, `"`)%2 != 0 || strings.Count(text, "“") != strings.Count(text, "”")
}

var oddSigns = regexp.MustCompile(`↩|https?://|www\.|\|\||^\W*$|\[\^|<!--|&[a-z]+;`)
