package diagram

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ken/index"
	"ken/notes"
	"ken/notes/prose"
	"ken/skills/evidence"
)

// aboutIt is the share of a topic's words, by weight, that a claim must have in its own
// lines, in the headings over it or in what its document is called.
const aboutIt = 0.6

// topic takes what all documents say of a topic.
func (s *session) topic(ctx context.Context) error {
	form, rest := asked(s.request.Topic)
	if s.drawn.Form == "" {
		s.drawn.Form = form
	}
	if form == Imports && s.desk.Tree != nil {
		return s.folder(ctx)
	}
	if form != "" && len(evidence.Read(rest).Words) == 0 {
		return s.everything(ctx) // only "timeline": of all there is
	}
	g, err := evidence.Gather(ctx, s.desk.Finder, evidence.Search{Text: rest, Where: s.request.Where, Max: 60, PerFile: 10})
	if err != nil {
		return err
	}
	s.about, s.drawn.Nearest = g.Question, g.Nearest
	for _, f := range g.Findings {
		if why := f.Outdated(); why != "" {
			s.stale[f.At()] = why
		}
	}
	s.passages = g.Passages
	return s.readAll(ctx, s.documents(g))
}

// mostAll is how many documents are read where no words narrow them down.
const mostAll = 300

// everything reads all documents that are to be gone by.
func (s *session) everything(ctx context.Context) error {
	var names []string
	for _, name := range s.desk.Finder.Paths() {
		if s.old[name] == "" && notes.KindOf(name) == index.KindNote && len(names) < mostAll {
			names = append(names, name)
		}
	}
	s.all = true
	return s.readAll(ctx, names)
}

// readAll reads documents and keeps the claims that are about the topic.
func (s *session) readAll(ctx context.Context, names []string) error {
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		doc, err := s.desk.Files.Read(name)
		if err != nil {
			s.omit(name, "it cannot be read now: "+err.Error(), notes.Source{Path: name, Heading: []string{}})
			continue
		}
		s.read(readPage(doc, len(s.pages)))
	}
	for _, p := range s.pages {
		whole := map[int]float64{} // lists and diagrams are drawn whole or not at all
		for _, c := range p.claims {
			if _, all := s.share(c); c.chain > 0 {
				whole[c.chain] = max(whole[c.chain], all)
			}
		}
		for _, c := range p.claims {
			s.weigh(c, whole[c.chain])
		}
	}
	slices.SortStableFunc(s.claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.order[0], b.order[0]), cmp.Compare(a.order[1], b.order[1]))
	})
	return nil
}

// documents returns the documents of what was found, best first, without those that are
// out of date; these are named.
func (s *session) documents(g evidence.Gathered) []string {
	var names []string
	seen := map[string]bool{}
	for _, p := range g.Passages {
		if seen[p.Path] {
			continue
		}
		seen[p.Path] = true
		if why := s.old[p.Path]; why != "" {
			s.omit(p.Title, "the document is out of date: "+why, p.Source)
			continue
		}
		if len(names) < mostPages {
			names = append(names, p.Path)
		}
	}
	return names
}

// weigh keeps a claim that is about the topic, and says how much. Whole is how much the
// list or diagram is that it belongs to.
func (s *session) weigh(c claim, whole float64) {
	own, all := s.share(c)
	if c.chain > 0 {
		own, all = 0.5, whole // nothing of it is dropped
	}
	if all < aboutIt || own == 0 && !s.titled(c) {
		return
	}
	for _, cite := range c.cites {
		if why := s.stale[cite.At()]; why != "" {
			s.omit(c.sentence(), why, cite)
			return
		}
	}
	if !s.all { // of all documents, none comes first
		c.score += own + all - 0.05*float64(c.order[0])
	}
	s.claims = append(s.claims, c)
}

// titled tells whether a claim stands in a document that the topic names, and says by
// itself what it is about: a day, or who answers for what.
func (s *session) titled(c claim) bool {
	if c.form != Timeline && c.form != People || s.drawn.Form != c.form || c.order[0] >= len(s.pages) {
		return false
	}
	_, all := s.share(claim{under: s.pages[c.order[0]].name()})
	return all >= aboutIt
}

// share is how much of the topic a claim's own lines hold, and how much with what it
// stands under, 0 to 1.
func (s *session) share(c claim) (own, all float64) {
	if len(s.about.Words) == 0 {
		return 1, 1
	}
	lines := stems(strings.Join(quotes(c.cites), " "))
	over := stems(c.under)
	for _, cite := range c.cites {
		for w := range stems(strings.Join(cite.Heading, " ")) {
			over[w] = true
		}
	}
	total := 0.0
	for _, w := range s.about.Words {
		weight := max(w.Weight, 0.01)
		total += weight
		stem := w.Stem
		if one := stemOf(w.Spelling); strings.HasSuffix(one, "ator") {
			stem = one
		}
		if lines[stem] {
			own += weight
		}
		if lines[stem] || over[stem] {
			all += weight
		}
	}
	return own / total, all / total
}

func stems(text string) map[string]bool {
	m := map[string]bool{}
	for w := range prose.Words(text) {
		m[stemOf(w.Term)] = true
	}
	return m
}

// stemOf is the stem of a word, in which what does something stays apart from what is
// done: a radiator is no radiation.
func stemOf(word string) string {
	term := prose.Fold(word)
	if doer := singular(term); strings.HasSuffix(doer, "ator") {
		return doer
	}
	return prose.Stem(term)
}

// linked puts claims in an order in which those that hang together come together, as far
// as there is room: a drawing of one piece says more than one of many.
func linked(claims []claim, room int) []claim {
	if len(claims) <= 2 {
		return claims
	}
	rest := claims[min(len(claims), mostLinked):]
	claims = claims[:len(claims)-len(rest)]
	ends := make([][2]string, len(claims))
	for i, c := range claims {
		ends[i] = [2]string{key(c.from), key(c.to)}
	}
	done := make([]bool, len(claims))
	met := map[string]bool{}
	out := make([]claim, 0, len(claims)+len(rest))
	take := func(i int) {
		done[i] = true
		met[ends[i][0]], met[ends[i][1]] = true, true
		out = append(out, claims[i])
	}
	for i := range claims {
		if done[i] {
			continue
		}
		take(i)
		for more := len(met) < 4*room; more; { // beyond that nothing is drawn anyway
			more = false
			for j := i + 1; j < len(claims); j++ {
				if !done[j] && (met[ends[j][0]] || met[ends[j][1]]) && claims[j].score >= claims[i].score/2 {
					take(j)
					more = true
				}
			}
		}
	}
	return append(out, rest...)
}

// mostLinked is how many claims are put in order so; there are seldom more than fifty.
const mostLinked = 500

// across makes a mind map of a topic: its documents, and in each what is about it.
func (s *session) across() *twig {
	root := &twig{label: cmp.Or(label(s.request.Topic), "…"), topic: true}
	for _, p := range s.pages {
		t := p.grown(func(b block) bool {
			_, all := s.share(claim{cites: []notes.Source{p.doc.Cite(p.headOf(b), b.heading)}})
			return all >= aboutIt
		}, func(words string) bool {
			own, _ := s.share(claim{cites: []notes.Source{{Quote: words}}})
			return own >= aboutIt
		})
		s.prune(t)
		if len(t.children) == 0 {
			if _, all := s.share(claim{cites: []notes.Source{t.source}, under: t.label}); all < aboutIt {
				continue
			}
		}
		if root.source.Path == "" {
			root.source = t.source
		}
		t.head = true
		root.children = append(root.children, t)
	}
	return root
}

// prune drops what is not about the topic and holds nothing that is.
func (s *session) prune(t *twig) {
	var rest []*twig
	for _, c := range t.children {
		s.prune(c)
		_, all := s.share(claim{cites: []notes.Source{c.source}})
		if c.told || len(c.children) > 0 || all >= aboutIt {
			rest = append(rest, c)
		}
	}
	t.children = rest
}

// capital writes a topic with a capital first letter; a path stays as it is.
func capital(topic string) string {
	if path.Ext(topic) != "" || strings.Contains(topic, "/") {
		return topic
	}
	r, n := utf8.DecodeRuneInString(topic)
	return string(unicode.ToUpper(r)) + topic[n:]
}

func spanOf(s notes.Section) prose.Span { return prose.Span{Start: s.Start, End: s.End} }
