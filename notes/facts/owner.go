package facts

import (
	"strings"

	"ken/notes/prose"
)

// duties are the verbs that say who answers for something; the object must follow.
var duties = set("owns leads signs sign chairs coordinates maintains keeps runs run handles manages supervises oversees " +
	"lead own chair coordinate maintain manage handle supervise oversee writes holds organises organizes prepares")

// owners takes who answers for what out of a sentence: "Petra Lind is responsible for
// the certificate", "Donal chairs the board and signs every contract", "Owner: Piotr.".
func (r *reader) owners(s *sentence) {
	if r.ownerLabel(s) || s.hypothetical() {
		return
	}
	if r.responsible(s) {
		return
	}
	fields := strings.Fields(s.text)
	for at := 0; at < len(s.words); at++ {
		if at > 0 && !s.ends(at-1) {
			continue
		}
		n := nameAt(fields[at:])
		if n == 0 || at+n >= len(s.words) {
			continue
		}
		name := strings.Trim(strings.Join(fields[at:at+n], " "), ",;:")
		if !r.people.knows(name) && (at > 0 || n == 1 || !strings.HasPrefix(r.raw(s), "**")) {
			continue
		}
		r.people.add(name)
		r.duties(s, name, at+n)
	}
}

// raw is what stands in the document where a sentence is.
func (r *reader) raw(s *sentence) string { return s.span.In(r.doc.Text) }

// duties takes what the subject of a sentence does for a living: each verb must stand
// behind the name, or behind "and".
func (r *reader) duties(s *sentence, name string, n int) {
	for i := n; i < len(s.words); i++ {
		if i > n && s.ends(i-1) && r.people.knows(unmarked(s.text[s.words[i].Start:s.words[i].End])) {
			return // the next is about somebody else
		}
		if !duties[s.words[i].low] || i+1 >= len(s.words) || !r.does(s, i, n) {
			continue
		}
		object := s.object(i + 1)
		if object == "" {
			continue
		}
		r.add(Fact{Kind: Owner, Who: name, What: object}, s.span)
	}
}

// does tells whether the verb at the ith word is said of the name that ends before the
// nth: it follows the name, a remark on it, or "and".
func (r *reader) does(s *sentence, i, n int) bool {
	at := i
	for at > n && (s.words[at-1].low == "will" || s.words[at-1].low == "also") {
		at--
	}
	if at == n || s.words[at-1].low == "and" || s.ends(at-1) && s.words[at-1].low != "" && at-1 >= n && strings.HasSuffix(s.text[:s.words[at-1].End], ",") && !r.named(s, n, at) {
		return true
	}
	return strings.HasSuffix(s.text[:s.words[at-1].End], ")") && strings.HasPrefix(s.text[s.words[n].Start:], "(")
}

// named tells whether another person stands between two words.
func (r *reader) named(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		if r.people.knows(strings.Trim(s.text[s.words[i].Start:s.words[i].End], ",.;:")) {
			return true
		}
	}
	return false
}

// object is the noun phrase from the nth word on, without its article. It must have
// one: "keeps the books" is a duty, "keeps asking" is none.
func (s *sentence) object(n int) string {
	if !articles[s.words[n].low] && s.words[n].low != "every" && s.words[n].low != "each" && s.words[n].low != "all" && s.words[n].low != "both" {
		return ""
	}
	if articles[s.words[n].low] && !s.ends(n) {
		n++
	}
	return s.until(n, 12, func(i int) bool {
		low := s.words[i].low
		another := low == "and" && i+1 < len(s.words) && (duties[s.words[i+1].low] || auxiliaries[s.words[i+1].low])
		return breaks[low] || another || low == ","
	})
}

// responsible reads "X is responsible for Y" and "X is in charge of Y". X is a person
// or a body of people: programs and parts of machines answer for nothing.
func (r *reader) responsible(s *sentence) bool {
	for _, phrase := range []string{" responsible for ", " in charge of ", " accountable for "} {
		at := strings.Index(s.text, phrase)
		if at <= 0 {
			continue
		}
		n := 0
		for n < len(s.words) && s.words[n].End <= at {
			n++
		}
		for n > 0 && (s.words[n-1].low == "also" || s.words[n-1].low == "jointly" || s.words[n-1].low == "now") {
			n--
		}
		if n < 2 || !copulas[s.words[n-1].low] {
			return true
		}
		who := r.body(s, n-1)
		what := 0
		for what < len(s.words) && s.words[what].Start < at+len(phrase) {
			what++
		}
		if who == "" || what >= len(s.words) || unsaid[s.words[what].low] {
			return true
		}
		if thing := closed(withoutArticle(s.from(what))); wordy(thing) && thing[0] != '(' && (strings.Contains(thing, " ") || !strings.HasSuffix(thing, "ing")) {
			r.add(Fact{Kind: Owner, Who: who, What: thing}, s.span)
			for _, name := range names(who) {
				r.people.add(name)
			}
		}
		return true
	}
	return false
}

var copulas = set("is are was were remains becomes")

// body names who stands before the nth word: a person of the document, a name of two
// words and more, or a team.
func (r *reader) body(s *sentence, n int) string {
	who := s.before(n)
	switch s.words[max(0, n-1-strings.Count(who, " ")-1)].low {
	case "a", "an", "any", "every", "each", "no", "some":
		return ""
	}
	if who == "" {
		return ""
	}
	words := strings.Fields(who)
	last := strings.ToLower(words[len(words)-1])
	switch {
	case len(words) < 5 && bodies[last]:
		return who
	case r.people.knows(who):
		return who
	case nameAt(words) == len(words) && len(words) > 1 && !things[last]:
		return who
	}
	for _, w := range words { // "Ann and Ben are"
		if w = strings.Trim(w, ",."); w != "and" && !r.people.knows(w) {
			return ""
		}
	}
	return who
}

var bodies = set("team board group committee council fund bank authority agency ministry court department office members caretaker treasurer secretary coordinator " +
	"manager chair foreman director contractor landlord tenant")

// things end names of two words that are nobody's.
var things = set("compiler server system service module library project program api tool language code type trait engine " +
	"runtime framework crate package plan report phase policy act book")

// closed takes words off the end of a phrase that cannot end it: "work in", "and".
func closed(phrase string) string {
	for {
		at := strings.LastIndexByte(phrase, ' ')
		if at < 0 {
			return phrase
		}
		if last := strings.ToLower(phrase[at+1:]); !prepositions[last] && !articles[last] && !joins[last] {
			return phrase
		}
		phrase = trimmed(phrase[:at])
	}
}

// withoutArticle takes the article off a noun phrase.
func withoutArticle(phrase string) string {
	first, rest, found := strings.Cut(phrase, " ")
	if found && articles[strings.ToLower(first)] {
		return rest
	}
	return phrase
}

// ownerLabel reads "Owner: Gráinne for the date, Maeve for the pressure." at the end of
// what it is about.
func (r *reader) ownerLabel(s *sentence) bool {
	key, value, ok := label(s.text)
	if !ok || labelKinds[key] != labelOwner {
		return false
	}
	what := s.lead
	if what == "" {
		what = r.topic()
	}
	for part := range strings.SplitSeq(strings.TrimRight(value, "."), ",") {
		who, share, divided := strings.Cut(strings.TrimSpace(part), " for ")
		if who = ownerText(who); who == "" || what == "" {
			continue
		}
		thing := what
		if divided {
			thing += ": " + trimmed(share)
		}
		for _, name := range names(who) {
			r.people.add(name)
		}
		r.add(Fact{Kind: Owner, Who: who, What: thing}, prose.Span{Start: s.span.Start, End: s.span.End})
	}
	return true
}
