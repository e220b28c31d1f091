package diagram

import (
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// Numbered lists are steps where something says so: the words that announce them, or
// that most of them begin with something to do. A numbered list of reasons has no order
// in time, and is left to mind maps.

// steps reads numbered lists.
func (p *page) steps() {
	for i := 0; i < len(p.blocks); i++ {
		b := p.blocks[i]
		if b.Kind != notes.Item || !b.ordered() && b.lead != i-1 {
			continue
		}
		list := p.list(i)
		if len(list) >= 2 && (b.ordered() && p.inOrder(list) || !b.ordered() && p.staged(b)) {
			p.chain(list, i)
		}
		i = max(i, list[len(list)-1])
	}
}

// list returns the items of the list that begins at a block, by their indexes: those of
// its own indent, whatever lies in them.
func (p *page) list(at int) []int {
	first := p.blocks[at]
	out := []int{at}
	for i := at + 1; i < len(p.blocks); i++ {
		b := p.blocks[i]
		switch {
		case b.Kind == notes.Heading || b.level != first.level && b.Kind != notes.Item:
			return out
		case b.Kind == notes.Item && b.indent == first.indent && b.ordered() == first.ordered():
			if b.mark == "1." || b.mark == "1)" {
				if last := p.blocks[out[len(out)-1]]; last.mark != b.mark {
					return out
				}
			}
			out = append(out, i)
		case b.Kind == notes.Item && b.indent > first.indent, b.Kind == notes.Code:
		case b.Kind == notes.Paragraph && p.indented(b):
		default:
			return out
		}
	}
	return out
}

// indented tells whether a block stands away from the margin, as what belongs to an item.
func (p *page) indented(b block) bool {
	return b.Start > 0 && (p.doc.Text[b.Start] == ' ' || p.doc.Text[b.Start-1] == ' ' || p.doc.Text[b.Start-1] == '\t' || p.doc.Text[b.Start] == '\t')
}

// staged tells whether a list without numbers is announced as stages, steps or phases.
func (p *page) staged(b block) bool {
	lead := p.lead(b)
	if !strings.HasSuffix(lead, ":") {
		return false
	}
	lead = lead[strings.LastIndexByte(lead[:len(lead)-1], '.')+1:]
	for w := range prose.Words(lead) {
		if stages[singular(w.Term)] {
			return true
		}
	}
	return false
}

// inOrder tells whether the items of a list are steps.
func (p *page) inOrder(list []int) bool {
	first := p.blocks[list[0]]
	announced := p.lead(first)
	if i := strings.LastIndexAny(strings.TrimRight(announced, ".:"), ".:"); i >= 0 {
		announced = announced[i:] // its last sentence
	}
	if len(first.heading) > 0 {
		announced += " " + first.heading[len(first.heading)-1]
	}
	do := 0
	for _, i := range list {
		if begins(plain(p.text(p.blocks[i]))) {
			do++
		}
	}
	if do*3 >= len(list)*2 {
		return true
	}
	said := false
	for w := range prose.Words(announced) {
		if unordered[singular(w.Term)] {
			return false
		}
		said = said || sequential[singular(w.Term)]
	}
	return said
}

// begins tells whether a step begins with something to do.
func begins(text string) bool {
	n := 0
	for w := range prose.Words(text) {
		if actions[w.Term] || n == 0 && sequels[w.Term] {
			return true
		}
		if n++; n == 2 || !sequels[w.Term] {
			break
		}
	}
	return false
}

// chain draws the items of a list one after the other.
func (p *page) chain(list []int, id int) {
	under := p.lead(p.blocks[list[0]]) + " " + strings.Join(p.blocks[list[0]].heading, " ")
	for n := range list[1:] {
		a, b := p.blocks[list[n]], p.blocks[list[n+1]]
		p.claim(claim{
			form: Process, kind: "list", from: step(p.text(a)), to: step(p.text(b)), chain: id + 1, under: under,
			cites: []notes.Source{p.cite(p.headOf(a), a.heading), p.cite(p.headOf(b), b.heading)},
		})
	}
}

// headOf is the first sentence of an item, or two where the first is only its name.
func (p *page) headOf(b block) prose.Span {
	spans := p.sentences(b)
	if len(spans) == 0 {
		return b.Span
	}
	if len(spans) > 1 && len(strings.Fields(spans[0].In(p.doc.Text))) < 3 {
		return prose.Span{Start: spans[0].Start, End: spans[1].End}
	}
	return spans[0]
}

// step is the label of a step: the name in bold that it begins with, else its first
// sentence.
func step(text string) string {
	text = strings.TrimSpace(text)
	if name := boldName(text); name != "" {
		return label(name)
	}
	if spans := prose.Sentences(text); len(spans) > 1 && len(strings.Fields(spans[0].In(text))) >= 3 {
		text = spans[0].In(text)
	}
	return label(text)
}

// boldName is the name in bold that a text begins with: "**Tanks late.** If …"; "" where
// it has none that says enough by itself.
func boldName(text string) string {
	for _, mark := range []string{"**", "__"} {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			if name, _, closed := strings.Cut(rest, mark); closed && wordy(name) && len(name) <= 2*longestLabel && !strings.Contains(name, "\n") {
				return name
			}
		}
	}
	return ""
}

var (
	stages     = set("step stage phase")
	sequential = set("step process procedure stage phase cycle algorithm workflow pipeline sequence order lifecycle recipe instruction follow round path walkthrough stepwise iteration")
	unordered  = set("reason option alternative criterion advantage disadvantage drawback benefit rule principle requirement question goal point argument example case problem kind type property note way motivation consideration change feature concern guarantee invariant")
	sequels    = set("first firstly then next second secondly third thirdly afterwards finally lastly last once when after now")
	actions    = set(`add adjust allocate append apply approve ask assign attach begin bring build bump calculate call cancel change check choose clean
click clone close collect combine commit compare compile compute confirm connect convert copy create cut decide define delete deliver deploy deprecate determine
disable discuss divide download draft draw drop edit emit empty enable enter estimate evaluate execute expand export extract fetch file fill filter find finish fix flush
fold follow format gather generate get give go hand hold implement import include increment initialize insert inspect install invoke iterate join keep land launch let link list
load lock look loop lower make mark match measure merge migrate mix monitor move notify open order pack parse pass pay perform pick place plan post pour prepare press print
process produce publish pull push put raise read rebuild receive record reduce refill register release remove rename repeat replace report request resolve restart return review
rinse run save scan schedule search select send set shut sign sort split stabilize start stop store submit subtract switch sync tag take tell test tighten translate turn type
understand unlock unpack update upgrade upload use validate verify visit wait walk warm wash watch weigh write`)
)
