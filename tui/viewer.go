package tui

import (
	"cmp"
	"slices"
	"sort"
	"time"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/render"
	"ken/skills/brief"
	"ken/skills/proof"
)

// A viewer shows one document: a file of the user's, or a brief, also while it is
// being written. Beside a brief stand its citations.
type viewer struct {
	path  string
	want  notes.Source // where to begin; Line 0 is the top
	doc   notes.Document
	base  string // the address its relative links start from
	have  bool   // doc has been read
	begun bool   // the line to begin at has been gone to
	err   error

	task  *task // what is being written, until the file is read; nil for a file
	topic string
	seen  int  // bytes of the draft that are drawn
	moved bool // the reader has gone through the text by hand

	reader reader
	fences []render.Fence // the diagrams in it
	cache  render.Cache
	links  []pageLink // of the page that is laid out
	inSide bool
	cites  []Citation
	pane   citePane
	chosen int // the link chosen by [ and ], counted from 0; -1 follows the eye
	find   finder

	report proof.Report  // how its sentences stand now
	record *brief.Record // what is kept of how it was written; nil where ken did not
	claims []claim       // the sentences on the page that is laid out, in its order
	laid   int           // the width they were placed for; 0 before
	at     int           // the claim chosen by ( and ), counted from 0; -1 follows the eye
	slot   string        // what a follow-up changed: "topic: tanks → pumps"
	offer  *offer        // questions on what carries it; nil for none
	above  int           // rows over the text, drawn last
	waits  string        // what is said while the text is made; "" for a file
}

// atOnce is how long work may take for nobody to have begun to read what it wrote:
// the finished text is then shown from its beginning.
const atOnce = 3 * time.Second

type (
	docMsg struct {
		doc  notes.Document
		base string // the address of its folder
		err  error

		fences []render.Fence // the diagrams in it
	}
	citesMsg struct{ cites []Citation }
)

func newViewer(path string, want notes.Source) *viewer {
	return &viewer{path: path, want: want, chosen: -1, at: -1}
}

func newWriting(t *task) *viewer {
	return &viewer{task: t, topic: cmp.Or(t.writes.Topic, t.writes.Kind), chosen: -1, at: -1, reader: reader{follow: true}}
}

// openAt opens a document at a line of the file.
func (a *App) openAt(path string, line int) tea.Cmd {
	return a.openPassage(notes.Source{Path: path, Line: line, EndLine: line})
}

// openPassage opens the document a passage stands in, at that passage.
func (a *App) openPassage(s notes.Source) tea.Cmd {
	v := newViewer(s.Path, s)
	a.push(v)
	return v.load(a)
}

// load reads the document, and what a brief cites.
func (v *viewer) load(a *App) tea.Cmd {
	path, read, locate := v.path, a.ws.Read, a.ws.Locate
	cmds := []tea.Cmd{ask(v, func() any {
		doc, err := read(path)
		return docMsg{doc: doc, base: baseOf(path, locate), err: err, fences: fencesIn(doc)}
	})}
	if !v.isBrief() {
		return cmds[0]
	}
	cmds = append(cmds, v.readProof(a))
	if cite := a.ws.Citations; cite != nil {
		ctx := a.tasks.ctx
		cmds = append(cmds, ask(v, func() any {
			cites, err := cite(ctx, path)
			if err != nil {
				cites = nil // the footnotes of the brief itself are shown then
			}
			return citesMsg{cites}
		}))
	}
	return tea.Batch(cmds...)
}

func (v *viewer) handle(a *App, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case docMsg:
		return v.got(a, msg)
	case citesMsg:
		v.cites = msg.cites
	case proofMsg, recordMsg:
		v.proven(msg)
	case wikiMsg:
		if msg.err != nil {
			return a.problem("follow the link", msg.err)
		}
		return a.openAt(msg.path, 0)
	case carriedMsg:
		v.carried(a, msg)
	case reloadMsg:
		if v.path != "" {
			return v.load(a)
		}
	case doneMsg:
		if v.task != nil && msg.task == v.task {
			return v.written(a, msg)
		}
	case typedMsg:
		v.find.search(&a.look, v.reader.page)
		v.seek()
	}
	return nil
}

// written takes that the work has ended: the file is shown in place of the draft,
// where there is one.
func (v *viewer) written(a *App, msg doneMsg) tea.Cmd {
	b, ok := msg.result.(brief.Brief)
	if msg.err != nil {
		v.err = msg.err
		return a.problem(msg.task.title, msg.err)
	}
	if !ok || b.Path == "" {
		return nil
	}
	v.path = b.Path
	if old := a.supersede(v); old != nil && old.record != nil && v.slot == "" {
		v.slot = renewed(old.record, b)
	}
	if !v.moved && msg.task.took(a.tasks.now()) < atOnce {
		v.reader.follow, v.reader.top = false, 0
	}
	return tea.Batch(v.load(a), v.offers(a))
}

// got takes the document that was read. One that was shown already and is another
// now is shown anew, with word of what changed.
func (v *viewer) got(a *App, m docMsg) tea.Cmd {
	if m.err != nil {
		if v.have {
			return a.problem("read "+v.path, m.err)
		}
		v.err = m.err
		return nil
	}
	before, had := v.doc, v.have
	if had && before.Text == m.doc.Text {
		return nil
	}
	v.doc, v.base, v.have, v.err, v.fences = m.doc, m.base, true, nil, m.fences
	v.reader.width, v.laid = 0, 0
	if v.task != nil {
		v.task = nil
		v.reader.follow = false
	}
	if had {
		return a.say("%s: %s", v.path, difference(before.Text, m.doc.Text))
	}
	return nil
}

func (v *viewer) title() string {
	switch {
	case v.have && v.doc.Title != "" && notes.KindOf(v.path) == "brief":
		return v.doc.Title
	case v.path != "":
		return v.path
	}
	return v.topic
}

func (v *viewer) state(a *App) string {
	if v.task == nil {
		return said(v.slot, v.standing(a.area().shape), v.by(a))
	}
	t := v.task
	switch t.phase {
	case running:
		return said(v.slot, "writing… "+lasted(t.took(a.tasks.now())), vetted(t.draft()), "x stop")
	case stopping:
		return "stopping…"
	case stopped:
		return "stopped"
	case failed:
		return "not kept"
	}
	return "nothing found"
}

// by names who wrote a brief, where that is another than who would write now.
func (v *viewer) by(a *App) string {
	if v.record == nil || v.record.Note.Engine == "" || v.record.Note.Engine == a.ws.Engine {
		return ""
	}
	return "by " + a.look.line(v.record.Note.Engine)
}

// standing says how many citations there are and how many do not stand any more.
func (v *viewer) standing(sh shape) string {
	if len(v.cites) == 0 {
		return v.part()
	}
	against := v.report.Unsupported
	changed, missing := 0, 0
	for _, c := range v.cites {
		switch c.State {
		case Changed:
			changed++
		case Missing:
			missing++
		}
	}
	if sh <= narrow {
		out := number(len(v.cites)) + " cited"
		if changed+missing > 0 {
			out = said(out, number(changed+missing)+" stale")
		}
		if against > 0 {
			out = said(out, number(against)+" "+signAgainst.mark)
		}
		return out
	}
	out := plural(len(v.cites), "citation")
	if changed > 0 {
		out = said(out, number(changed)+" changed")
	}
	if missing > 0 {
		out = said(out, number(missing)+" missing")
	}
	if against > 0 {
		out = said(out, number(against)+" unsupported")
	}
	return out
}

// part names the page, sheet or message that is on top, "" in documents without.
func (v *viewer) part() string {
	parts := v.doc.Parts
	if len(parts) == 0 {
		return ""
	}
	top, _ := v.reader.anchor()
	n := sort.Search(len(parts), func(i int) bool { return v.doc.TextLine(parts[i].Start) > top })
	if n == 0 {
		return ""
	}
	return parts[n-1].Name
}

func (v *viewer) work() *task { return v.task }

func (v *viewer) typing() *field {
	if v.find.open {
		return &v.find.field
	}
	return nil
}

// leaveField closes the find line, then lets go of a chosen link.
func (v *viewer) leaveField(*App) bool {
	switch {
	case v.find.open:
		v.find.open = false
		return true
	case v.find.on():
		v.find.off()
		return true
	}
	return false
}

func (v *viewer) move(_ *App, by motion) tea.Cmd {
	if v.find.open {
		return v.moveHit(by)
	}
	if v.inSide && v.hasPane() {
		v.pane.list.move(by, len(v.shownCites()), anyItem)
		v.chosen, v.at = -1, -1
		v.pane.held = true
		return nil
	}
	v.chosen, v.at, v.moved = -1, -1, true
	v.pane.held = false
	v.reader.move(by)
	return nil
}

func (v *viewer) flip(*App, int) tea.Cmd {
	v.inSide = !v.inSide && v.hasPane()
	return nil
}

func (v *viewer) hasPane() bool { return len(v.shownCites()) > 0 }

// shownCites are the citations as checked, or as the footnotes have them.
func (v *viewer) shownCites() []Citation {
	if len(v.cites) > 0 || v.task != nil || notes.KindOf(v.path) != "brief" {
		return v.cites
	}
	if v.pane.from == nil {
		v.pane.from = footnotes(v.reader.page.Notes, v.path)
	}
	return v.pane.from
}

// footnotes makes citations of a page's footnotes.
func footnotes(all []render.Note, from string) []Citation {
	cites := make([]Citation, 0, len(all))
	for _, n := range all {
		c := Citation{Number: n.Number}
		c.Source, _ = target(from, n.Link)
		c.Quote = n.Text
		if n.Link != "" {
			cites = append(cites, c)
		}
	}
	slices.SortFunc(cites, func(x, y Citation) int { return x.Number - y.Number })
	return cites
}

// retry begins the same work anew, in place of what was stopped.
func (v *viewer) retry(a *App) tea.Cmd {
	t, cmd := a.startBrief(*v.task.writes)
	fresh := newWriting(t)
	fresh.slot = v.slot
	a.stack[len(a.stack)-1] = fresh
	return cmd
}

func (v *viewer) whyNoRetry(*App) string {
	if v.task == nil || v.task.phase != failed && v.task.phase != stopped {
		return "nothing was stopped here"
	}
	return ""
}

func (v *viewer) stop(a *App) tea.Cmd {
	a.tasks.halt(v.task)
	return nil
}

func (v *viewer) whyNoStop(*App) string {
	if v.task == nil || v.task.phase != running {
		return "nothing is being written here"
	}
	return ""
}

// reason is why there is nothing to show, in a line.
func (v *viewer) reason() string {
	if stoppedHere(v.err) {
		return "Stopped before anything was written."
	}
	return v.err.Error()
}
