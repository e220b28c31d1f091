package page

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"ken/render"
)

// href returns where a link may lead, "" where it is to be text alone.
func (w *writer) href(g *render.Goal) string {
	if g.Wiki {
		return w.named(g.To)
	}
	if web := webAddress(g.To); web != "" {
		return web
	}
	if name, ok := strings.CutPrefix(g.To, "#"); ok {
		return w.within(name)
	}
	name, anchor := w.file(g.To)
	if name == "" || w.Out == "" {
		return ""
	}
	return relative(path.Dir(w.Out), name) + anchor
}

// named leads to what a link by name means, where that is in the page: a heading of the
// note, or the note itself.
func (w *writer) named(to string) string {
	name, anchor, _ := strings.Cut(to, "#")
	if name = strings.TrimSpace(name); name != "" && !w.isSelf(name) {
		return ""
	}
	if at := strings.LastIndexByte(anchor, '#'); at >= 0 {
		anchor = anchor[at+1:] // [[note#Chapter#Section]]
	}
	switch anchor = strings.TrimSpace(anchor); {
	case anchor == "":
		w.toTop = true
		return "#" + fragment(w.titleID())
	case anchor[0] == '^': // the id of a block, which a page has not
		return ""
	}
	return w.within(slug(anchor))
}

// isSelf reports whether a name is that of the note: its file name, or its path from
// the workspace or from as deep in it as the name says.
func (w *writer) isSelf(name string) bool {
	bare := func(s string) string {
		s = strings.ToLower(strings.TrimPrefix(s, "/"))
		return strings.TrimSuffix(strings.TrimSuffix(s, ".md"), ".markdown")
	}
	name, self := bare(name), bare(w.Path)
	return self != "" && (name == self || strings.HasSuffix(self, "/"+name))
}

// within leads to a heading of the page itself.
func (w *writer) within(name string) string {
	if plainName, err := url.PathUnescape(name); err == nil {
		name = plainName
	}
	if w.ids[name] == 0 {
		return ""
	}
	return "#" + fragment(name)
}

// fragment writes the name of a heading or a footnote as the end of an address.
func fragment(name string) string { return url.PathEscape(name) }

// webAddress returns an address on the web, or of mail; "" for any other.
func webAddress(to string) string {
	to = render.Address(to)
	lower := strings.ToLower(to)
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if len(lower) > len(scheme) && strings.HasPrefix(lower, scheme) {
			return to
		}
	}
	return ""
}

// anchorForm is what may come after a file: a line, a page, a heading.
var anchorForm = regexp.MustCompile(`^[\pL\pN_=.-]{1,200}$`)

// file returns the file of the workspace that a relative address of the note means, and
// what it names within; "" for an address that leads out, or is none.
func (w *writer) file(to string) (name, anchor string) {
	to, anchor, _ = strings.Cut(to, "#")
	to, _, _ = strings.Cut(to, "?")
	if scheme, _, found := strings.Cut(to, ":"); found && !strings.Contains(scheme, "/") {
		return "", ""
	}
	name, err := url.PathUnescape(to)
	if err != nil || w.Path == "" || name == "" || name[0] == '/' || strings.ContainsAny(name, "\\\x00") || render.Clean(name) != name {
		return "", ""
	}
	name = path.Join(path.Dir(w.Path), name)
	if name == "." || name == ".." || strings.HasPrefix(name, "../") {
		return "", ""
	}
	if !anchorForm.MatchString(anchor) {
		return name, ""
	}
	return name, "#" + fragment(anchor)
}

// relative returns the address of a file as seen from a folder, both in the workspace.
func relative(folder, name string) string {
	from, to := strings.Split(path.Clean(folder), "/"), strings.Split(name, "/")
	if from[0] == "." {
		from = nil
	}
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	for i, part := range to {
		to[i] = url.PathEscape(part)
	}
	up := strings.Repeat("../", len(from))
	if up == "" {
		up = "./" // a colon in the name makes no scheme then
	}
	return up + strings.Join(to, "/")
}
