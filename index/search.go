package index

import (
	"context"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"time"

	"ken/notes"
)

// defaultMax is how many passages a search returns that does not say.
const defaultMax = 10

// verifications is how many passages are looked up for a phrase to count all that
// have it, once there are enough to return.
const verifications = 200

// Search finds passages. It sees what the last sync saw; see [Index.Sync]. What it
// returns stands in the files now: a passage whose file has changed is read again,
// and left out if that cannot be done. Where there is no index nothing is found,
// and a damaged one is built anew first. The error wraps [ErrBusy] if another ken
// does not let go of the index.
func (ix *Index) Search(ctx context.Context, q Query) (Result, error) {
	start := time.Now()
	by, failed := ix.nearTo(q)
	result, stale, err := ix.find(ctx, q, by)
	if _, yes := ix.mendable(ctx, err); yes {
		if _, err = ix.Sync(ctx, nil); err == nil {
			result, stale, err = ix.find(ctx, q, by)
		}
	}
	if err == nil && len(stale) > 0 && ix.reread(ctx, stale) == nil {
		result, _, err = ix.find(ctx, q, by)
	}
	if err != nil {
		return Result{}, err
	}
	if failed != nil && result.Problem == "" {
		result.Problem = "found by words alone: " + failed.Error()
	}
	result.Took = time.Since(start)
	return result, nil
}

// find searches once. Stale are files of which a passage no longer stands where it
// did.
func (ix *Index) find(ctx context.Context, q Query, by nearness) (result Result, stale []string, err error) {
	problem := ""
	err = ix.view(ctx, func(st *store) error {
		langs, err := st.languages()
		if err != nil {
			return err
		}
		p := ix.plan(q, langs)
		problem = p.problem
		c := corrector{newSpeaker(ix.analyzer(), langs), st}
		defer ix.analyzers.Put(c.analyzer)
		if err := c.settle(ctx, &p); err != nil {
			return err
		}
		r := newRanker(st, &p)
		defer r.close()
		found, err := r.rank(ctx)
		if err != nil {
			return err
		}
		if found, err = r.fuse(found, by); err != nil {
			return err
		}
		s := selection{ix: ix, query: q, plan: &p, perFile: make(map[string]int), stale: make(map[string]bool)}
		s.result.Frequency, s.result.Of = r.frequency, st.head.weight.passages
		if err := s.lookAgain(ctx, st, r, found); err != nil {
			return err
		}
		if err := s.choose(ctx, st, found); err != nil {
			return err
		}
		s.result.Meant = s.meant(c)
		if q.Explain {
			if err := r.explain(ctx, s.hits, s.result.Passages, s.looked); err != nil {
				return err
			}
		}
		if len(s.result.Passages) == 0 {
			if problem == "" {
				if problem, err = p.fruitless(st); err != nil {
					return err
				}
			}
			if s.result.Nearest, err = ix.nearest(ctx, st, &p); err != nil {
				return err
			}
		}
		result = s.result
		stale = slices.Sorted(maps.Keys(s.stale))
		return nil
	})
	if errors.Is(err, errNone) {
		problem, err = ix.plan(q, nil).problem, nil
	}
	result.Problem = problem
	return result, stale, err
}

// A selection chooses from the matches what is returned.
type selection struct {
	ix      *Index
	query   Query
	plan    *plan
	result  Result
	hits    []hit // of the result's passages
	looked  map[matchKey]*candidate
	perFile map[string]int
	stale   map[string]bool
	*grouping
}

func (s *selection) choose(ctx context.Context, st *store, found []match) error {
	limit := s.query.Max
	if limit <= 0 {
		limit = defaultMax
	}
	s.result.Total = len(found)
	s.grouping = newGrouping(s.query, found)
	verified, looked := 0, 0
	for h, err := range st.best(found) {
		if err != nil {
			return err
		}
		full := len(s.result.Passages) == limit
		if full && (!s.plan.verifies() || looked >= verifications) {
			break
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		looked++
		if s.take(h, full) {
			verified++
		}
	}
	s.alone(limit)
	if s.plan.verifies() {
		s.result.Total = verified
	}
	return s.countMore(st)
}

// verifies tells whether a match must be looked up in the text.
func (p *plan) verifies() bool { return len(p.phrases)+len(p.banned) > 0 }

// take adds a hit's passage to the result, unless there are enough, and tells
// whether it is what was asked for.
func (s *selection) take(h hit, enough bool) bool {
	file := pathOf(h.id)
	if s.query.PerFile > 0 && s.perFile[file] >= s.query.PerFile {
		s.hold(file, h)
		enough = true
	}
	if enough && !s.plan.verifies() {
		return true
	}
	text, lines, ok := s.text(file, h)
	if !ok {
		s.stale[file] = true
		return false
	}
	if !s.plan.wants(text, h.stored) {
		return false
	}
	if !enough && !s.again(file, h, text) {
		s.perFile[file]++
		s.hits = append(s.hits, h)
		s.result.Passages = append(s.result.Passages, s.ix.passage(h, file, text, lines, s.plan))
	}
	return true
}

// text returns a hit's text, which may have been read already.
func (s *selection) text(file string, h hit) (text string, lines []int, ok bool) {
	if c := s.looked[h.key()]; c != nil && c.read {
		return c.text, c.lines, true
	}
	return s.ix.quote(file, h.stored)
}

// wants tells whether a passage has the phrases that it must have, and none that it
// must not. A phrase may also stand in the title or a heading.
func (p *plan) wants(text string, s stored) bool {
	places := append([]string{text, s.title}, s.heading...)
	has := func(ph phrase) bool {
		for _, place := range places {
			if ph.in(place) {
				return true
			}
		}
		return false
	}
	for _, ph := range p.phrases {
		if !has(ph) {
			return false
		}
	}
	for _, ph := range p.banned {
		if has(ph) {
			return false
		}
	}
	return true
}

// passage makes a passage of a hit and its text.
func (ix *Index) passage(h hit, file, text string, lines []int, p *plan) Passage {
	score := h.score
	if len(p.terms) == 0 {
		score = 0
	}
	out := Passage{
		Source: notes.Source{
			Path: file, Line: h.line, EndLine: h.endLine, Heading: h.heading,
			Quote: text, SHA256: hex.EncodeToString(h.sum[:]),
		},
		Lines: lines, Plain: h.plain, Title: h.title, Kind: notes.KindOf(file), Lang: h.lang, Dated: h.dated,
		Score: score, Marks: ix.marks(text, h.lang, p), inner: h.inner, parts: h.parts,
	}
	out.Part = markedPart(h.parts, text, out.Marks)
	if f, err := ix.ws.Stat(file); err == nil {
		out.Modified = f.ModTime
	}
	return out
}

// reread brings the index up to date with some files.
func (ix *Index) reread(ctx context.Context, paths []string) error {
	m, err := ix.load(ctx)
	if err != nil {
		return err
	}
	var jobs []job
	for _, p := range paths {
		jobs = append(jobs, job{path: p, old: m.rows[p]})
	}
	_, err = ix.bring(ctx, m, jobs, m.began, func(int, int, string) {})
	return err
}
