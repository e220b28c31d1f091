package author

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ken/notes"
	"ken/skills/brief"
	"ken/skills/evidence"
	"ken/skills/model"
	"ken/skills/proof"
)

// An Engine is a model that is asked; *model.Client is one.
type Engine interface {
	Name() string
	Address() string
	Open() bool // what is sent can be read on the way
	Write(ctx context.Context, r model.Request, piece func(string) error) (model.Result, error)
	Caps(ctx context.Context) (model.Caps, error)
	Estimate(r model.Request) int
}

// An Author writes with one model. It may be used by several goroutines.
type Author struct {
	Engine Engine
	// Judge is a second opinion on each sentence, which can only lower it; nil for none.
	Judge proof.Judge
	// Private tells the documents that must not leave this machine. It is asked of each
	// passage just before it would.
	Private func(path string) bool
	// Unsaid keeps the goals and preferences here.
	Unsaid bool
	// Tokens bounds what one document may take, prompts and answers alike; 0 means
	// [DefaultTokens].
	Tokens int
}

// Bounds of what is asked.
const (
	// DefaultTokens is what a document may take where nothing else is set: three times the
	// passages of a brief and its answer.
	DefaultTokens = 60_000
	// answerTokens are kept free for the answer, and roomFor is the share of a context
	// that is filled: estimates are off by some.
	answerTokens = 4_000
	roomFor      = 0.85
	// resumes is how often an answer that broke off is gone on with.
	resumes = 2
)

// Name says who writes: the model, and the host it is asked at.
func (a *Author) Name() string {
	host := a.Engine.Address()
	if _, rest, found := strings.Cut(host, "://"); found {
		host = rest
	}
	host, _, _ = strings.Cut(host, "/")
	return a.Engine.Name() + " at " + host
}

// ErrNothingToSend says that every passage that was found has to stay here.
var ErrNothingToSend = errors.New("none of the passages may be sent to the model")

// Write has the model write a document.
func (a *Author) Write(ctx context.Context, c brief.Commission) (brief.Manuscript, error) {
	caps, err := a.Engine.Caps(ctx)
	if err != nil {
		return brief.Manuscript{}, err
	}
	desk := a.desk(c, caps.Context)
	if len(desk.sent) == 0 {
		return brief.Manuscript{Withheld: desk.withheld}, ErrNothingToSend
	}
	said, raw, err := desk.ask(ctx)
	if err != nil {
		return brief.Manuscript{Withheld: desk.withheld}, err
	}
	sentences := desk.vet(ctx, said)
	if err := desk.mend(ctx, sentences); err != nil {
		return brief.Manuscript{}, err
	}
	desk.second(ctx, sentences)
	m := manuscript(sentences)
	m.Answer, m.Withheld = raw, desk.withheld
	for _, what := range said.NotFound {
		if what = oneLine(what); what != "" && len(m.NotFound) < mostMissing {
			m.NotFound = append(m.NotFound, what)
		}
	}
	return m, ctx.Err()
}

// mostMissing is how many things that were not found are named.
const mostMissing = 8

// A writing is one document on its way.
type writing struct {
	author     *Author
	commission brief.Commission
	budget     *model.Budget
	sent       []passage
	withheld   []brief.Withheld
}

// desk lays out what is sent: the passages that may leave, as many as there is room for.
func (a *Author) desk(c brief.Commission, context int) *writing {
	tokens := a.Tokens
	if tokens <= 0 {
		tokens = DefaultTokens
	}
	w := &writing{author: a, commission: c, budget: model.NewBudget(tokens)}
	w.lay()
	if a.Unsaid && len(c.Goals)+len(c.Preferences) > 0 {
		w.commission.Goals, w.commission.Preferences = nil, nil
		w.withheld = append(w.withheld, brief.Withheld{Path: notes.GoalsFile, Why: "goals and preferences are private"})
	}
	most := tokens/2 - answerTokens // the other half is for what has to be said again
	if context > 0 {
		most = min(most, int(float64(context)*roomFor)-answerTokens)
	}
	for len(w.sent) > 1 && a.Engine.Estimate(w.request()) > most {
		w.sent = w.sent[:len(w.sent)-1-len(w.sent)/10]
	}
	return w
}

// lay numbers the passages that may be sent and notes why others are not.
func (w *writing) lay() {
	private := map[string]bool{}
	for _, p := range w.commission.Passages {
		stays, known := private[p.Path]
		if !known {
			stays = w.author.Private != nil && w.author.Private(p.Path)
			private[p.Path] = stays
			if stays {
				w.withheld = append(w.withheld, brief.Withheld{Path: p.Path, Why: "it is private"})
			}
		}
		if stays {
			continue
		}
		if at, yes := evidence.Addressed(p.Quote); yes {
			line := p.Cite(at, at+1).Line
			w.withheld = append(w.withheld, brief.Withheld{Path: p.Path, Line: line, Why: "it speaks to an assistant"})
			continue
		}
		w.sent = append(w.sent, passage{fmt.Sprintf("p%d", len(w.sent)+1), p, w.state(p.Source)})
	}
}

// state says whether a passage is current, in words for the model.
func (w *writing) state(s notes.Source) string {
	if w.commission.Outdated == nil {
		return current
	}
	if why := w.commission.Outdated(s); why != "" {
		return "out of date: " + why
	}
	return current
}

// current is the state of a passage that nothing has replaced.
const current = "current"

// ask has the model answer, and goes on where the answer breaks off.
func (w *writing) ask(ctx context.Context) (answer, string, error) {
	r := w.request()
	var whole answer
	raw := ""
	for try := 0; ; try++ {
		live := live{writing: w}
		r.Watch = live.watch()
		res, err := w.author.Engine.Write(ctx, r, nil)
		live.close()
		if ctx.Err() != nil {
			return answer{}, "", ctx.Err()
		}
		part, ended := readAnswer(res.Text)
		raw += res.Text
		gained := whole.add(part)
		broke := errors.Is(err, model.ErrIncomplete) || res.Finish == model.Length
		switch {
		case err == nil && !broke && ended:
			return whole, raw, nil
		case !broke && err != nil:
			return answer{}, "", err
		case try == resumes || !gained:
			return answer{}, "", brokenOff(err)
		}
		r = w.request(whole.turns()...)
	}
}

// brokenOff is the error of an answer that did not come to its end.
func brokenOff(err error) error {
	if err != nil {
		return err
	}
	return errors.New("its answer broke off, and going on with it did not help")
}

// manuscript puts the sentences that stand under their headings, in the order in which
// they were written.
func manuscript(list []*vetted) brief.Manuscript {
	var m brief.Manuscript
	for _, v := range list {
		if v.objection != "" {
			m.NotSupported = append(m.NotSupported, brief.Refused{Text: v.sentence.Text, Why: v.objection, Own: v.own})
			continue
		}
		n := len(m.Sections)
		for i, s := range m.Sections {
			if s.Heading == v.heading {
				n = i
			}
		}
		if n == len(m.Sections) {
			m.Sections = append(m.Sections, brief.Section{Heading: v.heading})
		}
		m.Sections[n].Sentences = append(m.Sections[n].Sentences, v.sentence)
	}
	return m
}
