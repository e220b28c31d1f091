package evidence

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"ken/notes"
	"ken/notes/prose"
)

// A Dispute is two statements that give different figures or dates of one matter.
type Dispute struct {
	// Current is the one to go by, or the later one where both are current.
	Current, Other Finding
	// Settled tells that Other was replaced and is not to be printed as current.
	Settled bool
	// About names the matter in words both statements use, Why says how the two
	// relate.
	About, Why string
	weight     int
}

// disputed is how many of the best findings are compared with each other.
const disputed = 90

// Disputes compares the best findings and returns the pairs that give different
// figures of one matter, strongest first, each statement in one pair at most.
func Disputes(findings []Finding) []Dispute {
	findings = findings[:min(len(findings), disputed)]
	figures := make([][]prose.Quantity, len(findings))
	for i, f := range findings {
		figures[i] = comparable(f.Text)
	}
	var all []Dispute
	for i := range findings {
		for j := range i {
			if d, ok := compare(findings[j], findings[i], figures[j], figures[i]); ok {
				all = append(all, d)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Dispute) int {
		if a.weight != b.weight {
			return b.weight - a.weight
		}
		return Place(a.Current.Statement, b.Current.Statement)
	})
	return apart(all)
}

// apart keeps the first dispute of each statement.
func apart(all []Dispute) []Dispute {
	seen := map[string]bool{}
	var out []Dispute
	for _, d := range all {
		a, b := d.Current.At()+d.Current.SHA256, d.Other.At()+d.Other.SHA256
		if seen[a] || seen[b] {
			continue
		}
		seen[a], seen[b] = true, true
		out = append(out, d)
	}
	return out
}

// comparable returns the quantities of a text that count something, so that two of
// them can be held against each other.
func comparable(text string) []prose.Quantity {
	return counting(prose.Quantities(text))
}

// counting returns those of some quantities that count something.
func counting(all []prose.Quantity) []prose.Quantity {
	return slices.DeleteFunc(slices.Clone(all), func(q prose.Quantity) bool {
		return q.Unit == "" || q.Unit == "th" || q.Date != "" && len(q.Date) < len("--11-14")
	})
}

// compare tells whether two statements of different documents give different
// figures of one matter.
func compare(a, b Finding, as, bs []prose.Quantity) (Dispute, bool) {
	if a.duty() || b.duty() {
		return Dispute{}, false // two tasks with two dates are two tasks
	}
	if !a.Current() && !b.Current() {
		return Dispute{}, false // of what was, only what was said last is of use
	}
	if a.Path == b.Path && a.Kind == notes.Row && b.Kind == notes.Row {
		return Dispute{}, false // a table that tells how a figure went
	}
	shared := sharedStems(a.Statement, b.Statement)
	if amends(a, b) {
		p, q := replaced(a, b)
		return judge(a, b, p, q, as, bs, shared, len(shared))
	}
	if amends(b, a) {
		q, p := replaced(b, a)
		return judge(a, b, p, q, as, bs, shared, len(shared))
	}
	if a.Path == b.Path || len(as) == 0 || len(bs) == 0 || supposes(a.Text) || supposes(b.Text) {
		return Dispute{}, false
	}
	if len(shared) < 2 {
		return Dispute{}, false
	}
	similar := a.Shares(b.Statement)
	for _, p := range as {
		for _, q := range bs {
			if p.Unit != q.Unit || (p.Date == "") != (q.Date == "") || states(as, q) || states(bs, p) {
				continue
			}
			common := commonNear(a.Text, b.Text, p, q, shared)
			if len(common) < 2 || similar < leastAlike || p.Date != "" && len(shared) < 3 {
				continue
			}
			open := a.Current() && b.Current()
			if (p.Date != "" || !versions(a, b)) && similar < openAlike || open && countTelling(shared) < 3 {
				continue
			}
			if a.Kind == notes.Row && !only(as, p) || b.Kind == notes.Row && !only(bs, q) {
				continue // nobody says which of its figures
			}
			return judge(a, b, p, q, as, bs, common, len(shared))
		}
	}
	return Dispute{}, false
}

// countTelling returns how many of some stems can say what a figure is of.
func countTelling(stems []string) int {
	n := 0
	for _, stem := range stems {
		if telling(stem) {
			n++
		}
	}
	return n
}

// versions tells whether one of two documents took the other's place.
func versions(a, b Finding) bool {
	return a.Replaced == b.Path || b.Replaced == a.Path || a.later == b.Path || b.later == a.Path
}

// How much two statements must repeat each other to be of one matter, and how much where
// nothing else says that they disagree.
const (
	leastAlike = 0.3
	openAlike  = 0.4
)

// replaced returns the figure of a statement that amends another, and the one it replaces.
// Neither is anywhere in the texts where a name was replaced.
func replaced(by, old Finding) (now, was prose.Quantity) {
	for _, q := range prose.Quantities(old.Text) {
		if q.Same(old.change.old) {
			was = q
			break
		}
	}
	for _, q := range prose.Quantities(by.Text) {
		if q.Same(old.change.now) && (q.Unit == old.change.now.Unit || old.change.now.Unit == "" || q.Unit == "") {
			now = q
		}
	}
	return now, was
}

// sharedStems returns the content stems that two statements share, numbers and
// names of months left out, in the order of the first.
func sharedStems(a, b Statement) []string {
	var out []string
	for _, stem := range a.terms.order {
		if b.terms.has[stem] > 0 && !slices.Contains(out, stem) && !monthOrDay[stem] && len(stem) > 2 && !prose.IsNumber(stem) {
			out = append(out, stem)
		}
	}
	return out
}

// commonNear returns the shared stems that stand in the clauses of both figures, the
// figures' own unit left out.
func commonNear(a, b string, p, q prose.Quantity, shared []string) []string {
	na, nb := readTerms(clause(a, p)), readTerms(clause(b, q))
	if wa, wb := readTerms(a), readTerms(b); (p.Date == "" && 2*len(shared) >= min(len(wa.has), len(wb.has)) || 10*len(shared) >= 8*min(wa.telling(), wb.telling())) && onlyIn(a, p) && onlyIn(b, q) {
		na, nb = wa, wb // they say the same but for the figure
	}
	var out []string
	for _, stem := range shared {
		if na.has[stem] > 0 && nb.has[stem] > 0 && stem != p.Unit && prose.Stem(p.Unit) != stem && telling(stem) {
			out = append(out, stem)
		}
	}
	return out
}

// onlyIn tells whether a text has no other figure that counts the same.
func onlyIn(text string, q prose.Quantity) bool { return only(prose.Quantities(text), q) }

// clause returns the part of a sentence that a figure stands in: a date behind
// "because" is not the date of what stands before it.
func clause(text string, q prose.Quantity) string {
	from, to := 0, len(text)
	for _, cut := range clauseMark.FindAllStringIndex(text, -1) {
		switch {
		case cut[1] <= q.Start:
			from = cut[1]
		case cut[0] >= q.End && cut[0] < to:
			to = cut[0]
		}
	}
	return text[from:to]
}

var clauseMark = regexp.MustCompile(`[,;:] |\. |[()]| (?:because|which|who|that|and|but|so|while|since|although|when|where|until|before|after) `)

// judge decides which of two statements that differ is current.
func judge(a, b Finding, p, q prose.Quantity, as, bs []prose.Quantity, common []string, weight int) (Dispute, bool) {
	d := Dispute{Current: a, Other: b, weight: weight + 2*len(common), About: spelled(a.Text, common)}
	if later(b, a, bs, as, q, p) {
		d.Current, d.Other = b, a
		p, q = q, p
	}
	c, o := d.Current, d.Other
	if d.About == "" {
		d.About = matterName(c, o)
	}
	says := "the later one holds"
	if q.End > 0 && p.End > 0 {
		says = fmt.Sprintf("%s, not %s", worth(c.Text, p), worth(o.Text, q))
	}
	switch {
	case o.Replaced == c.Path:
		d.Settled, d.Why = true, fmt.Sprintf("%s: %s is a later version of %s", says, c.Path, o.Path)
	case amends(c, o) && o.outlived:
		d.Settled, d.Why = true, says+": the first is later"+ofDays(c, o)
	case amends(c, o) && o.told != "":
		d.Settled, d.Why = true, says+": "+o.told
	case amends(c, o):
		d.Settled, d.Why = true, says+": the first names the figure it replaces"
	case o.Replaced != "":
		d.Settled, d.Why = true, fmt.Sprintf("%s: %s was replaced by %s", says, o.Path, o.Replaced)
	case o.Amended.Path != "":
		d.Settled, d.Why = true, fmt.Sprintf("%s: %s replaces that figure", says, o.Amended.At())
	case !o.Current():
		d.Settled, d.Why = true, says+": "+o.Outdated()
	default:
		d.Why = "both are current" + laterBy(c, o)
	}
	return d, true
}

// amends tells whether statement b's figure is marked as replaced by statement a.
func amends(a, b Finding) bool {
	return b.Amended.Path != "" && b.Amended.SHA256 == a.SHA256 && b.Amended.At() == a.At()
}

// supposes tells statements that give a figure for a case and not as a fact, or as a
// bound: "if the tanks come later than 11 December".
func supposes(text string) bool { return supposition.MatchString(text) }

var supposition = regexp.MustCompile(`(?i)^(?:if|unless|should|suppose|when)\b|\b(?:would|could|at least|at most|up to|no later than|not later than|earlier than|later than|more than|less than|fewer than|or so|minimum|maximum|between|valid from|valid until)\b`)

// worth returns a figure as it is spelt, with its sign or unit.
func worth(text string, q prose.Quantity) string {
	from, to := q.Start, q.End
	before := strings.TrimRight(text[:from], " \u00a0")
	if i := strings.LastIndexAny(before, " \u00a0(") + 1; q.Money() && len(before)-i <= 3 && len(before) > i && before[i:] == strings.ToUpper(before[i:]) {
		from = i
	}
	if rest := text[to:]; q.Date == "" && q.Unit != "" && !q.Money() {
		word := strings.TrimLeft(rest, " \u00a0-")
		end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '%' && r != '°' })
		if end < 0 {
			end = len(word)
		}
		if end > 0 && (prose.Stem(prose.Fold(word[:end])) == q.Unit || end <= 3 || word[0] == '%') {
			to = len(text) - len(word) + end
		}
	}
	return strings.Trim(text[from:to], "(*_,;: ")
}

// matterName names what two statements that share no word are about.
func matterName(c, o Finding) string {
	for _, f := range []Finding{c, o} {
		if h := lastOf(f.Heading); h != "" {
			return prose.Readable(h)
		}
	}
	return c.Name()
}

// ofDays says of which days two statements are.
func ofDays(c, o Finding) string {
	const day = "2 January 2006"
	return fmt.Sprintf(", of %s and not of %s", c.since.Format(day), o.since.Format(day))
}

func laterBy(c, o Finding) string {
	if c.Dated.After(o.Dated) && !o.Dated.IsZero() {
		return fmt.Sprintf("; the first is of %s, the other of %s", c.Dated.Format("2 January 2006"), o.Dated.Format("2 January 2006"))
	}
	return ""
}

func states(figures []prose.Quantity, q prose.Quantity) bool {
	return slices.ContainsFunc(figures, func(p prose.Quantity) bool { return p.Unit == q.Unit && p.Same(q) })
}

// later tells whether a is the one to go by: it names b's figure beside its own, b is
// out of date, or a is dated later.
func later(a, b Finding, as, bs []prose.Quantity, p, q prose.Quantity) bool {
	switch aBoth, bBoth := states(as, q), states(bs, p); {
	case amends(a, b) != amends(b, a):
		return amends(a, b)
	case a.Current() != b.Current():
		return a.Current()
	case aBoth != bBoth:
		return aBoth
	}
	return a.Dated.After(b.Dated)
}

// spelled returns the words of text whose stems are given, in the text's order.
func spelled(text string, stems []string) string {
	var out []string
	var used []string
	for w := range prose.Words(text) {
		stem := prose.Stem(w.Term)
		if slices.Contains(stems, stem) && !slices.Contains(used, stem) && len(out) < 4 {
			used = append(used, stem)
			out = append(out, w.In(text))
		}
	}
	return strings.Join(out, " ")
}
