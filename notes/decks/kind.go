package decks

import (
	"fmt"
	"slices"
)

// The fields of the kinds that Anki brings along, by the names they have in English.
const (
	front, back  = "Front", "Back"
	ruled        = "{{FrontSide}}\n\n<hr id=answer>\n\n"
	defaultStyle = ".card {\n    font-family: arial;\n    font-size: 20px;\n    line-height: 1.5;\n    text-align: center;\n" +
		"    color: black;\n    background-color: white;\n}\n"
)

// Basic is Anki's kind of a question with an answer.
func Basic() Kind {
	return Kind{Name: "Basic", Fields: []string{front, back}, Style: defaultStyle, Templates: []Template{
		{Name: "Card 1", Question: "{{Front}}", Answer: ruled + "{{Back}}"},
	}}
}

// Reversed is Anki's kind of two texts that ask for each other.
func Reversed() Kind {
	k := Basic()
	k.Name = "Basic (and reversed card)"
	k.Templates = append(k.Templates, Template{Name: "Card 2", Question: "{{Back}}", Answer: ruled + "{{Front}}"})
	return k
}

// Cloze is Anki's kind of a text with words to hide.
func Cloze() Kind {
	return Kind{
		Name: "Cloze", Cloze: true, Fields: []string{"Text", "Back Extra"},
		Style: defaultStyle + ".cloze {\n    font-weight: bold;\n    color: blue;\n}\n",
		Templates: []Template{
			{Name: "Cloze", Question: "{{cloze:Text}}", Answer: "{{cloze:Text}}<br>\n{{Back Extra}}"},
		},
	}
}

// A preparedKind is one with its templates parsed.
type preparedKind struct {
	Kind
	fields    map[string]int
	templates []preparedTemplate
}

type preparedTemplate struct {
	name             string
	question, answer []templateNode
}

// prepare parses the templates of a kind. Those that cannot be parsed make no text,
// and are among the problems.
func prepare(k Kind, problems *troubles) *preparedKind {
	p := &preparedKind{Kind: k, fields: map[string]int{}}
	for i, f := range k.Fields {
		if _, twice := p.fields[f]; !twice {
			p.fields[f] = i
		}
	}
	for _, t := range k.Templates {
		done := preparedTemplate{name: t.Name}
		done.question = p.parse(t.Name, t.Question, problems)
		done.answer = p.parse(t.Name, t.Answer, problems)
		p.templates = append(p.templates, done)
	}
	return p
}

func (p *preparedKind) parse(name, source string, problems *troubles) []templateNode {
	nodes, err := parseTemplate(source)
	if err != nil {
		problems.add(Problem{Reason: fmt.Sprintf("the template %q of %q: %v", name, p.Name, err)})
		return nil
	}
	for _, f := range unknown(nodes, p.fields) {
		problems.add(Problem{Reason: fmt.Sprintf("the template %q of %q asks for a field %q that there is not", name, p.Name, f)})
	}
	return nodes
}

// template is the one a card is made by, nil where there is none.
func (p *preparedKind) template(ord int) *preparedTemplate {
	if p.Cloze {
		ord = 0
	}
	if ord < 0 || ord >= len(p.templates) {
		return nil
	}
	return &p.templates[ord]
}

// newCards are those that the templates make of a note that has none yet.
func (p *preparedKind) newCards(n *Note) []Card {
	ords := make([]int, 0, len(p.templates))
	if p.Cloze {
		for _, name := range p.clozeFields() {
			if i := p.fields[name]; i < len(n.Fields) {
				for _, number := range clozeNumbers(n.Fields[i].HTML) {
					ords = append(ords, number-1)
				}
			}
		}
		slices.Sort(ords)
		ords = slices.Compact(ords)
	} else {
		for ord := range p.templates {
			ords = append(ords, ord)
		}
	}
	var cards []Card
	clozes := map[int][]clozePart{}
	for _, ord := range ords {
		c := Card{Ord: ord}
		if p.render(n, &c, clozes); c.Question != "" {
			cards = append(cards, c)
		}
	}
	return cards
}

// clozeFields are those whose clozes the question shows.
func (p *preparedKind) clozeFields() []string {
	var names []string
	var visit func([]templateNode)
	visit = func(nodes []templateNode) {
		for _, n := range nodes {
			if _, ok := p.fields[n.field]; ok && slices.Contains(n.filters, "cloze") {
				names = append(names, n.field)
			}
			visit(n.inside)
		}
	}
	for _, t := range p.templates[:min(1, len(p.templates))] {
		visit(t.question)
	}
	return names
}
