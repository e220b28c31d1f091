package tui

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"

	"ken/notes"
	model "ken/render/diagram"
	"ken/skills/brief"
	"ken/skills/diagram"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// A drawer is what the workshop of a test draws with. What it draws depends on the topic.
type drawer struct {
	slow    time.Duration
	err     error
	asked   []diagram.Request
	kept    []diagram.Drawn
	written []string // pictures
	about   [][]notes.Source
	noCards error
	evil    string
}

func (w *drawer) diagrams(ws *Workshop) Diagrams {
	return Diagrams{
		Draw: func(ctx context.Context, r diagram.Request) (diagram.Drawn, error) {
			w.asked = append(w.asked, r)
			select {
			case <-time.After(w.slow):
			case <-ctx.Done():
				return diagram.Drawn{}, ctx.Err()
			}
			return w.draw(r), w.err
		},
		Keep: func(_ context.Context, d diagram.Drawn) (diagram.Drawn, error) {
			w.kept = append(w.kept, d)
			d.Path, d.SVGPath = "diagrams/backup-path.md", "diagrams/backup-path.svg"
			return d, w.err
		},
		Known: func(_ context.Context, d diagram.Drawn) (diagram.Drawn, error) {
			return diagram.Mastery(d, func(at notes.Source) (float64, bool) { return .95, at.Line == 31 }), nil
		},
		Find: func(name string) (string, bool) { return name, strings.HasSuffix(name, ".md") },
		Picture: func(svg []byte) (string, error) {
			w.written = append(w.written, string(svg))
			return "/home/me/.cache/ken/pictures/1.svg", nil
		},
		Ask: func(ctx context.Context, _ diagram.Drawn, at []notes.Source) (*tutor.Session, error) {
			w.about = append(w.about, at)
			if w.noCards != nil {
				return nil, w.noCards
			}
			return ws.Tutor.Practise(ctx, tutor.Practice{Path: "x.md", Questions: []questions.Proposal{{Card: offeredCards()[0].Card}}})
		},
		Blank: func(context.Context, diagram.Drawn) (tutor.Wants, error) {
			return tutor.Wants{Only: []string{"stab"}}, w.noCards
		},
	}
}

// drawing has a workshop draw.
func drawing(w *drawer) func(*fake, *Options) {
	return func(f *fake, _ *Options) {
		before := f.around
		f.around = func(ws *Workshop) {
			if before != nil {
				before(ws)
			}
			ws.Diagrams = w.diagrams(ws)
		}
	}
}

// draw makes a diagram as documents would give it.
func (w *drawer) draw(r diagram.Request) diagram.Drawn {
	switch r.Topic {
	case "zeppelins":
		return diagram.Drawn{Topic: r.Topic, Title: "Zeppelins", Nearest: []notes.Source{at("learning/fsrs.md", 5, "How stability grows")}, LeftOut: []diagram.Omission{{What: "Old plan", Why: "the document is out of date", Source: at("plain.txt", 1, "first line")}}}
	case "wide":
		return drawnOf("Wide", 31, func(i int) string { return fmt.Sprintf("Donaudampfschifffahrt%d", i) }, func(i int) [2]int { return [2]int{i / 2, i + 1} }, 30)
	case "long":
		return drawnOf("Long", 20, func(i int) string { return fmt.Sprintf("step %d", i+1) }, func(i int) [2]int { return [2]int{i, i + 1} }, 19)
	case "one":
		return drawnOf("One", 2, func(i int) string { return []string{"学習計画", "カード"}[i] }, func(int) [2]int { return [2]int{0, 1} }, 1)
	case "evil":
		return drawnOf(w.evil, 6, func(int) string { return w.evil }, func(i int) [2]int { return [2]int{i, i + 1} }, 5)
	}
	return backup()
}

func at(path string, line int, quote string) notes.Source {
	return notes.Source{Path: path, Line: line, EndLine: line, Quote: quote, Heading: []string{"Backup"}}
}

// backup is the diagram of the specification.
func backup() diagram.Drawn {
	d := diagram.Drawn{Title: "Backup path", Form: diagram.Dependencies, Topic: "backup path", Engine: "offline", Disputes: [][2]int{{1, 3}}, More: 2}
	for i, label := range []string{"laptop", "home server", "second site", "ZFS mirror"} {
		d.Nodes = append(d.Nodes, diagram.Node{ID: fmt.Sprint("n", i+1), Label: label, Shape: model.Box})
	}
	for _, e := range []struct {
		from, to int
		label    string
		at       []notes.Source
	}{
		{0, 1, "rsync, nightly", []notes.Source{at("server/backup.md", 12, "laptop goes to the home server"), at("journal/2026-05.md", 2, "rsync ran")}},
		{1, 2, "restic", []notes.Source{at("server/backup.md", 31, "the home server goes to the second site")}},
		{1, 3, "snapshot, hourly", []notes.Source{at("server/backup.md", 15, "a snapshot each hour")}},
		{3, 2, "weekly, by hand", []notes.Source{at("journal/2026-05.md", 4, "carried by hand")}},
	} {
		d.Edges = append(d.Edges, diagram.Edge{From: d.Nodes[e.from].ID, To: d.Nodes[e.to].ID, Label: e.label, Cites: e.at, Sentence: d.Nodes[e.from].Label + " → " + d.Nodes[e.to].Label})
		for _, n := range []int{e.from, e.to} {
			d.Nodes[n].Cites = append(d.Nodes[n].Cites, e.at[0])
		}
	}
	return graphOf(d)
}

// drawnOf is a diagram of n boxes and some edges between them.
func drawnOf(title string, n int, label func(int) string, ends func(int) [2]int, edges int) diagram.Drawn {
	d := diagram.Drawn{Title: title, Form: diagram.Process, Topic: title}
	for i := range n {
		d.Nodes = append(d.Nodes, diagram.Node{ID: fmt.Sprint("n", i), Label: label(i)})
	}
	for i := range edges {
		e := ends(i)
		d.Edges = append(d.Edges, diagram.Edge{From: d.Nodes[e[0]].ID, To: d.Nodes[e[1]].ID, Cites: []notes.Source{at("learning/fsrs.md", i+1, label(i))}})
	}
	return graphOf(d)
}

func graphOf(d diagram.Drawn) diagram.Drawn {
	g := &model.Graph{Direction: model.Right}
	for _, n := range d.Nodes {
		g.Nodes = append(g.Nodes, model.Node{ID: n.ID, Label: n.Label, Shape: model.Box, Mastery: -1})
	}
	for _, e := range d.Edges {
		g.Edges = append(g.Edges, model.Edge{From: e.From, To: e.To, Label: e.Label, Stroke: model.Solid, Head: model.Arrow, Length: 1})
	}
	d.Diagram = model.Diagram{Kind: model.Flowchart, Title: d.Title, Graph: g}
	return d
}

// fenced is a document with diagrams in it.
const fenced = "---\ntitle: Plan\n---\n\n# Plan\n\nFirst this.\n\n```mermaid\nflowchart LR\n  A[order] --> B[deliver]\n  B -->|then| C[fit]\n```\n\nAnd who says what.\n\n```mermaid\nsequenceDiagram\n  Ana->>Bob: when?\n  loop weekly\n    Bob-->>Ana: soon\n  end\n```\n\n```mermaid\nflowchart LR\n  A[\n```\n"

func draws(d *driver, topic string) *driver { return d.press("d").types(topic).press("enter") }

func TestDiagramScreens(t *testing.T) {
	for name, play := range map[string]func(d *driver, w *drawer){
		"prompt":  func(d *driver, _ *drawer) { d.opens("learning/fsrs.md").press("d", "tab", "tab") },
		"drawing": func(d *driver, w *drawer) { w.slow = 20 * time.Second; draws(d, "backup path").passes(3 * time.Second) },
		"box":     func(d *driver, _ *drawer) { draws(d, "backup path").press("tab", "tab") },
		"line":    func(d *driver, _ *drawer) { draws(d, "backup path").press("]", "]") },
		"known":   func(d *driver, _ *drawer) { draws(d, "backup path"); d.begin(d.a.reload()); d.settle() },
		"list":    func(d *driver, _ *drawer) { draws(d, "backup path").press("l", "j") },
		"sources": func(d *driver, _ *drawer) { draws(d, "backup path").press("]", "enter") },
		"wide":    func(d *driver, _ *drawer) { draws(d, "wide").press("right", "j") },
		"turned":  func(d *driver, _ *drawer) { draws(d, "long").press("P", "G") },
		"alone":   func(d *driver, _ *drawer) { draws(d, "long").press("z", "j") },
		"small":   func(d *driver, _ *drawer) { draws(d, "one").press("tab") },
		"nothing": func(d *driver, _ *drawer) { draws(d, "zeppelins").press("j") },
		"stopped": func(d *driver, w *drawer) { w.slow = time.Minute; draws(d, "backup path").press("x") },
		"fence":   func(d *driver, _ *drawer) { d.opens("plan.md").press("d", "enter", "tab", "]") },
		"fences":  func(d *driver, _ *drawer) { d.opens("plan.md").press("d") },
	} {
		for _, size := range sizes {
			full := fmt.Sprintf("diagram-%s-%dx%d", name, size[0], size[1])
			t.Run(full, func(t *testing.T) {
				w := &drawer{}
				session(t, size[0], size[1], func(d *driver) {
					d.fake.docs["plan.md"] = fenced
					play(d, w)
					d.golden(full)
				}, drawing(w))
			})
		}
	}
}

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

// Sent to kitty: the picture once, in pieces, without an answer; cells of text; forgotten
// when the screen is left. The bytes are these.
func TestKittyBytes(t *testing.T) {
	p := &picture{id: pictureID(0, true), width: 320, height: 128}
	p.fitted(60)
	if p.cols != 20 || p.rows != 4 {
		t.Fatalf("320×128 pixels take %d×%d cells", p.cols, p.rows)
	}
	png := []byte(strings.Repeat("x", 3000) + strings.Repeat("y", 1000))
	data := base64.StdEncoding.EncodeToString(png)
	const id = "1258291205" // 75<<24 | 5
	want := "\x1b_Gf=100,q=2,i=" + id + ",p=1,U=1,c=20,r=4,a=T,m=1;" + data[:4096] + "\x1b\\" +
		"\x1b_Gq=2,m=0;" + data[4096:] + "\x1b\\"
	if got := p.sent(png); got != want {
		t.Errorf("sent %.200q, want %.200q", got, want)
	}
	if got, want := p.put(), "\x1b_Gq=2,i="+id+",p=1,U=1,c=20,r=4,a=p\x1b\\"; got != want {
		t.Errorf("put by %q, want %q", got, want)
	}
	if got, want := p.erased(), "\x1b_Gq=2,i="+id+",d=I,a=d\x1b\\"; got != want {
		t.Errorf("erased by %q, want %q", got, want)
	}
	p.tmux = true
	if got, want := p.erased(), "\x1bPtmux;\x1b\x1b_Gq=2,i="+id+",d=I,a=d\x1b\x1b\\\x1b\\"; got != want {
		t.Errorf("erased through tmux by %q, want %q", got, want)
	}
	l := &look{colour: true}
	lines := p.lines(l, &board{w: 2, h: 1, x: 1, y: 1})
	cell := func(row, col int) string {
		return string([]rune{kitty.Placeholder, kitty.Diacritic(row), kitty.Diacritic(col), kitty.Diacritic(75)})
	}
	if want := " \x1b[35m" + cell(1, 1) + cell(1, 2) + "\x1b[39m"; len(lines) != 1 || lines[0] != want {
		t.Errorf("the cells are %q, want %q", lines, want)
	}
	if n := ansi.WcWidth.StringWidth(ansi.Strip(lines[0])); n != 3 {
		t.Errorf("two cells of a picture are %d wide", n)
	}
	if n := ansi.GraphemeWidth.StringWidth(ansi.Strip(lines[0])); n != 3 {
		t.Errorf("two cells of a picture are %d wide, counted by characters", n)
	}
}

// A terminal is asked what it is when a picture is wanted, and never before. Those that
// are not known to lay pictures on cells are sent none.
func TestPictures(t *testing.T) {
	for name, c := range map[string]struct {
		env     map[string]string
		images  string
		answers string // of the terminal; "" for none
		tmux    string
		sees    string // where there is none
		asks    bool
	}{
		"kitty":         {answers: "kitty(0.42.1)", asks: true},
		"ghostty":       {answers: "ghostty 1.2.0", asks: true},
		"other":         {answers: "WezTerm 20240203", sees: "this terminal shows no pictures (WezTerm 20240203) · o opens the SVG", asks: true},
		"evil":          {answers: "\x1b[2Jx", sees: "[2Jx) · o opens the SVG", asks: true},
		"silent":        {sees: "this terminal does not say what it is", asks: true},
		"off":           {images: "off", sees: "pictures are off"},
		"forced":        {images: "kitty"},
		"ssh":           {env: map[string]string{"SSH_TTY": "/dev/pts/1"}, sees: "over ssh pictures are sent only with images: kitty"},
		"ssh, forced":   {env: map[string]string{"SSH_TTY": "/dev/pts/1"}, images: "kitty"},
		"screen":        {env: map[string]string{"STY": "1.x"}, images: "kitty", sees: "no picture gets through screen"},
		"tmux":          {env: map[string]string{"TMUX": "x"}, tmux: "on xterm-kitty\n"},
		"tmux, closed":  {env: map[string]string{"TMUX": "x"}, tmux: "off xterm-kitty\n", sees: "set -g allow-passthrough on"},
		"tmux, other":   {env: map[string]string{"TMUX": "x"}, tmux: "on xterm-256color\n", sees: "this terminal shows no pictures (xterm-256color)"},
		"tmux, forced":  {env: map[string]string{"TMUX": "x"}, tmux: "all xterm-256color\n", images: "kitty"},
		"tmux, unknown": {env: map[string]string{"TMUX": "x"}, sees: "tmux does not say what it runs in"},
	} {
		w := &drawer{}
		asked := 0
		session(t, 80, 24, func(d *driver) {
			d.a.out.version = func() tea.Msg {
				if asked++; c.answers == "" {
					return nil
				}
				return tea.TerminalVersionMsg{Name: c.answers}
			}
			d.a.out.read = func(context.Context, string, ...string) (string, error) {
				if c.tmux == "" {
					return "", errors.New("no server")
				}
				return c.tmux, nil
			}
			draws(d, "backup path").press("tab", "l", "l", "]")
			if asked > 0 || d.raw != "" {
				t.Errorf("%s: the terminal is asked before a picture is wanted: %q", name, d.raw)
			}
			d.press("v").passes(2 * time.Second)
			if (asked > 0) != c.asks {
				t.Errorf("%s: asked %d times", name, asked)
			}
			sent := strings.Contains(d.raw, "a=T")
			if sent != (c.sees == "") || strings.ContainsRune(d.a.View().Content, kitty.Placeholder) != sent {
				t.Errorf("%s: sent is %v:\n%s", name, sent, d.screen())
			}
			if c.sees != "" {
				d.sees(c.sees).sees("laptop")
				return
			}
			if through := strings.HasPrefix(d.raw, "\x1bPtmux;"); through != (c.tmux != "") {
				t.Errorf("%s: through tmux is %v", name, through)
			}
			d.raw = ""
			d.press("v").sees("laptop").press("v", "?", "esc", "q")
			if strings.Contains(d.raw, "a=T") || !strings.Contains(d.raw, "d=I,a=d") || d.a.erase() != "" {
				t.Errorf("%s: shown once more and left: %q", name, d.raw)
			}
		}, func(f *fake, o *Options) {
			for k, v := range c.env {
				f.env[k] = v
			}
			o.Images = c.images
		}, drawing(w))
	}
}

// A picture follows the window, and is forgotten however the program ends.
func TestPictureFollowsTheWindow(t *testing.T) {
	session(t, 80, 24, func(d *driver) {
		draws(d, "wide").press("v")
		first := d.raw
		if d.raw = ""; !strings.Contains(first, "a=T") {
			t.Fatalf("nothing is sent: %q", first)
		}
		d.resize(60, 16)
		if !strings.Contains(d.raw, "a=p") {
			t.Errorf("the picture is not laid on fewer cells: %q", d.raw)
		}
		d.resize(10, 4).resize(200, 60)
		if left := d.a.erase(); strings.Count(left, "d=I") != 1 || d.a.erase() != "" {
			t.Errorf("what is left is forgotten by %q", left)
		}
	}, func(_ *fake, o *Options) { o.Images = "kitty" }, drawing(&drawer{}))
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

// draws has a session draw, and draws a topic where one is given.
func (d *driver) draws(topic string) *driver {
	d.a.ws.Diagrams = (&drawer{evil: d.fake.evil}).diagrams(&d.a.ws)
	if topic != "" {
		draws(d, topic)
	}
	return d
}
