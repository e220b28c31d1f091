package tui

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/render"
)

// A pageLink is one link of a page: a drawn line and a link of that line.
type pageLink struct {
	line int
	link render.Link
}

// linksOf are the links and citations of a page in order, each once.
func linksOf(p render.Page) []pageLink {
	var all []pageLink
	for i, line := range p.Lines {
		for _, k := range line.Links {
			if !k.More {
				all = append(all, pageLink{i, k})
			}
		}
	}
	return all
}

// link is the link that is chosen.
func (v *viewer) link() (pageLink, bool) {
	all := v.links
	if v.chosen < 0 || v.chosen >= len(all) {
		return pageLink{}, false
	}
	return all[v.chosen], true
}

// step chooses the next or previous link: from the one chosen, else from what is
// seen.
func (v *viewer) step(by int) {
	all := v.links
	if len(all) == 0 {
		return
	}
	to := v.chosen + by
	if v.chosen < 0 {
		to = -1
		for i, k := range all {
			if by > 0 && k.line >= v.reader.top {
				to = i
				break
			}
			if by < 0 && k.line < v.reader.top+v.reader.h {
				to = i
			}
		}
	}
	if to < 0 || to >= len(all) {
		return
	}
	v.chosen, v.at = to, -1
	v.pane.held = false
	v.reader.show(all[to].line)
}

func (v *viewer) nextLink(*App) tea.Cmd {
	v.step(1)
	return nil
}

func (v *viewer) previousLink(*App) tea.Cmd {
	v.step(-1)
	return nil
}

func (v *viewer) noLinks(*App) string {
	if len(v.links) == 0 {
		return "no citation or link here"
	}
	return ""
}

// enter opens the passage of the citation that is shown, or follows the chosen link.
func (v *viewer) enter(a *App) tea.Cmd {
	k, ok := v.link()
	if ok && k.link.Note == 0 {
		return v.follow(a, k.link)
	}
	if c, ok := v.current(); ok {
		return a.openPassage(c.Source)
	}
	if ok {
		return v.follow(a, k.link)
	}
	return nil
}

func (v *viewer) whyNoEnter(*App) string {
	if _, ok := v.link(); ok {
		return ""
	}
	if _, ok := v.current(); ok {
		return ""
	}
	return "choose a citation or link with ]"
}

func (v *viewer) follow(a *App, k render.Link) tea.Cmd {
	switch to := k.To; {
	case to == "":
		return a.say("this footnote leads nowhere")
	case k.Wiki:
		return v.wiki(a, to)
	case strings.Contains(to, "://"), strings.HasPrefix(to, "mailto:"):
		return a.say("%s · o opens it outside", to)
	case strings.HasPrefix(to, "#"):
		return v.jump(to[1:])
	default:
		place, ok := target(v.from(), to)
		if !ok {
			return a.say("%s leads out of the workspace", to)
		}
		return a.openPassage(place)
	}
}

// from is where relative links of the text start: a draft's are those of a brief.
func (v *viewer) from() string {
	if v.path == "" {
		return "briefs/draft.md"
	}
	return v.path
}

// jump goes to a heading of this document by its anchor.
func (v *viewer) jump(anchor string) tea.Cmd {
	n := 0
	for line := range strings.Lines(v.doc.Text) {
		n++
		if text := strings.TrimLeft(line, "#"); text != line && slug(text) == anchor {
			v.reader.top = min(v.reader.page.LineOf(n), v.reader.last())
			v.reader.follow, v.chosen, v.at = false, -1, -1
			return nil
		}
	}
	return nil
}

// wiki follows a link by the name of a note: beside this one, as most programs that
// have such links write them, or as a path from the workspace.
func (v *viewer) wiki(a *App, to string) tea.Cmd {
	if a.ws.Wiki == nil {
		return a.say("links by name are not followed here")
	}
	name, anchor, _ := strings.Cut(to, "#")
	if name == "" {
		return v.jump(slug(anchor))
	}
	from, resolve := v.path, a.ws.Wiki
	return ask(v, func() any {
		p, err := resolve(from, name)
		return wikiMsg{p, err}
	})
}

// wikiMsg is where a link by name leads.
type wikiMsg struct {
	path string
	err  error
}

// target is the path in the workspace, and the line or page, that a relative address in
// a document leads to. False where it leads out.
func target(from, to string) (place notes.Source, ok bool) {
	to, anchor, _ := strings.Cut(to, "#")
	if un, err := url.PathUnescape(to); err == nil {
		to = un
	}
	if strings.HasPrefix(to, "/") || strings.Contains(to, "\\") || strings.ContainsRune(to, 0) {
		return place, false
	}
	p := path.Join(path.Dir(from), to)
	if p == ".." || strings.HasPrefix(p, "../") || p == "." {
		return place, false
	}
	place.Path = p
	if digits, isLine := strings.CutPrefix(anchor, "L"); isLine {
		digits, _, _ = strings.Cut(digits, "-")
		place.Line, _ = strconv.Atoi(digits)
	} else if page, isPage := strings.CutPrefix(anchor, "page="); isPage {
		place.Part = "page " + page
	}
	place.EndLine = place.Line
	return place, true
}

// textLineOf is the line of a document's text where a place begins: its line, or the
// beginning of its part; 0 where the place names neither.
func textLineOf(doc notes.Document, place notes.Source) int {
	if place.Line > 0 {
		return textLine(doc, place.Line)
	}
	for _, p := range doc.Parts {
		if place.Part != "" && p.Name == place.Part {
			return doc.TextLine(p.Start)
		}
	}
	return 0
}

// slug is the anchor of a heading, as GitHub makes it.
func slug(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(heading)) {
		switch {
		case r == ' ' || r == '-' || r == '_':
			b.WriteRune('-')
		case r >= 0x80 || r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		}
	}
	return b.String()
}
