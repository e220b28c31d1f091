package diagram

import (
	"slices"
	"strings"

	"ken/notes"
)

// duties reads what sentences say that people do: of those whom the document knows by
// name, and of teams, what they answer for.
func (p *page) duties() {
	known := p.known()
	for _, b := range p.blocks {
		if b.Kind != notes.Paragraph && b.Kind != notes.Item {
			continue
		}
		for _, s := range p.sentences(b) {
			words := strings.Fields(plain(s.In(p.doc.Text)))
			if len(words) == 0 || len(words) > 60 || strings.HasSuffix(words[len(words)-1], "?") {
				continue
			}
			for _, at := range starts(words) {
				p.duty(words, at, known, place{[]notes.Source{p.doc.Cite(s, b.heading)}, strings.Join(b.heading, " ")})
			}
		}
	}
}

// A person is somebody whom a document names in full, and where.
type person struct {
	full string
	cite notes.Source
}

// known are the people that a document names in full, by that name and by their first
// name where it is one person's.
func (p *page) known() map[string]person {
	known, first := map[string]person{}, map[string]string{}
	for _, c := range p.claims {
		if c.form != People || !isName(c.from) || known[c.from].full != "" || len(c.cites) == 0 {
			continue
		}
		known[c.from] = person{c.from, c.cites[0]}
		one := strings.Fields(c.from)[0]
		if other, met := first[one]; met && other != c.from {
			first[one] = ""
			continue
		}
		first[one] = c.from
	}
	for one, full := range first {
		if full != "" {
			known[one] = known[full]
		}
	}
	return known
}

// called is where something is said of somebody, with the line that names him in full
// where this one has but his first name.
func (w place) called(who string, known map[string]person) (string, place) {
	one, met := known[who]
	if met && one.full != who {
		return one.full, place{append(slices.Clone(w.cites), one.cite), w.under}
	}
	return who, w
}

// starts are the words at which a sentence may name who does something: its first, those
// behind the comma of what introduces it, and those behind ", and" and ", who".
func starts(words []string) []int {
	out := []int{0}
	for i := 1; i+2 < len(words); i++ {
		if !strings.HasSuffix(words[i-1], ",") && !strings.HasSuffix(words[i-1], ";") {
			continue
		}
		if low := strings.ToLower(words[0]); len(out) == 1 && (introduces[low] || low == "when" || low == "once" || low == "after") {
			out = append(out, i)
		}
		if words[i] == "and" {
			out = append(out, i+1)
		}
	}
	return out
}

// duty reads one who with what he does, and what else he does behind "and". "Greta Lind, who
// signs off …" says it too.
func (p *page) duty(words []string, at int, known map[string]person, where place) {
	if slices.ContainsFunc(words[:at], func(w string) bool { return doubts[strings.ToLower(w)] }) {
		return
	}
	for i := at; i+3 < len(words); i++ { // "…, who signs off"
		if words[i+1] == "who" && strings.HasSuffix(words[i], ",") {
			if name := nameAt(words[:i+1], known); name != "" {
				who, there := where.called(name, known)
				p.does1(who, words[i+2:], there)
			}
		}
	}
	if at == 0 {
		p.goesTo(words, known, where)
	}
	n := 0
	switch {
	case at+2 < len(words) && isName(strings.Join(words[at:at+2], " ")) && (known[words[at]+" "+words[at+1]].full != "" || !strings.Contains(words[at]+words[at+1], ",") && strong(words[at+2:]) > 0):
		n = 2
	case known[words[at]].full != "":
		n = 1
	default:
		for i := at + 1; i < min(len(words)-1, at+6) && n == 0; i++ {
			if leads(words[i:], charges) > 0 || strong(words[i:]) > 0 && holds(strings.Join(words[at:i], " "), bodies) {
				n = i - at
			}
		}
	}
	if n == 0 {
		return
	}
	who, ok := subject(words[at : at+n])
	if ok {
		who, where = where.called(who, known)
		p.does1(who, words[at+n:], where)
	}
}

// goesTo reads "Questions about the lease go to Greta Lind": who answers what is asked.
func (p *page) goesTo(words []string, known map[string]person, where place) {
	for i := 1; i+3 < len(words)+1 && i < 8; i++ {
		if words[i] != "go" && words[i] != "goes" || i+2 >= len(words) || words[i+1] != "to" {
			continue
		}
		what, ok := subject(words[:i])
		name := ""
		for n := min(2, len(words)-i-2); n > 0 && name == ""; n-- {
			one := strings.TrimRight(strings.Join(words[i+2:i+2+n], " "), ".,;")
			if known[one].full != "" || n == 2 && isName(one) && !strings.Contains(one, ",") {
				name = one
			}
		}
		if !ok || name == "" || denied(strings.Join(words[:i], " ")) {
			return
		}
		who, there := where.called(name, known)
		p.claim(claim{form: People, kind: "fact", score: 0.5, from: label(who), to: what, cites: there.cites, under: there.under})
		return
	}
}

// nameAt is the person's name that words end in, "" for none.
func nameAt(words []string, known map[string]person) string {
	for n := min(2, len(words)); n > 0; n-- {
		name := strings.TrimRight(strings.Join(words[len(words)-n:], " "), ",")
		if known[name].full != "" || n == 2 && isName(name) && !actions[strings.ToLower(words[len(words)-2])] {
			return name
		}
	}
	return ""
}

// does1 reads the verb that words begin with, and that behind "and".
func (p *page) does1(who string, words []string, where place) {
	for i := 0; i+2 < len(words); i++ {
		if strings.HasSuffix(words[i], ",") && (words[i+1] == "and" || words[i+1] == "but" || words[i+1] == "so") {
			words = words[:i+1] // another sentence, or the last of a list
		}
	}
	for j := 0; j+1 < len(words) && j < 16; j++ {
		if j > 0 && (turns[words[j]] || strings.HasSuffix(words[j-1], ".")) {
			return
		}
		if j > 0 && words[j-1] != "and" {
			continue
		}
		rest := words[j:]
		if adverbs[rest[0]] && len(rest) > 2 {
			rest = rest[1:]
		}
		n := max(strong(rest), weak(rest))
		if n == 0 || n >= len(rest) {
			if j == 0 {
				return
			}
			continue
		}
		if denied(strings.Join(words[:j+1], " ")) {
			return
		}
		for _, to := range objects(rest[n:]) {
			p.claim(claim{
				form: People, kind: "words", score: 0.3, from: label(who), label: strings.Join(rest[:n], " "), to: to, cites: where.cites, under: where.under,
			})
		}
	}
}

// strong is how many words of a text say that somebody answers for what follows; 0 for none.
func strong(words []string) int { return leads(words, answering) }

// weak is how many words say that somebody does something to what follows.
func weak(words []string) int { return leads(words, doings) }

func leads(words []string, list []string) int {
	for _, one := range list {
		n := len(strings.Fields(one))
		if n < len(words) && strings.Join(words[:n], " ") == one {
			return n
		}
	}
	return 0
}

var (
	answering = listOf(`is responsible for; are responsible for; is accountable for; is in charge of; are in charge of; looks after; look after;
takes care of; answers for; maintains; maintain; owns; own; runs; run; oversees; supervises; manages`)
	doings = listOf(`signs off; signs; approves; chairs; leads; coordinates; organises; organizes; handles; keeps; pays for; pays; orders; books;
takes; collects; writes to; writes; reviews; decides on; decides about; decides; checks; measures; prepares; teaches; edits; operates; monitors;
drafts; sends; buys; repairs; cleans; prints; plans; trains; holds; files; updates; negotiates; invoices; audits; calls`)
	// charges are said of nobody but people, whatever they are called.
	charges = listOf(`is responsible for; are responsible for; is accountable for; is in charge of; are in charge of; looks after; look after; takes care of; answers for`)
	bodies  = set("team group committee council board office desk department crew squad guild staff lead unit secretary treasurer chair caretaker")
)

func listOf(text string) []string {
	var out []string
	for one := range strings.SplitSeq(text, ";") {
		out = append(out, strings.Join(strings.Fields(one), " "))
	}
	return out
}
