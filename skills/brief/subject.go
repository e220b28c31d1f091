package brief

import (
	"strings"

	"ken/notes"
	"ken/notes/facts"
	"ken/notes/prose"
	"ken/skills/evidence"
	"ken/skills/proof"
)

// What counts as being about a topic: this share of its words, by weight, where a word
// over a text counts less than one in it; or that so many of the text's own words are
// words of the topic, which may say more than the text does.
const (
	aboutIt   = 0.45
	fromAbove = 0.7
	within    = 0.6
)

// Speaks tells whether a fact of a document is on the topic. Without a topic, every fact is.
func (w *Writer) Speaks(f facts.Fact, d Document) bool {
	return w.Request.Topic == "" || w.about(f.Source.Quote+" "+f.Text+" "+f.What, above(d, f.Source)) >= aboutIt || w.inside(f.Text)
}

// About tells whether a statement is on the topic. Without a topic, every one is.
func (w *Writer) About(s evidence.Statement) bool {
	return w.Request.Topic == "" || w.about(s.Text, s.Title+" "+s.Under()+" "+s.Lead) >= aboutIt
}

// about returns the share, 0 to 1, of the topic's words that a text and what stands over
// it hold.
func (w *Writer) about(text, above string) float64 {
	own, over := Stems(text), Stems(above)
	sum, all := 0.0, 0.0
	for _, word := range w.Gathered.Question.Words {
		all += word.Weight
		switch {
		case own[word.Stem]:
			sum += word.Weight
		case over[word.Stem]:
			sum += fromAbove * word.Weight
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// inside tells whether a text says little that the topic does not.
func (w *Writer) inside(text string) bool {
	own := Stems(text)
	n := 0
	for _, word := range w.Gathered.Question.Words {
		if own[word.Stem] {
			n++
		}
	}
	return n > 1 && float64(n) >= within*float64(len(own))
}

// above returns what stands over a place: title, path and headings.
func above(d Document, src notes.Source) string {
	return d.Title + " " + strings.NewReplacer("/", " ", "-", " ", "_", " ").Replace(d.Path) + " " + src.Under()
}

// Stems returns the stems of a text's content words, to look up.
func Stems(text string) map[string]bool {
	out := map[string]bool{}
	for _, s := range evidence.Stems(text) {
		out[s] = true
	}
	return out
}

// Stand makes a sentence of what stands at a place, under a theme. The cells of a row are
// parted by dots.
func Stand(src notes.Source, theme string) Sentence {
	return Sentence{Text: LineOf(src), Citations: []notes.Source{src}, Theme: theme}
}

// LineOf returns what stands at a place as one line.
func LineOf(src notes.Source) string {
	text := prose.Readable(src.Quote)
	if !strings.Contains(text, "|") {
		return text
	}
	var cells []string
	for cell := range strings.SplitSeq(text, "|") {
		if cell = strings.TrimSpace(cell); cell != "" {
			cells = append(cells, cell)
		}
	}
	return strings.Join(cells, " · ")
}

// Standing returns the first of some texts that the words at the places carry, "" where
// none is.
func Standing(places []notes.Source, texts ...string) string {
	words := quotes(places)
	for _, text := range texts {
		if text != "" && proof.Sentence(text, words).Verdict.Stands() {
			return text
		}
	}
	return ""
}
