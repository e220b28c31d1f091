package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ken/index"
	"ken/notes"
	"ken/skills/brief"
)

// An App is the whole screen: the one model Bubble Tea is given.
type App struct {
	ws    Workshop
	opts  Options
	out   outside
	look  look
	tasks tasks

	pictures pictures
	stack    []screen
	over     overlay // takes the keys while it is there; nil for none
	w, h     int

	zoom, turned bool // one pane only; the second pane where it would not be
	mouse        bool
	away         bool // the terminal is lent to an editor
	armed        int  // which "press ctrl+c again" waits; 0 for none
	prefix       prefix
	note         notice
	focus        focus
	seq          int       // numbers what a timer may come too late for
	pressed      time.Time // when the last key was

	known   known
	lately  []string               // names of actions, newest first
	topics  []string               // topics of briefs, newest first
	shown   map[brief.Request]bool // requests whose text the user has let go
	copied  string
	checks  map[string]brief.PreferenceUse // what the last brief made of each preference
	summary Summary
}

// A known is what was last read of the workspace.
type known struct {
	context    notes.Context
	contextErr error
	loaded     bool // context has been read at least once
	recent     []Recent
	recentErr  error
	changes    index.Changes
	syncErr    error
	synced     time.Time // when the last sync ended; zero before
	stamp      string
	behind     int  // files that differ from what the index knows, as last compared
	unwatched  int  // folders that cannot be watched
	again      bool // files changed while a sync ran
	learning   Learning
	counted    bool // learning has been counted
}

func newApp(ctx context.Context, ws Workshop, opts Options) *App {
	a := &App{ws: ws, opts: opts, out: theOutside()}
	a.look = look{colour: colours(opts.Color, ws.Env), method: ansi.WcWidth, console: ws.Env("TERM") == "linux"}
	a.tasks = tasks{ctx: ctx, now: time.Now}
	a.stack = []screen{&home{}}
	a.lately = slices.Clone(opts.Lately)
	a.checks = make(map[string]brief.PreferenceUse)
	a.shown = make(map[brief.Request]bool)
	return a
}

// Init begins what fills the first frame after it is drawn.
func (a *App) Init() tea.Cmd {
	first := tea.Batch(a.readContext(), a.readRecent(), a.sync(), a.watch(), a.follow(), a.pulse(), a.readLearning())
	if a.opts.Review != nil && a.ws.Tutor.Quiz != nil {
		return tea.Batch(first, a.begin(*a.opts.Review))
	}
	return first
}

// Update takes one message. It never waits.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	return a, a.update(msg)
}

func (a *App) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
		return a.tell(resizedMsg{})
	case tea.KeyPressMsg:
		return a.press(msg)
	case tea.PasteMsg:
		return a.paste(msg.Content)
	case tea.MouseClickMsg:
		return a.click(msg)
	case tea.MouseWheelMsg:
		return a.wheel(msg)
	case tea.ModeReportMsg:
		a.measure(msg)
	case tea.FocusMsg:
		return a.focused()
	case tea.BlurMsg:
		a.focus = focus{known: true, away: true}
	case tea.ResumeMsg:
		return a.reload()
	case answer:
		if slices.Contains(a.stack, msg.to) {
			return msg.to.handle(a, msg.msg)
		}
	case beatMsg:
		return tea.Batch(a.tasks.beaten(), a.tell(msg))
	case doneMsg:
		return a.done(msg)
	case noticeMsg, disarmMsg, prefixMsg:
		a.timed(msg)
	case contextMsg, recentMsg, watchMsg, learningMsg:
		return a.learn(msg)
	case changedMsg, compareMsg, behindMsg:
		return a.felt(msg)
	default:
		return a.brought(msg)
	}
	return nil
}

// brought takes what other programs and the disk came to.
func (a *App) brought(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case copiedMsg:
		return a.copiedBy(msg)
	case savedMsg:
		if msg.err != nil {
			return a.problem("save what was copied", msg.err)
		}
		a.summary.Wrote = append(a.summary.Wrote, msg.path)
		return a.say("✓ wrote %s", msg.path)
	case openedMsg:
		return a.problem("open "+msg.what, msg.err)
	case locatedMsg:
		return a.lend(msg)
	case draftMsg:
		return a.lendDraft(msg)
	case editedMsg:
		return a.edited(msg)
	case composedMsg:
		return a.composed(msg)
	case leavingMsg:
		return a.left(msg)
	case cardMsg:
		return a.editCard(msg)
	case endedMsg:
		return a.ended(msg)
	case tea.TerminalVersionMsg, tmuxMsg, silentMsg:
		return a.foundPictures(msg)
	case skippedMsg:
		return a.problem("note that the questions were not taken", msg.err)
	}
	return nil
}

// timed takes what a timer brought, unless something newer came before.
func (a *App) timed(msg tea.Msg) {
	switch msg := msg.(type) {
	case noticeMsg:
		if a.note.seq == int(msg) {
			a.note = notice{}
		}
	case disarmMsg:
		if a.armed == int(msg) {
			a.armed, a.note = 0, notice{}
		}
	case prefixMsg:
		if a.prefix.seq == int(msg) {
			a.prefix.shown = true
		}
	}
}

// after brings a message with a new number when d has passed.
func (a *App) after(d time.Duration, make func(seq int) tea.Msg) (int, tea.Cmd) {
	a.seq++
	seq := a.seq
	return seq, tea.Tick(d, func(time.Time) tea.Msg { return make(seq) })
}

// measure takes how the terminal counts cells: the renderer follows it as well.
func (a *App) measure(msg tea.ModeReportMsg) {
	if msg.Mode == ansi.ModeUnicodeCore && !msg.Value.IsNotRecognized() {
		switch msg.Value {
		case ansi.ModeReset, ansi.ModeSet, ansi.ModePermanentlySet:
			a.look.method = ansi.GraphemeWidth
		}
	}
}

func (a *App) top() screen { return a.stack[len(a.stack)-1] }

// push opens a screen over the others.
func (a *App) push(s screen) { a.stack = append(a.stack, s) }

// pop goes back one screen; home stays.
func (a *App) pop() {
	if len(a.stack) > 1 {
		a.stack = a.stack[:len(a.stack)-1]
		a.zoom = false
	}
}

// tell tells every open screen.
func (a *App) tell(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range a.stack {
		cmds = append(cmds, s.handle(a, msg))
	}
	return tea.Batch(cmds...)
}

// area is where the screen on top draws.
func (a *App) area() area { return frameOf(a.w, a.h).body }
