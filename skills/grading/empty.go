package grading

import (
	"slices"
	"strings"
	"unicode"

	"ken/notes/prose"
)

// empty tells whether somebody answered nothing: no letter, digit or sign of use, or
// that he does not know.
func empty(given string) bool {
	p := strings.Trim(prose.Plain(given), ` .,;:?!'"()[]…-_*/\`)
	if p == "" {
		return strings.IndexFunc(given, significant) < 0
	}
	p = strings.ReplaceAll(p, "'", "")
	p = strings.Join(strings.FieldsFunc(p, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:!?…", r) }), " ")
	return slices.Contains(ignorance, p)
}

// significant tells the marks that may be an answer by themselves: operators, not the
// marks of sentences.
func significant(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Sm, r) || unicode.Is(unicode.So, r) ||
		strings.ContainsRune("&*@#%$^~\\/-_{}[]()<>|:;.,!'\"", r)
}

// ignorance is how people say that they do not know.
//
//nolint:gochecknoglobals // it never changes
var ignorance = strings.Split("i dont know|dont know|i do not know|do not know|idk|dunno|i dunno|no idea|i have no idea|no clue|"+
	"i have no clue|not sure|im not sure|i am not sure|unsure|i forgot|forgot|i forget|i cant remember|cant remember|"+
	"i dont remember|dont remember|i do not remember|pass|skip|nothing|none of these|na|n/a|dk|tbd|i give up|give up|"+
	"no answer|unknown|whatever|anything|something|the answer|answer|i really dont know|sorry i dont know|"+
	"i dont know sorry|i dont know this|i dont know it|i dont know the answer|hmm|hm|uh|um|xxx|blank|"+
	"keine ahnung|weiss nicht|weiß nicht|ich weiss nicht|ich weiß nicht|je ne sais pas|no se|no sé|no lo se|no lo sé|non so|não sei|nao sei", "|")
