package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes/prose"
)

// people are those a document names in places where people stand: lists of who was
// there, owners, senders, @names. There is no list of names: whoever is not met in such
// a place is nobody the rules know.
type people map[string]bool

// add adds a person with the parts of the name by which one is called.
func (p people) add(name string) {
	words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(name), "@"))
	for len(words) > 0 && titles[strings.ToLower(strings.Trim(words[0], "."))] {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > 5 {
		return
	}
	p[strings.Join(words, " ")] = true
	for _, w := range words {
		if capital(w) && len(w) > 2 {
			p[w] = true
		}
	}
}

// knows tells whether a name is that of somebody who was met.
func (p people) knows(name string) bool {
	words := strings.Fields(name)
	if len(words) > 1 && titles[strings.ToLower(strings.Trim(words[0], "."))] {
		words = words[1:]
	}
	return p[strings.Join(words, " ")] || len(words) > 1 && p[words[0]]
}

var titles = set("dr mr mrs ms prof professor sir frau herr")

// peopleLabels stand before a list of people.
var peopleLabels = set("present attendees attending participants attended with from to cc author authors deciders " +
	"apologies absent regrets chair facilitator organizer organiser scribe speaker speakers by")

// fromLabels meets those behind "Present:" and "Owner:".
func (p people) fromLabels(text string) {
	for line := range strings.Lines(text) {
		key, value, ok := label(line)
		if !ok || !peopleLabels[key] && labelKinds[key] != labelOwner {
			continue
		}
		first, _, _ := strings.Cut(value, ". ")
		for _, name := range names(first) {
			p.add(name)
		}
	}
}

// fromTask meets whoever is named with a task beyond doubt: "(Maeve, by 2026-12-01)"
// and "@maeve".
func (p people) fromTask(text string) {
	for _, h := range handles(text) {
		p.add(h.name)
	}
	open := strings.LastIndexByte(text, '(')
	if open < 0 {
		return
	}
	inside, _, ok := strings.Cut(text[open+1:], ")")
	if first, due, found := strings.Cut(inside, ","); ok && found && dueLike(due) {
		for _, name := range names(first) {
			p.add(name)
		}
	}
}

// names returns the people of a list such as "Donal, Ifeoma; Jonas from Carrig".
func names(list string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(joinAnd.Replace(list), func(r rune) bool {
		return r == ',' || r == ';' || r == '/' || r == '&'
	}) {
		if len(out) == 100 {
			break
		}
		part = strings.TrimSpace(part)
		if h, ok := strings.CutPrefix(part, "@"); ok && h != "" && !strings.Contains(h, " ") {
			out = append(out, h)
			continue
		}
		words := strings.Fields(part)
		n := nameAt(words)
		if n > 0 && (n == len(words) || !capital(words[n])) {
			out = append(out, strings.TrimRight(strings.Join(words[:n], " "), ".,;:"))
		}
	}
	return out
}

var joinAnd = strings.NewReplacer(" and ", ",", " und ", ",")

// nameAt returns how many words, from the first on, are written as a name.
func nameAt(words []string) int {
	n := 0
	for n < len(words) && n < 4 {
		w := strings.Trim(words[n], "()*_.,;:")
		title := n == 0 && titles[strings.ToLower(w)]
		particle := n > 0 && particles[w] && n+1 < len(words) && capital(words[n+1])
		if !title && !particle && (!capital(w) || common(w)) {
			break
		}
		n++
		if last := words[n-1][len(words[n-1])-1]; last == ',' || last == ';' || last == ':' || last == '.' && utf8.RuneCountInString(w) > 1 && !title {
			break
		}
	}
	if n == 1 && titles[strings.ToLower(strings.Trim(words[0], "."))] {
		return 0
	}
	return n
}

var particles = set("de da di van von der den del la le ten ter zu")

// common tells words that are written with a capital and name nobody.
func common(w string) bool {
	low := strings.ToLower(w)
	return prose.Stop(low) || calendar[low] || nobody[low] || prose.IsNumber(low)
}

// nobody are words that stand where an owner would, and are none.
var nobody = set("tbd tbc tba n/a na none nobody unassigned unknown open anyone someone somebody everyone everybody all " +
	"team various pending help wanted volunteer volunteers optional done draft later maybe blocked next new see note action todo")

var calendar = set("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun " +
	"january february march april may june july august september october november december " +
	"jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow")

// capital tells whether a word is written as a name is: a capital, then small letters.
func capital(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) {
		return false
	}
	rest := strings.TrimRight(w[n:], ".,;:)")
	if rest == "" {
		return true
	}
	small := false
	for _, r := range rest {
		small = small || unicode.IsLower(r)
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' {
			return false
		}
	}
	return small
}

// A handle is an "@name" in a text.
type handle struct {
	prose.Span
	name string
}

// handles returns the "@names" of a text; those of mail addresses, of contexts such as
// "@home" and of fields such as "@due(…)" are none.
func handles(text string) []handle {
	var out []handle
	for at := strings.IndexByte(text, '@'); at >= 0 && len(out) < 20; {
		end := at + 1
		for end < len(text) && (letter(text[end]) || text[end] >= '0' && text[end] <= '9' || strings.IndexByte("-_.", text[end]) >= 0 || text[end] >= 0x80) {
			end++
		}
		name := strings.TrimRight(text[at+1:end], ".-_")
		begins := at == 0 || strings.IndexByte(" \t\n([,;:", text[at-1]) >= 0
		field := end < len(text) && strings.IndexByte("(/", text[end]) >= 0
		if begins && !field && len(name) > 1 && (letter(name[0]) || name[0] >= 0x80) && !contexts[strings.ToLower(name)] {
			out = append(out, handle{prose.Span{Start: at, End: at + 1 + len(name)}, name})
		}
		next := strings.IndexByte(text[end:], '@')
		if next < 0 {
			break
		}
		at = end + next
	}
	return out
}

var contexts = set("home work office computer phone errands waiting online today tomorrow done due here all channel " +
	"everyone team param return override todo calls email")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
