package diagram

import (
	"strings"

	"ken/notes"
)

// roles reads who is what for the thing that a row is about: its deputy, its contractor.
// Owners of a table in Markdown are facts already.
func (p *page) roles(r record) {
	about := r.subject()
	for i, name := range r.names {
		low := strings.ToLower(name)
		if i == about || about < 0 || i >= len(r.cells) || !roleColumns[low] && !(p.doc.Format == "table" && ownerColumns[low]) {
			continue
		}
		for _, who := range several2(r.cells[i], ",", ";", " and ") {
			if len(strings.Fields(who)) > 5 {
				continue
			}
			p.claim(claim{
				form: People, kind: "cell", score: 0.4, from: label(who), to: noun(r.cells[about]), label: name, cites: r.cites, under: strings.Join(r.heading, " "),
			})
		}
	}
}

// leastOffices is how many lines a list of offices has at least.
const leastOffices = 3

// offices reads lists of which each line names an office and who holds it: "Treasurer:
// Callum Reid".
func (p *page) offices() {
	for i := 0; i < len(p.blocks); i++ {
		if p.blocks[i].Kind != notes.Item {
			continue
		}
		list := p.list(i)
		if holders := p.holders(list); len(list) >= leastOffices && len(holders) == len(list) {
			for n, at := range list {
				b := p.blocks[at]
				p.claim(claim{
					form: People, kind: "list", score: 0.5, from: label(holders[n][1]), to: label(holders[n][0]),
					cites: []notes.Source{p.doc.Cite(p.headOf(b), b.heading)}, under: strings.Join(b.heading, " "),
				})
			}
		}
		i = max(i, list[len(list)-1])
	}
}

// holders are the offices of a list and who holds them, as long as each line is one.
func (p *page) holders(list []int) [][2]string {
	var out [][2]string
	for _, at := range list {
		office, who, found := strings.Cut(plain(p.text(p.blocks[at])), ": ")
		who, _, _ = strings.Cut(who, " (")
		who, _, _ = strings.Cut(who, ", ")
		if !found || !isName(who) || strings.ContainsAny(who, "0123456789") || len(strings.Fields(office)) > 5 || office == "" {
			return nil
		}
		out = append(out, [2]string{office, who})
	}
	return out
}
