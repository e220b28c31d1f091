package diagram

import (
	"fmt"
	"strings"

	"ken/notes"
	"ken/notes/cards"
)

// asks makes the question that a hidden node answers: what an edge leads to, else what an
// edge leads from. Where several nodes would be right the others are named.
func (d Drawn) asks(n Node) (cards.Card, bool) {
	if !wordy(n.Label) && d.Form != Timeline || d.Form == Mindmap && n.ID == d.Nodes[0].ID {
		return cards.Card{}, false // of a mind map all hangs on the first
	}
	best, fewest := cards.Card{}, mostBeside+1
	for _, forward := range []bool{true, false} {
		for _, e := range d.Edges {
			near := e.From
			if !forward {
				near = e.To
			}
			if forward && e.To != n.ID || !forward && e.From != n.ID || len(e.Cites) == 0 {
				continue
			}
			if others := d.others(e, forward); len(others) < fewest {
				best, fewest = card(beside(question(d.Form, d.labelOf(near), e.Label, forward), others), n.Label, citeOf(e, n.Label)), len(others)
			}
		}
	}
	return best, fewest <= mostBeside
}

// mostBeside is how many other answers a question may name.
const mostBeside = 4

// others are the labels that would be right too: where edges with the same words lead
// that share the end that is shown.
func (d Drawn) others(e Edge, forward bool) []string {
	var list []string
	for _, f := range d.Edges {
		switch {
		case key(f.Label) != key(e.Label) || f.From == e.From && f.To == e.To:
		case forward && f.From == e.From:
			list = append(list, d.labelOf(f.To))
		case !forward && f.To == e.To:
			list = append(list, d.labelOf(f.From))
		}
	}
	return list
}

// beside adds to a question what is not meant.
func beside(question string, others []string) string {
	if len(others) == 0 {
		return question
	}
	quoted := make([]string, len(others))
	for i, o := range others {
		quoted[i] = "“" + o + "”"
	}
	return strings.TrimSuffix(question, "?") + ", beside " + strings.Join(quoted, ", ") + "?"
}

// question asks for the far end of an edge.
func question(form Form, near, label string, forward bool) string {
	switch {
	case label != "" && forward:
		return near + " " + label + " " + cards.DrawnBlank + "?"
	case label != "":
		return cards.DrawnBlank + " " + label + " " + near + "?"
	}
	forms := map[Form][2]string{
		Timeline: {"What happened on %s?", "When was this: %s?"},
		Process:  {"What comes after “%s”?", "What comes before “%s”?"},
		People:   {"What does %s answer for?", "Who answers for “%s”?"},
		Imports:  {"What does %s import?", "What imports %s?"},
		Mindmap:  {"What belongs to “%s”?", "What does “%s” belong to?"},
	}
	both, ok := forms[form]
	if !ok {
		both = [2]string{"What does “%s” lead to?", "What leads to “%s”?"}
	}
	if forward {
		return fmt.Sprintf(both[0], near)
	}
	return fmt.Sprintf(both[1], near)
}

// citeOf is the place of an edge that holds an answer.
func citeOf(e Edge, answer string) notes.Source {
	for _, c := range e.Cites {
		if stands(answer, c.Quote) {
			return c
		}
	}
	return e.Cites[0]
}

func (d Drawn) labelOf(id string) string {
	for _, n := range d.Nodes {
		if n.ID == id {
			return n.Label
		}
	}
	return id
}
