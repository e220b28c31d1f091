package cards

import (
	"strings"

	"ken/notes/prose"
)

// levelOf tells by its words what a question asks for. Words that are hidden are
// recalled.
func levelOf(d draft) Level {
	if d.kind == Cloze || strings.Contains(d.question, Blank) {
		return Recall
	}
	return LevelOf(d.question)
}

// mostAsked is how many bytes of a question say what it asks for.
const mostAsked = 400

// LevelOf tells by its words what a question asks for: one that says why or how, or
// wants a comparison, to understand; one that wants something done or an example, to
// apply; any other to recall.
func LevelOf(question string) Level {
	if len(question) > mostAsked {
		question = strings.ToValidUTF8(question[:mostAsked], "")
	}
	words := make([]string, 0, 16)
	for w := range prose.Words(question) {
		words = append(words, w.Term)
	}
	level := Recall
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		switch {
		case i == 0 && doing[w], w == "would" && next == "you", w == "example" && i > 0 && (words[i-1] == "an" || words[i-1] == "own"):
			return Apply
		case reasons[w], i == 0 && explaining[w], w == "how" && !amounts[next], w == "wie" && !amounts[next],
			(w == "difference" || w == "differ" || w == "unterschied") && i > 0:
			level = Understand
		case w == "happens" && (next == "if" || next == "when"), w == "por" && next == "que":
			level = Understand
		}
	}
	return level
}

var (
	reasons    = set("why warum wieso weshalb pourquoi perche porque")
	explaining = set("explain describe compare contrast justify discuss summarise summarize interpret erklare beschreibe vergleiche expliquez explique comment")
	doing      = set("calculate compute solve apply implement write predict construct design estimate derive demonstrate give use berechne")
	amounts    = set("many much long often old far big tall deep high fast large heavy wide soon late viele viel lange oft alt weit gross hoch schnell heisst")
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
