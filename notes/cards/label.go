package cards

import "strings"

// labelOf returns the letter of a line that begins with "Q:", "A:" or "C:", as in
// hashcards and repeater; 0 for any other. A drive as "C:\" is none.
func labelOf(line string) byte {
	i := 0
	for i < len(line) && i < 4 && line[i] == ' ' {
		i++
	}
	if i > 3 || len(line) < i+2 || line[i+1] != ':' {
		return 0
	}
	switch c := line[i]; {
	case c != 'Q' && c != 'A' && c != 'C':
		return 0
	case len(line) > i+2 && (line[i+2] == '\\' || line[i+2] == '/' || line[i+2] == ':'):
		return 0
	default:
		return c
	}
}

// label returns the letter of a row that is text, where its syntax is read.
func (r *reader) label(i int) byte {
	if r.rows[i].kind != textRow {
		return 0
	}
	c := labelOf(r.in(i))
	if c == 'C' && !r.reads("c") || c != 'C' && !r.reads("qa") {
		return 0
	}
	return c
}

// labelled reads a card that begins with Q:, and returns the row behind it.
func (r *reader) labelled(q int) int {
	end, answers := r.labelEnd(q)
	switch {
	case len(answers) == 0:
		r.fault(q, end, "Q: without an A:")
	case len(answers) > 1:
		r.fault(answers[1], answers[1]+1, "a second A: for one Q:; join accepted answers with |")
		r.use(q, end)
	default:
		r.questionAndAnswer(q, answers[0], end)
	}
	return end
}

func (r *reader) questionAndAnswer(q, a, end int) {
	question := clean(unlabelled(r.span(q, a)))
	answer := clean(unsourced(unlabelled(r.span(a, end))))
	switch {
	case question == "":
		r.fault(q, end, "Q: without a question")
	case answer == "":
		r.fault(a, end, "A: without an answer")
		r.use(q, a)
	default:
		d := draft{question: question, syntax: "qa"}
		d.answer(answer)
		r.add(q, end, d)
	}
}

// labelEnd returns where a labelled card ends, and its lines that begin with A:. It
// ends at the next Q: or C:, at a heading or thematic break, and at a blank line
// before a card of another syntax.
func (r *reader) labelEnd(i int) (end int, answers []int) {
	for i++; i < len(r.rows); i++ {
		switch row := r.rows[i]; {
		case row.kind == headRow, row.kind == ruleRow:
			return i, answers
		case r.label(i) == 'A':
			answers = append(answers, i)
		case r.label(i) != 0, r.rows[i-1].kind == blankRow && r.otherCard(i):
			return i, answers
		}
	}
	return i, answers
}

// otherCard tells whether a row begins a paragraph that is a card of another syntax.
func (r *reader) otherCard(i int) bool {
	if r.rows[i].kind != textRow {
		return false
	}
	for end := r.paragraph(i); i < end; i++ {
		if r.rows[i].kind != textRow {
			continue
		}
		line := r.in(i)
		if r.inlineAt(i).width > 0 || r.reads("multi") && separator(line) > 0 || r.reads("anki") && ankiOpen(line) >= 0 {
			return true
		}
	}
	return false
}

// unlabelled takes the label off a text.
func unlabelled(text string) string { return text[strings.IndexByte(text, ':')+1:] }

// bracketed reads a card that begins with C:, and returns the row behind it.
func (r *reader) bracketed(from int) int {
	end, answers := r.labelEnd(from)
	if len(answers) > 0 {
		r.fault(answers[0], answers[0]+1, "A: in a C: card")
		r.use(from, end)
		return end
	}
	raw := r.span(from, end)
	if len(raw) > maxCard {
		r.fault(from, end, "the card is longer than 16 kB")
		return end
	}
	text := clean(unsourced(unlabelled(raw)))
	found, wrong := brackets(text)
	switch {
	case wrong != "":
		r.fault(from, end, wrong)
	case len(found) == 0:
		r.fault(from, end, "C: without words in [brackets]")
	default:
		r.add(from, end, hidden(text, found, unescaped)...)
	}
	return end
}
