package plan

import (
	"regexp"
	"slices"
	"strings"

	"ken/index"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
)

// said looks for lines of later documents that say in words that an open step is done:
// "the tanks were delivered on Monday". All words of the step have to stand in one
// sentence, one of them behind "was" or "has been", and nothing that doubts it.
func (p *planner) said() {
	var open []*step
	for _, s := range p.steps {
		if s.open() && !s.dated.IsZero() && len(s.stems) > 1 {
			open = append(open, s)
		}
	}
	if len(open) == 0 {
		return
	}
	for _, d := range byDate(p.documents) {
		if d.Dated.IsZero() || d.Dated.After(p.w.Now()) {
			continue
		}
		later := slices.DeleteFunc(slices.Clone(open), func(s *step) bool { return s.word.Path != "" || !d.Dated.After(s.dated) })
		for _, passage := range d.Passages {
			speakOf(passage, later)
		}
	}
}

// speakOf gives each step the sentence of a passage that says it is done.
func speakOf(passage index.Passage, steps []*step) {
	lower := strings.ToLower(passage.Quote)
	var statements []evidence.Statement
	for _, s := range steps {
		if s.word.Path != "" || !mayHold(lower, s) {
			continue
		}
		if statements == nil {
			statements = evidence.Statements(passage)
		}
		for _, st := range statements {
			if s.doneBy(st) {
				s.word = st
				break
			}
		}
	}
}

// mayHold tells in little time that a passage lacks a word of a step. A stem may end
// otherwise than the word it was made of.
func mayHold(lower string, s *step) bool {
	for stem := range s.stems {
		if !strings.Contains(lower, stem[:max(1, len(stem)-2)]) && len(stem) > 3 {
			return false
		}
	}
	return true
}

// doneBy tells whether a sentence says that the step is done.
func (s *step) doneBy(st evidence.Statement) bool {
	text := prose.Folded(st.Text)
	if st.Task || st.Mentions(stemList(s)) < len(s.stems) || doubts.MatchString(text) || strings.HasSuffix(text, "?") {
		return false
	}
	for _, mark := range s.marks {
		if !slices.Contains(marksOf(" "+st.Text), mark) {
			return false
		}
	}
	for _, m := range happened.FindAllStringSubmatch(text, -1) {
		for w := range prose.Words(m[1]) {
			if s.stems[prose.Stem(w.Term)] {
				return true
			}
		}
	}
	return false
}

func stemList(s *step) []string {
	var out []string
	for stem := range s.stems {
		out = append(out, stem)
	}
	return out
}

var (
	// happened is what is behind us, with the word that says what. An "is" is not enough
	// for words in -ing: "is being delivered".
	happened = regexp.MustCompile(`(?i)\b(?:was|were|has been|have been|is now|are now|are|is|got)(?: (?:all|both|finally|already|duly|successfully))? (\p{L}+(?:ed|t|en|n|e|d|k|g|ne|done|up|in))\b`)
	// doubts are words of what has not happened, not yet, not wholly, or not for certain.
	doubts = regexp.MustCompile(`(?i)\b(?:not|no|never|until|unless|if|whether|when|once|will|would|should|could|may|might|must|shall|to be|being|planned|expected|supposed|scheduled|promised|due|except|but|only|partly|half|almost|nearly|most|some|cannot|before|after|by)\b`)
)

// byDate returns documents, the latest first.
func byDate(documents map[string]brief.Document) []brief.Document {
	var out []brief.Document
	for _, d := range documents {
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b brief.Document) int {
		if n := b.Dated.Compare(a.Dated); n != 0 {
			return n
		}
		return strings.Compare(a.Path, b.Path)
	})
	return out
}
