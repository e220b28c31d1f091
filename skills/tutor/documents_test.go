package tutor_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/journal"
	"ken/notes/recall"
	"ken/skills/proof"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// folder is a workspace with some files.
func folder(t *testing.T, files map[string]string) *notes.Workspace {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		ok(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		ok(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	ws, err := notes.Open(dir)
	ok(t, err)
	t.Cleanup(func() { ok(t, ws.Close()) })
	return ws
}

const raft = `# Raft

Raft keeps a log the same on several servers.

## Leader election

A **leader** is the one server that takes requests from clients. A server becomes a
candidate when it hears no heartbeat for an election timeout of 150 to 300 ms.

## Log replication

An entry is committed when it is stored on a majority of the servers.

The messages of Raft are:

- RequestVote, sent by candidates
- AppendEntries, sent by the leader
- InstallSnapshot, sent to servers that lag behind

Randomized timeouts are used because split votes must be rare.
`

func TestRot(t *testing.T) {
	ws := folder(t, map[string]string{"raft.md": "\n\n" + strings.Replace(raft, "150 to 300 ms", "100 to 200 ms", 1)})
	kept := func(id, quote string, line int) tutor.Held {
		h := card(id, "raft.md", line, "Q "+id+"?", "A")
		h.Source.Quote, h.Source.SHA256 = quote, notes.Digest(quote)
		return h
	}
	held := []tutor.Held{
		kept("stands", "An entry is committed when it is stored on a majority of the servers.", 12),
		kept("wrapped", "A **leader** is the one server that takes requests from clients.", 7),
		kept("changed", "A server becomes a candidate when it hears no heartbeat for an election timeout of 150 to 300 ms.", 7),
		kept("gone", "Bicycles need oil.", 3),
		card("away", "none.md", 3, "Q?", "A"),
	}
	held = append(held, tutor.Held{Standing: tutor.Written, Card: kept("written", "not there", 1).Card})
	rotten, err := tutor.Rot(context.Background(), held, ws)
	ok(t, err)
	if len(rotten) != 3 || rotten["gone"].Now.Quote != "" || !strings.Contains(rotten["away"].Reason, "cannot be read") {
		t.Errorf("rotten are %+v", rotten)
	}
	if r := rotten["changed"]; !strings.Contains(r.Now.Quote, "100 to 200 ms") || r.Now.Line != 9 || !strings.Contains(r.Reason, "raft.md:9") {
		t.Errorf("the changed one is %+v", r)
	}
	if held[0].Source.Line != 14 {
		t.Errorf("what moved is at line %d", held[0].Source.Line)
	}

	log := &memory{}
	d, err := tutor.New(tutor.Collection{Cards: held, Log: log, Settings: recall.Default(), Rotten: rotten})
	ok(t, err)
	if i, _ := d.Item("changed"); i.State() != tutor.Suspended || !strings.Contains(i.Stale, "its source has changed") {
		t.Errorf("in the deck it is %s: %s", i.State(), i.Stale)
	}
	if w, _ := d.Why("changed", at(today, 0)); !strings.Contains(strings.Join(w.Sentences, " "), "It is not asked: its source has changed") {
		t.Errorf("why: %v", w.Sentences)
	}
	ok(t, d.Accept("changed", at(today, 0)))
	if i, _ := d.Item("changed"); i.State() != tutor.Kept {
		t.Errorf("accepted, it is %s", i.State())
	}
	again := rotten["changed"]
	again.Now.Quote = "The timeout is 300 to 400 ms."
	rotten["changed"] = again
	if d.Refresh(); d.Items()[2].State() != tutor.Suspended {
		t.Error("after another change it stands")
	}
}

func TestBlurt(t *testing.T) {
	ws := folder(t, map[string]string{"raft.md": raft})
	doc, err := ws.Read("raft.md")
	ok(t, err)
	points := tutor.Points(doc, 0)
	kinds := map[string]int{}
	for n, p := range points {
		kinds[p.Kind]++
		if n > 0 && p.Source.Line < points[n-1].Source.Line {
			t.Errorf("%q comes before its place", p.Text)
		}
	}
	if kinds["heading"] != 2 || kinds["item"] != 3 || kinds["term"]+kinds["sentence"] < 3 {
		t.Errorf("the points are %+v", points)
	}
	written := "Leader election: the leader takes the requests of clients.\n" +
		"An entry is not committed when it is stored on a majority of servers.\n\n" +
		"* RequestVote is sent by candidates"
	sheet := tutor.Blurt(doc, points, written, nil, questions.Options{})
	states := map[string]tutor.Marked{}
	for _, m := range sheet.Points {
		states[m.Text] = m
	}
	if m := states["RequestVote, sent by candidates"]; m.State != tutor.Covered || m.Line != 4 {
		t.Errorf("what was said is %+v", m)
	}
	if m := states["AppendEntries, sent by the leader"]; m.State != tutor.Missing || m.Said != "" {
		t.Errorf("what was not said is %+v", m)
	}
	if m := states["An entry is committed when it is stored on a majority of the servers."]; m.State != tutor.Contradicted || m.Why == "" || m.Line != 2 {
		t.Errorf("the opposite is %+v", m)
	}
	if sheet.Covered+sheet.Missing+sheet.Contradicted != len(sheet.Points) || sheet.Contradicted != 1 {
		t.Errorf("counted are %d, %d and %d", sheet.Covered, sheet.Missing, sheet.Contradicted)
	}
	if len(sheet.Gaps) == 0 || len(sheet.Gaps) > 5 {
		t.Errorf("the gaps are %+v", sheet.Gaps)
	}
	for _, g := range sheet.Gaps {
		if strings.Contains(g.Source.Quote, "RequestVote, sent") && !strings.Contains(g.Source.Quote, "AppendEntries") {
			t.Errorf("asked is what was said: %+v", g)
		}
	}
	if part := tutor.Points(doc, 12); len(part) == 0 || slices.ContainsFunc(part, func(p tutor.Point) bool { return p.Source.Line < 10 }) {
		t.Errorf("of the second section %+v", part)
	}
	if empty := tutor.Blurt(doc, points, " \n", nil, questions.Options{}); empty.Missing != len(points) {
		t.Errorf("nothing written covers %+v", empty)
	}
}

// A book remembers proposals.
type book struct {
	kept, dropped []string
	fail          bool
}

func (b *book) Keep(c cards.Card, _ int64) (cards.Card, error) {
	if b.fail {
		return c, errors.New("the disk is full")
	}
	c.ID = "kept" + c.ID
	b.kept = append(b.kept, c.Question)
	return c, nil
}

func (b *book) Drop(c cards.Card, _ int64) error {
	b.dropped = append(b.dropped, c.Question)
	return nil
}

func proposals(n int) []questions.Proposal {
	var list []questions.Proposal
	for k := range n {
		h := card("p", "a.md", 10*k+1, "Question "+string(rune('a'+k))+"?", "answer")
		list = append(list, questions.Proposal{Card: h.Card, Passage: notes.Source{Path: "a.md", Line: 10*k + 1, EndLine: 10*k + 3}})
	}
	return list
}

func TestGate(t *testing.T) {
	now := at(today, 0)
	list := proposals(8)
	list = slices.Insert(list, 1, list[0]) // a second one of the first passage
	b := &book{}
	g := tutor.NewGate(b, list, nil, false, now)
	v, open := g.View()
	if !open || v.N != 1 || v.Of != 5 || v.Held != 4 {
		t.Fatalf("the gate shows %+v", v)
	}
	ok(t, g.Keep(now))
	ok(t, g.Edit(&cards.Card{Kind: cards.Exact, Question: "Mine?", Answers: []string{"so", " "}}, now))
	if err := g.Edit(&cards.Card{Question: "No answer?"}, now); !errors.Is(err, tutor.ErrEmpty) {
		t.Errorf("kept without an answer: %v", err)
	}
	ok(t, g.Drop(now))
	g.Pass()
	b.fail = true
	if err := g.Keep(now); err == nil {
		t.Error("what could not be kept is")
	}
	b.fail = false
	ok(t, g.Keep(now))
	if err := g.Keep(now); !errors.Is(err, tutor.ErrStage) {
		t.Errorf("at the end: %v", err)
	}
	o := g.Outcome()
	if len(o.Kept) != 3 || o.Dropped != 1 || o.Passed != 1 || o.Held != 4 || o.Kept[1].Question != "Mine?" || len(o.Kept[1].Answers) != 1 || o.Kept[1].Source.Path != "a.md" {
		t.Errorf("it became %+v", o)
	}
	decided := []tutor.Decision{{list[0].Source, now.At}, {list[3].Source, now.At}, {list[4].Source, at(today-1, 0).At}}
	if n := tutor.Room("a.md", decided, now); n != 3 {
		t.Errorf("there is room for %d", n)
	}
	g = tutor.NewGate(b, proposals(8), decided, false, now)
	if v, _ := g.View(); v.Of != 3 || v.Proposal.Question != "Question b?" {
		t.Errorf("after two today it shows %+v", v)
	}
	if v, _ := tutor.NewGate(b, list, decided, true, now).View(); v.Of != 9 {
		t.Errorf("all are %d", v.Of)
	}
}

func TestPracticeBesideADocument(t *testing.T) {
	ws := folder(t, map[string]string{"raft.md": raft})
	doc, err := ws.Read("raft.md")
	ok(t, err)
	log := &memory{}
	d := desk(t, log, heat()...)
	p := tutor.Before(doc, nil)
	if len(p.Questions) == 0 || len(p.Questions) > 3 {
		t.Fatalf("before reading: %+v", p)
	}
	s, err := p.Begin(d, at(today, 0))
	ok(t, err)
	for n := range p.Questions {
		if q := s.View().Question; q.Counts || q.Text != p.Questions[n].Question {
			t.Errorf("asked is %+v", q)
		}
		ok(t, s.DontKnow(at(today, n)))
		ok(t, s.Rate(0, at(today, n)))
	}
	for n, e := range log.Events() {
		from := p.Questions[n].Source
		if path, line, _, said := e.Place(); e.Src != "practice" || e.Ivl != 0 || !said || path != "raft.md" || line != from.Line {
			t.Errorf("the log has %+v", e)
		}
	}
	cited := []proof.Cited{{Text: "An entry is committed on a majority.", Citations: []notes.Source{{
		Path: "raft.md", Line: 12, EndLine: 12, Quote: "An entry is committed when it is stored on a majority of the servers.",
	}}}}
	after := tutor.AfterBrief("briefs/raft.md", cited, ws, nil, nil, nil)
	if len(after.Questions) != 1 || after.Questions[0].Source.Path != "raft.md" {
		t.Errorf("after the brief: %+v", after)
	}
	ok(t, after.Skip(log, at(today, 99)))
	if e := log.Events()[len(log.Events())-1]; e.Type != journal.Skip || e.Note != "briefs/raft.md" {
		t.Errorf("the skip is %+v", e)
	}
	if _, err := (tutor.Practice{Path: "x.md"}).Begin(d, at(today, 0)); err == nil {
		t.Error("nothing was asked, and that without an error")
	}
}

func TestRepair(t *testing.T) {
	log := &memory{}
	list := card("l", "raft.md", 3, "Name the messages.", "RequestVote", "AppendEntries", "InstallSnapshot", "TimeoutNow")
	list.Kind, list.Source.Heading = cards.List, []string{"Raft"}
	a := card("a", "raft.md", 9, "How does heat move in a solid?", "conduction")
	a.Source.Heading = []string{"Raft", "Physics of servers"}
	b := card("b", "raft.md", 12, "How does heat move in a gas?", "convection")
	why := card("w", "raft.md", 15, "Why timeouts?", "Votes may split. Then nobody wins; a new election begins.")
	why.Kind = cards.Prose
	for _, days := range [][2]int{{1, 0}, {2, 0}, {3, 0}} {
		m := at(today-days[0], 0)
		_, _ = log.Add(journal.Event{Type: journal.Review, Card: "a", At: m.At, Rating: recall.Again, Src: "auto", Auto: "wrong", Given: "Convection"})
	}
	d := desk(t, log, list, a, b, why).Deck
	kinds := func(id string) string {
		var out []string
		for _, p := range d.Repair(id).Proposals {
			out = append(out, p.Kind)
		}
		return strings.Join(out, " ")
	}
	for id, want := range map[string]string{"l": "split context mnemonic", "a": "confused context mnemonic", "w": "split mnemonic", "none": ""} {
		if got := kinds(id); got != want {
			t.Errorf("for %s: %q, not %q", id, got, want)
		}
	}
	if p := d.Repair("l").Proposals[0]; len(p.Cards) != 4 || p.Cards[2].Kind != cards.Exact || p.Cards[2].Answers[0] != "InstallSnapshot" {
		t.Errorf("split: %+v", p)
	}
	if p := d.Repair("w").Proposals[0]; len(p.Cards) != 3 {
		t.Errorf("split prose: %+v", p.Cards)
	}
	if p := d.Repair("a").Proposals[0]; p.Other != "b" || !strings.Contains(p.Cards[0].Question, "gas") {
		t.Errorf("confused: %+v", p)
	}
	if p := d.Repair("a").Proposals[1]; p.Cards[0].Question != "Physics of servers: How does heat move in a solid?" || p.Cards[0].ID != "a" {
		t.Errorf("context: %+v", p)
	}
}

// At the sixth lapse the feedback says how to mend the card, and at each third after it.
func TestLeechIsMended(t *testing.T) {
	for lapses, mended := range map[int]bool{4: false, 5: true, 6: false, 7: false, 8: true} {
		log := &memory{}
		day := today - 1000
		for n := range lapses + 1 { // learnt, and forgotten after a while
			for k, r := range []recall.Rating{recall.Again, recall.Good, recall.Good} {
				if n == 0 && k == 0 {
					r = recall.Good
				}
				m := at(day, 0)
				_, _ = log.Add(journal.Event{Type: journal.Review, Card: "a", At: m.At, Rating: r, Src: "auto"})
				day += 12
			}
		}
		d := desk(t, log, heat()[0])
		i, _ := d.Deck.Item("a")
		if i.Memory.Lapses != lapses {
			t.Fatalf("the card was forgotten %d times, not %d", i.Memory.Lapses, lapses)
		}
		s := d.Begin(tutor.Wants{Only: []string{"a"}}, at(day+30, 0))
		ok(t, s.DontKnow(at(day+30, 5)))
		if r := s.View().Revealed; (r.Repair != nil) != mended {
			t.Errorf("after %d lapses: %+v", lapses, r.Repair)
		}
		if list := d.Deck.Leeches(); (len(list) == 1) != (lapses >= 6) {
			t.Errorf("after %d lapses the leeches are %+v", lapses, list)
		}
	}
}
