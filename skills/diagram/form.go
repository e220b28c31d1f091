package diagram

import (
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// asked tells which form the words of a topic ask for, and the topic without them: a
// "timeline of the tanks" is about the tanks. "" where they ask for none.
func asked(topic string) (Form, string) {
	var form Form
	var rest []string
	for _, w := range strings.Fields(topic) {
		term := ""
		for t := range prose.Words(w) {
			term = t.Term
		}
		if f, ok := asking[term]; ok && (form == "" || form == f) {
			form = f
			continue
		}
		rest = append(rest, w)
	}
	return form, strings.Join(rest, " ")
}

var asking = map[string]Form{
	"steps": Process, "process": Process, "procedure": Process, "workflow": Process,
	"dependencies": Dependencies, "depends": Dependencies, "dependency": Dependencies,
	"timeline": Timeline, "when": Timeline, "history": Timeline, "chronology": Timeline, "milestones": Timeline,
	"who": People, "people": People, "responsibilities": People, "owners": People, "answers": People, "answer": People, "responsible": People, "decides": People, "decided": People,
	"concepts": Concepts, "definitions": Concepts, "glossary": Concepts,
	"imports": Imports, "mindmap": Mindmap, "outline": Mindmap, "overview": Mindmap,
}

// least is how many edges make a diagram of a form worth while.
var least = map[Form]float64{Process: 2, Dependencies: 3, Timeline: 4, People: 4, Concepts: 4, Imports: 1}

// worth is how much an edge of a form says beside one of another: an order and a
// dependency are seldom written by chance, while dates and definitions stand everywhere.
var worth = map[Form]float64{Process: 1.6, Dependencies: 1.5, Timeline: 0.6, People: 0.7, Concepts: 0.8, Imports: 1}

// choose returns the form of which the claims have most to show; Mindmap where they have
// too little of any. What single sentences say counts where it hangs together: ten
// relations of ten pairs are no drawing.
func choose(claims []claim) Form {
	ends := map[string]int{}
	for _, c := range claims {
		ends[string(c.form)+"\x00"+key(c.from)]++
		ends[string(c.form)+"\x00"+key(c.to)]++
	}
	count := map[Form]float64{}
	seen := map[string]bool{}
	steps := map[string]bool{}
	for _, c := range claims {
		if c.chain > 0 {
			steps[key(c.from)], steps[key(c.to)] = true, true
		}
	}
	for _, c := range claims {
		if c.listed && steps[key(c.from)] || c.form == Timeline && !stands(strings.TrimPrefix(c.to, "…"), strings.Join(quotes(c.cites), " ")) && c.kind != "cell" {
			continue // what a step consists of defines no term, and what is not in its line is not drawn
		}
		if id := c.when + "\x00" + key(c.to); c.form == Timeline {
			if seen[id] {
				continue // said twice, drawn once
			}
			seen[id] = true
		}
		weight := 1.0
		switch c.kind {
		case "table", "diagram":
			weight = 2 // somebody drew it or laid it out as relations
		case "words":
			if ends[string(c.form)+"\x00"+key(c.from)]+ends[string(c.form)+"\x00"+key(c.to)] < 3 {
				weight = 0.2
			}
		case "definition":
			if !c.listed {
				weight = 0.3
			}
		}
		count[c.form] += weight
	}
	best, most := Mindmap, 0.0
	for _, f := range Forms() {
		if f == Mindmap || count[f] < least[f] {
			continue
		}
		if v := min(count[f], 12) * worth[f]; v > most {
			best, most = f, v
		}
	}
	return best
}

// thin is how many nodes a mind map of a document has at most for what its sentences say
// to be drawn instead.
const thin = 4

// rather returns the form of what single sentences say, for a document that has hardly any
// headings and lists; Mindmap where they say too little.
func rather(claims []claim) Form {
	count := map[Form]float64{}
	for _, c := range claims {
		count[c.form] += worth[c.form]
	}
	best := Mindmap
	for _, f := range Forms() {
		if count[f] >= 3*worth[f] && count[f] > count[best] {
			best = f
		}
	}
	return best
}

// manyHeadings is how many headings a document has that is about more than one thing: what
// some sentences of it define is no drawing of it then, nor are three steps.
const manyHeadings = 8

// weighed are the claims of a document that its form is chosen by.
func (p *page) weighed() []claim {
	headings, steps, terms := 0, 0, false
	for _, b := range p.blocks {
		if b.Kind == notes.Heading {
			headings++
			terms = terms || holds(p.title(b).In(p.doc.Text), glossaries)
		}
	}
	out := p.claims
	if root := p.outline(nil); root.count() > moreBranches && p.days() < moreBranches {
		out = slices.DeleteFunc(slices.Clone(out), func(c claim) bool { return c.form == Timeline && c.kind == "fact" })
	}
	if headings < manyHeadings {
		return out
	}
	for _, c := range p.claims {
		if c.chain > 0 {
			steps++
		}
	}
	return slices.DeleteFunc(slices.Clone(out), func(c claim) bool {
		return c.form == Concepts && c.kind != "diagram" && !(terms && c.listed) || c.chain > 0 && steps < 3 || c.form == Dependencies && c.kind == "words"
	})
}

// moreBranches is how many branches of a document say more of it than fewer days do that
// its sentences happen to name.
const moreBranches = 6

// days is how many different things its lines put on days.
func (p *page) days() int {
	met := map[string]bool{}
	for _, c := range p.claims {
		if c.form == Timeline && stands(c.to, c.cites[0].Quote) {
			met[c.when+"\x00"+key(c.to)] = true
		}
	}
	return len(met)
}

var glossaries = set("terminology glossary definition term vocabulary notation concept word abbreviation")
