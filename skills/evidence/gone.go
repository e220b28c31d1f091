package evidence

import (
	"regexp"
	"strings"
	"unicode"

	"ken/notes/prose"
)

// A departure is a statement that says that somebody or something named is no longer what
// it was: "we ended the agreement with Quillon", "the hall is taken", "Ann left".
type departure struct {
	finding *Finding
	name    string // who or what is gone
	matter  map[string]bool
}

// departures returns what the statements say is gone.
func departures(findings []Finding) []departure {
	var out []departure
	for i := range findings {
		f := &findings[i]
		if f.Replaced != "" || f.proposed || f.since.IsZero() || !hasAny(strings.ToLower(f.Text), goneHints) {
			continue
		}
		for _, pattern := range gonePatterns() {
			for _, m := range pattern.FindAllStringSubmatch(f.Text, -1) {
				if name := properName(m[1]); name != "" {
					out = append(out, departure{f, name, matterOf(f, f.Text+" "+f.Before+" "+f.Under()+" "+f.Title)})
				}
			}
		}
	}
	return out
}

// part marks the statements made before that still name what is gone. The statement that
// says so tells only that, where another names what came instead; a question that asks why,
// or asks for what is gone, wants it all the same.
func (g *Gathered) part() {
	findings := g.Findings
	for _, d := range departures(findings) {
		own, to := Stems(d.name), successor(findings, d)
		for i := range findings {
			f := &findings[i]
			if f.Amended.Path != "" || f.since.IsZero() || !f.since.Before(d.finding.since) || !strings.Contains(f.Text, d.name) || f == d.finding {
				continue
			}
			if d.about(f, own) {
				f.Amended, f.heirKey, f.told, to.cited = to.Source, to.key(), "as "+d.finding.At()+" says", true
			}
		}
		if to != d.finding && !g.wants(own) {
			d.finding.Stale = orText(d.finding.Stale, "it tells of what is over")
		}
	}
}

// wants tells whether the question asks for reasons or changes, or for something named.
func (g *Gathered) wants(stems []string) bool {
	if g.Question.Asks == Why || g.Question.Asks == Changed {
		return true
	}
	for _, w := range g.Question.Words {
		for _, stem := range stems {
			if w.Stem == stem {
				return true
			}
		}
	}
	return false
}

// about tells whether a statement shares a word with the departure, beside the name.
func (d departure) about(f *Finding, own []string) bool {
	for stem := range d.matter {
		named := false
		for _, o := range own {
			named = named || o == stem
		}
		if !named && (f.terms.speaksOf(stem) || f.around.speaksOf(stem)) {
			return true
		}
	}
	return false
}

// successor returns the statement that names who or what came instead: the departure
// itself if it does, else one close by that names another.
func successor(findings []Finding, d departure) *Finding {
	if comes.MatchString(d.finding.Text) && namesOther(d.finding.Text, d.name) {
		return d.finding
	}
	var best *Finding
	for i := range findings {
		g := &findings[i]
		away := g.nth - d.finding.nth
		if g.passage != d.finding.passage || g.Path != d.finding.Path || max(away, -away) > 3 || strings.Contains(g.Text, d.name) || !namesOther(g.Text, d.name) {
			continue
		}
		if best == nil || rankComing(g, d.finding) > rankComing(best, d.finding) {
			best = g
		}
	}
	if best == nil {
		return d.finding
	}
	return best
}

// rankComing orders the statements that may name what came instead: one that says so
// first, then the nearest.
func rankComing(g, from *Finding) int {
	n := -max(g.nth-from.nth, from.nth-g.nth)
	if comes.MatchString(g.Text) {
		n += 10
	}
	return n
}

// namesOther tells whether a text has a name beside the one given.
func namesOther(text, name string) bool {
	rest := strings.ReplaceAll(text, name, " ")
	first := true
	for w := range prose.Words(rest) {
		spelt := w.In(rest)
		if !first && isNoun(spelt) && !prose.Stop(w.Term) && !monthOrDay[prose.Stem(w.Term)] {
			return true
		}
		first = false
	}
	return false
}

// isNoun tells whether a word is written as a name.
func isNoun(word string) bool {
	r := []rune(word)
	return len(r) > 2 && unicode.IsUpper(r[0]) && unicode.IsLower(r[1])
}

// properName returns what a pattern took for a name, if it is one.
func properName(text string) string {
	text = strings.Trim(text, " ,.;:")
	first, _, _ := strings.Cut(text, " ")
	if !isNoun(first) || len(first) < 4 || monthOrDay[prose.Stem(prose.Fold(first))] || prose.Stop(prose.Fold(first)) || commonStart[strings.ToLower(first)] {
		return ""
	}
	return first
}

// goneHints are in all that the patterns match.
var goneHints = []string{
	" ended", "terminat", "cancel", "dissolv", " over", "closed", "ends ", "gave up", "dropped", "stopped", "from ", "instead of", "rather than",
	"no longer", "parted", "replac", "succeed", "in place of", "taken", "available", "discontinued", "booked", "out of", " sold", "leaves", " left",
	"resign", "withdr", "pulled out", "stepped", "steps down", "retire", "bankrupt",
}

// commonStart are words that begin a sentence and are no names.
var commonStart = words("the this that these those our their your decision launch price budget plan version contract agreement meeting board proposal everything everybody nobody nothing what which who it we they he she after before since because")

const aName = `(\p{Lu}[\p{L}&'’-]+(?: \p{Lu}[\p{L}&'’-]+)*)`

// gonePatterns are the forms in which a text says that something named is gone.
func gonePatterns() []*regexp.Regexp { return gone }

var gone = []*regexp.Regexp{
	regexp.MustCompile(`\b(?:agreement|contract|deal|cooperation|partnership|arrangement|lease|work) with (?:the )?` + aName + ` (?:is|was|has been|will be|were) (?:\w+ )?(?:ended|terminated|cancelled|dissolved|over|closed)`),
	regexp.MustCompile(`\b(?:ended|ends|terminated|cancelled|gave up|dropped|stopped) (?:the |our |its )?(?:agreement|contract|deal|cooperation|partnership|arrangement|lease|work|order|booking|reservation)s? (?:with|at|for|of) (?:the )?` + aName),
	regexp.MustCompile(`\b(?:[Mm]ov(?:es?|ed|ing)|[Ss]witch(?:es|ed|ing)?|[Cc]hang(?:es?|ed|ing)|[Tt]ransfer(?:s|red|ring)?|[Hh]and(?:ed|s)?(?: over)?)\b[^.;]{0,40}? (?:away )?from (?:the )?` + aName + ` to\b`),
	regexp.MustCompile(`\b(?:[Ii]nstead of|[Rr]ather than|[Nn]o longer (?:with|by|at|in|from)|[Pp]arted (?:ways )?(?:with|from)|[Rr]eplac(?:es|ed|ing)|[Tt]ak(?:es|ing|e) over from|took over from|[Ss]ucceed(?:s|ed)|in place of) (?:the )?` + aName),
	regexp.MustCompile(aName + `(?: \p{Ll}+)? (?:is|was|has been|will be) (?:already |now )?(?:taken|replaced|ended|cancelled|closed|dropped|no longer|not available|unavailable|discontinued|booked out|fully booked|out of the running|sold)\b`),
	regexp.MustCompile(aName + ` (?:leaves|left|resigned|resigns|withdrew|withdraws|pulled out|stepped down|steps down|has left|retired|retires|went bankrupt|goes out of business)\b`),
}

var comes = regexp.MustCompile(`(?i)\b(?:becomes?|signed|instead|takes? over|took over|succeeds?|new|now|chosen|chose|replac\w+|moves? to|moved to|is done by|done by|goes to|booked)\b`)
