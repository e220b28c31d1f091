package tui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/render/draw"
)

// pictures is what is known of the terminal's pictures. It is asked when a picture is
// wanted first, and never before: some terminals show what they do not understand.
type pictures struct {
	asked  int      // the question that waits for an answer; 0 for none
	known  bool     // why and tmux are
	why    string   // why there are none; "" where there are
	tmux   bool     // they go through tmux
	sent   int      // how many were
	living pictured // those that the terminal holds
}

// pictured are pictures by their id.
type pictured map[int]*picture

type (
	// pictureMsg brings a diagram in pixels.
	pictureMsg struct {
		draw.Picture
		err error
	}
	// resizedMsg says that the window has another size.
	resizedMsg struct{}
	// tmuxMsg brings what tmux says of the terminal it runs in.
	tmuxMsg struct {
		said string
		err  error
	}
	// silentMsg says that the terminal had time enough to answer a question.
	silentMsg int
)

// answerWithin is how long a terminal may take to say what it is.
const answerWithin = time.Second

// togglePicture shows the diagram in pixels, or in cells again.
func (b *board) togglePicture(a *App) tea.Cmd {
	if b.shows {
		b.shows = false
		b.x, b.y = 0, 0
		return nil
	}
	if b.picture != nil {
		b.shows, b.x, b.y = true, 0, 0
		return b.refit(a)
	}
	switch {
	case a.opts.Images == "off":
		return a.say("pictures are off (images: off) · o opens the SVG")
	case a.pictures.known && a.pictures.why != "":
		return a.say("%s · o opens the SVG", a.pictures.why)
	case a.pictures.known:
		return b.paint()
	}
	b.wants = true
	return a.findPictures()
}

// paint draws the picture outside the loop.
func (b *board) paint() tea.Cmd {
	b.wants = false
	d := b.plate.diagram
	return ask(b, func() any {
		p, err := draw.PNG(d, 2)
		if err != nil { // a large one does at half the size
			p, err = draw.PNG(d, 1)
			p.Width, p.Height = p.Width*2, p.Height*2
		}
		return pictureMsg{p, err}
	})
}

// pictured sends a picture to the terminal.
func (b *board) pictured(a *App, m pictureMsg) tea.Cmd {
	if m.err != nil {
		return a.problem("draw the picture", m.err)
	}
	p := &picture{id: pictureID(a.pictures.sent, a.look.colour), width: m.Width, height: m.Height, tmux: a.pictures.tmux}
	main, _, _ := b.panesFor(a, a.area(), 1, mostCells)
	p.fitted(main.w - 2)
	a.pictures.sent++
	if a.pictures.living == nil {
		a.pictures.living = pictured{}
	}
	a.pictures.living[p.id] = p
	b.picture, b.shows, b.x, b.y = p, true, 0, 0
	send := tea.Raw(p.sent(m.PNG))
	if m.Missing == "" {
		return send
	}
	return tea.Batch(send, a.say("boxes stand for letters the picture has no font for · o opens the SVG, which has them"))
}

// refit lays the picture on the cells there are now.
func (b *board) refit(a *App) tea.Cmd {
	if b.picture == nil || !b.shows || a.tooSmall() {
		return nil
	}
	cols, rows := b.picture.cols, b.picture.rows
	main, _, _ := b.panesFor(a, a.area(), 1, mostCells)
	b.picture.fitted(main.w - 2)
	if b.picture.cols == cols && b.picture.rows == rows {
		return nil
	}
	return tea.Raw(b.picture.put())
}

// erases has the terminal forget a picture.
func (a *App) erases(p *picture) tea.Cmd {
	delete(a.pictures.living, p.id)
	return tea.Raw(p.erased())
}

// erase is what has the terminal forget every picture it still holds.
func (a *App) erase() string {
	var out strings.Builder
	for n := range a.pictures.sent {
		if p := a.pictures.living[pictureID(n, a.look.colour)]; p != nil {
			out.WriteString(p.erased())
			delete(a.pictures.living, p.id)
		}
	}
	return out.String()
}

// findPictures finds out whether the terminal shows pictures: by its name, since terminals
// answer that they can which cannot lay one on cells.
func (a *App) findPictures() tea.Cmd {
	env, forced := a.ws.Env, a.opts.Images == "kitty"
	switch {
	case env("STY") != "":
		return a.havePictures("no picture gets through screen")
	case env("TMUX") != "":
		return a.askTmux()
	case forced:
		return a.havePictures("")
	case env("SSH_TTY") != "" || env("SSH_CONNECTION") != "":
		return a.havePictures("over ssh pictures are sent only with images: kitty in config.yaml")
	}
	seq, late := a.after(answerWithin, func(seq int) tea.Msg { return silentMsg(seq) })
	a.pictures.asked = seq
	return tea.Batch(a.out.version, late)
}

// askTmux asks tmux what it runs in, and whether it lets pictures through.
func (a *App) askTmux() tea.Cmd {
	read, ctx := a.out.read, a.tasks.ctx
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
		defer cancel()
		said, err := read(ctx, "tmux", "display-message", "-p", "#{allow-passthrough} #{client_termname}")
		return tmuxMsg{said, err}
	}
}

// foundPictures takes what was found out of the terminal.
func (a *App) foundPictures(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tmuxMsg:
		passes, name, _ := strings.Cut(strings.TrimSpace(msg.said), " ")
		a.pictures.tmux = true
		switch {
		case msg.err != nil:
			return a.havePictures("tmux does not say what it runs in")
		case passes != "on" && passes != "all" && passes != "1":
			return a.havePictures("tmux lets no picture through: set -g allow-passthrough on")
		case a.opts.Images != "kitty" && !showsPictures(name):
			return a.havePictures("this terminal shows no pictures (" + a.look.line(name) + ")")
		}
		return a.havePictures("")
	case tea.TerminalVersionMsg:
		if a.pictures.asked == 0 {
			return nil
		}
		if !showsPictures(msg.Name) {
			return a.havePictures("this terminal shows no pictures (" + a.look.line(msg.Name) + ")")
		}
		return a.havePictures("")
	case silentMsg:
		if a.pictures.asked == int(msg) {
			return a.havePictures("this terminal does not say what it is, so no picture is sent")
		}
	}
	return nil
}

// showsPictures tells by its name whether a terminal lays pictures on cells as they are
// drawn here. Others answer that they know the protocol, and do not.
func showsPictures(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "kitty") || strings.Contains(name, "ghostty")
}

// havePictures keeps whether there are pictures, and goes on with the one that is wanted.
func (a *App) havePictures(why string) tea.Cmd {
	a.pictures.known, a.pictures.why, a.pictures.asked = true, why, 0
	b, ok := a.top().(*board)
	if !ok || !b.wants {
		return nil
	}
	b.wants = false
	if why != "" {
		return a.say("%s · o opens the SVG", why)
	}
	return b.paint()
}
