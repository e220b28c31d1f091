package brief

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A form is one way of asking for something that can be checked. It must read a whole
// clause: what stands beside it might change what is meant.
type form struct {
	pattern *regexp.Regexp
	read    func(m []string) (part, bool)
}

// formOf makes a form of a pattern in which names in braces stand for the words of
// [wordings].
func formOf(pattern string, read func(m []string) (part, bool)) form {
	for _, w := range wordings {
		pattern = strings.ReplaceAll(pattern, w[0], w[1])
	}
	return form{regexp.MustCompile(`^(?:` + pattern + `)$`), read}
}

// wordings are what the patterns of forms are made from. Those that stand in others come
// behind them.
var wordings = [][2]string{
	{"{doc}", `(?:(?:keep|limit|hold|make|write) )?(?:it|them|things|everything(?: you write)?|all|all of it|this|that|(?:the |your |my |every |each |all |any |a )?(?:briefs?|documents?|texts?|outputs?|results?|whole thing|body)|(?:the )?(?:total )?(?:length|word count))(?: down)?(?: to| {be})?`},
	{"{use}", `(?:use|using|write|write in|write with|give|give me|show|show me|put|put in|prefer|add|include|stick to|go with|i like|with|in)`},
	{"{be}", `(?:(?:should|must|has to|have to|needs? to|to) )?(?:be|is|are|stay|stays|has|have|fit|fits|come|comes|go|goes|stand|stands|rest|rests)?(?: on| in| of)?(?: always)?`},
	{"{max}", `(?:under|below|at most|at the most|no more than|no longer than|not more than|not longer than|not over|no over|not exceed(?:ing)?|not above|max(?:imum)?(?: of)?|a max(?:imum)? of|fewer than|less than|shorter than|within|up to|limited to|capped at|limit of)`},
	{"{min}", `(?:at least|no fewer than|no less than|not fewer than|not less than|a minimum of|min(?:imum)?(?: of)?)`},
	{"{n}", `(\d[\d,]*|a single|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty)`},
}

// forms are all forms; the first that reads a clause decides. They are made when the
// first preference is read, since most runs of ken read none.
var forms = sync.OnceValue(func() []form {
	return slices.Concat(lengthForms(), dateForms(), spellingForms(), levelForms(), languageForms(), wordForms(), signForms(),
		layoutForms(), unitForms(), sourceForms(), orderForms())
})

// readClause returns what one clause asks for. It is tried as it stands and without
// what is only polite, in which every way of forbidding is written "no".
func readClause(clause string) ([]part, bool) {
	if clause = strings.Trim(clause, " ,:"); clause == "" {
		return nil, false
	}
	plain := polite(clause)
	for _, f := range forms() {
		for _, text := range slices.Compact([]string{clause, plain, strings.Replace(plain, ": ", " ", 1)}) {
			if m := f.pattern.FindStringSubmatch(text); m != nil {
				if p, ok := f.read(m); ok {
					return []part{p}, true
				}
			}
		}
	}
	return nil, false
}

// whyNot says why nothing of a preference is checked.
func whyNot(text string, rest []string) string {
	for _, clause := range rest {
		if limitsWhatStands(clause) && len(rest) < 3 && len(rest) > 0 && clause != text {
			return "it holds only sometimes"
		}
	}
	for _, r := range reasons {
		if r.pattern.MatchString(text) {
			return r.why
		}
	}
	return "no program can check it"
}

// reasons are tried in order on what no form reads.
var reasons = []struct {
	pattern *regexp.Regexp
	why     string
}{
	{regexp.MustCompile(`^(?:assume|remember that|i (?:am|know|have|work|was|read|speak|live|do not|will|never)|my |we |call me|imagine|pretend|you are|treat me)\b`), "it is about you, and not about a text"},
	{regexp.MustCompile(`\b(?:passive|active voice)\b`), "no program tells the passive well enough"},
	{regexp.MustCompile(`^prefer\b|\b(?:rather than|instead of|over) (?:what|who|those)\b`), "it asks for judgement"},
	{regexp.MustCompile(`\b(?:jargon|buzz ?words|clich[eé]s|big words|fancy words|filler)\b`), "it names no words; “avoid the words X, Y” would be checked"},
	{regexp.MustCompile(`\b(?:short|brief|concise|succinct|terse|long|longer|compact|to the point|brevity)\b`), "it names no number; “under 300 words” would be checked"},
	{regexp.MustCompile(`\b(?:friendly|formal|informal|professional|polite|warm|nice|kind|honest|neutral|confident|calm|tone|clear|clearly|simple|simply|readable|elegant|interesting|engaging|funny|humou?r|direct|blunt|human|natural|style|voice|crisp|tidy|clean|readable)\b`), "a matter of taste"},
}

// count reads a number; 0 for what is none.
func count(s string) int {
	if n, known := numerals[strings.TrimSuffix(s, " single")]; known {
		return n
	}
	n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
	if err != nil {
		return 0
	}
	return n
}

var numerals = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50,
}
