package tui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/render/draw"
	"ken/skills/diagram"
	"ken/skills/tutor"
)

// The rules of a board:
//
//   - What is lit in the drawing is what is chosen in the list below it, and the other way
//     round: a box and its lines, or one line and its two boxes.
//   - Choosing moves the drawing only where what is chosen cannot be seen.
//   - A picture is drawn when it is asked for, and nothing is asked of the terminal before.

// A board shows one diagram: the drawing, and below it each line with the place that says it.
type board struct {
	request diagram.Request // what is drawn; zero for a diagram that stands in a document
	name    string
	task    *task // that draws it, until it has
	err     error
	have    bool
	drawn   diagram.Drawn // as it was drawn; zero for a diagram that somebody wrote
	plate   plate

	path  string // the document it stands in, "" for none
	fence string // its text there

	drawing draw.Drawing
	laid    layout // the drawing was laid out for
	x, y    int    // cells scrolled off
	w, h    int    // cells seen of it last
	below   rect   // where the list was drawn last
	box     int    // the box that is chosen, -1 for none
	line    int    // the line that is chosen, -1 for none
	list    list
	moved   bool // the drawing was scrolled by hand
	settled bool // it was scrolled to what is to be seen first
	outline bool // said in lines, not drawn
	aligned struct{ width, column int }

	picture *picture // in pixels; nil until it was asked for
	shows   bool     // the picture is shown
	wants   bool     // a picture is on its way
}

// A layout is what a drawing was laid out for.
type layout struct {
	width   int
	outline bool
}

// A rect is a part of an area, in cells.
type rect struct{ x, y, w, h int }

func (r rect) holds(x, y int) bool { return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h }

type (
	knownMsg struct {
		drawn diagram.Drawn
		err   error
	}
	// askedMsg brings questions on a part of the diagram, or why there are none.
	askedMsg struct {
		session *tutor.Session
		err     error
		again   func(context.Context) (*tutor.Session, error)
	}
	keptMsg struct {
		drawn diagram.Drawn
		err   error
	}
)

// draws begins a diagram and opens the screen that shows it.
func (a *App) draws(r diagram.Request) tea.Cmd {
	b := &board{request: r, box: -1, line: -1}
	a.push(b)
	return b.begin(a)
}

// begin has the diagram drawn outside the loop.
func (b *board) begin(a *App) tea.Cmd {
	r, draws := b.request, a.ws.Diagrams.Draw
	if r.Path == "" {
		a.remember(r.Topic)
	}
	find := a.ws.Diagrams.Find
	t, cmd := a.tasks.start("diagram: "+asksFor(r), func(ctx context.Context, _ *task) (any, error) {
		if p, ok := fileMeant(find, r.Topic); ok {
			r.Path, r.Topic = p, ""
		}
		return draws(ctx, r)
	})
	t.open = func(a *App) tea.Cmd { return b.reopen(a, t) }
	t.again = func(a *App) tea.Cmd { return a.draws(r) }
	b.task, b.err = t, nil
	return cmd
}

// fileMeant is the document or folder that was typed in place of a topic.
func fileMeant(find func(string) (string, bool), topic string) (string, bool) {
	if find == nil || topic == "" {
		return "", false
	}
	return find(topic)
}

// reopen opens what a task drew, or is drawing, once more.
func (b *board) reopen(a *App, t *task) tea.Cmd {
	again := &board{request: b.request, task: t, box: -1, line: -1}
	if d, ok := t.result.(diagram.Drawn); ok {
		again.take(d)
	}
	a.push(again)
	return nil
}

// asksFor is what a request names.
func asksFor(r diagram.Request) string {
	what := r.Topic
	if what == "" {
		what = r.Path
	}
	if r.Form != "" {
		what += ", " + string(r.Form)
	}
	return what
}

func (b *board) handle(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case doneMsg:
		return b.ended(a, msg)
	case knownMsg:
		if msg.err == nil && b.have {
			b.drawn.Diagram = msg.drawn.Diagram
			b.plate.diagram = plateOf(msg.drawn).diagram
			b.drawing = draw.Drawing{}
		}
	case askedMsg:
		return b.asked(a, msg)
	case keptMsg:
		return b.keeps(a, msg)
	case learningMsg: // after every session, and when files have changed
		return b.know(a)
	case pictureMsg:
		return b.pictured(a, msg)
	case resizedMsg:
		return b.refit(a)
	}
	return nil
}

// ended takes what the drawing came to.
func (b *board) ended(a *App, msg doneMsg) tea.Cmd {
	if b.task == nil || msg.task != b.task {
		return nil
	}
	if msg.err != nil {
		b.err = msg.err
		return a.problem(msg.task.title, msg.err)
	}
	if d, ok := msg.result.(diagram.Drawn); ok {
		b.take(d)
	}
	return nil
}

// take shows a diagram that was drawn.
func (b *board) take(d diagram.Drawn) {
	b.task, b.have, b.drawn, b.name = nil, true, d, d.Title
	b.plate = plateOf(d)
	b.box, b.line, b.x, b.y = -1, -1, 0, 0
	b.drawing, b.aligned.width, b.moved = draw.Drawing{}, 0, false
}

// know asks how well the boxes are known by now.
func (b *board) know(a *App) tea.Cmd {
	known, ctx, d := a.ws.Diagrams.Known, a.tasks.ctx, b.drawn
	if known == nil || !b.have || !d.Found() {
		return nil
	}
	return ask(b, func() any {
		d, err := known(ctx, d)
		return knownMsg{d, err}
	})
}

func (b *board) title() string {
	switch {
	case b.name != "":
		return b.name
	case b.path != "":
		return "diagram"
	}
	return "diagram of " + asksFor(b.request)
}

func (b *board) state(a *App) string {
	switch {
	case b.task != nil && b.task.phase == running:
		return "drawing… " + lasted(b.task.took(a.tasks.now())) + " · x stop"
	case b.task != nil && b.task.phase == stopping:
		return "stopping…"
	case b.task != nil && b.task.phase == stopped:
		return "stopped"
	case b.task != nil:
		return "not drawn"
	case !b.found():
		return "nothing found"
	}
	from, known := "", ""
	if a.area().shape <= narrow {
		return b.plate.counted()
	}
	if n := b.plate.documents(); n > 0 && b.drawn.Found() {
		from = "from " + plural(n, "document")
	}
	if n := b.plate.known(); n > 0 {
		known = number(n) + " known"
	}
	return said(b.plate.counted(), known, from)
}

// found tells whether there is a drawing.
func (b *board) found() bool {
	return b.have && (b.fence != "" || b.drawn.Found())
}

func (b *board) work() *task { return b.task }

// lay lays the drawing out anew where the room for it is another.
func (b *board) lay(l *look, width int) {
	want := layout{width, b.outline}
	if b.laid == want && b.drawing.Lines != nil {
		return
	}
	b.laid, b.settled = want, false
	if b.outline {
		b.drawing = draw.Drawing{}
		for _, line := range b.plate.outline() {
			b.drawing.Lines = append(b.drawing.Lines, l.hang(line, width)...)
		}
		for _, line := range b.drawing.Lines {
			b.drawing.Width = max(b.drawing.Width, l.width(line))
		}
	} else {
		b.drawing = draw.Text(b.plate.diagram, draw.Options{Width: max(width, 1), ASCII: l.console, Style: l.ofPart})
	}
	b.hold()
}

// hang wraps a line of an outline: what does not fit goes on below its text.
func (l *look) hang(line string, width int) []string {
	text := strings.TrimLeft(line, " -")
	in := len(line) - len(text)
	if in >= width/2 {
		in = 0
	}
	out := l.wrap(l.line(text), max(1, width-in))
	for i := range out {
		if i == 0 {
			out[i] = line[:in] + out[i]
		} else {
			out[i] = strings.Repeat(" ", in) + out[i]
		}
	}
	return out
}

// settle scrolls a drawing that was laid out anew to what is chosen, and one that nobody
// has scrolled to its first box.
func (b *board) settle() {
	if b.settled || b.shows {
		return
	}
	b.settled = true
	r, ok := b.chosenRect()
	if !ok && !b.moved {
		b.x, b.y = 0, 0
		r, ok = boundsOf(b.drawing.Cells(draw.NodePart, 0))
	}
	if ok {
		b.x, b.y = showing(b.x, b.w, r.x, r.w), showing(b.y, b.h, r.y, r.h)
	}
}

// hold keeps what is seen within the drawing.
func (b *board) hold() {
	b.x = min(max(b.x, 0), max(0, b.wide()-b.w))
	b.y = min(max(b.y, 0), max(0, b.high()-b.h))
}

// wide and high are how large what is shown is, in cells.
func (b *board) wide() int {
	if b.shows && b.picture != nil {
		return b.picture.cols
	}
	return b.drawing.Width
}

func (b *board) high() int {
	if b.shows && b.picture != nil {
		return b.picture.rows
	}
	return len(b.drawing.Lines)
}

// ofPart draws the cells of one part: the words of a box in the colour of how well it is
// known, which its sign says as well.
func (l *look) ofPart(p draw.Part, s string) string {
	switch {
	case p.Kind == draw.NodePart && p.Label && p.Mastery >= knownWell:
		return l.good(s)
	case p.Kind == draw.NodePart && p.Label && p.Mastery >= knownPart:
		return l.as(role{"", "33", ""}, s)
	case p.Kind == draw.GroupPart, p.Kind == draw.TitlePart:
		return l.heading(s)
	}
	return s
}
