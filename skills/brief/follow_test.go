package brief

import (
	"testing"
	"time"
)

// What may be said to a document, and what becomes of its request.
func TestFollow(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	tanks := Request{Kind: "brief", Topic: "How long do the buffer tanks take?"}
	report := Request{Kind: "report", Topic: "budget", Since: "2026-10-01"}
	with := func(r Request, change func(*Request)) Request { change(&r); return r }
	for _, c := range []struct {
		from    Request
		said    string
		want    Request
		changed string
	}{
		{tanks, "shorter", with(tanks, func(r *Request) { r.Words = 120 }), "words: 200 → at most 120"},
		{tanks, "Make it shorter!", with(tanks, func(r *Request) { r.Words = 120 }), "words: 200 → at most 120"},
		{tanks, "half as long", with(tanks, func(r *Request) { r.Words = 100 }), "words: 200 → at most 100"},
		{tanks, "in 80 words", with(tanks, func(r *Request) { r.Words = 80 }), "words: 200 → at most 80"},
		{tanks, "longer", with(tanks, func(r *Request) { r.Words = 400 }), "words: 200 → at most 400"},
		{tanks, "only since June", with(tanks, func(r *Request) { r.Where = "since:2026-06-01" }), "time: since 2026-06-01"},
		{tanks, "only in October", with(tanks, func(r *Request) { r.Where = "since:2026-10-01 before:2026-11-01" }), "time: since 2026-10-01 until 2026-10-31"},
		{tanks, "before 9 November", with(tanks, func(r *Request) { r.Where = "before:2026-11-09" }), "time: until 2026-11-08"},
		{tanks, "only after August 2026", with(tanks, func(r *Request) { r.Where = "since:2026-09-01" }), "time: since 2026-09-01"},
		{report, "since last month", with(report, func(r *Request) { r.Since = "2026-10-22" }), "time: since 2026-10-22"},
		{tanks, "only in letters/", with(tanks, func(r *Request) { r.Where = "in:letters" }), "documents: all → in:letters"},
		{tanks, "without drafts/", with(tanks, func(r *Request) { r.Where = "-in:drafts" }), "documents: all → -in:drafts"},
		{tanks, "only by Maeve", with(tanks, func(r *Request) { r.Where = "by:Maeve" }), "documents: all → by:Maeve"},
		{with(tanks, func(r *Request) { r.Where = "in:letters" }), "everything", tanks, "documents: in:letters → all"},
		{tanks, "as a memo", with(tanks, func(r *Request) { r.Kind = "memo" }), "kind: brief → memo"},
		{tanks, "now as a decision memo", with(tanks, func(r *Request) { r.Kind = "memo" }), "kind: brief → memo"},
		{tanks, "the same for the heat pumps", with(tanks, func(r *Request) { r.Topic = "How long do the heat pumps take?" }), "topic: buffer tanks → heat pumps"},
		{tanks, "what about radiators?", with(tanks, func(r *Request) { r.Topic = "How long do the radiators take?" }), "topic: buffer tanks → radiators"},
		{
			Request{Kind: "brief", Topic: "prices of bread in Cork"},
			"do the same analysis for coffee, not bread",
			Request{Kind: "brief", Topic: "prices of coffee in Cork"},
			"topic: bread → coffee",
		},
		{Request{Kind: "brief", Topic: "heat exchangers"}, "the same for radiation", Request{Kind: "brief", Topic: "radiation"}, "topic: heat exchangers → radiation"},
		{tanks, "shout at Tom", Request{}, ""},
		{tanks, "", Request{}, ""},
		{tanks, "the same for pumps, not bananas", Request{}, ""},
		{tanks, "only since the flood", Request{}, ""},
	} {
		next, changed, ok := c.from.Follow(c.said, 200, now)
		if ok != (c.changed != "") {
			t.Errorf("%q: understood: %v, as %q", c.said, ok, changed)
			continue
		}
		if ok && (next != c.want || changed != c.changed) {
			t.Errorf("%q: %+v, %q; want %+v, %q", c.said, next, changed, c.want, c.changed)
		}
	}
}

func FuzzFollow(f *testing.F) {
	f.Add("the same for x, not y", "a topic of the x")
	f.Fuzz(func(t *testing.T, said, topic string) {
		_, _, _ = Request{Kind: "brief", Topic: topic}.Follow(said, 100, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	})
}
