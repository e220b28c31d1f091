package brief

import (
	"regexp"
	"slices"
	"strings"
)

// about tells which kinds of document a rule is about. Its zero value is all of them.
type about struct {
	kinds  []string
	except bool // all but those
}

func (a about) bound() bool { return len(a.kinds) > 0 }

// holds tells whether the rule is about a kind; "" is none in particular, of which only
// what holds everywhere is asked.
func (a about) holds(kind string) bool {
	return !a.bound() || slices.Contains(a.kinds, kind) != a.except && (kind != "" || a.except)
}

// String names the kinds as one does: "plans and reports", "anything but memos".
func (a about) String() string {
	names := make([]string, 0, len(a.kinds))
	for _, k := range a.kinds {
		if k != "onboarding" {
			k += "s"
		}
		names = append(names, k)
	}
	text := strings.Join(names, " and ")
	if a.except {
		text = "anything but " + text
	}
	return text
}

// What stands for a kind of document, and how a preference is bound to some. "Briefs"
// within a sentence are whatever ken writes; over others or before a colon, and as
// "research briefs", they are the kind of that name.
const (
	kindName  = `(?:plans?|reports?|(?:decision )?memos?|onboardings?(?: (?:notes?|documents?|guides?|papers?))?|research briefs?)`
	kindNames = `(?:` + kindName + `|briefs?)(?:(?:, | and | or |, and )(?:` + kindName + `|briefs?))*`
	someKinds = kindName + `(?:(?:, | and | or |, and )` + kindName + `)*`
)

var (
	headsKind  = regexp.MustCompile(`^(?:for |in |about |on |how to write )?(?:the |my |all )?(` + kindNames + `)$`)
	titlesKind = regexp.MustCompile(`^(` + kindNames + `): `)
	startsKind = regexp.MustCompile(`^(?:in|for) (?:the |my |all |any |a )?(` + someKinds + `)(?:,|:)? `)
	actsKind   = regexp.MustCompile(`^(?:the |my |all |any |a )?(` + someKinds + `) (?:should|must|need to|have to|are to|has to)(?: be| have| stay| fit)? `)
	keepsKind  = regexp.MustCompile(`^(?:keep|limit|write|make) (?:the |my |all |any |a )?(` + someKinds + `) `)
	endsKind   = regexp.MustCompile(`,? (?:in|for) (?:the |my |all |any |a )?(` + someKinds + `)$`)
	sparesKind = regexp.MustCompile(`,? (?:except|but not|other than|apart from|unless it is)(?: for| in| it is)? (?:the |my |a )?(` + someKinds + `)$`)
	oneKind    = regexp.MustCompile(kindName + `|briefs?`)
)

// scope finds out what kinds a preference is about, by its words or else by the heading
// it stands under, and returns the words without them.
func scope(text, group string) (about, string) {
	var a about
	if m := headsKind.FindStringSubmatch(strings.Trim(strings.ToLower(group), " :")); m != nil {
		a.kinds = kindsIn(m[1])
	}
	if m := sparesKind.FindStringSubmatchIndex(text); m != nil {
		return about{kindsIn(text[m[2]:m[3]]), true}, text[:m[0]]
	}
	for _, form := range []*regexp.Regexp{titlesKind, startsKind, actsKind, endsKind} {
		if m := form.FindStringSubmatchIndex(text); m != nil {
			return about{kinds: kindsIn(text[m[2]:m[3]])}, text[:m[0]] + text[m[1]:]
		}
	}
	if m := keepsKind.FindStringSubmatchIndex(text); m != nil {
		return about{kinds: kindsIn(text[m[2]:m[3]])}, "keep it " + text[m[1]:]
	}
	return a, text
}

func kindsIn(names string) []string {
	var out []string
	for _, name := range oneKind.FindAllString(names, -1) {
		kind := ""
		for _, k := range []string{"plan", "report", "memo", "onboarding", "brief"} {
			if strings.Contains(name, k) {
				kind = k
				break
			}
		}
		if !slices.Contains(out, kind) {
			out = append(out, kind)
		}
	}
	return out
}
