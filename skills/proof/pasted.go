package proof

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/prose"
)

// fewestPasted is how many words in quotation marks are taken for words of a document:
// shorter ones are names and irony.
const fewestPasted = 4

var marked = regexp.MustCompile(`[“"„«]([^“”"„«»]{12,1000})[”"“»]`)

// pastedIn returns what a sentence gives as the words of others: what stands in quotation
// marks, or all of it where it is a quotation.
func pastedIn(sentence string, quotation bool) []string {
	var out []string
	for _, m := range marked.FindAllStringSubmatch(sentence, -1) {
		if len(strings.Fields(m[1])) >= fewestPasted {
			out = append(out, strings.Trim(m[1], " ,"))
		}
	}
	if len(out) == 0 && quotation && len(strings.Fields(sentence)) >= fewestPasted {
		out = append(out, strings.TrimSpace(prose.Readable(sentence)))
	}
	return out
}

// pasted looks for the quoted words of a sentence that cites nothing. It stands where all
// of them stand in documents, to the letter.
func (v *verifier) pasted(ctx context.Context, s CheckedSentence, words []string) CheckedSentence {
	s.Verdict = Quoted
	for _, w := range words {
		source, found := v.find(ctx, w)
		if !found {
			s.Verdict = Unsupported
			s.Reason = fmt.Sprintf("no document says “%s”", short(w))
			return s
		}
		s.Citations = append(s.Citations, source)
	}
	return s
}

// find looks for words in the documents that are most likely to hold them.
func (v *verifier) find(ctx context.Context, words string) (notes.Source, bool) {
	wanted := trimEnd(prose.Folded(words))
	for _, name := range v.near(ctx, words) {
		o := v.open(name)
		for _, spelling := range []string{wanted, otherCase(wanted)} {
			if o.err != nil || wanted == "" || !strings.Contains(o.folded, spelling) {
				continue
			}
			line := lineOf(o.doc, spelling)
			return notes.Source{
				Path: name, Line: line, EndLine: line, Heading: []string{}, Quote: words, SHA256: notes.Digest(words),
			}, true
		}
	}
	return notes.Source{}, false
}

// otherCase turns the case of the first letter round: who quotes within a sentence does.
func otherCase(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if unicode.IsUpper(r) {
		return string(unicode.ToLower(r)) + text[n:]
	}
	return string(unicode.ToUpper(r)) + text[n:]
}

// short cuts words that are repeated in a reason.
func short(text string) string {
	words := strings.Fields(text)
	if len(words) > 12 {
		return strings.Join(words[:12], " ") + " …"
	}
	return strings.Join(words, " ")
}
