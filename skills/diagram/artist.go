package diagram

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ken/index"
	"ken/notes"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/evidence"
	"ken/skills/model"
	"ken/skills/proof"
)

// An Engine is a model that is asked; *model.Client is one.
type Engine interface {
	Name() string
	Write(ctx context.Context, r model.Request, piece func(string) error) (model.Result, error)
	Caps(ctx context.Context) (model.Caps, error)
	Estimate(r model.Request) int
}

// An Artist draws with a model. He is asked for nodes and edges, never for the text of a
// diagram, and an edge of his is drawn where the words that he copies for it stand in a
// passage and carry it.
type Artist struct {
	Engine Engine
	// Judge is a second opinion on each edge, which can only lower it; nil for none.
	Judge proof.Judge
	// Private tells the documents that must not leave this machine.
	Private func(path string) bool
	// Instructions are what the skill tells him.
	Instructions string
	// Sending is called before anything is sent, with the documents and how many passages
	// of them; nil for nobody who wants to know.
	Sending func(paths []string, passages int)
}

const (
	// artistTokens bounds what one diagram may take, answerTokens are kept for the answer.
	artistTokens = 40_000
	answerTokens = 4_000
	// roomFor is the share of a context that is filled: estimates are off by some.
	roomFor = 0.85
	// mostSketched is how many edges are read of an answer.
	mostSketched = 200
)

// errNothingToSend says that every passage has to stay here.
var errNothingToSend = errors.New("none of the passages may be sent to the model")

// A sent passage is one that a model is given, under a number.
type sent struct {
	id string
	index.Passage
}

// authored has the model draw, and falls back on the rules where it does not.
func (s *session) authored(ctx context.Context) (Drawn, error) {
	a := s.desk.Artist
	list := s.lay(a)
	claims, err := s.sketch(ctx, a, list)
	if ctx.Err() != nil {
		return Drawn{}, ctx.Err()
	}
	if err != nil {
		d := s.draw()
		d.Fallback = err.Error()
		return d, nil
	}
	d := &s.drawn
	d.Engine = a.Engine.Name()
	if d.Form == "" || d.Form == Mindmap || d.Form == Timeline {
		d.Form = Dependencies // a typed graph, whatever it shows
	}
	gather(d, claims, s.request.Most)
	d.graph()
	return *d, nil
}

// lay numbers the passages that may be sent, and notes why others are not.
func (s *session) lay(a *Artist) []sent {
	var out []sent
	private := map[string]bool{}
	for _, p := range s.passages {
		stays, known := private[p.Path]
		if !known {
			stays = a.Private != nil && a.Private(p.Path)
			private[p.Path] = stays
			if stays {
				s.drawn.Withheld = append(s.drawn.Withheld, brief.Withheld{Path: p.Path, Why: "it is private"})
			}
		}
		if stays || s.old[p.Path] != "" && s.request.Path == "" {
			continue
		}
		if at, yes := evidence.Addressed(p.Quote); yes {
			s.drawn.Withheld = append(s.drawn.Withheld, brief.Withheld{Path: p.Path, Line: p.Cite(at, at+1).Line, Why: "it speaks to an assistant"})
			continue
		}
		out = append(out, sent{fmt.Sprintf("p%d", len(out)+1), p})
	}
	return out
}

// sketch asks the model and holds its edges against the passages.
func (s *session) sketch(ctx context.Context, a *Artist, list []sent) ([]claim, error) {
	if len(list) == 0 {
		return nil, errNothingToSend
	}
	caps, err := a.Engine.Caps(ctx)
	if err != nil {
		return nil, err
	}
	most := artistTokens - answerTokens
	if caps.Context > 0 {
		most = min(most, int(float64(caps.Context)*roomFor)-answerTokens)
	}
	budget := model.NewBudget(artistTokens)
	for len(list) > 1 && a.Engine.Estimate(s.ask(a, list, budget)) > most {
		list = list[:len(list)-1-len(list)/10]
	}
	if a.Sending != nil {
		a.Sending(pathsOf(list), len(list))
	}
	res, err := a.Engine.Write(ctx, s.ask(a, list, budget), nil)
	if err != nil {
		return nil, err
	}
	if res.Finish == model.Length {
		return nil, errors.New("its answer broke off")
	}
	g, err := readSketch(res.Text)
	if err != nil {
		return nil, err
	}
	return s.vet(ctx, a, g, list), nil
}

// pathsOf are the documents of passages, each once.
func pathsOf(list []sent) []string {
	var paths []string
	for _, p := range list {
		if !slices.Contains(paths, p.Path) {
			paths = append(paths, p.Path)
		}
	}
	return paths
}

// vet keeps the edges of a sketch that stand, and names the others with the reason.
func (s *session) vet(ctx context.Context, a *Artist, g sketch, list []sent) []claim {
	names := map[string]string{}
	for _, n := range g.Nodes {
		names[n.ID] = label(n.Label)
	}
	var out []claim
	for i, e := range g.Edges {
		if i == mostSketched || ctx.Err() != nil {
			break
		}
		c := claim{form: Dependencies, kind: "model", from: names[e.From], to: names[e.To], label: label(e.Label), order: [2]int{0, i}}
		if why := s.object(ctx, a, &c, e, list); why != "" {
			s.omit(shortened(c.sentence()), why, firstCite(c))
			continue
		}
		out = append(out, c)
	}
	return out
}

func firstCite(c claim) notes.Source {
	if len(c.cites) > 0 {
		return c.cites[0]
	}
	return notes.Source{Heading: []string{}}
}

// object cites what an edge names and says what speaks against it.
func (s *session) object(ctx context.Context, a *Artist, c *claim, e sketchEdge, list []sent) string {
	if c.from == "" || c.to == "" || key(c.from) == key(c.to) {
		return "one of its nodes has no name"
	}
	if strings.Contains(c.sentence(), "://") {
		return "it holds an address"
	}
	id := strings.ToLower(strings.Trim(strings.TrimSpace(e.Source), "[]"))
	for _, p := range list {
		if p.id != id {
			continue
		}
		span, found := prose.Locate(p.Quote, e.Quote)
		if !found {
			return fmt.Sprintf("“%s” does not stand in %s", shortened(e.Quote), p.At())
		}
		c.cites = []notes.Source{p.whole(span)}
		return s.judged(ctx, a, c)
	}
	return fmt.Sprintf("there is no passage %q", shortened(e.Source))
}

// judged holds an edge against the sentences that it cites. A model had every chance to
// write what the passages say, so that about the same is not enough.
func (s *session) judged(ctx context.Context, a *Artist, c *claim) string {
	if why := s.stale[c.cites[0].At()]; why != "" {
		return why
	}
	if _, why := c.check(); why != "" {
		return why
	}
	found := proof.Judged(ctx, proof.Sentence(c.sentence(), quotes(c.cites)), a.Judge, c.sentence(), strings.Join(quotes(c.cites), "\n"))
	if found.Verdict != proof.Quoted && found.Verdict != proof.Supported {
		return found.Reason
	}
	if denied(c.cites[0].Quote) && !denied(c.sentence()) {
		return "its source denies or doubts something"
	}
	return ""
}

// whole cites the whole sentences that hold a span: words taken from within "it is not
// true that …" are no evidence.
func (p sent) whole(span prose.Span) notes.Source {
	start, end := span.Start, span.End
	for _, b := range notes.Blocks(p.Quote, p.Plain) {
		if b.End <= span.Start || b.Start >= span.End {
			continue
		}
		if b.Kind == notes.Row || b.Kind == notes.Code || b.Kind == notes.TableHead {
			start, end = min(start, b.Start), max(end, b.End)
			continue
		}
		for _, s := range prose.Sentences(b.In(p.Quote)) {
			if s.Start+b.Start < span.End && s.End+b.Start > span.Start {
				start, end = min(start, s.Start+b.Start), max(end, s.End+b.Start)
			}
		}
	}
	return p.Cite(start, end)
}

// shortened cuts what is repeated of a model's words, and makes one line of it.
func shortened(text string) string {
	runes := []rune(plain(text))
	if len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return string(runes)
}
