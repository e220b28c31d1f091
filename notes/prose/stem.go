package prose

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Stem returns what the inflected forms of an English term share ("growing",
// "grows" → "grow"), by the Snowball (Porter 2) rules. Terms with a digit are
// returned as they are. The term must be folded, as [Word.Term] is.
func Stem(term string) string {
	if len(term) < 3 {
		return term
	}
	for i := range len(term) {
		if term[i] < 'a' || term[i] > 'z' {
			return term
		}
	}
	env := snowballstem.NewEnv(term)
	english.Stem(env)
	return env.Current()
}

// A Stemmer remembers the stems it made, which is worth ten times the speed on
// running text. It is not safe for use by two goroutines at once. The zero value
// is ready.
type Stemmer struct{ known map[string]string }

// most is how many stems a Stemmer remembers before it begins anew: a text has
// few different words, a folder of logs has millions.
const most = 1 << 16

// Stem is [Stem], remembered.
func (s *Stemmer) Stem(term string) string {
	if stem, ok := s.known[term]; ok {
		return stem
	}
	if s.known == nil || len(s.known) >= most {
		s.known = make(map[string]string)
	}
	stem := Stem(term)
	s.known[term] = stem
	return stem
}
