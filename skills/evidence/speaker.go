package evidence

import (
	"slices"
	"strings"

	"ken/notes/prose"
)

// Fewest turns of a transcript, and the least share of its paragraphs that are turns.
const (
	leastTurns     = 6
	leastTurnShare = 0.6
)

// transcripts returns the statements of each document that is one, in order of place.
func transcripts(found []Finding) [][]*Finding {
	documents := map[string][]*Finding{}
	var paths []string
	for i := range found {
		path := found[i].Path
		if documents[path] == nil {
			paths = append(paths, path)
		}
		documents[path] = append(documents[path], &found[i])
	}
	var out [][]*Finding
	for _, path := range paths {
		said := documents[path]
		if isTranscript(said) {
			slices.SortStableFunc(said, func(a, b *Finding) int { return Place(a.Statement, b.Statement) })
			out = append(out, said)
		}
	}
	return out
}

// isTranscript tells whether most paragraphs begin with the name of a speaker, and the
// speakers speak more than once.
func isTranscript(said []*Finding) bool {
	speakers := map[string]bool{}
	turns, opens := 0, 0
	for _, f := range said {
		if !f.opens {
			continue
		}
		opens++
		if f.speaker != "" {
			turns++
			speakers[f.speaker] = true
		}
	}
	return turns >= leastTurns && len(speakers) > 1 && 2*len(speakers) <= turns && float64(turns) >= leastTurnShare*float64(opens)
}

// speakerOf returns whose name a paragraph begins with, "" where it is none: "Ann: …",
// "**Project Manager:** …".
func speakerOf(paragraph string) string {
	text := strings.TrimLeft(paragraph, "*_ ")
	name, rest, found := strings.Cut(text, ":")
	if !found || rest == "" || strings.HasPrefix(rest, "//") || len(strings.Fields(name)) > mostNameWords {
		return ""
	}
	name = strings.Trim(name, "*_ ")
	if !isName(name) || strings.ContainsAny(name, ".?!;") && !strings.Contains(name, "(") && !titled(name) {
		return ""
	}
	return name
}

// mostNameWords is how long the name of a speaker may be: "Hon. Anita Anand (Minister of
// Public Services and Procurement)".
const mostNameWords = 14

func titled(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	return strings.HasSuffix(first, ".") && !strings.ContainsAny(strings.TrimPrefix(name, first), "?!;")
}

// speakers returns which of those who speak the question names.
func (q Question) speakers(said []*Finding) map[string]bool {
	asked := " " + strings.Join(foldedWords(q.Text), " ") + " "
	named := map[string]bool{}
	for _, f := range said {
		if _, known := named[f.speaker]; !known {
			named[f.speaker] = f.speaker != "" && names(asked, f.speaker)
		}
	}
	return named
}

// names tells whether a text, as folded words between blanks, names a speaker: by the
// whole name, by what stands in its brackets, or without the letter that tells apart two
// of a kind ("Professor E").
func names(text, speaker string) bool {
	outside, inside, _ := strings.Cut(speaker, "(")
	words := slices.DeleteFunc(foldedWords(outside), func(w string) bool { return honorifics[w] })
	forms := []string{strings.Join(words, " "), strings.Join(foldedWords(inside), " ")}
	if n := len(words); n > 1 && len(words[n-1]) == 1 {
		forms = append(forms, strings.Join(words[:n-1], " "))
	}
	return slices.ContainsFunc(forms, func(f string) bool { return f != "" && strings.Contains(text, " "+f+" ") })
}

var honorifics = words("mr mrs ms dr hon honourable right rt the sir dame lord lady am mp ms")

func foldedWords(text string) []string {
	var out []string
	for w := range prose.Words(text) {
		out = append(out, strings.TrimSuffix(strings.TrimSuffix(w.Term, "'s"), "’s"))
	}
	return out
}
