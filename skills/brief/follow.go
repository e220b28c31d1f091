package brief

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What is said to a document that is already written changes one slot of its request, and
// nothing else: "shorter", "at most 200 words", "only since June", "only in letters/", "as
// a plan", "the same for coffee, not bread". Sections, preferences and checks stay.

// FollowHelp says what can be said to a document.
const FollowHelp = `"shorter", "longer", "in 200 words", "only since June", "only in FOLDER/", "all of it", "as a plan", "the same for X"`

// Follow returns the request that a follow-up makes of another, and which slot it changed,
// as people read it: "topic: buffer tanks → pumps". words are those of the document as it
// is, now resolves a month without a year. ok is false where it was not understood.
func (r Request) Follow(said string, words int, now time.Time) (next Request, changed string, ok bool) {
	said = strings.Trim(strings.Join(strings.Fields(said), " "), " .!?,")
	for _, form := range []func(Request, string, int, time.Time) (Request, string, bool){
		followKind, followLength, followPlace, followTime, followTopic,
	} {
		if next, changed, ok = form(r, said, words, now); ok {
			next.Out, next.Unkept = "", false
			return next, changed, true
		}
	}
	return r, "", false
}

var kindForm = regexp.MustCompile(`(?i)^(?:the same |write it |now |make it )?(?:as |into )?(?:a |an )?(brief|plan|onboarding|report|(?:decision )?memo)$`)

func followKind(r Request, said string, _ int, _ time.Time) (Request, string, bool) {
	m := kindForm.FindStringSubmatch(said)
	if m == nil {
		return r, "", false
	}
	was, kind := r.Kind, strings.TrimPrefix(strings.ToLower(m[1]), "decision ")
	r.Kind = kind
	return r, fmt.Sprintf("kind: %s → %s", was, kind), true
}

var (
	wordsForm   = regexp.MustCompile(`(?i)\b(\d[\d,]*) words\b`)
	shorterForm = regexp.MustCompile(`(?i)^(?:(?:make it |much |a bit |a little |even )?(shorter|briefer)|(half)(?: as long| the length)?|too long|cut it)$`)
	longerForm  = regexp.MustCompile(`(?i)^(?:(?:make it |much |a bit |a little |even )?longer|more(?: detail| of it)?|twice as long|too short)$`)
)

// fewest and shrunk are how short a document may become, in words, and by how much it does
// at a time.
const (
	fewest = 40
	shrunk = 0.6
)

func followLength(r Request, said string, words int, _ time.Time) (Request, string, bool) {
	was := words
	if r.Words > 0 {
		was = min(words, r.Words)
	}
	switch m := wordsForm.FindStringSubmatch(said); {
	case m != nil:
		r.Words, _ = strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
	case shorterForm.MatchString(said):
		share := shrunk
		if strings.HasPrefix(strings.ToLower(said), "half") {
			share = 0.5
		}
		r.Words = int(float64(was) * share)
	case longerForm.MatchString(said):
		r.Words = max(2*was, r.Words) // as far as the preferences leave room
	default:
		return r, "", false
	}
	r.Words = max(r.Words, fewest)
	return r, fmt.Sprintf("words: %d → at most %d", was, r.Words), true
}

var (
	folderForm  = regexp.MustCompile(`(?i)^(?:only |just )?(?:in|from) (?:the (?:folder )?)?([\w./-]*/[\w./-]*|"[^"]+")$`)
	withoutForm = regexp.MustCompile(`(?i)^(?:without|not in|not from|leave out) (?:the (?:folder )?)?([\w./-]*/[\w./-]*|"[^"]+")$`)
	writerForm  = regexp.MustCompile(`(?i)^(?:only |just )(?:by|from|what) ([\p{L}'-]+)(?: (?:wrote|said|says|writes))?$`)
	allForm     = regexp.MustCompile(`(?i)^(?:all of it|all|everything|everywhere|all documents|of all time|without (?:the )?conditions?)$`)
)

// followPlace changes from which documents.
func followPlace(r Request, said string, _ int, _ time.Time) (Request, string, bool) {
	was := r.Where
	switch {
	case allForm.MatchString(said):
		r.Where, r.Since, r.Until = "", "", ""
	case withoutForm.MatchString(said):
		r.Where = conditioned(r.Where, "", "-in:"+placeOf(withoutForm.FindStringSubmatch(said)[1]))
	case folderForm.MatchString(said):
		r.Where = conditioned(r.Where, "in:", "in:"+placeOf(folderForm.FindStringSubmatch(said)[1]))
	case writerForm.MatchString(said) && !dayForm.MatchString(writerForm.FindStringSubmatch(said)[1]):
		r.Where = conditioned(r.Where, "by:", "by:"+writerForm.FindStringSubmatch(said)[1])
	default:
		return r, "", false
	}
	return r, fmt.Sprintf("documents: %s → %s", orAll(was), orAll(r.Where)), true
}

func placeOf(typed string) string { return strings.Trim(typed, `"/`) }

func orAll(where string) string {
	if where == "" {
		return "all"
	}
	return where
}

// conditioned puts a condition in the place of those of its name.
func conditioned(where, name, condition string) string {
	list := slices.DeleteFunc(strings.Fields(where), func(c string) bool { return name != "" && strings.HasPrefix(c, name) })
	return strings.Join(append(list, condition), " ")
}

var (
	onlyForm  = regexp.MustCompile(`(?i)^(?:only|just|and) `)
	afterForm = regexp.MustCompile(`(?i)^(?:only |just )?after (.+)$`)
	priorForm = regexp.MustCompile(`(?i)^(?:only |just )?before (.+)$`)
)

// followTime changes of which time. A kind that speaks of a span has it in slots of its
// own; for the others it is a condition on the documents.
func followTime(r Request, said string, _ int, now time.Time) (Request, string, bool) {
	if m := priorForm.FindStringSubmatch(said); m != nil {
		if first, _, ok := dayIn(m[1], now, time.Time{}); ok {
			return timed(r, time.Time{}, first.AddDate(0, 0, -1))
		}
	}
	if m := afterForm.FindStringSubmatch(said); m != nil {
		if _, last, ok := dayIn(m[1], now, time.Time{}); ok {
			return timed(r, last.AddDate(0, 0, 1), time.Time{})
		}
	}
	span, rest := ReadTime(onlyForm.ReplaceAllString(said, ""), now)
	if rest != "" || span.From.IsZero() && span.To.IsZero() {
		return r, "", false
	}
	return timed(r, span.From, span.To)
}

func timed(r Request, from, to time.Time) (Request, string, bool) {
	day := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.DateOnly)
	}
	if r.Kind == "report" {
		r.Since, r.Until = day(from), day(to)
	} else {
		where := slices.DeleteFunc(strings.Fields(r.Where), func(c string) bool {
			return strings.HasPrefix(c, "since:") || strings.HasPrefix(c, "before:")
		})
		if !from.IsZero() {
			where = append(where, "since:"+day(from))
		}
		if !to.IsZero() {
			where = append(where, "before:"+day(to.AddDate(0, 0, 1)))
		}
		r.Where = strings.Join(where, " ")
	}
	says := "time:"
	if !from.IsZero() {
		says += " since " + day(from)
	}
	if !to.IsZero() {
		says += " until " + day(to)
	}
	return r, says, true
}

var (
	sameForm = regexp.MustCompile(`(?i)^(?:(?:and |now |do )?(?:the )?same (?:\w+ )?(?:for|with|about|on)|(?:and|what|how) about|and for|now for|instead for) (.+?)(?:,? (?:not|instead of|rather than) (.+))?$`)
	// nounForm is what a topic is about: words behind an article, up to what is no part of
	// their name.
	nounForm = regexp.MustCompile(`(?i)\b(?:the|our|a|an|this|these|my) ((?:[\p{L}\d'-]+ ){0,3}?[\p{L}\d'-]+)(?:$|[?.,;:]| (?:is|are|was|were|be|been|will|would|can|could|should|do|does|did|has|have|had|take|takes|cost|costs|need|needs|of|in|on|at|for|to|from|by|with|and|or|that|which|who|slip|slipped|change|changed|come|comes|arrive|arrives)\b)`)
	askForm  = regexp.MustCompile(`(?i)^(?:who|what|when|where|why|how|which)\b`)
)

// followTopic puts another thing in the place of what the topic is about.
func followTopic(r Request, said string, _ int, _ time.Time) (Request, string, bool) {
	m := sameForm.FindStringSubmatch(said)
	if m == nil {
		return r, "", false
	}
	thing, old := article.ReplaceAllString(m[1], ""), article.ReplaceAllString(m[2], "")
	at := -1
	switch noun := nounForm.FindStringSubmatchIndex(r.Topic); {
	case old != "":
		at = strings.Index(strings.ToLower(r.Topic), strings.ToLower(old))
	case noun != nil:
		at, old = noun[2], r.Topic[noun[2]:noun[3]]
	case !askForm.MatchString(r.Topic):
		at, old = 0, r.Topic
	}
	if at < 0 || thing == "" {
		return r, "", false
	}
	r.Topic = strings.TrimSpace(r.Topic[:at] + thing + r.Topic[at+len(old):])
	return r, fmt.Sprintf("topic: %s → %s", old, thing), true
}

var article = regexp.MustCompile(`(?i)^(?:the|a|an|our|my) `)
