package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
)

func (v *viewer) actions() []action {
	file := unless((*viewer).noFile)
	return []action{
		{name: "questions on this", keys: []string{"r"}, word: "questions", help: "a few questions on what carries this brief; they count for nothing", run: on((*viewer).practise), why: unless((*viewer).offered)},
		{name: "skip questions", keys: []string{"x"}, help: "not now", run: on((*viewer).skipOffer), why: unless((*viewer).offered)},
		{name: "from memory", keys: []string{"M"}, help: "write all you remember of this document, and see what is missing", command: "ken quiz --blurt", run: on((*viewer).fromMemory), why: unless((*viewer).whyNoMemory)},
		{name: "stop", keys: []string{"x"}, word: "stop", help: "stop what is being written", run: on((*viewer).stop), why: unless((*viewer).whyNoStop)},
		{name: "try again", keys: []string{"enter"}, word: "try again", help: "begin the same brief anew", run: on((*viewer).retry), why: unless((*viewer).whyNoRetry)},
		{name: "keep matches", keys: []string{"enter"}, word: "keep", help: "leave the field; n and N go on", run: on((*viewer).keepHits), why: unless((*viewer).notFinding)},
		{name: "next citation", keys: []string{"]"}, word: "next citation", help: "next citation or link", run: on((*viewer).nextLink), why: unless((*viewer).noLinks)},
		{name: "previous citation", keys: []string{"["}, help: "previous citation or link", run: on((*viewer).previousLink), why: unless((*viewer).noLinks)},
		{name: "open", keys: []string{"enter"}, word: "passage", help: "open the passage cited, or follow the link", run: on((*viewer).enter), why: unless((*viewer).whyNoEnter)},
		{name: "this diagram", keys: []string{"d"}, word: "diagram", help: "the diagram that is seen, on a screen of its own", command: "ken draw FILE", run: on((*viewer).chooseFence), why: unless((*viewer).noFence)},
		{name: "proof", keys: []string{"p"}, word: "proof", help: "the proof of this sentence: verdict, why, each source as it was and is", command: "ken verify FILE", run: on((*viewer).openProof), why: unless((*viewer).noClaims)},
		{name: "follow up", keys: []string{"f"}, word: "change", help: "write it anew with one thing changed: shorter, only since June, the same for …", run: on((*viewer).followUp), why: unless((*viewer).noRecord)},
		{name: "write anew", keys: []string{"a"}, word: v.anewWord(), help: "write this brief anew from the documents as they are now", command: "ken brief --refresh FILE", run: on((*viewer).anew), why: unless((*viewer).noRecord)},
		{name: "disputes", keys: []string{"D"}, help: "where the documents of this brief disagree, what is current and why", run: on((*viewer).openDisputes), why: unless((*viewer).whyNoDisputes)},
		{name: "without", keys: []string{"w"}, help: "what this brief would be without one of your goals or preferences", run: on((*viewer).without), why: unless((*viewer).whyNoContrast)},
		{name: "offline twin", keys: []string{"v"}, help: "what the offline engine wrote beside the model, from the same documents", run: on((*viewer).openTwin), why: unless((*viewer).whyNoTwin)},
		{name: "what is sent", keys: []string{"s"}, help: "what would leave this machine to write this brief, to the letter", command: "ken brief --dry-run TOPIC", run: on((*viewer).showSent), why: unless((*viewer).whyNoSent)},
		{name: "next sentence", keys: []string{")"}, help: "next sentence of the brief", run: on((*viewer).nextClaim), why: unless((*viewer).noClaims)},
		{name: "previous sentence", keys: []string{"("}, help: "previous sentence of the brief", run: on((*viewer).previousClaim), why: unless((*viewer).noClaims)},
		{name: "edit source", keys: []string{"e"}, word: "edit source", help: "edit what is cited in your editor, at its line", run: on((*viewer).editSource), why: unless((*viewer).noCitation)},
		{name: "edit", keys: []string{"e", "E"}, word: "edit", help: "edit this document in your editor, at this line", run: on((*viewer).edit), why: file},
		{name: "find", keys: []string{"/"}, word: "find", help: "find in this document", run: on((*viewer).openFind)},
		{name: "next match", keys: []string{"n"}, help: "next match", run: on((*viewer).nextHit), why: unless((*viewer).noHits)},
		{name: "previous match", keys: []string{"N"}, help: "previous match", run: on((*viewer).previousHit), why: unless((*viewer).noHits)},
		{name: "copy passage", keys: []string{"y y"}, word: "copy", help: "copy the passage cited, or the paragraph", run: on((*viewer).copyText), why: file},
		{name: "copy citation", keys: []string{"y c"}, help: "copy the citation with its place", run: on((*viewer).copyCitation), why: unless((*viewer).noCitation)},
		{name: "copy place", keys: []string{"y p"}, help: "copy path:line", run: on((*viewer).copyPlace), why: file},
		{name: "copy Markdown", keys: []string{"y m"}, help: "copy the whole document as it is written", run: on((*viewer).copyWhole)},
		{name: "open outside", keys: []string{"o"}, help: "open the link or the file with the system's own program", run: on((*viewer).outside), why: file},
	}
}

func (v *viewer) noFile(*App) string {
	if !v.have || v.path == "" {
		return "there is no file"
	}
	return ""
}

func (v *viewer) noCitation(*App) string {
	if _, ok := v.current(); !ok {
		return "nothing is cited here"
	}
	return ""
}

// line is the line of the file the reader is on: of the match that was found, of
// the chosen link, else the first that is seen.
func (v *viewer) line() int {
	at := v.reader.top
	if k, ok := v.link(); ok {
		at = k.line
	} else if hit := v.find.line(); v.find.on() && hit >= v.reader.top && hit < v.reader.top+v.reader.h {
		at = hit
	}
	for i := at; i < len(v.reader.page.Lines); i++ {
		if s := v.reader.page.Lines[i].Source; s > 0 {
			return fileLine(v.doc, s)
		}
	}
	return 1
}

func (v *viewer) editSource(a *App) tea.Cmd {
	c, _ := v.current()
	return a.editAt(c.Path, c.Line)
}

func (v *viewer) edit(a *App) tea.Cmd { return a.editAt(v.path, v.line()) }

func (v *viewer) outside(a *App) tea.Cmd {
	if k, ok := v.link(); ok && k.link.Note == 0 && webAddress(k.link.To) {
		return a.openAddress(k.link.To)
	}
	if c, ok := v.current(); ok && v.inSide {
		return a.openOutside(c.Path)
	}
	return a.openOutside(v.path)
}

// webAddress tells whether a link may be handed to the system: nothing but the web
// and mail, whatever a document says.
func webAddress(to string) bool {
	return strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://") || strings.HasPrefix(to, "mailto:")
}

func (v *viewer) copyText(a *App) tea.Cmd {
	if c, ok := v.current(); ok {
		return a.copy("passage", strings.TrimRight(c.Quote, "\n"))
	}
	if v.want.Quote != "" && v.onWanted() {
		return a.copy("passage", strings.TrimRight(v.want.Quote, "\n"))
	}
	return a.copy("paragraph", paragraph(v.doc.Text, v.textLineSeen()))
}

// onWanted tells whether the passage the document was opened at is seen.
func (v *viewer) onWanted() bool {
	i := v.reader.page.LineOf(textLineOf(v.doc, v.want))
	return i >= v.reader.top && i < v.reader.top+v.reader.h
}

// textLineSeen is the line of the text on top, or of the match or link chosen.
func (v *viewer) textLineSeen() int { return textLine(v.doc, v.line()) }

// paragraph is the block of lines around a line of text, as it is written.
func paragraph(text string, line int) string {
	lines := strings.Split(text, "\n")
	at := min(max(line-1, 0), len(lines)-1)
	for at < len(lines)-1 && strings.TrimSpace(lines[at]) == "" {
		at++
	}
	from, to := at, at+1
	for from > 0 && strings.TrimSpace(lines[from-1]) != "" {
		from--
	}
	for to < len(lines) && strings.TrimSpace(lines[to]) != "" {
		to++
	}
	return strings.Join(lines[from:to], "\n")
}

func (v *viewer) copyCitation(a *App) tea.Cmd {
	c, _ := v.current()
	return a.copy("citation", "["+number(c.Number)+"] "+c.At())
}

func (v *viewer) copyPlace(a *App) tea.Cmd {
	if c, ok := v.current(); ok {
		return a.copy("place", c.At())
	}
	return a.copy("place", notes.Source{Path: v.path, Line: v.line()}.At())
}

func (v *viewer) copyWhole(a *App) tea.Cmd {
	if v.task != nil && !v.have {
		return a.copy("draft", v.task.draft())
	}
	return a.copy("document", v.doc.Text)
}

func (v *viewer) click(a *App, x, y int) tea.Cmd {
	side, px, py := a.split(a.area()).over(x, y, v.inSide)
	if side && v.hasPane() {
		return v.clickPane(a, py)
	}
	v.inSide = false
	i := v.reader.top + py - v.above
	for n, k := range v.links {
		if cell := px - v.margin(a, a.area().shape); k.line == i && cell >= k.link.Col && cell < k.link.Col+k.link.Width {
			again := v.chosen == n
			v.chosen, v.at, v.pane.held = n, -1, false
			if again {
				return v.enter(a)
			}
		}
	}
	return nil
}

// clickPane chooses a citation in the pane's list; a second click opens it.
func (v *viewer) clickPane(a *App, y int) tea.Cmd {
	v.inSide = true
	i := v.pane.list.over(y - v.pane.below)
	if i < 0 {
		return nil
	}
	again := i == v.pane.list.at
	v.pane.list.at, v.pane.held, v.chosen, v.at = i, true, -1, -1
	if again {
		return v.enter(a)
	}
	return nil
}

func (v *viewer) wheel(a *App, x, y, lines int) tea.Cmd {
	side, _, _ := a.split(a.area()).over(x, y, v.inSide)
	if side && v.hasPane() {
		v.pane.list.at += lines
		v.pane.list.hold(len(v.shownCites()), anyItem)
		v.pane.held, v.chosen, v.at = true, -1, -1
		return nil
	}
	v.chosen, v.at, v.pane.held = -1, -1, false
	v.reader.by(lines)
	return nil
}
