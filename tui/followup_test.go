package tui

import (
	"strings"
	"testing"
	"time"

	"ken/notes"
	"ken/skills/brief"
)

// f changes one slot of the request of the brief that is open, and shows which.
func TestFollowUpChangesOneSlot(t *testing.T) {
	for _, c := range []struct {
		said, slot string
		want       brief.Request
	}{
		{"the same for naps", "topic: fsrs stability → naps", brief.Request{Kind: "brief", Topic: "naps"}},
		{"as a plan", "kind: brief → plan", brief.Request{Kind: "plan", Topic: "fsrs stability"}},
		{"only in learning/", "documents: all", brief.Request{Kind: "brief", Topic: "fsrs stability", Where: "in:learning"}},
		{"in 200 words", "at most 200", brief.Request{Kind: "brief", Topic: "fsrs stability", Words: 200}},
	} {
		session(t, 120, 30, func(d *driver) {
			d.opens(briefPath).press("f").sees("change", "shorter").types(c.said).press("enter").on(&viewer{}).sees(c.slot)
			if len(d.fake.asked) != 1 || d.fake.asked[0] != c.want {
				t.Errorf("%s: asked for %+v", c.said, d.fake.asked)
			}
			d.passes(3 * time.Second).sees(c.slot).press("esc").on(&viewer{}).sees("FSRS stability")
		})
	}
}

// With a model set a follow-up is another request: what it would send is shown first.
func TestFollowUpShowsWhatLeaves(t *testing.T) {
	for key, offline := range map[string]bool{"enter": false, "o": true} {
		session(t, 120, 30, func(d *driver) {
			d.opens(briefPath).press("f").types("the same for naps").press("enter").sees("This goes to the model", "brief: naps")
			if len(d.fake.asked) > 0 {
				t.Fatal("it was asked before enter")
			}
			d.press(key).on(&viewer{}).sees("topic: fsrs stability → naps")
			if len(d.fake.asked) != 1 || d.fake.asked[0].Topic != "naps" || d.fake.asked[0].Offline != offline {
				t.Errorf("%s: asked for %+v", key, d.fake.asked)
			}
		}, elsewhere)
	}
}

func TestFollowUpThatIsNotUnderstood(t *testing.T) {
	session(t, 160, 30, func(d *driver) {
		d.opens(briefPath).press("f").types("sing it").press("enter").sees("“sing it” changes nothing here", `"shorter"`, "change sing it")
		if len(d.fake.asked) > 0 {
			t.Error("something was written")
		}
		d.press("esc").on(&viewer{})
	})
	session(t, 100, 30, func(d *driver) {
		d.opens("learning/fsrs.md").press("f").sees("only what ken wrote here can be written again")
	})
}

// a writes the brief anew in its own file; the screen that showed the old one is gone.
func TestWriteAnew(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).press("a").passes(3*time.Second).on(&viewer{}).sees("Sleep keeps what was learnt", "written anew: 1 new, 4 gone")
		if want := (brief.Request{Kind: "brief", Topic: "fsrs stability", Out: briefPath}); len(d.fake.asked) != 1 || d.fake.asked[0] != want {
			t.Errorf("asked for %+v", d.fake.asked)
		}
		d.press("esc").on(&home{})
	})
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).press("a").passes(400*time.Millisecond).press("x").sees("stopped").press("esc").on(&viewer{}).sees("FSRS stability", "Growth slows")
	})
}

// Where sources have changed the footer offers to write anew.
func TestWriteAnewIsOfferedWhereSourcesChanged(t *testing.T) {
	session(t, 160, 30, func(d *driver) {
		d.opens(briefPath).seesNot("a write anew")
		d.fake.docs["learning/fsrs.md"] = strings.Replace(fsrs, "slows", "stops", 1)
		d.begin(d.a.reload())
		d.settle()
		d.sees("a write anew")
	})
}

func TestDisputesLeadToBothSides(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).press("D").on(&disputes{}).sees("2 disputes · 1 open", "stability of a card", "✓ settled", "current", "replaced", "? open", "later", "other", "is a later version of")
		for _, c := range []struct {
			keys []string
			path string
			line int
		}{{nil, "learning/fsrs.md", 11}, {[]string{"j"}, "journal/2026-03-02.md", 3}, {[]string{"j"}, "learning/fsrs.md", 15}, {[]string{"j"}, "learning/fsrs.md", 7}} {
			d.press(c.keys...).press("enter").on(&viewer{})
			if v, ok := d.a.top().(*viewer); !ok || v.path != c.path || v.want.Line != c.line {
				t.Errorf("%v opens %+v", c.keys, v.want)
			}
			d.press("esc")
		}
		d.press("y", "p")
		if d.clip != "learning/fsrs.md:7" {
			t.Errorf("copied %q", d.clip)
		}
		d.press("y", "y")
		if d.clip != "Stability is the time, in days" {
			t.Errorf("copied %q", d.clip)
		}
		d.press("e")
		if len(d.lent) != 1 || !strings.HasSuffix(d.lent[0], "+7 /home/me/notes/learning/fsrs.md") {
			t.Errorf("edited %q", d.lent)
		}
	})
	session(t, 100, 30, func(d *driver) {
		d.fake.records[briefPath] = brief.Record{Note: brief.NoteRecord{Kind: "brief"}}
		d.opens(briefPath).press("D", "enter", "j", "y", "y").sees("do not disagree")
	})
}

// w shows what the brief would be without a goal or preference.
func TestWithoutAGoal(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).press("w").sees("▌ goal:1", "preference:2", "Kind words").press("j", "j", "enter")
		d.on(&viewer{}).sees("without preference:1", "One sentence would go.").press("E").sees("edit: there is no file").press("esc").on(&viewer{}).sees("FSRS stability")
	})
	session(t, 100, 30, func(d *driver) {
		d.a.ws.Contrast = nil
		d.opens(briefPath).press("w").sees("it cannot be told here")
	})
}

// The kind is chosen in the prompt by tab, or named in front.
func TestKindsOfDocuments(t *testing.T) {
	for _, c := range []struct {
		keys []string
		text string
		want brief.Request
	}{
		{nil, "sleep", brief.Request{Kind: "brief", Topic: "sleep"}},
		{[]string{"tab"}, "sleep", brief.Request{Kind: "plan", Topic: "sleep"}},
		{[]string{"shift+tab"}, "sleep", brief.Request{Kind: "memo", Topic: "sleep"}},
		{[]string{"tab", "tab"}, "", brief.Request{Kind: "onboarding"}},
		{nil, "plan: sleep", brief.Request{Kind: "plan", Topic: "sleep"}},
		{nil, "Report:", brief.Request{Kind: "report"}},
		{[]string{"tab"}, "noise: limits", brief.Request{Kind: "plan", Topic: "noise: limits"}},
	} {
		session(t, 100, 30, func(d *driver) {
			d.press("b").sees("[brief]  plan  onboarding").press(c.keys...).types(c.text).press("enter").on(&viewer{})
			if len(d.fake.asked) != 1 || d.fake.asked[0] != c.want {
				t.Errorf("%v %q: asked for %+v", c.keys, c.text, d.fake.asked)
			}
		})
	}
	for _, text := range []string{"", "plan:"} { // a topic is wanted
		session(t, 100, 30, func(d *driver) {
			d.press("b").types(text).press("enter").on(&home{}).sees("brief on")
		})
	}
	session(t, 100, 30, func(d *driver) {
		d.a.ws.Kinds, d.a.ws.Whole = nil, nil
		d.press("b").seesNot("[brief]").press("tab").types("sleep").press("enter").on(&viewer{})
	})
}

// What the offline engine wrote beside a model is one key away.
func TestOfflineTwin(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).press("v").sees("the offline engine wrote this itself")
		r := recorded()
		r.Offline = []brief.SentenceRecord{{Section: "Answer", Text: "Stability grows with each recall.", Citations: []notes.Source{{Path: "learning/fsrs.md", Line: 5}}}}
		d.fake.records[briefPath] = r
		d.press("esc").opens(briefPath).press("v").sees("offline, beside the model", "Answer", "Stability grows with each recall. (learning/fsrs.md:5)")
		d.press("esc").on(&viewer{})
	})
}
