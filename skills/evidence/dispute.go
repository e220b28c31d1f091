package evidence

import (
	"fmt"
	"slices"
	"strings"

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
	return slices.DeleteFunc(prose.Quantities(text), func(q prose.Quantity) bool {
		return q.Unit == "" || q.Unit == "th" || q.Date != "" && len(q.Date) < len("--11-14")
	})
}

// compare tells whether two statements of different documents give different
// figures of one matter.
func compare(a, b Finding, as, bs []prose.Quantity) (Dispute, bool) {
	if a.Path == b.Path || len(as) == 0 || len(bs) == 0 {
		return Dispute{}, false
	}
	shared := sharedStems(a.Statement, b.Statement)
	if len(shared) < 2 {
		return Dispute{}, false
	}
	similar := a.Shares(b.Statement)
	for _, p := range as {
		for _, q := range bs {
			if p.Unit != q.Unit || (p.Date == "") != (q.Date == "") || p.Same(q) {
				continue
			}
			if p.Date != "" && (len(shared) < 3 || similar < 0.4) || similar < 0.3 {
				continue
			}
			common := commonNear(a.Text, b.Text, p, q, shared)
			if len(common) == 0 || len(common) < 2 && len(shared) < 4 {
				continue
			}
			return judge(a, b, p, q, as, bs, common, len(shared))
		}
	}
	return Dispute{}, false
}

// sharedStems returns the content stems that two statements share, numbers and
// names of months left out, in the order of the first.
func sharedStems(a, b Statement) []string {
	var out []string
	for _, stem := range a.terms.order {
		if b.terms.has[stem] > 0 && !slices.Contains(out, stem) && !monthOrDay[stem] && !startsWithDigit(stem) {
			out = append(out, stem)
		}
	}
	return out
}

func startsWithDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' }

// window is how many bytes around a figure say what it is a figure of.
const window = 70

// commonNear returns the shared stems that stand near both figures, the figures'
// own unit left out.
func commonNear(a, b string, p, q prose.Quantity, shared []string) []string {
	na, nb := readTerms(around(a, p)), readTerms(around(b, q))
	var out []string
	for _, stem := range shared {
		if na.has[stem] > 0 && nb.has[stem] > 0 && stem != p.Unit && prose.Stem(p.Unit) != stem && stem != "euro" {
			out = append(out, stem)
		}
	}
	return out
}

func around(text string, q prose.Quantity) string {
	from, to := max(0, q.Start-window), min(len(text), q.End+window)
	return strings.ToValidUTF8(text[from:to], "")
}

// judge decides which of two statements that differ is current.
func judge(a, b Finding, p, q prose.Quantity, as, bs []prose.Quantity, common []string, weight int) (Dispute, bool) {
	d := Dispute{Current: a, Other: b, weight: weight + 2*len(common), About: spelled(a.Text, common)}
	now, before := p, q
	if later(b, a, bs, as, q, p) {
		d.Current, d.Other = b, a
		now, before = q, p
	}
	c, o := d.Current, d.Other
	says := fmt.Sprintf("%s, not %s", now.In(c.Text), before.In(o.Text))
	switch {
	case o.Replaced == c.Path:
		d.Settled, d.Why = true, fmt.Sprintf("%s: %s is a later version of %s", says, c.Path, o.Path)
	case o.Replaced != "":
		d.Settled, d.Why = true, fmt.Sprintf("%s: %s was replaced by %s", says, o.Path, o.Replaced)
	case !o.Current():
		d.Settled, d.Why = true, fmt.Sprintf("%s: %s is put away as out of date", says, o.Path)
	case states(comparable(c.Text), before) && (c.Dated.IsZero() || o.Dated.IsZero() || !c.Dated.Before(o.Dated)):
		d.Settled, d.Why = true, says+": the current sentence names both and says which holds"
	case !c.Dated.IsZero() && !o.Dated.IsZero() && c.Dated.After(o.Dated) && anyOf(" "+strings.ToLower(c.Text)+" ", changes) > 0 && p.Date != "":
		d.Settled, d.Why = true, fmt.Sprintf("%s: moved since %s", says, o.Dated.Format("2 January 2006"))
	default:
		d.Why = "both are current" + laterBy(c, o)
	}
	return d, true
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
