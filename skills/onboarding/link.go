package onboarding

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

var (
	wikiLink = regexp.MustCompile(`\[\[([^\]|#\n]{1,200})`)
	markLink = regexp.MustCompile(`\](?:\(|:\s+)<?([^)#>\s]{1,300})`)
)

// link notes which documents lead to which.
func (g *guide) link(byPath map[string]*document) {
	byName := map[string]*document{}
	for _, d := range g.current {
		base := strings.ToLower(path.Base(d.Path))
		byName[strings.TrimSuffix(base, path.Ext(base))] = d
	}
	for _, d := range g.all {
		if d.Outdated != "" {
			continue
		}
		for _, p := range d.Passages {
			for _, to := range targets(d.Path, p.Quote, byPath, byName) {
				if to.Path != d.Path {
					to.linked[d.Path] = true
				}
			}
		}
	}
}

// targets returns the documents that a text links to.
func targets(from, text string, byPath, byName map[string]*document) []*document {
	var out []*document
	for _, m := range wikiLink.FindAllStringSubmatch(text, -1) {
		base := strings.ToLower(strings.TrimSuffix(path.Base(strings.TrimSpace(m[1])), ".md"))
		if d := byName[base]; d != nil {
			out = append(out, d)
		}
	}
	for _, m := range markLink.FindAllStringSubmatch(text, -1) {
		name, err := url.PathUnescape(m[1])
		if err != nil {
			continue
		}
		d := byPath[path.Join(path.Dir(from), name)]
		if _, web, ok := strings.Cut(name, "://"); ok {
			d = published(web, byPath)
		}
		if d != nil {
			out = append(out, d)
		}
	}
	return out
}

// published returns the document that an address on the web is a copy of: its path ends
// as the document's does, folder and all.
func published(address string, byPath map[string]*document) *document {
	for {
		_, rest, ok := strings.Cut(address, "/")
		if !ok || !strings.Contains(rest, "/") {
			return nil
		}
		if d := byPath[rest]; d != nil {
			return d
		}
		address = rest
	}
}
