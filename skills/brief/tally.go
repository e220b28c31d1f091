package brief

import (
	"fmt"
	"strconv"
	"strings"

	"ken/notes"
)

// own returns the sentences that speak for the document: all but the user's own goals,
// which are repeated as they were written.
func (b Brief) own() []placed {
	var out []placed
	for _, section := range b.Sections {
		for _, s := range section.Sentences {
			if s.goal == "" {
				out = append(out, placed{s, section.Heading})
			}
		}
	}
	return out
}

// A placed sentence knows the section it stands in.
type placed struct {
	Sentence
	in string
}

// where names the place of a sentence: its section, and the line it is cited from.
func (p placed) where() string {
	if len(p.Citations) == 0 {
		return p.in
	}
	return p.in + ", " + p.Citations[0].At()
}

// mostNamed is how many places are named of what stands against a rule.
const mostNamed = 3

// against passes where find returns nothing for any sentence; else it fails, names what
// was found in the first few, and says in how many.
func (b Brief) against(find func(text string) []string) outcome {
	sentences := b.own()
	var named []string
	n := 0
	for _, s := range sentences {
		found := find(s.Text)
		if len(found) == 0 {
			continue
		}
		if n++; n <= mostNamed {
			named = append(named, fmt.Sprintf("“%s” (%s)", strings.Join(found[:min(len(found), mostNamed)], "”, “"), s.where()))
		}
	}
	if n == 0 {
		return passed("nothing against it in " + amount(len(sentences), "sentence", "sentences"))
	}
	return failed(fmt.Sprintf("in %d of %s: %s%s", n, amount(len(sentences), "sentence", "sentences"), strings.Join(named, "; "), more(n)))
}

func more(n int) string {
	if n <= mostNamed {
		return ""
	}
	return "; and " + strconv.Itoa(n-mostNamed) + " more"
}

// holding makes a finder that shows the beginning of a sentence for which has is true.
func holding(has func(string) bool) func(string) []string {
	return func(text string) []string {
		if has(text) {
			return []string{beginning(text)}
		}
		return nil
	}
}

// beginning returns the first words of a sentence, to know it by.
func beginning(text string) string {
	text = unmarked.Replace(text)
	words := strings.Fields(text)
	if len(words) <= 7 {
		return text
	}
	return strings.Join(words[:6], " ") + " …"
}

// counted says how many of something there are; nothing where there are none.
func counted(n int, one, many string) string {
	if n == 0 {
		return ""
	}
	return amount(n, one, many)
}

// amount says how many of something there are, "no …" where there are none.
func amount(n int, one, many string) string {
	switch n {
	case 0:
		return "no " + one
	case 1:
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// citationsOf returns what all sentences of a section cite.
func citationsOf(s Section) []notes.Source {
	var out []notes.Source
	for _, sentence := range s.Sentences {
		out = append(out, sentence.Citations...)
	}
	return out
}
