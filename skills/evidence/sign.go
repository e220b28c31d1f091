package evidence

import (
	"regexp"
	"strings"

	"ken/notes/prose"
)

// signs are what the words of a statement tell of its place in time. They are looked at
// once: statements are held against each other, each many times.
type signs struct {
	past     bool // it tells of what was
	supposes bool // it gives a case, or a bound
	renews   bool // it says that something changed
	meant    bool // it says what was planned or guessed
	counts   []prose.Quantity
	changes  []change
}

// tells returns the signs of a statement.
func (f *Finding) tells() *signs {
	if f.signs == nil {
		if f.figures == nil {
			f.figures = prose.Quantities(f.Text)
		}
		f.signs = &signs{past: past(f.Text), renews: renews(f.Text)}
		if len(f.figures) > 0 {
			f.signs.supposes, f.signs.meant, f.signs.counts = supposes(f.Text), meant.MatchString(f.Text), counting(f.figures)
			f.signs.changes = changesIn(f.Text, f.figures)
		}
	}
	return f.signs
}

// past tells whether a statement says of itself that it is about what was.
func past(text string) bool {
	return hasAny(strings.ToLower(text), pastHints) && pastMark.MatchString(text) && !nowMark.MatchString(text)
}

// suggests tells whether a statement gives a figure that somebody only has in mind.
func suggests(text string) bool { return suggestMark.MatchString(text) }

// renews tells whether a statement says that something changed.
func renews(text string) bool {
	return hasAny(strings.ToLower(text), renewHints) && renewMark.MatchString(text)
}

func hasAny(text string, hints []string) bool {
	for _, h := range hints {
		if strings.Contains(text, h) {
			return true
		}
	}
	return false
}

// The hints are in all that the patterns match, and quicker to find.
var (
	pastHints  = []string{"origin", "initial", "first", "previous", "former", "earlier", "once", "used to be", "had ", "old ", "back then", "until then", "beginning", "withdrawn", "void", "valid", "cancel", "superseded", "incorrect", "obsolete"}
	renewHints = []string{"moved", "raised", "lowered", "reduced", "cut", "extended", "shortened", "enlarged", "creased", "changed", "corrected", "revised", "postponed", "brought", "adjusted", "rescheduled", "amended", "updated", "replaced", "longer", "instead", "from now on", "new", "correct"}
)

var (
	pastMark = regexp.MustCompile(`(?i)^(?:\W*)(?:originally|at first|initially|previously|formerly|in the beginning|back then|until then|earlier plans?|(?:the|our|an?) (?:old|original|first|previous|former|earlier|initial) (?:plan|figure|number|price|date|target|budget|estimate|forecast|offer|idea|version|value|amount|limit|rate|fee|term|period|deadline|level|rent|allowance|length|size|threshold|hours|time)s?)\b` +
		`|\b(?:originally|initially|at first|first|once|formerly|previously) (?:planned|wanted|assumed|expected|aimed|intended|hoped|promised|agreed|budgeted|estimated|set|scheduled|foreseen|thought|calculated|put|been|was|were)\b` +
		`|\b(?:planned|wanted|assumed|expected|aimed|intended|hoped|promised|agreed|budgeted|estimated|set|scheduled|foreseen|was|were) (?:originally|initially|at first|formerly|previously)\b|\bused to be\b|\b(?:is|are) (?:withdrawn|void|no longer valid|cancell?ed|superseded|incorrect|obsolete)\b|\bhad (?:originally |first )?(?:been|planned|hoped|expected|assumed)\b`)
	suggestMark = regexp.MustCompile(`(?i)\b(?:my|our|his|her|one) (?:suggestion|proposal|idea)\b|\bwould be to\b|\bI (?:suggest|propose|recommend)\b`)
	nowMark     = regexp.MustCompile(`(?i)\b(?:now|today|currently|at present|instead|has become|becomes?)\b`)
	renewMark   = regexp.MustCompile(`(?i)\b(?:moved|raised|lowered|reduced|cut|extended|shortened|enlarged|increased|decreased|changed|corrected|revised|postponed|brought forward|adjusted|rescheduled|amended|updated|replaced|no longer|instead|from now on|new(?:ly)? (?:date|price|figure|number|amount|value|deadline|limit|budget|target|term|rate|fee|period)|the correct|correction)\b`)
	meant       = regexp.MustCompile(`(?i)\b(?:plan(?:s|ned)?|planning|target(?:s|ed)?|forecast(?:s|ed)?|estimate[sd]?|expect(?:s|ed)?|aim(?:s|ed)?|budget(?:ed)?|goal|should|hope[sd]?|intend(?:s|ed)?|propos(?:e[sd]?|al)|assum(?:e[sd]?|ption)|roughly|about|promise[sd]?|scheduled)\b`)
)
