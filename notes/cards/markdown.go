package cards

import (
	"fmt"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// AsMarkdown returns a card as it is written into a document of the learner's, at a path
// in the workspace: "Q:" and "A:", or "C:" where a word is hidden, and a line with a link
// to what it was made from. Read there, it says the same and is the same card. It ends
// with a newline, and wants a blank line or a heading before it.
func AsMarkdown(c Card, file string) string {
	var b strings.Builder
	if sentence, ok := c.bracketed(); ok {
		b.WriteString("C: " + sentence)
	} else {
		b.WriteString("Q: " + plainLines(c.Question) + "\nA:")
		plain := c
		plain.Answers = make([]string, len(c.Answers))
		for i, a := range c.Answers {
			plain.Answers[i] = plainLines(a)
		}
		b.WriteString(plain.back(" "))
	}
	b.WriteString("\n")
	if c.Source.Path != "" {
		fmt.Fprintf(&b, "%s%s](%s)\n", sourceLine, bracketless(c.Source.At()), linkTo(file, c.Source.Path))
	}
	return b.String()
}

// MadeFrom returns where the passage stands that a card was made from which ken wrote into a
// document, as its last line says; ok is false of any other.
func (c Card) MadeFrom() (path string, line int, ok bool) {
	_, last, found := strings.Cut(c.Source.Quote[strings.LastIndexByte(c.Source.Quote, '\n')+1:], sourceLine)
	at, link, both := strings.Cut(last, "](")
	if !found || !both || !strings.Contains(link, ")") {
		return "", 0, false
	}
	n := strings.LastIndexByte(at, ':')
	if n < 1 {
		return "", 0, false
	}
	line, err := strconv.Atoi(at[n+1:])
	return at[:n], line, err == nil && line > 0
}

// bracketed writes the sentence of a card with the hidden words in brackets; ok is false
// where they are not one piece, or the sentence has brackets of its own.
func (c Card) bracketed() (string, bool) {
	before, after, found := strings.Cut(c.Question, Blank)
	if c.Kind != Cloze || !found || strings.ContainsAny(before+after+strings.Join(c.Answers, ""), "[]\n") || len(c.Answers) == 0 {
		return "", false
	}
	gap := "[" + barred(c.Answers) + "]"
	if c.Hint != "" && !strings.ContainsAny(c.Hint, "[]\n") {
		gap += "^[" + c.Hint + "]"
	}
	return before + gap + after, true
}

// plainLines puts on one line a text that has lines which would mean something.
func plainLines(text string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && (labelOf(line) != 0 || line[0] == '#' || rule(line) || strings.Trim(line, "=-") == "") {
			return strings.Join(strings.Fields(text), " ")
		}
	}
	return text
}

// bracketless returns a text that may stand between the brackets of a link.
func bracketless(text string) string {
	return strings.NewReplacer("[", "(", "]", ")").Replace(text)
}

// linkTo returns what a link in one file leads to another with.
func linkTo(from, to string) string {
	rel, err := filepath.Rel(filepath.FromSlash(path.Dir(from)), filepath.FromSlash(to))
	if err != nil {
		rel = to
	}
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E").Replace(filepath.ToSlash(rel))
}
