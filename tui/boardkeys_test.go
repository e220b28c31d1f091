package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ken/notes"
	"ken/skills/brief"
	"ken/skills/diagram"
)

// The keys of the diagram, one after the other.
func TestDiagramKeys(t *testing.T) {
	w := &drawer{}
	session(t, 100, 40, func(d *driver) {
		d.fake.docs["server/backup.md"] = strings.Repeat("a line\n", 40)
		draws(d, "backup path").on(&board{}).sees("Backup path", "4 boxes · from 2 documents", "laptop → home server", "[1] server/backup.md:12")
		if len(w.asked) != 1 || w.asked[0].Topic != "backup path" || w.asked[0].Path != "" || !w.asked[0].Offline {
			t.Errorf("asked for %+v", w.asked)
		}
		b := d.a.top().(*board)
		d.press("enter").sees("choose a box with tab")
		for _, want := range []int{0, 1} {
			if d.press("tab"); b.box != want || b.line != -1 {
				t.Errorf("box %d and line %d are chosen, want box %d", b.box, b.line, want)
			}
		}
		if d.press("shift+tab", "shift+tab"); b.box == 0 || b.box == 1 {
			t.Errorf("box %d is chosen before the first", b.box)
		}
		d.press("tab", "tab", "]")
		if b.line != 0 || b.box != -1 {
			t.Errorf("] chooses line %d, not the first of the box", b.line)
		}
		d.press("]", "enter").on(&viewer{}).sees("server/backup.md").press("esc").on(&board{})
		d.press("[", "enter").sees("what it rests on", "journal/2026-05.md:2").press("esc")
		d.press("y", "y")
		if !strings.HasPrefix(d.clip, "flowchart LR\n") && !strings.Contains(d.clip, "flowchart LR") {
			t.Errorf("copied %q", d.clip)
		}
		if d.press("y", "p"); d.clip != "server/backup.md:12" {
			t.Errorf("copied %q", d.clip)
		}
		if d.press("y", "c"); d.clip != "laptop → home server (server/backup.md:12)" {
			t.Errorf("copied %q", d.clip)
		}
		d.press("e")
		if len(d.lent) != 1 || !strings.Contains(d.lent[0], "+12") {
			t.Errorf("the editor was opened as %v", d.lent)
		}
		d.press("o")
		if len(w.written) != 1 || !strings.HasPrefix(w.written[0], "<svg") || len(d.fed) == 0 || !strings.Contains(fmt.Sprint(d.fed), "pictures/1.svg") {
			t.Errorf("opened outside: %v", d.fed)
		}
		d.press("K").sees("✓ wrote diagrams/backup-path.md and its picture")
		if d.press("K").sees("it is kept as diagrams/backup-path.md"); len(w.kept) != 1 {
			t.Errorf("kept %d times", len(w.kept))
		}
		d.press("o")
		if !strings.Contains(fmt.Sprint(d.fed), "/home/me/notes/diagrams/backup-path.svg") {
			t.Errorf("the kept picture is not opened: %v", d.fed)
		}
		if d.press("a"); len(w.asked) != 2 {
			t.Error("a does not draw it anew")
		}
		d.press("t").sees("diagram: backup path", "4 lines").press("G", "g", "enter").on(&board{}).press("q", "q").on(&board{}).press("q").on(&home{})
		if got := d.a.summary.Wrote; len(got) != 1 || got[0] != "diagrams/backup-path.md" {
			t.Errorf("wrote %v", got)
		}
	}, drawing(w))
}

// A name that is a file's means the file, and what is looked at is offered.
func TestDiagramOfWhat(t *testing.T) {
	w := &drawer{}
	session(t, 100, 30, func(d *driver) {
		d.opens("learning/fsrs.md").press("d").sees("diagram of", "learning/fsrs.md").press("enter").on(&board{}).press("esc")
		d.press("esc", "/").types("retrievability").press("down", "d").sees("diagram of").press("tab", "enter").on(&board{})
		if len(w.asked) != 2 || w.asked[0].Path != "learning/fsrs.md" || w.asked[0].Topic != "" || !strings.HasSuffix(w.asked[1].Path, ".md") || w.asked[1].Form != diagram.Process {
			t.Errorf("asked for %+v", w.asked)
		}
		d.press("d", "ctrl+u").types("timeline: the tanks").press("enter")
		if r := w.asked[2]; r.Form != diagram.Timeline || r.Topic != "the tanks" {
			t.Errorf("asked for %+v", r)
		}
	}, drawing(w))
}

// Drawing can be stopped, from its own screen and by ctrl+c, and begun anew.
func TestDiagramStopped(t *testing.T) {
	w := &drawer{slow: time.Minute}
	session(t, 80, 24, func(d *driver) {
		draws(d, "backup path").passes(time.Second).sees("drawing… 1 s · x stop", "Drawing what your documents say")
		d.press("ctrl+c").sees("stopped", "Stopped before anything was drawn")
		w.slow = 0
		d.press("enter").sees("4 boxes")
		w.slow = 5 * time.Second
		d.press("a", "esc").passes(6*time.Second).sees("✓ drawn: Backup path · t shows it").press("t", "enter").on(&board{}).sees("laptop")
		w.slow, w.err = 0, errors.New("the index is gone")
		d.press("a").sees("! diagram: backup path: the index is gone", "laptop")
	}, drawing(w))
}

// A box is asked about before its sources are read; where there is nothing to ask that is
// said, and the diagram stays.
func TestDiagramAsks(t *testing.T) {
	w := &drawer{}
	session(t, 80, 24, func(d *driver) {
		draws(d, "backup path").press("tab", "r").on(&review{}).sees("What is the time for retrievability to fall to 90%?").seesNot("server/backup.md")
		if len(w.about) != 1 || len(w.about[0]) != 1 || w.about[0][0].Line != 12 {
			t.Errorf("asked about %+v", w.about)
		}
		d.press("esc").on(&board{})
		w.noCards = errors.New("there is no question in these lines")
		d.press("r").on(&board{}).sees("there is no question in these lines")
		w.noCards = nil
		d.press("H").on(&review{}).sees("What does stability measure")
		d.press("tab", "4").passes(time.Second).press("esc").on(&board{}).sees("✓ home server", "2 known")
	}, teaching(t), drawing(w))
}

// What is chosen is brought into view, and nothing else moves the drawing.
func TestDiagramPans(t *testing.T) {
	w := &drawer{}
	session(t, 80, 24, func(d *driver) {
		draws(d, "wide").sees("→", "columns")
		b := d.a.top().(*board)
		if d.press("left"); b.x != 0 {
			t.Errorf("panned to %d", b.x)
		}
		if d.press("right"); b.x != panBy {
			t.Errorf("panned to %d", b.x)
		}
		for range b.plate.boxes {
			d.press("tab")
			r, ok := b.chosenRect()
			if !ok || r.x < b.x || r.x+r.w > b.x+b.w || r.y < b.y || r.y+r.h > b.y+b.h {
				t.Errorf("box %d at %+v is not seen from %d,%d of %d×%d", b.box, r, b.x, b.y, b.w, b.h)
			}
		}
		d.resize(200, 60).resize(30, 9).resize(80, 24)
	}, drawing(w))
}

// The parts of a diagram that somebody wrote lead to their own lines.
func TestFenceLeadsToItsLines(t *testing.T) {
	session(t, 100, 40, func(d *driver) {
		d.fake.docs["plan.md"] = fenced
		d.opens("plan.md").press("d").sees("which diagram", "line 9", "flowchart · 3 boxes", "line 17", "sequenceDiagram · 2 actors", "line 25")
		d.press("enter").on(&board{}).sees("order → deliver", "plan.md:11", "then", "plan.md:12")
		d.press("]", "]", "enter").on(&viewer{})
		if v := d.a.top().(*viewer); v.want.Line != 12 {
			t.Errorf("opened at line %d", v.want.Line)
		}
		d.press("esc", "y", "y")
		if !strings.HasPrefix(d.clip, "flowchart LR\n  A[order]") {
			t.Errorf("copied %q", d.clip)
		}
		d.press("K").sees("it stands in plan.md").press("esc", "d", "j", "enter").sees("Ana → Bob", "plan.md:19", "Bob → Ana", "plan.md:21")
		d.press("esc", "d", "G", "enter").on(&viewer{}).sees("! draw plan.md:27: this text has no")
	})
}

// A diagram that ken kept leads to what it rests on, and not to the lines of its own note.
func TestKeptDiagram(t *testing.T) {
	for name, text := range map[string]string{
		"graph": "flowchart LR\n  n1[\"laptop\"] -->|\"rsync\"| n2[\"home server\"]\n  n2 --> n3[\"second site\"]\n",
		"map":   "mindmap\n  root((backups))\n    laptop\n      disk\n",
		"time":  "timeline\n  2024 : bought : paid\n",
	} {
		session(t, 100, 30, func(d *driver) {
			path := "diagrams/2026-11-22-backup.md"
			d.fake.docs[path] = "# Backup\n\n```mermaid\n" + text + "```\n"
			d.fake.records[path] = brief.Record{
				Note: brief.NoteRecord{Kind: "diagram", Topic: "backup"},
				Sentences: []brief.SentenceRecord{
					{Text: "one", Citations: []notes.Source{at("server/backup.md", 12, "x")}},
					{Text: "two", Citations: []notes.Source{at("server/backup.md", 31, "y")}},
				},
			}
			d.opens(path).press("d").on(&board{}).sees("[1] server/backup.md:12", "[2] server/backup.md:31", "from 1 document")
			d.press("K").sees("it stands in " + path)
			if name != "time" && !strings.Contains(d.screen(), "✓ ") {
				t.Errorf("%s: what is known is not marked:\n%s", name, d.screen())
			}
		}, drawing(&drawer{}))
	}
}

// A click chooses what it is on, a second one opens it.
func TestDiagramMouse(t *testing.T) {
	session(t, 80, 30, func(d *driver) {
		d.fake.docs["server/backup.md"] = strings.Repeat("a line\n", 40)
		draws(d, "backup path")
		b := d.a.top().(*board)
		click := func(x, y int) { d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
		lines := strings.Split(d.screen(), "\n")
		for y, line := range lines {
			if x := strings.Index(line, "laptop"); x >= 0 && y < len(lines)/2 {
				if click(ansi.StringWidth(line[:x])+1, y); b.box != 0 {
					t.Errorf("box %d is chosen", b.box)
				}
				click(ansi.StringWidth(line[:x])+1, y)
				d.on(&viewer{}).press("esc")
				break
			}
		}
		for y, line := range lines {
			if strings.Contains(line, "home server → second site") {
				if click(8, y); b.line != 1 {
					t.Errorf("line %d is chosen", b.line)
				}
			}
		}
		d.send(tea.MouseWheelMsg{X: 5, Y: 3, Button: tea.MouseWheelDown})
		d.send(tea.MouseWheelMsg{X: 5, Y: 27, Button: tea.MouseWheelUp})
	}, drawing(&drawer{}))
}
