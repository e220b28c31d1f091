package brief

import (
	"cmp"
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"ken/index"
	"ken/notes"
	"ken/notes/facts"
)

// How many decisions in force, and open ones, are told at most.
const (
	mostDecided   = 7
	mostUndecided = 5
)

// A decider goes through the decisions of some documents.
type decider struct {
	w         *Writer
	documents map[string]Document // those to go by
	retired   []Document
	list      []facts.Fact
}

// Decisions returns the decisions on the topic that are in force, the latest first, and
// those that are still open, out of documents of which the outdated are left out.
func (w *Writer) Decisions(ctx context.Context, documents []Document) (decided, undecided []Sentence, err error) {
	p := decider{w: w, documents: map[string]Document{}}
	for _, d := range documents {
		if d.Outdated != "" {
			p.retired = append(p.retired, d)
		} else {
			p.documents[d.Path] = d
		}
	}
	if err := p.read(ctx); err != nil {
		return nil, nil, err
	}
	told := map[string]bool{} // records that a decision was taken from, by their names
	for _, f := range p.list {
		if w.Request.Topic == "" && p.decidedOn(f) == "" { // of what nobody knows when, nobody knows whether it still holds
			continue
		}
		s := p.decision(f)
		name := strings.TrimSuffix(path.Base(f.Source.Path), path.Ext(f.Source.Path))
		if s.Text == "" || p.ofOld(s.Text) || !w.Admits(s.Text) || told[name] || pointsTo(s.Text, told) {
			continue
		}
		told[name] = p.record(f.Source.Path)
		switch {
		case InForce(f.Status) && len(decided) < mostDecided && !retells(s, decided):
			decided = append(decided, s)
		case isOpen(f.Status) && len(undecided) < mostUndecided:
			undecided = append(undecided, s)
		}
	}
	return decided, undecided, nil
}

// read gathers the decisions on the topic, the latest first.
func (p *decider) read(ctx context.Context) error {
	list, err := p.w.Facts(ctx, index.FactQuery{Kinds: []string{facts.Decision}})
	if err != nil {
		return err
	}
	for _, f := range list {
		if d, ok := p.documents[f.Source.Path]; ok && p.w.Speaks(f, d) {
			p.list = append(p.list, f)
		}
	}
	slices.SortStableFunc(p.list, func(a, b facts.Fact) int {
		return cmp.Or(strings.Compare(p.decidedOn(b), p.decidedOn(a)), strings.Compare(a.Source.Path, b.Source.Path))
	})
	return nil
}

// record tells whether a document is the record of one decision: what is known of it stands
// in the head of its file.
func (p *decider) record(name string) bool {
	return slices.ContainsFunc(p.list, func(f facts.Fact) bool { return f.Source.Path == name && frontMatter(f) })
}

// pointsTo tells whether a sentence names a record that was told.
func pointsTo(text string, told map[string]bool) bool {
	for name, yes := range told {
		if yes && strings.Contains(text, name) {
			return true
		}
	}
	return false
}

// decidedOn is the day a decision is of: its own, else its document's.
func (p *decider) decidedOn(f facts.Fact) string {
	if d := p.documents[f.Source.Path].Dated; f.On == "" && !d.IsZero() {
		return d.Format("2006-01-02")
	}
	return f.On
}

// InForce tells whether a decision of a status holds.
func InForce(status string) bool {
	status, _, _ = strings.Cut(strings.ToLower(status), " ")
	switch status {
	case "decided", "accepted", "approved", "adopted", "agreed", "final", "implemented":
		return true
	}
	return false
}

func isOpen(status string) bool {
	status, _, _ = strings.Cut(strings.ToLower(status), " ")
	switch status {
	case "open", "proposed", "draft", "pending", "undecided":
		return true
	}
	return false
}

// decision writes one: the sentence that says it. What only front matter says is left to
// a sentence of the same document where there is one, else it is the document's title
// with the line that gives its state.
func (p *decider) decision(f facts.Fact) Sentence {
	if !frontMatter(f) && !pointing.MatchString(f.Source.Quote) {
		return Stand(f.Source, "")
	}
	if frontMatter(f) && slices.ContainsFunc(p.list, func(o facts.Fact) bool { return o.Source.Path == f.Source.Path && !frontMatter(o) }) {
		return Sentence{}
	}
	heading, ok := p.documents[f.Source.Path].Heading()
	if !ok {
		return Sentence{}
	}
	return Sentence{Text: LineOf(heading), Citations: []notes.Source{heading, f.Source}}
}

// pointing tells a sentence that says of something above it that it was decided.
var pointing = regexp.MustCompile(`(?i)\b(?:decided|agreed|approved|chose|adopted)\s+(?:on\s+)?(?:this|it|that|so)\b|^\W*(?:this|it|that)\b`)

// repeated is the share of words that two decisions have in common when they are one.
const repeated = 0.6

// retells tells whether a decision stands in the plan already, in other words.
func retells(s Sentence, others []Sentence) bool {
	own := Stems(s.Text)
	for _, o := range others {
		n := 0
		theirs := Stems(o.Text)
		for stem := range own {
			if theirs[stem] {
				n++
			}
		}
		if float64(n) >= repeated*float64(min(len(own), len(theirs))) {
			return true
		}
	}
	return false
}

// frontMatter tells a fact of which only an entry of the head of its file tells.
func frontMatter(f facts.Fact) bool {
	key, _, ok := strings.Cut(f.Source.Quote, ":")
	return ok && len(f.Source.Heading) == 0 && !strings.Contains(key, " ") && !strings.Contains(f.Source.Quote, f.What)
}

// ofOld tells a sentence that is about a version of a document that a later one replaced:
// "plan v1 was adopted" steers nothing any more.
func (p *decider) ofOld(text string) bool {
	lower := strings.ToLower(text)
	for _, d := range p.retired {
		name := strings.ToLower(d.Name())
		if len(strings.Fields(name)) > 1 && strings.Contains(lower, name) {
			return true
		}
	}
	return false
}
