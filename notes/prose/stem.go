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
