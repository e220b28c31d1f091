package decks

import (
	"regexp"
	"strconv"
	"strings"
)

// maxSide is how many bytes of HTML one side of a card may have.
const maxSide = 1 << 20

// A side is one side of a card while it is made.
type side struct {
	kind     *preparedKind
	note     *Note
	card     *Card
	question bool
	clozes   map[int][]clozePart // of fields by their number, parsed once a note
	out      strings.Builder
	hints    []string
}

// render makes the question and the answer of a card as text.
func (k *preparedKind) render(note *Note, card *Card, clozes map[int][]clozePart) {
	t := k.template(card.Ord)
	if t == nil {
		return
	}
	card.Template = t.name
	q := side{kind: k, note: note, card: card, question: true, clozes: clozes}
	q.nodes(t.question)
	card.Question = Text(q.out.String())
	card.Hint = strings.Join(q.hints, "\n")
	a := side{kind: k, note: note, card: card, clozes: clozes}
	a.nodes(t.answer)
	card.Answer = Text(behindRule(a.out.String()))
}

// ruler is the line that Anki's own templates put between question and answer.
var ruler = regexp.MustCompile(`(?i)<hr\s+id\s*=\s*["']?answer["']?\s*/?>`)

// behindRule leaves the question off an answer that repeats it.
func behindRule(answer string) string {
	if at := ruler.FindStringIndex(answer); at != nil {
		return answer[at[1]:]
	}
	return answer
}

// nodes writes a template, or what stands within a condition.
func (s *side) nodes(nodes []templateNode) {
	for _, n := range nodes {
		switch {
		case s.out.Len() > maxSide:
			return
		case n.when != "":
			if s.filled(n) == (n.when == "#") {
				s.nodes(n.inside)
			}
		case n.field == "":
			s.out.WriteString(n.text)
		default:
			s.out.WriteString(s.value(n))
		}
	}
}

// filled tells whether what a condition asks for is there.
func (s *side) filled(n templateNode) bool {
	if clozeCondition(n) {
		if _, isField := s.kind.fields[n.field]; !isField {
			number, err := strconv.Atoi(n.field[1:])
			return err == nil && s.kind.Cloze && number == s.card.Ord+1
		}
	}
	return strings.TrimSpace(s.plain(n.field)) != ""
}

// plain is what a name stands for before its filters.
func (s *side) plain(name string) string {
	if i, ok := s.kind.fields[name]; ok {
		if i < len(s.note.Fields) {
			return s.note.Fields[i].HTML
		}
		return ""
	}
	deck := s.note.Deck
	if s.card.Deck != "" {
		deck = s.card.Deck
	}
	switch name {
	case "Tags":
		return HTML(strings.Join(s.note.Tags, " "))
	case "Type":
		return HTML(s.kind.Name)
	case "Deck":
		return HTML(deck)
	case "Subdeck":
		parts := strings.Split(deck, deckDivider)
		return HTML(parts[len(parts)-1])
	case "Card":
		return HTML(s.card.Template)
	case "CardFlag":
		return "flag" + strconv.Itoa(s.card.Flag)
	case "CardID":
		return strconv.FormatInt(s.card.ID, 10)
	}
	return "" // FrontSide too: an answer is without its question
}

// value is what a node writes.
func (s *side) value(n templateNode) string {
	if speechOnly(n) {
		return ""
	}
	value := s.plain(n.field)
	for _, filter := range n.filters {
		switch filter {
		case "cloze", "cloze-only":
			value = s.cloze(n.field, filter == "cloze-only")
		case "text":
			value = HTML(Text(value))
		case "furigana", "kanji", "kana":
			value = ruby(value, filter)
		case "type", "nc":
			if s.question {
				return "" // a line to type in
			}
		case "hint":
			if s.question {
				if hint := Text(value); hint != "" {
					s.hints = append(s.hints, hint)
				}
				return ""
			}
		}
	}
	return value
}

// cloze is a field with the words of this card hidden or shown.
func (s *side) cloze(name string, only bool) string {
	i, ok := s.kind.fields[name]
	if !ok || i >= len(s.note.Fields) {
		return ""
	}
	parts, ok := s.clozes[i]
	if !ok {
		parts = parseCloze(s.note.Fields[i].HTML)
		s.clozes[i] = parts
	}
	number := s.card.Ord + 1
	if s.question && len(s.card.Gaps) == 0 {
		s.card.Gaps = gaps(parts, number)
	}
	if only {
		var words []string
		for _, g := range gaps(parts, number) {
			if s.question {
				g.Text = Blank
			}
			words = append(words, HTML(g.Text))
		}
		return strings.Join(words, ", ")
	}
	return reveal(parts, number, s.question)
}

// reading is " 漢字[かんじ]", a word with how it is read.
var reading = regexp.MustCompile(` ?([^ >]+?)\[(.+?)\]`)

// ruby writes words with their reading: both, the word alone, or the reading alone.
func ruby(value, filter string) string {
	to := map[string]string{"furigana": "$1($2)", "kanji": "$1", "kana": "$2"}[filter]
	return reading.ReplaceAllStringFunc(value, func(m string) string {
		if strings.Contains(m, "[sound:") {
			return m
		}
		return reading.ReplaceAllString(m, to)
	})
}
