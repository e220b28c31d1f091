package facts

import (
	"strings"

	"ken/notes/prose"
)

// relatives of two things in running text, as words and as what they are called. The
// longer ones come first.
var phrases = []struct {
	words    string
	relation string
}{
	{"can only start after", "after"},
	{"can only begin after", "after"},
	{"is blocked by", "blocked by"},
	{"are blocked by", "blocked by"},
	{"is blocked on", "blocked by"},
	{"are blocked on", "blocked by"},
	{"is waiting for", "blocked by"},
	{"are waiting for", "blocked by"},
	{"is waiting on", "blocked by"},
	{"waits for", "blocked by"},
	{"wait for", "blocked by"},
	{"waits on", "blocked by"},
	{"depends on", "depends on"},
	{"depend on", "depends on"},
	{"requires", "needs"},
}

// openings are the words that phrases begin with.
var openings = func() map[string]bool {
	m := map[string]bool{}
	for _, p := range phrases {
		first, _, _ := strings.Cut(p.words, " ")
		m[first] = true
	}
	return m
}()

// dependencies takes what a sentence says waits for, or needs, what.
func (r *reader) dependencies(s *sentence) {
	if supposes(s.words) {
		return
	}
	for i := 1; i < len(s.words)-1; i++ {
		if n := s.forbids(i); n > 0 {
			if f, ok := s.dependency(i, i+n); ok {
				f.Relation = "after"
				r.add(f, s.span)
			}
			return
		}
		if !openings[s.words[i].low] {
			continue
		}
		for _, p := range phrases {
			n := s.reads(i, p.words)
			if n == 0 {
				continue
			}
			if f, ok := s.dependency(i, i+n); ok {
				f.Relation = p.relation
				r.add(f, s.span)
			}
			return
		}
	}
}

// forbids returns how many words "cannot start until" has at a place, 0 where that does
// not stand there.
func (s *sentence) forbids(i int) int {
	if low := s.words[i].low; low != "cannot" && low != "can't" {
		return 0
	}
	for n := i + 2; n < len(s.words)-1 && n < i+6 && !s.ends(n-1); n++ {
		if low := s.words[n].low; low == "until" || low == "before" {
			return n + 1 - i
		}
	}
	return 0
}

// reads returns how many words the words at a place are, if they stand there.
func (s *sentence) reads(i int, phrase string) int {
	n := 0
	for w := range strings.SplitSeq(phrase, " ") {
		if i+n >= len(s.words) || s.words[i+n].low != w || n > 0 && s.ends(i+n-1) {
			return 0
		}
		n++
	}
	return n
}

// dependency names the two sides of a relation that stands between two words.
func (s *sentence) dependency(begin, end int) (Fact, bool) {
	for _, w := range s.words[max(0, begin-2):begin] {
		switch w.low {
		case "not", "never", "would", "might", "may", "could", "should", "don't", "doesn't", "does", "do", "did", "who", "which", "that", "to", "will", "must", "can", "can't", "cannot", "longer":
			return Fact{}, false
		}
	}
	for begin > 0 && adverbs[s.words[begin-1].low] {
		begin--
	}
	if begin == 0 {
		return Fact{}, false
	}
	from, to := s.before(begin), s.from(end)
	for w := range strings.FieldsSeq(strings.ToLower(from)) {
		if finite[w] || pronouns[w] || strings.Contains(w, "—") {
			return Fact{}, false
		}
	}
	for w := range strings.FieldsSeq(strings.ToLower(to)) {
		if finite[w] || w == "should" || w == "will" || w == "must" {
			if begin+1 < end && s.words[end-1].low != "until" && s.words[end-1].low != "before" || end-begin == 1 {
				return Fact{}, false
			}
		}
	}
	first := strings.ToLower(strings.Fields(to + " .")[0])
	if from == "" || !wordy(to) || len(strings.Fields(from)) > 8 || len(strings.Fields(to)) > 12 {
		return Fact{}, false
	}
	if (vague[first] && first != "each" && first != "both" && first != "all") || unsaid[first] || strings.HasSuffix(first, "ing") {
		return Fact{}, false
	}
	if to = closed(withoutArticle(to)); strings.Count(from, `"`)%2 == 1 || strings.HasPrefix(to, "each other") {
		return Fact{}, false
	}
	return Fact{Kind: Dependency, From: from, To: to}, true
}

var (
	adverbs = set("still currently now also already always often sometimes usually typically therefore thus then only " +
		"however very much definitely effectively generally directly actually really just largely partly ultimately entirely")
	// finite are verbs, and words that doubt: what holds one is a clause or a guess.
	finite = set("is are was were has have had can can't will would do does did longer been be being said says sometimes not get gets got " +
		"probably perhaps possibly likely")
	pronouns = set("it this that these those they them he she him her we us you i there")
)

var unsaid = set("ever whether how what which why where that if to you us him her them being having your")

// menus are what one clicks on, and no things that follow each other.
var menus = set("file edit view insert format tools window help settings preferences menu options system about")

// arrows reads a line that is nothing but "A → B → C".
func (r *reader) arrows(span prose.Span, text string) bool {
	if len(text) > 400 || strings.ContainsAny(text, "`{}<=;") || strings.Contains(text, "\n") {
		return false
	}
	text = plain(text)
	for _, mark := range []string{" → ", " --> ", " -> ", " ⟶ "} {
		parts := strings.Split(text, mark)
		if len(parts) < 2 || len(parts) > 12 {
			continue
		}
		for i, p := range parts {
			parts[i] = trimmed(p)
			if n := len(strings.Fields(parts[i])); n == 0 || n > 6 || !wordy(parts[i]) || menus[strings.ToLower(parts[i])] || strings.ContainsAny(parts[i], ".:()&") {
				return false
			}
		}
		for i := range parts[1:] {
			r.add(Fact{Kind: Dependency, From: parts[i], Relation: "→", To: parts[i+1]}, span)
		}
		return true
	}
	return false
}
