package brief

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// The rules of this file are about what stands before what. A preference names parts as
// people do ("options", "what you are unsure about"); each stands for the sections whose
// headings say so. What is not found belongs to the parts, although it is printed by
// itself.

// An order is one thing wanted of the order of parts.
type order struct {
	parts []topic // in this order, where there are several
	first bool    // the only part stands before all others
	last  bool    // it stands behind all others
	dates int     // 1: the newest documents first; -1: the oldest
}

// A topic is a part of a document as a preference names it.
type topic struct {
	name string
	// heads are words that stand in its headings, sections are headings of ken's own.
	heads    []string
	sections []string
	rest     bool // all that is neither the answer nor uncertain
}

var uncertainty = []string{Disagree, NotFound}

// topics are the parts that can be named, by the words for each.
var topics = []struct {
	words *regexp.Regexp
	topic topic
}{
	{regexp.MustCompile(`^(?:what (?:is|you are|you're) (?:uncertain|unsure|not sure|unclear|unknown|not certain)(?: about| of)?|(?:the )?(?:uncertain(?: things| points| parts)?|uncertaint(?:y|ies)|unknowns|doubts|what is not known|what you do not know|what you are not sure about))$`), topic{"what is uncertain", []string{"open", "uncertain", "unknown"}, uncertainty, false}},
	{regexp.MustCompile(`^(?:what (?:is|you are|you're) (?:certain|sure|known|clear|settled)(?: about| of)?|(?:the )?(?:certain(?: things| points| parts)?|certaint(?:y|ies)|what you know|knowns))$`), topic{"what is certain", nil, nil, true}},
	{regexp.MustCompile(`^(?:disagreements?|conflicts?|contradictions?|disputes?|where (?:the documents|they|sources) disagree)$`), topic{"disagreements", nil, []string{Disagree}, false}},
	{regexp.MustCompile(`^(?:gaps|what is missing|what was not found|missing information|what is not there)$`), topic{"what is missing", nil, []string{NotFound}, false}},
	{regexp.MustCompile(`^(?:answers?|conclusions?|bottom line|result|summary|tl;?dr|key (?:point|message|takeaway)s?|main point|takeaways?|verdict|punch ?line)$`), topic{"the answer", []string{"answer", "summary", "conclusion"}, []string{Answer}, false}},
	{regexp.MustCompile(`^recommendations?$`), topic{"the recommendation", []string{"recommend", "recommendation", "recommendations", "decision"}, nil, false}},
	{regexp.MustCompile(`^(?:background|context|history|details?|supporting (?:details|evidence)|evidence|what the documents say)$`), topic{"the background", []string{"background", "context", "history", "evidence"}, []string{Says}, false}},
	{regexp.MustCompile(`^(?:options|alternatives|choices)$`), topic{"options", []string{"option", "options", "alternatives", "choices"}, nil, false}},
	{regexp.MustCompile(`^(?:risks?|dangers)$`), topic{"risks", []string{"risk", "risks", "dangers"}, nil, false}},
	{regexp.MustCompile(`^(?:costs?|prices?|budget|money)$`), topic{"costs", []string{"cost", "costs", "price", "prices", "budget", "money"}, nil, false}},
	{regexp.MustCompile(`^(?:next steps|actions?|action items|steps|to-?dos|tasks)$`), topic{"next steps", []string{"step", "steps", "action", "actions", "tasks", "todo"}, nil, false}},
	{regexp.MustCompile(`^(?:decisions?)$`), topic{"decisions", []string{"decision", "decisions", "decided"}, nil, false}},
	{regexp.MustCompile(`^(?:(?:my |our )?goals|what it means for (?:me|my goals|us))$`), topic{"goals", []string{"goals"}, []string{Goals}, false}},
	{regexp.MustCompile(`^(?:open )?questions$`), topic{"open questions", []string{"question", "questions", "open"}, []string{NotFound}, false}},
	{regexp.MustCompile(`^(?:dates|deadlines|milestones|timeline)$`), topic{"dates", []string{"dates", "deadlines", "milestones", "timeline"}, nil, false}},
	{regexp.MustCompile(`^(?:owners|people|who does what)$`), topic{"people", []string{"owners", "people", "who"}, nil, false}},
}

// topicOf reads the name of a part.
func topicOf(words string) (topic, bool) {
	words = strings.Trim(words, " ,:")
	for _, lead := range []string{"the ", "your ", "any ", "my ", "a ", "an "} {
		if t, ok := strings.CutPrefix(words, lead); ok {
			words = t
			break
		}
	}
	for _, t := range topics {
		if t.words.MatchString(words) {
			return t.topic, true
		}
	}
	return topic{}, false
}

// is tells whether the topic is the part under a heading.
func (t topic) is(heading string) bool {
	if t.rest {
		return heading != Answer && !slices.Contains(uncertainty, heading)
	}
	if slices.Contains(t.sections, heading) {
		return true
	}
	return slices.ContainsFunc(strings.Fields(strings.ToLower(heading)), func(w string) bool { return slices.Contains(t.heads, w) })
}

const told = `(?:(?:after the (?:answer|summary|conclusion),? )?(?:tell me |show me |show |tell |put |give me |give |list |say |i want (?:to (?:see|know|hear) )?|mention |state )?)`

func orderForms() []form {
	return []form{
		formOf(told+`(.+?) (?:before|ahead of|and only then) (.+)`, func(m []string) (part, bool) { return sequenceRule(m[1:]) }),
		formOf(told+`(.+?) (?:after|behind) (.+)`, func(m []string) (part, bool) { return sequenceRule([]string{m[2], m[1]}) }),
		formOf(told+`(.+?)(?: comes?| goes?| stands?)? (?:first|at the top|up front|upfront|on top)(?:,? (?:and |then )?(.+?)(?: comes?| goes?)? (?:last|at the (?:end|bottom)))`, func(m []string) (part, bool) { return endsRule(m[1], m[2]) }),
		formOf(told+`(.+?) first,? (?:and )?then (.+)`, func(m []string) (part, bool) { return sequenceRule(m[1:]) }),
		formOf(told+`(.+?) ?{be} ?(?:first|at the top|up front|upfront|on top|at the beginning)`, func(m []string) (part, bool) { return endsRule(m[1], "") }),
		formOf(`(?:start|lead|begin|open) with (?:the |your |an? )?(.+?)(?:,? (?:and )?(?:end|finish|close) with (?:the |an? )?(.+))?`, func(m []string) (part, bool) { return endsRule(m[1], m[2]) }),
		formOf(told+`(.+?) ?{be} ?(?:last|at the (?:very )?end|at the bottom)`, func(m []string) (part, bool) { return endsRule("", m[1]) }),
		formOf(`(?:end|finish|close) with (?:the |your |an? )?(.+)`, func(m []string) (part, bool) { return endsRule("", m[1]) }),
		formOf(`(?:order|sections|structure|in this order):? (.+)`, func(m []string) (part, bool) { return sequenceRule(orderList.Split(m[1], -1)) }),
		formOf(told+`(.+?,? then .+)`, func(m []string) (part, bool) { return sequenceRule(orderList.Split(m[1], -1)) }),
		formOf(`(?:(?:sort|order|list)(?: everything| them| it| items| documents)?(?: by date)?,? ?)?(?:{use} )?(?:the )?(?:newest|most recent|latest)(?: documents?| ones?| items?| things?| news| information)? ?{be} ?(?:first|at the top|to oldest)|(?:{use} )?reverse chronological order|reverse[- ]chronological`, datesRule(1)),
		formOf(`(?:(?:sort|order|list)(?: everything| them| it| items| documents)?(?: by date)?,? ?)?(?:the )?oldest(?: documents?| ones?| items?)? ?{be} ?(?:first|at the top)|(?:{use} )?chronological order`, datesRule(-1)),
	}
}

var orderList = regexp.MustCompile(`,? (?:and )?then (?:the )?|,? and (?:finally |lastly )?(?:the )?|, (?:finally |lastly )?| ?> ?| ?-> ?| ?→ ?`)

// sequenceRule wants parts in the order they are named.
func sequenceRule(names []string) (part, bool) {
	var o order
	var said []string
	for _, name := range names {
		t, ok := topicOf(name)
		if !ok {
			return part{}, false
		}
		o.parts, said = append(o.parts, t), append(said, t.name)
	}
	return part{
		checks: strings.Join(said, " before "),
		keep:   func(l *limits) { l.orders = append(l.orders, o) },
		check:  func(b Brief) outcome { return o.check(b) },
	}, len(o.parts) > 1
}

// endsRule wants a part first, another last, or both.
func endsRule(first, last string) (part, bool) {
	var wanted []order
	var said []string
	for i, name := range []string{first, last} {
		if name == "" {
			continue
		}
		t, ok := topicOf(name)
		if !ok {
			return part{}, false
		}
		wanted = append(wanted, order{parts: []topic{t}, first: i == 0, last: i == 1})
		said = append(said, t.name+map[int]string{0: " first", 1: " last"}[i])
	}
	return part{
		checks: strings.Join(said, ", "),
		keep:   func(l *limits) { l.orders = append(l.orders, wanted...) },
		check: func(b Brief) outcome {
			all := Rule{}
			for _, o := range wanted {
				all.parts = append(all.parts, part{check: o.check})
			}
			return all.judge(b)
		},
	}, len(wanted) > 0
}

func datesRule(direction int) func([]string) (part, bool) {
	return func([]string) (part, bool) {
		o := order{dates: direction}
		return part{
			checks: map[int]string{1: "the newest documents first", -1: "the oldest documents first"}[direction],
			keep:   func(l *limits) { l.orders = append(l.orders, o) },
			check:  o.check,
		}, true
	}
}

// outline returns the headings of a document in the order they are printed, what is not
// found among them.
func (b Brief) outline() []string {
	var out []string
	for _, s := range b.Sections {
		if s.Heading == b.missingBefore() && len(b.NotFound) > 0 {
			out = append(out, NotFound)
		}
		out = append(out, s.Heading)
	}
	if len(b.NotFound) > 0 && !slices.Contains(out, NotFound) {
		out = append(out, NotFound)
	}
	return out
}

// missingBefore returns the heading before which "Not found" is printed, "" for the end.
func (b Brief) missingBefore() string {
	if b.notFoundBefore != "" {
		return b.notFoundBefore
	}
	return Goals
}

// atEnd is no heading: what stands before it stands at the end.
const atEnd = "\x00"

// order puts the parts of a document in the order that the rules want. Of two rules that
// contradict each other the first wins.
func (b *Brief) order(orders []order) {
	for _, o := range slices.Backward(orders) {
		if o.dates != 0 {
			b.byDate(o.dates)
			continue
		}
		b.setOutline(o.arranged(b.outline()))
	}
}

func (o order) arranged(outline []string) []string {
	rank := func(heading string) int {
		for i, t := range o.parts {
			if t.is(heading) {
				return i
			}
		}
		return -1
	}
	switch {
	case o.first || o.last:
		slices.SortStableFunc(outline, func(x, y string) int { return o.side(x) - o.side(y) })
		return outline
	}
	var at []int
	var named []string
	for i, h := range outline {
		if i == 0 && o.leads(outline) {
			continue
		}
		if rank(h) >= 0 {
			at, named = append(at, i), append(named, h)
		}
	}
	slices.SortStableFunc(named, func(x, y string) int { return rank(x) - rank(y) })
	for i, n := range at {
		outline[n] = named[i]
	}
	return outline
}

// leads tells whether the first part stands for the answer, in a document that has none:
// what is uncertain comes behind it, and not before anybody knows what it is about.
func (o order) leads(outline []string) bool {
	return slices.ContainsFunc(o.parts, func(t topic) bool { return t.rest }) && !slices.Contains(outline, Answer)
}

// side tells whether a part belongs before the others, -1, or behind them, 1. What is
// uncertain stands first behind the answer, since it is about that.
func (o order) side(heading string) int {
	t := o.parts[0]
	switch {
	case o.first && t.is(heading):
		return -1
	case o.last && t.is(heading):
		return 1
	case o.first && heading == Answer && slices.Contains(t.sections, NotFound):
		return -2
	}
	return 0
}

func (b *Brief) setOutline(outline []string) {
	slices.SortStableFunc(b.Sections, func(x, y Section) int {
		return slices.Index(outline, x.Heading) - slices.Index(outline, y.Heading)
	})
	if i := slices.Index(outline, NotFound); i >= 0 {
		b.notFoundBefore = atEnd
		if i+1 < len(outline) {
			b.notFoundBefore = outline[i+1]
		}
	}
}

// check tells whether the parts of a document stand in the order.
func (o order) check(b Brief) outcome {
	if o.dates != 0 {
		return b.dated(o.dates)
	}
	outline := b.outline()
	var missing []string
	for _, t := range o.parts {
		if !t.rest && !slices.ContainsFunc(outline, t.is) {
			missing = append(missing, t.name)
		}
	}
	have := "its order: " + strings.Join(outline, ", ")
	if len(missing) > 0 && (len(o.parts)-len(missing) < 2) {
		return unchecked(fmt.Sprintf("nothing here is %s; %s", strings.Join(missing, " or "), have))
	}
	return verdict(slices.Equal(o.arranged(slices.Clone(outline)), outline), have)
}

// dayOf returns the day of the newest document that sentences cite; zero where none has
// a date.
func (b Brief) dayOf(sentences ...Sentence) time.Time {
	var newest time.Time
	for _, s := range sentences {
		for _, c := range s.Citations {
			for _, doc := range b.Sources {
				if doc.Path == c.Path && doc.when.After(newest) {
					newest = doc.when
				}
			}
		}
	}
	return newest
}

// themes returns the sentences of a section in groups of one theme.
func (s Section) themes() [][]Sentence {
	var out [][]Sentence
	for i, sentence := range s.Sentences {
		if i == 0 || sentence.Theme != s.Sentences[i-1].Theme {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], sentence)
	}
	return out
}

// byDate orders the groups of the main part by the day of their documents; those without
// a day come last.
func (b *Brief) byDate(direction int) {
	for i := range b.Sections {
		if b.Sections[i].Heading != Says {
			continue
		}
		groups := b.Sections[i].themes()
		slices.SortStableFunc(groups, func(x, y []Sentence) int { return compareDays(b.dayOf(x...), b.dayOf(y...), direction) })
		b.Sections[i].Sentences = slices.Concat(groups...)
	}
}

func compareDays(x, y time.Time, direction int) int {
	switch {
	case x.IsZero() || y.IsZero():
		if x.IsZero() == y.IsZero() {
			return 0
		}
		if x.IsZero() {
			return 1
		}
		return -1
	}
	return direction * y.Compare(x)
}

// dated tells whether the groups of the main part stand in order of their days.
func (b Brief) dated(direction int) outcome {
	var days []string
	ok := true
	var before time.Time
	for _, s := range b.Sections {
		if s.Heading != Says {
			continue
		}
		for _, group := range s.themes() {
			day := b.dayOf(group...)
			if day.IsZero() {
				continue
			}
			ok = ok && (before.IsZero() || compareDays(before, day, direction) <= 0)
			before = day
			days = append(days, day.Format(time.DateOnly))
		}
	}
	if len(days) < 2 {
		return unchecked("fewer than two documents with a date stand under “" + Says + "”")
	}
	return verdict(ok, "under “"+Says+"”: "+strings.Join(days, ", "))
}
