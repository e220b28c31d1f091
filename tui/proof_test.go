package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ken/notes"
	"ken/notes/prose"
	"ken/notes/read"
	"ken/render"
	"ken/skills/brief"
	"ken/skills/proof"
)

// The marks stand beside the sentences they speak of, in the order of the text.
func TestVerdictsAreMarksBesideSentences(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 30}, {44, 30}} {
		session(t, size[0], size[1], func(d *driver) {
			d.opens(briefPath)
			want := map[string]string{"Stability is how many days": "✗", "Growth slows": "✓", "A lapse does not": "✓"}
			for line := range strings.Lines(d.screen()) {
				for text, mark := range want {
					if strings.Contains(line, text) && strings.Contains(line, "•") == (mark == "✓") {
						delete(want, text)
						if !strings.HasPrefix(line, mark) {
							t.Errorf("%v: %q does not begin with %s", size, line, mark)
						}
					}
				}
			}
			if len(want) > 0 {
				t.Errorf("%v: not seen: %v\n%s", size, want, d.screen())
			}
		})
	}
}

// A console with few characters has marks of ASCII.
func TestMarksOfAConsole(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).sees("=  • Growth slows", "x  Stability is").press("?").sees("= quoted", "x contradicted")
	}, func(f *fake, _ *Options) { f.env["TERM"] = "linux" })
}

// p shows the proof of the sentence under the eye, ) and ( go on and back.
func TestProofOfASentence(t *testing.T) {
	session(t, 100, 40, func(d *driver) {
		d.opens(briefPath).press("p").on(&proofView{}).sees("sentence 1 of", "✗ ", "decided by", "learning/fsrs.md:7", "it still says this")
		d.press(")", ")").sees("sentence 3 of", "✓ quoted", "its words: they stand in the source to the letter", "learning/fsrs.md:11", "Growth slows as stability rises.")
		d.press("(").sees("sentence 2 of").press(")", "enter").on(&viewer{}).sees("learning/fsrs.md")
		if got := d.a.top().(*viewer).want.Line; got != 11 {
			t.Errorf("opened at line %d", got)
		}
		d.press("esc", "y", "y")
		if d.clip != "Growth slows as stability rises." {
			t.Errorf("copied %q", d.clip)
		}
		d.press("y", "p")
		if d.clip != "learning/fsrs.md:11" {
			t.Errorf("copied %q", d.clip)
		}
		d.press("e")
		if !slices.Equal(d.lent, []string{"/usr/bin/vi +11 /home/me/notes/learning/fsrs.md"}) {
			t.Errorf("edited %q", d.lent)
		}
		d.press("/").on(&search{}).sees("> Growth slows as stability rises")
	})
}

// ) chooses the sentence in the brief, p shows that one, and [ ] have their own.
func TestSentencesAreGoneThrough(t *testing.T) {
	session(t, 100, 40, func(d *driver) {
		d.opens(briefPath).press(")", ")", ")").sees("✓ ▌• Growth slows").press("p").sees("Growth slows", "sentence 3 of").press("esc")
		d.press("]").sees("[1]").press("p").sees("sentence 1 of")
	})
}

// The pane of citations says in words how the sentence under the eye stands.
func TestVerdictInWordsBesideTheCitation(t *testing.T) {
	session(t, 120, 40, func(d *driver) {
		d.opens(briefPath).sees("✗ unsupported: 90 is not in the source").press(")", ")", ")").sees("✓ quoted").press("tab", "j").seesNot("✓ quoted")
	})
}

// A source that has changed marks every sentence that rests on it; the proof has the
// words before and after, and enter leads to where they are now.
func TestChangedSourceIsShownBeforeAndAfter(t *testing.T) {
	session(t, 100, 40, func(d *driver) {
		d.fake.docs["learning/fsrs.md"] = strings.Replace(fsrs, "Growth slows as stability rises.", "A new line.\n\nGrowth stops as stability rises.", 1)
		d.opens(briefPath).sees("!  • Growth slows", "✓  • A lapse").press("]", "]", "]", "p")
		d.sees("! ", "before", "- Growth slows as stability rises.", "now, learning/fsrs.md:13", "+ Growth stops as stability rises.", "weak, and its source has changed")
		if !strings.Contains(d.a.View().Content, d.a.look.mark("slows")) || !strings.Contains(d.a.View().Content, d.a.look.mark("stops")) {
			t.Error("the words that differ are not marked")
		}
		d.press("enter").on(&viewer{})
		if got := d.a.top().(*viewer).want.Line; got != 13 {
			t.Errorf("opened at line %d", got)
		}
		d.press("esc", ")").sees("the same words, now at learning/fsrs.md:17")
	})
}

// A sentence is drawn in its proof as it is in the brief, without the marks of Markdown.
func TestProofDrawsEmphasis(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.fake.docs[briefPath] = strings.Replace(briefText, "Growth slows", "**Growth** slows", 1)
		d.opens(briefPath).press(")", ")", ")", "p").sees("Growth slows as stability rises.").seesNot("**")
	})
}

func TestMissingSourceSaysSo(t *testing.T) {
	session(t, 60, 24, func(d *driver) {
		delete(d.fake.docs, "learning/fsrs.md")
		d.opens(briefPath).sees("!").press("p").sees("the document is gone", "- Stability is the time")
	})
}

// What a model wrote and nothing carries has a mark and a proof too.
func TestRefusedSentencesSayWhatIsTheModelsOwn(t *testing.T) {
	session(t, 100, 50, func(d *driver) {
		d.opens(briefPath).sees("✗  • The tank holds 300 litres").press(")")
		for range 5 {
			d.press(")")
		}
		d.press("p").sees("the model's own", "300, litres", "It rests on no passage")
		d.press("enter").on(&proofView{}).sees("it cites nothing")
	}, func(f *fake, _ *Options) {
		f.docs[briefPath] = strings.Replace(briefText, "[^1]:", "## Could not support\n\n- The tank holds 300 litres. (not in the source; the model's own: 300, litres)\n\n[^1]:", 1)
		r := recorded()
		r.Refused = []brief.Refused{{Text: "The tank holds 300 litres.", Why: "not in the source", Own: []string{"300", "litres"}}}
		f.records[briefPath] = r
	})
}

func TestProofWithoutSentences(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		d.opens("learning/fsrs.md").press("p").on(&viewer{}).sees("no sentence here was checked")
		d.a.push(&proofView{})
		d.press("enter", ")", "y", "y").sees("b writes a brief")
	})
}

func TestDiffering(t *testing.T) {
	marked := func(text string, marks []bool) string {
		words := strings.Fields(text)
		for i := range words {
			if i < len(marks) && marks[i] {
				words[i] = strings.ToUpper(words[i])
			}
		}
		return strings.Join(words, " ")
	}
	for _, c := range []struct{ before, after, gone, come string }{
		{"a b c", "a b c", "a b c", "a b c"},
		{"a b c", "a x c", "a B c", "a X c"},
		{"a b c", "", "A B C", ""},
		{"", "a", "", "A"},
		{"two big tanks", "two small tanks each", "two BIG tanks", "two SMALL tanks EACH"},
		{"one two three", "three one two", "one two THREE", "THREE one two"},
	} {
		gone, come := differing(c.before, c.after)
		if got := marked(c.before, gone); got != c.gone {
			t.Errorf("%q → %q: before %q, want %q", c.before, c.after, got, c.gone)
		}
		if got := marked(c.after, come); got != c.come {
			t.Errorf("%q → %q: after %q, want %q", c.before, c.after, got, c.come)
		}
	}
	long := strings.Repeat("word ", mostDiffed+1)
	if gone, come := differing(long, "word"); gone != nil || come != nil {
		t.Error("texts of any length are compared")
	}
}

func TestSignsAreToldApartByShape(t *testing.T) {
	marks, plain := map[string]bool{}, map[string]bool{}
	for _, s := range signs() {
		if marks[s.mark] || plain[s.plain] {
			t.Errorf("%s has a mark of another", s.says)
		}
		marks[s.mark], plain[s.plain] = true, true
		if len(s.plain) != 1 {
			t.Errorf("%q is no ASCII", s.plain)
		}
	}
	for want, c := range map[string]claim{
		"✓": {CheckedSentence: proof.CheckedSentence{Verdict: proof.Quoted}},
		"~": {CheckedSentence: proof.CheckedSentence{Verdict: proof.Supported}},
		"?": {CheckedSentence: proof.CheckedSentence{Verdict: proof.Weak}},
		"✗": {CheckedSentence: proof.CheckedSentence{Verdict: proof.Contradicted}},
		"!": {CheckedSentence: proof.CheckedSentence{Verdict: proof.Quoted, Changed: []proof.Changed{{State: "changed"}}}},
	} {
		if got := signOf(c).mark; got != want {
			t.Errorf("%v has the mark %s, want %s", c.Verdict, got, want)
		}
	}
}

// proven lays a note out and places its sentences, none of them checked.
func proven(text string, width int) *viewer {
	doc := read.Document{Format: "markdown", Text: text}
	v := newViewer("briefs/a.md", notes.Source{})
	v.doc, v.have = notes.Document{Document: doc, Path: v.path}, true
	v.reader.put(render.Markdown([]byte(text), width, render.Mono()), width)
	for _, c := range proof.ReadNote(v.path, doc) {
		v.report.Sentences = append(v.report.Sentences, proof.CheckedSentence{Line: c.Line, Text: c.Text, Citations: c.Citations})
	}
	v.placeClaims(&look{method: ansi.WcWidth})
	return v
}

// A sentence is found on the page to the letter, however it is laid out.
func TestSentencesAreFoundAsTheyAreDrawn(t *testing.T) {
	const text = "# T\n\nThe *first* one[^1]. The second has `code`, “quotes” and 漢字[^2].\n\n- An item that is long enough to be wrapped on any page that is drawn here, twice over[^1].\n- The first one[^2].\n\n1. A step is [done](x.md)[^1].\n\n> Words of another[^1].\n\n| a | b |\n|---|---|\n| one cell | 2 litres[^1] |\n\n[^1]: [a.md:1](../a.md#L1) “x”\n[^2]: [a.md:2](../a.md#L2) “y”\n"
	for _, width := range []int{12, 24, 40, 80} {
		v := proven(text, width)
		if len(v.claims) != len(v.report.Sentences) || len(v.claims) < 6 {
			t.Fatalf("%d: %d of %d sentences have a place", width, len(v.claims), len(v.report.Sentences))
		}
		for _, c := range v.claims {
			first := strings.Fields(prose.Readable(c.Text))[0]
			drawn := ansi.Strip(v.reader.page.Lines[c.from.line].Text)
			if got := v.lookFrom(drawn, c.from.col); !strings.HasPrefix(lettersOf(got), lettersOf(first)) && width > 12 {
				t.Errorf("%d: %q is placed at %q", width, c.Text, got)
			}
		}
	}
}

// lookFrom is the rest of a plain line from a cell on.
func (v *viewer) lookFrom(line string, col int) string {
	l := look{method: ansi.WcWidth}
	return l.cut(line, col, l.width(line))
}

func FuzzSentencesStayOnThePage(f *testing.F) {
	f.Add(briefText, 40)
	f.Add("a[^1]\n\n[^1]: x\n| a |\n|-|\n| b[^1] |\n", 10)
	f.Add("\x1b[31m red. 漢字。 e\u0301.\n", 3)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if len(text) > 1<<14 {
			return
		}
		v := proven(text, min(max(width, 1), 200))
		for i, c := range v.claims {
			if c.from.line < 0 || c.to.line >= len(v.reader.page.Lines) || c.to.before(c.from) {
				t.Fatalf("%q stands from %v to %v of %d lines", c.Text, c.from, c.to, len(v.reader.page.Lines))
			}
			if i > 0 && c.from.before(v.claims[i-1].from) {
				t.Fatal("the sentences are not in the order of the page")
			}
		}
	})
}

// The mouse chooses a statement, and opens it at the second click.
func TestDisputesByMouse(t *testing.T) {
	session(t, 100, 30, func(d *driver) {
		d.opens(briefPath).press("m", "D").sees("▌ current")
		d.send(tea.MouseClickMsg{X: 10, Y: 6, Button: tea.MouseLeft}).sees("▌ replaced")
		d.send(tea.MouseWheelMsg{X: 10, Y: 6, Button: tea.MouseWheelDown}).sees("▌ later")
		d.send(tea.MouseClickMsg{X: 10, Y: 2, Button: tea.MouseLeft}).sees("▌ later")
		d.send(tea.MouseClickMsg{X: 10, Y: 6, Button: tea.MouseLeft}).send(tea.MouseClickMsg{X: 10, Y: 6, Button: tea.MouseLeft}).on(&viewer{})
	})
}
