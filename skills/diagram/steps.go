package diagram

import (
	"strconv"
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
		if b.Kind != notes.Item || !b.ordered() && i > 0 && p.blocks[i-1].Kind == notes.Item {
			continue
		}
		list := p.list(i)
		if len(list) >= 2 && (b.ordered() && p.inOrder(list) || !b.ordered() && (p.staged(b) || p.followed(list))) {
			p.chain(list, i)
		}
		i = max(i, list[len(list)-1])
	}
}

// list returns the items of the list that begins at a block, by their indexes: those of
// its own indent, whatever lies in them.
func (p *page) list(at int) []int {
	first := p.blocks[at]
	out, apart := []int{at}, false
	for i := at + 1; i < len(p.blocks); i++ {
		b := p.blocks[i]
		switch {
		case b.Kind == notes.Heading || b.level != first.level && b.Kind != notes.Item:
			return out
		case b.Kind == notes.Item && b.indent == first.indent && b.ordered() == first.ordered():
			if last := p.blocks[out[len(out)-1]]; last.mark != b.mark && (b.mark == "1." || b.mark == "1)" || apart && !next(last.mark, b.mark)) {
				return out
			}
			out = append(out, i)
		case b.Kind == notes.Item && b.indent == first.indent && first.ordered():
			apart = true // what a step consists of, at the margin: "1. Ask.\n\n- whom\n\n2. Wait."
		case b.Kind == notes.Item && b.indent > first.indent, b.Kind == notes.Code:
		case b.Kind == notes.Paragraph && p.indented(b):
		default:
			return out
		}
	}
	return out
}

// next tells whether two marks of items are neighbouring numbers.
func next(mark, after string) bool {
	a, err := strconv.Atoi(strings.TrimRight(mark, ".)"))
	b, err2 := strconv.Atoi(strings.TrimRight(after, ".)"))
	return err == nil && err2 == nil && b == a+1
}

// indented tells whether a block stands away from the margin, as what belongs to an item.
func (p *page) indented(b block) bool {
	return b.Start > 0 && (p.doc.Text[b.Start] == ' ' || p.doc.Text[b.Start-1] == ' ' || p.doc.Text[b.Start-1] == '\t' || p.doc.Text[b.Start] == '\t')
}

// announced is the last sentence of what announces the list of an item.
func (p *page) announced(b block) string {
	lead := p.lead(b)
	if i := strings.LastIndexAny(strings.TrimRight(lead, ".:"), ".:"); i >= 0 {
		lead = lead[i:]
	}
	return lead
}

// under is the heading that a block stands right below, "" where there is none.
func under(b block) string {
	if len(b.heading) == 0 {
		return ""
	}
	return b.heading[len(b.heading)-1]
}

// lastClause is what stands behind the last comma of what announces a list; "" where it
// announces nothing.
func lastClause(lead string) string {
	if !strings.HasSuffix(lead, ":") {
		return ""
	}
	return lead[1+strings.LastIndexByte(lead, ','):]
}

// staged tells whether a list without numbers is announced as stages, steps or phases.
// Those that come next, of a project, are none.
func (p *page) staged(b block) bool {
	lead := lastClause(p.announced(b))
	return holds(lead, stages) && !strings.Contains(lead, "next step")
}

// followed tells whether a list without numbers says one after the other what to do: it
// is announced as a process, or its heading says so, and its items begin with something
// to do, or each with its own name.
func (p *page) followed(list []int) bool {
	first := p.blocks[list[0]]
	lead := p.announced(first)
	if !strings.HasSuffix(lead, ":") {
		lead = "" // what stands over the list, and is not about it
	}
	told := announces(lastClause(lead))
	if !told && holds(lead, unordered) || ranked(lead) || negated(lead) || completed(lead) {
		return false
	}
	if !told && !holds(under(first), workflows) {
		return false
	}
	do, named := p.doing(list), 0
	for _, i := range list {
		if boldName(strings.TrimSpace(p.text(p.blocks[i]))) != "" {
			named++
		}
	}
	if strings.Contains(lead, "as follows") && holds(under(first), workflows) {
		return true
	}
	return do*3 >= len(list)*2 || told && strings.Contains(lead, "follow") && named == len(list)
}

// completed tells whether the items of a list complete the sentence over it, and say so
// what something does and not what to do: "the compiler promises to:".
func completed(lead string) bool {
	fields := strings.Fields(strings.TrimRight(lead, ": "))
	return strings.HasSuffix(lead, ":") && len(fields) > 0 && governing[fields[len(fields)-1]]
}

// announces tells whether a lead names a process last: "to make a change, the process is
// as follows:", and not "this process has the following goals:".
func announces(lead string) bool {
	told := false
	for w := range prose.Words(lead) {
		switch one := singular(w.Term); {
		case workflows[one]:
			told = true
		case unordered[one]:
			told = false
		}
	}
	return told
}

// doing is how many items of a list begin with something to do.
func (p *page) doing(list []int) int {
	n := 0
	for _, i := range list {
		if begins(plain(p.text(p.blocks[i]))) {
			n++
		}
	}
	return n
}

// inOrder tells whether the items of a list are steps.
func (p *page) inOrder(list []int) bool {
	first := p.blocks[list[0]]
	lead, head := p.announced(first), under(first)
	steps := holds(lead, sequential) && !ranked(lead)
	switch {
	case ranked(lead), !steps && (holds(lead, unordered) || holds(head, reasons) || completed(lead) || p.cases(list)):
		return false
	case p.doing(list)*3 >= len(list)*2:
		return true
	case holds(lead+" "+head, unordered):
		return false
	}
	// What announces the list goes before what stands over all of it.
	return steps || holds(plurals(head), sequential) && (!strings.HasSuffix(lead, ":") || strings.Contains(lead, "follow"))
}

// cases tells whether most items of a list begin with a condition: they are cases, of
// which one holds.
func (p *page) cases(list []int) bool {
	n := 0
	for _, i := range list {
		if first := firstWord(p.text(p.blocks[i])); first == "if" || first == "when" || first == "unless" {
			n++
		}
	}
	return 2*n > len(list)
}

// plurals takes "phase 2" and the like out of a heading: it is one of several, and no
// heading over them.
func plurals(head string) string {
	var out []string
	for _, w := range strings.Fields(head) {
		if !stages[strings.ToLower(strings.Trim(w, ":.,"))] {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// ranked tells whether a list is announced as ordered by something else than time: "in
// order of cost".
func ranked(lead string) bool {
	_, by, found := strings.Cut(strings.ToLower(lead), "order of ")
	return found && !inTime[firstWord(strings.TrimPrefix(by, "the "))]
}

// holds tells whether a text holds one of some words, also as a plural.
func holds(text string, words map[string]bool) bool {
	for w := range prose.Words(text) {
		if words[singular(w.Term)] {
			return true
		}
	}
	return false
}

// begins tells whether a step begins with something to do.
func begins(text string) bool {
	if bids(strings.Fields(text)) {
		return true
	}
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

// bids tells whether words begin as an order does: a verb, and the article of what it is
// done to. "Mute the station".
func bids(words []string) bool {
	if len(words) < 3 || !articles[words[1]] || words[1] == "that" {
		return false
	}
	verb := strings.ToLower(words[0])
	if strings.HasSuffix(verb, "s") || strings.HasSuffix(verb, "ed") || strings.HasSuffix(verb, "ing") || strings.HasSuffix(verb, "ly") || len(verb) < 3 {
		return false
	}
	return wordy(verb) && !hanging[verb] && !ends[verb] && !finite[verb] && !subordinate[verb] && !quantities[verb]
}

// quantities are words before an article that are no orders either.
var quantities = set("all both half only even such quite rather what not nor yet whatever like upon between among beyond behind near except despite beside under over around across against along outside inside")

// chain draws the items of a list one after the other.
func (p *page) chain(list []int, id int) {
	under := p.lead(p.blocks[list[0]]) + " " + strings.Join(p.blocks[list[0]].heading, " ")
	for n := range list[1:] {
		a, b := p.blocks[list[n]], p.blocks[list[n+1]]
		p.claim(claim{
			form: Process, kind: "list", from: step(p.text(a)), to: step(p.text(b)), chain: id + 1, under: under,
			cites: []notes.Source{p.doc.Cite(p.headOf(a), a.heading), p.doc.Cite(p.headOf(b), b.heading)},
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
	workflows  = set("step process procedure workflow pipeline sequence lifecycle instruction recipe walkthrough")
	inTime     = set("execution work time operation operations events event steps play")
	governing  = set("to must should shall will can may could would either both that if")
	reasons    = set("reason option alternative criterion advantage disadvantage drawback benefit rule principle requirement question goal motivation concern risk")
	sequential = set("step process procedure stage phase cycle algorithm workflow pipeline sequence order lifecycle recipe instruction round walkthrough stepwise iteration")
	unordered  = set("reason option alternative criterion advantage disadvantage drawback benefit rule principle requirement question goal point argument example case problem kind type property note way motivation consideration change feature concern guarantee invariant")
	sequels    = set("first firstly then next second secondly third thirdly afterwards finally lastly last once when after now")
	actions    = set(`add adjust allocate append apply approve ask assign attach begin bring build bump calculate call cancel change check choose clean
click clone close collect combine commit compare compile compute confirm connect convert copy create cut decide define delete deliver deploy deprecate determine
disable discuss divide download draft draw drop edit emit empty enable enter estimate evaluate execute expand export extract fetch file fill filter find finish fix flush
fold follow fork format gather generate get give go hand hold implement import include increment initialize insert inspect install invoke iterate join keep land launch let link list
load lock look loop lower make mark match measure merge migrate mix monitor move notify open order pack parse pass pay perform pick place plan post pour prepare press print
process produce publish pull push put raise read rebuild receive record reduce refill register release remove rename repeat replace report request resolve restart return review
rinse run save scan schedule search select send set shut sign sort split stabilize start stop store submit subtract switch sync tag take tell test tighten translate turn type
understand unfreeze unlock unpack update upgrade upload use validate verify visit wait walk warm wash watch weigh write
agree announce bake boil book brew clear cool cover dig discard dissolve drain dry erase escalate freeze grease grind inform isolate knead leave lift log meet mount
nominate observe peel phone plug promote remind reply reset restore revert ring roll rotate seal serve shape sieve sow steep stir strain sweep transfer unplug warn wipe wire`)
)
