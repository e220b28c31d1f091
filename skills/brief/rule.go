package brief

import (
	"fmt"
	"slices"
	"strings"

	"ken/notes"
)

// A Rule is a preference as far as a program can keep and check it.
type Rule struct {
	notes.Preference
	// Checks says in words what is checked; "" where a program cannot check it.
	Checks string
	// Rest is what else the preference says that is not checked; "" for nothing.
	Rest string
	// Unchecked says why no program checks it; "" where one does.
	Unchecked string

	about about
	parts []part
}

// A part is one thing that a preference asks for.
type part struct {
	checks string
	// rest is what the same words ask for beyond what is checked; "" for nothing.
	rest string
	// keep tightens what the engine may do so that the rule is kept; nil for nothing.
	keep func(*limits)
	// check tells whether a finished document keeps the rule.
	check func(Brief) outcome
}

// An outcome is what became of a rule in one document: "pass", "fail" or "unchecked",
// and what was counted and where.
type outcome struct{ check, why string }

func passed(why string) outcome    { return outcome{"pass", why} }
func failed(why string) outcome    { return outcome{"fail", why} }
func unchecked(why string) outcome { return outcome{"unchecked", why} }

// verdict passes or fails, with one reason for both.
func verdict(ok bool, why string) outcome {
	if ok {
		return passed(why)
	}
	return failed(why)
}

// Bounds of what is read as rules: no person writes more, a file may.
const (
	mostRules = 500
	longRule  = 400 // bytes
)

// ReadRule makes a rule of a preference. One that no program can check has no
// Checks and never fails. A rule that is wrong is worse than one that is missing: words
// that might mean something else are left unread.
func ReadRule(p notes.Preference) Rule {
	r := Rule{Preference: p}
	text := plainly(p.Text)
	if len(text) > longRule {
		r.Unchecked = "it is too long to be one preference"
		return r
	}
	r.about, text = scope(text, p.Group)
	text, cond := condition(text)
	var rest []string
	if cond != always {
		r.parts, rest = read(text)
		if cond == sometimes || len(rest) > 0 {
			r.parts = nil
		}
		r.Unchecked = "it holds only sometimes"
		for i := range r.parts { // what nobody asked otherwise is kept, though not checked
			r.parts[i].check = nil
		}
		return r
	}
	if r.parts, rest = read(text); len(r.parts) == 0 || slices.ContainsFunc(rest, limitsWhatStands) {
		r.parts, r.Unchecked = nil, whyNot(text, rest)
		return r
	}
	r.describe(rest)
	return r
}

func (r *Rule) describe(rest []string) {
	checks := make([]string, 0, len(r.parts))
	for _, p := range r.parts {
		checks = append(checks, p.checks)
		if p.rest != "" {
			rest = append(rest, p.rest)
		}
	}
	r.Checks, r.Rest = strings.Join(checks, "; "), strings.Join(rest, "; ")
	if r.about.bound() {
		r.Checks += " (" + r.about.String() + ")"
	}
}

// ReadRules makes a rule of each preference.
func ReadRules(preferences []notes.Preference) []Rule {
	rules := make([]Rule, 0, len(preferences))
	for i, p := range preferences {
		if i >= mostRules {
			rules = append(rules, Rule{Preference: p, Unchecked: fmt.Sprintf("only the first %d preferences are read", mostRules)})
			continue
		}
		rules = append(rules, ReadRule(p))
	}
	return rules
}

// judge tells what became of the rule in a document.
func (r Rule) judge(b Brief) outcome {
	switch {
	case r.Unchecked != "":
		return unchecked(r.Unchecked)
	case !r.about.holds(b.Kind):
		return unchecked("it is about " + r.about.String())
	}
	var passes, fails, open []string
	for _, p := range r.parts {
		switch o := p.check(b); o.check {
		case "pass":
			passes = append(passes, o.why)
		case "fail":
			fails = append(fails, o.why)
		default:
			open = append(open, o.why)
		}
	}
	switch {
	case len(fails) > 0:
		return failed(strings.Join(fails, "; "))
	case len(passes) > 0:
		return passed(strings.Join(append(passes, open...), "; "))
	}
	return unchecked(strings.Join(open, "; "))
}

// Refuses returns a function that tells the paths the rules forbid to cite.
func Refuses(rules []Rule) func(string) bool {
	l := limitsOf(rules, "")
	return l.refuses
}
