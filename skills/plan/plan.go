package plan

import (
	"context"
	"slices"
	"strings"

	"ken/index"
	"ken/notes/facts"
	"ken/skills/brief"
)

// The sections of a plan, in order.
const (
	Overdue = "Overdue"
	Next    = "Next"
	Later   = "Later"
	Waiting = "Waiting"
	Decided = "Decided"
	Missing = "What is missing"
	Done    = "Done"
)

// usualWords bounds a plan where no preference does: what fits on three pages.
const usualWords = 1200

// Kind is the kind called "plan".
func Kind() brief.Kind {
	return brief.Kind{
		Name:     "plan",
		Headings: []string{Overdue, Next, Later, Waiting, brief.Disagree, Decided, Missing, Done, brief.Goals},
		Whole:    true,
		Words:    usualWords,
		Fill:     fill,
		Criteria: criteria(),
	}
}

// A planner puts one plan together.
type planner struct {
	w         *brief.Writer
	list      []brief.Document          // all, also those that are out of date
	documents map[string]brief.Document // those to go by
	steps     []*step                   // in order of date
	waits     []wait
}

// fill writes the plan.
func fill(ctx context.Context, w *brief.Writer, b *brief.Brief) error {
	p := &planner{w: w, documents: map[string]brief.Document{}}
	if err := p.read(ctx); err != nil {
		return err
	}
	if len(p.steps) == 0 {
		w.NotFound(b)
		b.Lacking = append(b.Lacking, "no step is named in the documents")
		return nil
	}
	b.Found = true
	decided, undecided, err := w.Decisions(ctx, p.list)
	if err != nil {
		return err
	}
	fights, disputes, err := p.fights(ctx)
	if err != nil {
		return err
	}
	b.Disputes = append(b.Disputes, disputes...)
	ahead := p.ahead()
	serving := w.ServeBy(ahead.all())
	for i := range undecided {
		undecided[i].Theme = notDecided
	}
	l := w.Ledger(wordsOf(serving))
	l.Take(Next, ahead.next, 0.3)
	l.Take(Overdue, ahead.overdue, 0.2)
	l.Take(Missing, append(p.missing(), undecided...), 0.15)
	l.Take(Waiting, p.waiting(), 0.15)
	l.Take(brief.Disagree, fights, 0.1)
	l.Take(Later, ahead.later, 0.4)
	l.Take(Decided, decided, 0.15)
	l.Take(Done, p.done(), 0.1)
	for _, s := range l.Settle() {
		b.Add(s)
	}
	b.Add(brief.Section{Heading: brief.Goals, Sentences: serving})
	b.Lacking = append(b.Lacking, l.LeftOut()...)
	return nil
}

// read gathers the steps on the topic, and what waits for what.
func (p *planner) read(ctx context.Context) error {
	var err error
	p.list, err = p.w.Documents(ctx)
	if err != nil {
		return err
	}
	for _, d := range p.list {
		if d.Outdated == "" {
			p.documents[d.Path] = d
		}
	}
	tasks, err := p.current(ctx, facts.Task)
	if err != nil {
		return err
	}
	all := p.join(tasks)
	links, err := p.current(ctx, facts.Dependency)
	if err != nil {
		return err
	}
	waits := p.waiters(all, links)
	p.steps = p.onTopic(all, waits)
	p.said()
	for _, w := range waits {
		if p.has(w.step) && w.step.open() {
			p.waits = append(p.waits, w)
		}
	}
	return nil
}

// current returns the facts of a kind of the documents to go by.
func (p *planner) current(ctx context.Context, kind string) ([]facts.Fact, error) {
	list, err := p.w.Facts(ctx, index.FactQuery{Kinds: []string{kind}})
	if err != nil {
		return nil, err
	}
	var out []facts.Fact
	for _, f := range list {
		if _, ok := p.documents[f.Source.Path]; ok {
			out = append(out, f)
		}
	}
	return out, nil
}

// onTopic returns the steps on the topic, and those that they wait for.
func (p *planner) onTopic(all []*step, waits []wait) []*step {
	in := map[*step]bool{}
	for _, s := range all {
		for _, f := range s.facts {
			in[s] = in[s] || p.w.Speaks(f, p.documents[f.Source.Path])
		}
	}
	for again := true; again; {
		again = false
		for _, w := range waits {
			for _, o := range w.on {
				if in[w.step] && !in[o] {
					in[o], again = true, true
				}
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(s *step) bool { return !in[s] })
}

func (p *planner) has(s *step) bool {
	return slices.Contains(p.steps, s)
}

func wordsOf(sentences []brief.Sentence) int {
	n := 0
	for _, s := range sentences {
		n += len(strings.Fields(s.Text))
	}
	return n
}
