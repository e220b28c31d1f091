package read

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Pages whose elements do not say what they are say it with their classes.

// aroundWords are words in the classes and ids of what stands around the text of a page:
// true for those that are hardly ever used for the text itself.
var aroundWords = map[string]bool{
	"sidebar": true, "breadcrumb": true, "breadcrumbs": true, "cookie": true, "cookies": true, "consent": true, "gdpr": true,
	"newsletter": true, "subscribe": false, "subscription": false, "signup": false, "share": false, "sharing": false, "sharedaddy": true,
	"social": false, "related": false, "recommended": false, "recommendations": true, "promo": false, "advert": false,
	"advertisement": true, "ads": false, "ad": false, "sponsored": false, "navbar": false, "navbox": true, "navigation": false, "nav": false, "menu": false,
	"pagination": true, "pager": false, "popup": true, "modal": true, "toolbar": false, "widget": false, "widgets": false, "footer": true,
	"skip": false, "noprint": false, "editsection": true, "catlinks": true, "printfooter": true, "headerlink": true, "jump": false,
	"comments": true, "respond": true, "disqus": true, "masthead": false, "topbar": false, "trending": false, "outbrain": true,
	"taboola": true, "paywall": true, "toc": false, "feedback": false, "siteheader": true, "sitefooter": true,
}

// textWords are classes and ids of what holds the text of a page, those first that hold
// little else.
var textWords = []map[string]bool{
	{
		"entry-content": true, "article-body": true, "articlebody": true, "article-content": true, "post-content": true, "post-body": true,
		"mw-parser-output": true, "markdown-body": true, "story-body": true, "post-text": true, "theme-doc-markdown": true, "rst-content": true,
	},
	{
		"article": true, "post": true, "entry": true, "story": true, "main-content": true, "maincontent": true, "bodycontent": true,
		"page-content": true, "message-body": true, "postbody": true, "message": true, "comment-body": true,
	},
	{"content": true, "main": true, "primary": true, "document": true, "body-content": true},
}

// isAround tells by class and id what stands around a text, and whether that is sure.
func isAround(tag atom.Atom, class, id string) (around, sure bool) {
	switch tag {
	case atom.Div, atom.Section, atom.Ul, atom.Ol, atom.Dl, atom.P, atom.A, atom.Span, atom.Sup, atom.Table, atom.Li:
	default:
		return false, false
	}
	for name := range strings.FieldsSeq(strings.ToLower(cut(class+" "+id, 500))) {
		if tag == atom.Sup && name == "reference" || tag == atom.A && (name == "anchor" || name == "hash-link" || name == "header-anchor") {
			return true, true
		}
		for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '-' || r == '_' || r == ':' }) {
			known, is := aroundWords[word]
			around, sure = around || is, sure || known
		}
	}
	return around, sure
}

// textRank tells how likely an element of a class and id holds the text of a page: 0 is
// not at all, else from 1 the surest.
func textRank(tag atom.Atom, class, id string) int {
	if tag != atom.Div && tag != atom.Section && tag != atom.Td {
		return 0
	}
	best := 0
	for name := range strings.FieldsSeq(strings.ToLower(cut(class+" "+id, 500))) {
		for i, words := range textWords {
			if words[name] && (best == 0 || i+1 < best) {
				best = i + 1
			}
		}
	}
	return best
}
