package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"ken/notes"
	"ken/skills/author"
	"ken/skills/brief"
)

// elsewhere sets a model on another machine. Its passages hold what documents may hold.
func elsewhere(f *fake, _ *Options) {
	f.around = func(ws *Workshop) {
		ws.Engine = "desk (127.0.0.1:8092)"
		ws.Egress = func(_ context.Context, r brief.Request) (author.Egress, error) {
			f.looked = append(f.looked, r)
			quote := "Growth slows as stability rises."
			return author.Egress{
				Address: "http://192.0.2.7:8092/v1", Model: "desk", Open: true, Tokens: 1320, Bytes: 5210, Goals: 2, Preferences: 1,
				Passages: []author.Sent{
					{ID: "P1", Source: notes.Source{Path: "learning/fsrs.md", Line: 11, EndLine: 11, Quote: quote}, State: "current"},
					{ID: "P2", Source: notes.Source{Path: "learning/forgetting.md", Line: 3, EndLine: 3, Quote: strings.Repeat("long ", 60) + f.evil}},
				},
				Withheld: []brief.Withheld{{Path: "journal/2026-03-02.md", Line: 3, Why: "it says that it is private"}},
				Messages: []author.SentMessage{{Role: "system", Text: "You write from passages.\nOnly from them."}, {Role: "user", Text: "[P1] " + quote}},
			}, nil
		}
	}
}

// Nothing is written before the user has seen what would leave and pressed enter.
func TestWhatLeavesIsShownBefore(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("b").types("sleep").press("enter").passes(time.Second)
		d.sees("This goes to the model if you press enter", "http://192.0.2.7:8092/v1", "not encrypted", "desk", "about 1,320 tokens", "2 passages, 2 goals, 1 preference", "journal/2026-03-02.md:3: it says that it is private", "P1 learning/fsrs.md:11 · current", "Growth slows as stability rises.")
		if len(d.fake.asked) > 0 {
			t.Fatal("it was asked before enter")
		}
		d.press("G").sees("[P1] Growth slows").press("g").sees("This goes").press("esc").on(&home{})
		if len(d.fake.asked) > 0 {
			t.Fatal("esc sends")
		}
		d.press("b").types("sleep").press("enter", "enter").on(&viewer{}).passes(3 * time.Second)
		if len(d.fake.asked) != 1 || d.fake.asked[0].Offline {
			t.Fatalf("asked %+v", d.fake.asked)
		}
		d.press("esc", "b").types("sleep").press("enter").on(&viewer{}).seesNot("This goes")
		d.press("esc", "b").types("naps").press("enter").sees("This goes")
	}, elsewhere)
}

func TestOffersToWriteOfflineInstead(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("b").types("sleep").press("enter", "o").on(&viewer{}).passes(3 * time.Second)
		if len(d.fake.asked) != 1 || !d.fake.asked[0].Offline {
			t.Fatalf("asked %+v", d.fake.asked)
		}
	}, elsewhere)
}

// Where the user wants it, it is asked every time.
func TestAsksEveryTimeWhereWanted(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		for range 2 {
			d.press("b").types("sleep").press("enter").sees("This goes").press("enter").passes(3 * time.Second).press("esc")
		}
	}, func(f *fake, o *Options) { elsewhere(f, o); o.Ask = true })
}

func TestWhatIsSentOnAKey(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).press("s").sees("This goes to the model", "brief: fsrs stability").press("q").on(&viewer{}).seesNot("This goes")
		d.press("s", "enter").passes(3 * time.Second)
		if len(d.fake.asked) != 1 || d.fake.asked[0].Out != briefPath {
			t.Errorf("asked %+v", d.fake.asked)
		}
	}, elsewhere)
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).press("s").sees("nothing leaves this machine: no model is set")
	})
}

// Where looking fails nothing is sent; where nothing would leave nothing is asked.
func TestLeavingThatCannotBeTold(t *testing.T) {
	for _, c := range []struct {
		err  error
		asks int
	}{{errors.New("the index is gone"), 0}, {nil, 1}} {
		session(t, 100, 30, func(d *driver) {
			d.a.ws.Egress = func(context.Context, brief.Request) (author.Egress, error) { return author.Nothing(), c.err }
			d.press("b").types("sleep").press("enter").passes(time.Second)
			if len(d.fake.asked) != c.asks || d.a.over != nil {
				t.Errorf("%v: asked %d times", c.err, len(d.fake.asked))
			}
			if c.err != nil {
				d.sees("the index is gone")
			}
		}, elsewhere)
	}
}

// Where no passage was found no model is asked, so there is nothing to show; where all of
// them are withheld that is said.
func TestLeavingWithoutPassages(t *testing.T) {
	for _, c := range []struct {
		withheld []brief.Withheld
		asks     int
	}{{nil, 1}, {[]brief.Withheld{{Path: "secret.md", Why: "it is private"}}, 0}} {
		session(t, 100, 30, func(d *driver) {
			d.a.ws.Egress = func(context.Context, brief.Request) (author.Egress, error) {
				return author.Egress{Address: "http://192.0.2.7/v1", Withheld: c.withheld}, nil
			}
			d.press("b").types("sleep").press("enter").passes(time.Second)
			if len(d.fake.asked) != c.asks {
				t.Errorf("asked %d times", len(d.fake.asked))
			}
			if c.withheld != nil {
				d.sees("secret.md: it is private", "none: all that was found is withheld").press("esc", "b", "up").sees("brief on sleep")
			}
		}, elsewhere)
	}
}

// What comes after the user has gone on opens nothing.
func TestLeavingThatComesLate(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.a.ws.Egress = func(context.Context, brief.Request) (author.Egress, error) {
			time.Sleep(time.Second)
			return author.Egress{Address: "x"}, nil
		}
		d.press("b").types("sleep").press("enter").sees("Looking what would leave").press("enter").sees("Looking").press("esc").passes(2 * time.Second).on(&home{})
		if d.a.over != nil || len(d.fake.asked) > 0 {
			t.Error("it opens by itself")
		}
	}, elsewhere)
}

// A brief that a model should have written says that it did not, as long as it is open.
func TestFallbackStays(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.fake.fallback = "no answer within 30 s"
		d.press("b").types("sleep").press("enter", "enter").passes(10*time.Second).sees("! written offline: no answer within 30 s").press("j", "G", "g").sees("! written offline: no answer within 30 s")
	}, elsewhere)
}

func TestSentencesAreCountedWhileTheyAreVetted(t *testing.T) {
	for draft, want := range map[string]string{
		"":                               "",
		"## Answer\n\n- One. (a.md:1)\n": "1 stand",
		"- One.\n- " + author.GoesBack + "no\n- Two.\n":              "2 stand · 1 back",
		"- One.\n" + author.Anew + "\n- " + author.GoesBack + "no\n": "0 stand · 1 back",
		"---\nkind: brief\n---\n\n# T\n\n- One.\n":                   "",
	} {
		if got := vetted(draft); got != want {
			t.Errorf("%q: %q, want %q", draft, got, want)
		}
	}
	session(t, 100, 30, func(d *driver) {
		d.fake.pieces = []string{"- One. (a.md:1)\n", "- " + author.GoesBack + "no\n", "- Two. (a.md:2)\n"}
		d.press("b").types("sleep").press("enter", "enter").passes(800 * time.Millisecond).sees("1 stand · 1 back · x stop").press("x").sees("stopped")
	}, elsewhere)
}
