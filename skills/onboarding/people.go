package onboarding

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"ken/notes/facts"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// A person is somebody whom the documents name as answering for something.
type person struct {
	name  string
	lower string
	facts []facts.Fact // in which they answer for something
	seen  int          // documents that name them
}

// mostPeople is how many people a newcomer is told of.
const mostPeople = 12

// meet gathers who answers for something, owns a task or decided, those named in most
// documents first. A first name stands for the one full name that begins with it.
func (g *guide) meet() {
	by := map[string]*person{}
	for _, f := range g.facts {
		for _, list := range []string{f.Who, f.Owner, f.By} {
			for _, name := range namesIn(list) {
				if by[name] == nil {
					by[name] = &person{name: name, lower: strings.ToLower(name)}
				}
				by[name].facts = append(by[name].facts, f)
			}
		}
	}
	for _, name := range sortedNames(by) {
		p := by[name]
		full := g.fullName(name, by)
		if full == name {
			continue
		}
		other := by[full]
		if other == nil {
			other = &person{name: full, lower: strings.ToLower(full)}
			by[full] = other
		}
		other.facts = append(other.facts, p.facts...)
		delete(by, name)
	}
	for _, name := range sortedNames(by) {
		p := by[name]
		for _, text := range g.subject {
			if p.in(text) {
				p.seen++
			}
		}
		if p.seen > 0 {
			g.people = append(g.people, p)
		}
	}
	slices.SortStableFunc(g.people, func(a, b *person) int { return cmp.Compare(b.seen, a.seen) })
	g.people = g.people[:min(len(g.people), mostPeople)]
}

// named counts the people that a document gives the full names of.
func (g *guide) named(d *document) int {
	n := 0
	for _, p := range g.people {
		if strings.Contains(d.lower, p.lower) {
			n++
		}
	}
	return n
}

func sortedNames(by map[string]*person) []string {
	var out []string
	for name := range by {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// namesIn returns the names in a list of owners: one to three words with a capital first.
func namesIn(list string) []string {
	var out []string
	for part := range strings.SplitSeq(strings.NewReplacer(" and ", ",", " & ", ",", ";", ",").Replace(list), ",") {
		part = strings.TrimSpace(part)
		words := strings.Fields(part)
		if len(words) == 0 || len(words) > 3 || articles[words[0]] || strings.ContainsAny(part, "0123456789@/()[]") {
			continue
		}
		if r := []rune(part); unicode.IsUpper(r[0]) && len(r) > 1 {
			out = append(out, part)
		}
	}
	return out
}

// articles begin what is no name of a person.
var articles = map[string]bool{"The": true, "A": true, "An": true, "All": true, "Our": true, "Each": true, "Every": true, "Any": true, "No": true, "Der": true, "Die": true}

// fullName returns the name that a first name stands for: the one among the people that
// begins with it, else the one that the documents write most often.
func (g *guide) fullName(name string, by map[string]*person) string {
	if strings.Contains(name, " ") {
		return name
	}
	var full []string
	for _, other := range sortedNames(by) {
		if strings.HasPrefix(other, name+" ") {
			full = append(full, other)
		}
	}
	if len(full) == 1 {
		return full[0]
	}
	if len(full) > 1 {
		return name
	}
	count := map[string]int{}
	written := regexp.MustCompile(regexp.QuoteMeta(name) + ` \p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?\b`)
	for _, d := range g.current {
		for _, p := range d.Passages {
			for _, m := range written.FindAllString(p.Quote, -1) {
				count[m]++
			}
		}
	}
	best := name
	for _, m := range sortedKeys(count) {
		if count[m] > count[best] {
			best = m
		}
	}
	return best
}

func sortedKeys(count map[string]int) []string {
	var out []string
	for k := range count {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// in tells whether a text in lower case names a person, perhaps by the first name alone.
func (p *person) in(text string) bool {
	first, _, _ := strings.Cut(p.lower, " ")
	for at := 0; ; {
		i := strings.Index(text[at:], first)
		if i < 0 {
			return false
		}
		at += i + len(first)
		before, after := text[:at-len(first)], text[at:]
		if !endsInLetter(before) && !beginsWithLetter(after) {
			return true
		}
	}
}

func endsInLetter(text string) bool {
	r := []rune(text[max(0, len(text)-4):])
	return len(r) > 0 && unicode.IsLetter(r[len(r)-1])
}

func beginsWithLetter(text string) bool {
	for _, r := range text {
		return unicode.IsLetter(r)
	}
	return false
}

// who writes for each person the line that says best what they answer for.
func (g *guide) who() []brief.Sentence {
	var out []brief.Sentence
	for _, p := range g.people {
		if s := g.introduce(p); g.once(s) {
			out = append(out, s)
		}
	}
	return out
}

// How much each sign says that a line introduces somebody.
const (
	beginsWith = 3.0 // it begins with the full name
	actsAs     = 2.0 // a verb of office follows it
	answersFor = 1.0 // a fact says that they answer for something there
	amongMany  = 2.0 // the share of all people that its document names
	longCost   = 1.0 // it has more words than are read at once
	introduces = 4.0 // the least that introduces somebody
	longLine   = 35
)

// office is what follows a name in a line that says what they do.
var office = regexp.MustCompile(`(?i)^(?: \([^)]{1,40}\)| of [^,.]{1,60}?| from [^,.]{1,40}?)?(?:,? (?:is|was|chairs|leads|runs|keeps|owns|signs|manages|designed|designs|heads|teaches|answers|looks|maintains|writes|coordinates|handles|takes|sits|works|lives|made|builds|built|serves|represents|holds|will)\b|,? (?:the|our|a|an) |\s*[:–—-]\s|, )`)

// introduce returns the sentence that introduces a person: by its form and its place; else
// a line in which they answer for something.
func (g *guide) introduce(p *person) brief.Sentence {
	var best evidence.Statement
	most := introduces - 0.001
	for _, d := range g.current {
		for _, passage := range d.Passages {
			if !strings.Contains(passage.Quote, p.name) {
				continue
			}
			for _, s := range evidence.Statements(passage) {
				if score := g.introduces(p, d, s); score > most {
					best, most = s, score
				}
			}
		}
	}
	if best.Path != "" {
		return brief.Quote(evidence.Finding{Statement: best}, "")
	}
	for _, kind := range []string{facts.Owner, facts.Task, facts.Decision} {
		for _, f := range p.facts {
			if f.Kind == kind && f.State != "done" && strings.Contains(f.Source.Quote, strings.Fields(p.name)[0]) {
				return brief.Stand(f.Source, "")
			}
		}
	}
	return brief.Sentence{}
}

// plainName takes off what stands before a name at the start of a line.
var plainName = strings.NewReplacer("**", "", "__", "", "`", "")

func (g *guide) introduces(p *person, d *document, s evidence.Statement) float64 {
	text := strings.TrimLeft(plainName.Replace(s.Text), " *_-")
	rest, ok := strings.CutPrefix(text, p.name)
	if !ok || s.Task {
		return 0
	}
	score := beginsWith + amongMany*share(g.named(d), len(g.people))
	if office.MatchString(rest) {
		score += actsAs
	}
	for _, f := range p.facts {
		if f.Kind == facts.Owner && f.Source.Path == s.Path && f.Source.Line == s.Line {
			score += answersFor
			break
		}
	}
	if s.WordCount() > longLine {
		score -= longCost
	}
	return score
}
