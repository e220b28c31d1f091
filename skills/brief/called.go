package brief

import (
	"fmt"
	"strings"
)

// Called says in words what is asked for: a plan, a brief on "costs".
func (r Request) Called() string {
	what := withArticle(r.Kind)
	if r.Kind == "" {
		what = "a brief"
	}
	if r.Topic == "" {
		return what
	}
	return fmt.Sprintf("%s on %q", what, r.Topic)
}

// withArticle returns a kind as it stands in a sentence.
func withArticle(kind string) string {
	if kind != "" && strings.ContainsRune("aeio", rune(kind[0])) {
		return "an " + kind
	}
	return "a " + kind
}
