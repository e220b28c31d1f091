package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/index"
	"ken/notes"
	"ken/skills/brief"
)

func TestSearchAsYouType(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("/").on(&search{}).types("stab")
		d.sees("4 passages · 4 ms", "▌ journal/2026-03-02.md:3", "How stability grows")
		if want := []string{"s", "st", "sta", "stab"}; !slices.Equal(d.fake.found, want) {
			t.Errorf("searched for %q, want each key", d.fake.found)
		}
		d.press("down", "j", "enter").on(&viewer{}).sees("learning/forgetting.md").press("esc").on(&search{}).sees("> stab")
		d.press("/").types("ility rises").sees("1 passage", "Growth slows as").press("ctrl+c").sees("Type what you look for")
		d.press("ctrl+c").sees("Press ctrl+c again to quit")
	})
}

func TestSearchDropsLateAnswers(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.fake.findSlow = time.Second
		d.press("/").types("stab").passes(500 * time.Millisecond).types("x").passes(600 * time.Millisecond)
		d.seesNot("passages ·").passes(time.Second).sees("No passage speaks of that")
	})
}

func TestSearchKeepsTheChosenPassage(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("/").types("stability").press("down", "down", "down", "j").sees("▌ learning/fsrs.md:11")
		d.fake.docs["aaa.md"] = "# First\n\nA new word on stability.\n"
		d.press(":").types("bring").press("enter").sees("5 passages", "▌ learning/fsrs.md:11")
	})
}

func TestSearchWhileTheIndexFills(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.sees("they are being read").press("/").types("zeppelin").sees("still being read", "index 0/4")
		d.fake.docs["z.md"] = "# Z\n\nA zeppelin.\n"
		d.passes(1500 * time.Millisecond).sees("z.md:3")
	}, func(f *fake, _ *Options) { f.syncSlow = time.Second })
}

func TestSearchMarksAndCopies(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("/").types("stability").press("down", "space", "down", "space", "y", "p")
		if want := "journal/2026-03-02.md:3\nlearning/fsrs.md:7"; d.clip != want {
			t.Errorf("copied %q, want %q", d.clip, want)
		}
		d.sees("2 places sent to the terminal's clipboard · Y writes a file")
		d.press("Y").sees("✓ wrote exports/copied-2026-11-22-120000.md")
		if d.fake.saved["exports/copied-2026-11-22-120000.md"] != d.clip {
			t.Errorf("saved %q", d.fake.saved)
		}
	})
}

func TestSearchErrorsAndProblems(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("/").types("since:soon").sees("searched as a word")
		d.fake.findErr = fmt.Errorf("search: %w", index.ErrBusy)
		d.types("x").sees("! search: ")
		d.fake.findErr = nil
		d.press("backspace").seesNot("! search")
	})
}

func TestSearchSaysWhatItTookAWordFor(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("/").types("retreival").sees("searched for “retrieval” instead of “retreival”")
		d.types("s").seesNot("instead of")
	})
}

func TestSearchNamesCopies(t *testing.T) {
	session(t, 160, 30, func(d *driver) {
		d.press("/").types("retrievability").sees("also in copies/of this.md:7")
	})
}

func TestNothingFoundOpensTheNearestHeading(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("/").types("zeppelin").sees("Nearest headings", "▌ FSRS › How stability grows").press("enter").on(&viewer{}).sees("learning/fsrs.md")
	})
}

func TestBriefFromHome(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("b").sees("brief on").types("sleep").press("enter").on(&viewer{}).sees("ken › sleep", "writing… 0 s · x stop", "Looking through")
		d.passes(700 * time.Millisecond).sees("Sleep keeps what was learnt")
		if v := d.a.View(); v.ProgressBar == nil || v.ProgramStatus == nil {
			t.Error("the terminal is not told that work is being done")
		}
		d.passes(2 * time.Second).sees("✓ wrote briefs/2026-11-22-sleep.md").seesNot("writing…")
		if v := d.a.View(); v.ProgressBar != nil || v.ProgramStatus != nil {
			t.Error("the terminal is still told that work is being done")
		}
		if got := d.a.summary.Line(); got != "wrote briefs/2026-11-22-sleep.md" {
			t.Errorf("the last line is %q", got)
		}
		d.press("esc", ",", "j", "j").sees("At most one page", "✓ last brief: pass 212 words")
	})
}

func TestBriefOnWhatWasSearched(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("/").types("stability").press("down", "b").sees("brief on stability").press("enter").on(&viewer{}).sees("writing…")
		d.press("esc").on(&search{}).sees("brief: stability 0 s").passes(3 * time.Second).sees("✓ wrote briefs/2026-11-22-stability.md")
	})
}

func TestBriefStoppedAndBegunAgain(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.press("b").types("sleep").press("enter").passes(700 * time.Millisecond)
		d.press("ctrl+c").sees("stopped · offline", "Sleep keeps", "enter try again")
		d.press("enter").sees("writing…").passes(4 * time.Second).sees("✓ wrote")
		d.press("b", "up").sees("brief on sleep").press("up").sees("brief on fsrs stability").press("esc")
	})
}

func TestBriefThatFails(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.fake.briefErr = errors.New("no answer from localhost:11434")
		d.press("b").types("sleep").press("enter").passes(3 * time.Second)
		d.sees("! brief: sleep: no answer from localhost:11434", "not kept", "Sleep keeps", "enter try again")
		d.passes(10 * time.Second).sees("! brief: sleep").press("j").seesNot("! brief: sleep")
		d.press("t").sees("✗ failed", "no answer from localhost:11434")
	})
}

func TestBriefThatFindsNothing(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.a.ws.Brief = func(_ context.Context, r brief.Request, draft io.Writer) (brief.Brief, error) {
			_, err := io.WriteString(draft, "# Zeppelins\n\n## Not found\n\n- [A scheduler](../learning/fsrs.md#L3)\n")
			return brief.Brief{Topic: r.Topic}, err
		}
		d.press("b").types("zeppelins").press("enter").sees("nothing found", "no passage speaks of that", "A scheduler")
		d.press("]", "enter").sees("learning/fsrs.md", "▌A scheduler.").press("esc", "t").sees("✓ done", "nothing found")
		if d.a.summary.Line() != "" {
			t.Errorf("it says that something was written: %q", d.a.summary.Line())
		}
	})
}

func TestFaultInATask(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.a.ws.Brief = func(context.Context, brief.Request, io.Writer) (brief.Brief, error) { panic("index out of range") }
		d.press("b").types("sleep").press("enter").sees("! brief: sleep: a fault in ken itself: index out of range", "not kept")
		if len(d.a.summary.Faults) != 1 || !strings.Contains(d.a.summary.Faults[0], "session_test.go") {
			t.Errorf("the trace is %q", d.a.summary.Faults)
		}
		d.press("esc", "/").types("stability").sees("4 passages")
	})
}

func TestBriefCitations(t *testing.T) {
	session(t, 120, 36, func(d *driver) {
		d.opens(briefPath).sees("3 citations · 1 changed · 1 missing", "▌ [1] learning/fsrs.md:7", "✓ unchanged since")
		d.press("]", "]", "]").sees("▌ [2] learning/fsrs.md:11", "changed since: the line says")
		d.press("[").sees("▌ [1] learning/fsrs.md:7")
		d.press("y", "c")
		if d.clip != "[1] learning/fsrs.md:7" {
			t.Errorf("copied %q", d.clip)
		}
		d.press("tab", "j", "j").sees("▌ [3] learning/fsrs.md:15", "missing: the document is gone")
		d.press("k", "enter").on(&viewer{}).sees("learning/fsrs.md", "▌Growth slows as stability rises.")
		d.press("esc", "e")
		if want := "/usr/bin/vi +11 /home/me/notes/learning/fsrs.md"; !slices.Equal(d.lent, []string{want}) {
			t.Errorf("the editor was run as %q, want %q", d.lent, want)
		}
	})
}

func TestBriefWithoutCheckedCitations(t *testing.T) {
	session(t, 120, 36, func(d *driver) {
		delete(d.fake.cites, briefPath)
		d.opens(briefPath).sees("▌ [1] learning/fsrs.md:7", "[3] learning/fsrs.md:15").press("enter").sees("▌Stability is the time")
	})
}

func TestLinks(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.fake.docs["links.md"] = "# Links\n\n[near](learning/fsrs.md#L11) [out](../../etc/passwd) [[forgetting]] [web](https://example.com) [here](#links)\n"
		d.opens("links.md").press("]", "enter").sees("▌Growth slows").press("esc", "]", "enter").sees("leads out of the workspace")
		d.press("]", "enter").sees("The forgetting curve").press("esc", "]", "enter").sees("https://example.com · o opens it outside")
		d.press("o")
		if want := []string{"/usr/bin/xdg-open", "https://example.com", ""}; len(d.fed) != 1 || !slices.Equal(d.fed[0], want) {
			t.Errorf("ran %q, want %q", d.fed, want)
		}
	})
}

func TestFind(t *testing.T) {
	session(t, 60, 14, func(d *driver) {
		d.opens("learning/fsrs.md").press("/").types("time, in days, for retrievability").sees("1 of 1")
		d.press("ctrl+c").types("stab").sees("1 of 4").press("enter", "n").sees("2 of 4").press("N", "N").sees("4 of 4", "Growth")
		d.resize(100, 30).sees("4 of 4").resize(40, 12).sees("4 of 4")
		d.press("/").press("ctrl+c").types("Zeppelin").sees("not found").press("esc", "esc").seesNot("not found").on(&viewer{})
	})
}

func TestEditedDocument(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.opens("learning/fsrs.md")
		d.edit = func([]string) {
			d.fake.docs["learning/fsrs.md"] = strings.Replace(fsrs, "A scheduler.", "A scheduler of cards.", 1)
		}
		d.press("e").sees("learning/fsrs.md: line 3 changed", "A scheduler of cards.")
		d.missing["vi"] = true
		d.press("e").sees("! edit learning/fsrs.md: no editor vi: set $EDITOR")
	})
}

func TestContextFollowsTheFile(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.passes(5 * time.Second).press(",").sees("Move the home server")
		d.fake.context.Goals[1].Text = "Learn to sail"
		d.fake.stamp = "saved"
		d.passes(2 * time.Second).sees("Learn to sail").seesNot("Move the home server")
	}, func(f *fake, _ *Options) { f.stamp = "first" })
}

func TestFirstGoals(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.sees("▌ No goals yet", "or: ken init").press("enter").on(&entry{})
		d.press("tab").sees("nothing is written yet").types("Understand naps").press("enter").send(tea.PasteMsg{Content: "- Sail\r\n- Sing"})
		d.sees("3 goals").press("tab").on(&search{}).sees("✓ wrote .goals.md · now find something")
		if want := []string{"Understand naps", "Sail", "Sing"}; !slices.Equal(d.fake.goals, want) {
			t.Errorf("wrote %q, want %q", d.fake.goals, want)
		}
		d.press("esc").sees("▸ Understand naps", "▸ Sing")
	}, func(f *fake, _ *Options) { f.context = notes.Context{} })
}

func TestReloadAfterSuspendAndFocus(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.fake.context.Goals = d.fake.context.Goals[:1]
		d.send(tea.ResumeMsg{}).seesNot("Move the home server")
		d.fake.recent = nil
		d.send(tea.BlurMsg{}).send(tea.FocusMsg{}).seesNot("Home network")
	})
}

func TestUnreadableWorkspace(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.sees("! bring the index up to date: open the index: permission denied", "not indexed")
		d.press("/").types("stability").sees("4 passages")
	}, func(f *fake, _ *Options) { f.syncErr = errors.New("open the index: permission denied") })
}
