package render

import (
	"net/url"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// maxAddress is the longest address made a hyperlink, in bytes: terminals cut or refuse
// longer ones.
const maxAddress = 2000

// link begins a link.
func (in *inliner) link(n *ast.Link) bool {
	to := in.destination(n.Destination, n.Reference)
	if !n.HasChildren() {
		in.seek(string(n.Destination))
		in.lead(to, to, false)
		return false
	}
	after := ""
	if in.signs && !in.cell && !in.doc.bare && external(to) {
		after = " <" + to + ">"
		if t, ok := n.FirstChild().(*ast.Text); ok && string(t.Value(in.part.body)) == string(n.Destination) {
			after = ""
		}
	}
	in.stack = append(in.stack, setting{in.look, in.to, after})
	in.aim(to, false)
	return true
}

// destination returns the address of a link. What many links refer to is read once.
func (in *inliner) destination(raw []byte, ref *ast.ReferenceLink) string {
	if ref == nil {
		return unescape(string(raw))
	}
	to, ok := in.referred[string(raw)]
	if !ok {
		to = unescape(string(raw))
		if in.referred == nil {
			in.referred = map[string]string{}
		}
		in.referred[string(raw)] = to
	}
	return to
}

// image begins a picture, drawn as what it shows.
func (in *inliner) image(n *ast.Image) bool {
	to := in.destination(n.Destination, n.Reference)
	before, after := in.brackets()
	if !n.HasChildren() {
		in.seek(string(n.Destination))
		in.lead(before+path.Base(to)+after, to, false)
		in.picture()
		return false
	}
	in.stack = append(in.stack, setting{in.look, in.to, after})
	in.aim(to, false)
	in.picture()
	in.sign(before)
	return true
}

// brackets are what stands around the words of a picture, which a painter that can show
// it does without.
func (in *inliner) brackets() (before, after string) {
	if in.pictures {
		return "", ""
	}
	return "[image: ", "]"
}

// picture makes what was aimed at last a picture's.
func (in *inliner) picture() {
	if in.pictures && len(in.goals) > 0 {
		in.goals[len(in.goals)-1].picture = true
	}
}

func (in *inliner) autolink(n *ast.AutoLink) {
	label := string(n.Label(in.part.body))
	in.seek(label)
	to := Clean(string(n.URL(in.part.body)))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(to, "mailto:") {
		to = "mailto:" + to
	}
	in.lead(Clean(label), to, false)
}

// seek finds what is read at the moment from where its node begins on.
func (in *inliner) seek(s string) {
	if at := strings.Index(in.part.text[in.lo:], s); at >= 0 {
		in.lo += int32(at)
		in.hi = in.lo + int32(len(s))
	}
}

func (in *inliner) wiki(n *wikilink) {
	in.hi = int32(n.end)
	if in.pictures && n.image() {
		in.lead(unescape(names(n.target)), Clean(n.target), true)
		in.picture()
		return
	}
	in.lead(unescape(n.shown()), Clean(n.target), true)
}

// lead adds a text that leads somewhere.
func (in *inliner) lead(text, to string, wiki bool) {
	look, goal := in.look, in.to
	in.aim(to, wiki)
	in.add(text)
	in.look, in.to = look, goal
}

// aim makes what is added from now on lead somewhere, if that is a harmless place.
func (in *inliner) aim(to string, wiki bool) {
	if to == "" || !wiki && !harmless(to) {
		in.to = 0
		return
	}
	in.look |= lookLink
	g := goal{link: Link{To: to, Wiki: wiki}}
	if !wiki && !in.doc.bare {
		g.uri = address(to, in.base)
	}
	in.goals = append(in.goals, g)
	in.to = int32(len(in.goals))
}

// cite adds the number of a footnote.
func (in *inliner) cite(label string) {
	number := in.doc.numbers[label]
	g, ok := in.cited[number]
	if !ok {
		to := in.doc.links[number]
		g = goal{link: Link{To: to, Note: number}, uri: address(to, in.base)}
		if in.cited == nil {
			in.cited = map[int]goal{}
		}
		in.cited[number] = g
	}
	in.goals = append(in.goals, g)
	look, outer := in.look, in.to
	in.look |= lookCite
	in.to = int32(len(in.goals))
	in.add(bracketed(number))
	in.look, in.to = look, outer
}

// harmless reports whether an address may be followed: a relative one, or one of the
// schemes that only show something.
func harmless(to string) bool {
	scheme, _, found := strings.Cut(to, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "file":
		return true
	}
	return false
}

// external reports whether an address says enough to be shown by itself.
func external(to string) bool {
	return strings.HasPrefix(to, "http://") || strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "mailto:")
}

// address returns an address as it may stand in a hyperlink, "" if it may not.
func address(to, base string) string {
	if to == "" || !harmless(to) {
		return ""
	}
	to = escapeAddress(to)
	if scheme, _, found := strings.Cut(to, ":"); !found || strings.ContainsAny(scheme, "/?#") {
		from, err := url.Parse(base)
		if err != nil || from.Scheme == "" || !harmless(base) {
			return ""
		}
		rel, err := url.Parse(to)
		if err != nil {
			return ""
		}
		to = escapeAddress(from.ResolveReference(rel).String())
	}
	if len(to) > maxAddress {
		return ""
	}
	return to
}

// escapeAddress percent-encodes whatever is not plainly part of an address, control
// characters above all.
func escapeAddress(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
