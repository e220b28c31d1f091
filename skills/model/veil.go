package model

import "strings"

// leastSecret is how long a key is at the least that is kept out of answers. A shorter one
// is a word that servers without a key want to see, and may well be said.
const leastSecret = 16

// A veil keeps the key out of an answer, also where it comes in pieces: an answer is kept
// and shown, and what an endpoint echoes must not be in it.
type veil struct{ key, held string }

func newVeil(key string) veil {
	if len(key) < leastSecret {
		key = ""
	}
	return veil{key: key}
}

// take takes the next piece and returns what of it can be shown already.
func (v *veil) take(piece string) string {
	if v.key == "" {
		return piece
	}
	text := strings.ReplaceAll(v.held+piece, v.key, "…")
	n := min(len(v.key)-1, len(text))
	for ; n > 0 && !strings.HasPrefix(v.key, text[len(text)-n:]); n-- {
	}
	v.held = text[len(text)-n:]
	return text[:len(text)-n]
}

// rest returns what was held back.
func (v *veil) rest() string {
	text := v.held
	v.held = ""
	return text
}
