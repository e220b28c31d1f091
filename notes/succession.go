package notes

import (
	"path"
	"regexp"
	"strings"
)

// A Succession says why a document is not the one to go by.
type Succession struct {
	// By is the path of the document that took its place, "" where none is known.
	By string
	// Earlier tells that both are of one series: By has the figures of now, and this
	// document still tells of its own time.
	Earlier bool
	// Says is what the document says of itself where nothing took its place.
	Says Validity
}

// Succeeded returns those of some documents that are not the ones to go by, by path. One
// that is only proposed takes nobody's place.
func Succeeded(list []Standing) map[string]Succession {
	old := map[string]Succession{}
	for _, s := range list {
		if s.Says == Void || s.Says == Proposed {
			old[s.Path] = Succession{Says: s.Says}
		}
	}
	for _, family := range families(list) {
		family.retire(old)
	}
	named := byName(list)
	for _, s := range list {
		if by := named.find(s.By, s); by != "" {
			old[s.Path] = Succession{By: by}
		}
		if s.Says == Void || s.Says == Proposed || inPart.MatchString(s.Replaces) {
			continue
		}
		if was := named.find(s.Replaces, s); was != "" && old[was].By == "" && named.paths[was].By == "" {
			old[was] = Succession{By: s.Path}
		}
	}
	return old
}

// A family is documents that are versions of one text.
type family []Standing

// families groups documents by what they are versions of. A version that was put away lies
// in another folder than the one that took its place, and so may one of a name that says
// enough.
func families(list []Standing) []family {
	at := map[string]int{}
	var out []family
	for _, s := range list {
		if s.Vintage.Family == "" {
			continue
		}
		key := s.Vintage.Family
		if strings.Contains(s.Stem, "-") {
			key = s.Stem
		}
		i, known := at[key]
		if !known {
			i = len(out)
			at[key] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], s)
	}
	return out
}

// retire notes for each document of the family which one took its place.
func (f family) retire(old map[string]Succession) {
	newest := -1
	for i, s := range f {
		holds := s.Says != Void && s.Says != Proposed && !putAway(s.Path)
		if holds && (newest < 0 || f[newest].Vintage.Rank < s.Vintage.Rank) {
			newest = i
		}
	}
	if newest < 0 {
		return
	}
	by := f[newest]
	for i, s := range f {
		if i == newest || s.Vintage.Rank >= by.Vintage.Rank && s.Says == Proposed {
			continue
		}
		old[s.Path] = Succession{By: by.Path, Earlier: s.Vintage.Series && by.Vintage.Series && s.Says != Void}
	}
}

// names finds documents by what they are called in others.
type names struct {
	list  []Standing
	paths map[string]Standing
}

func byName(list []Standing) names {
	n := names{list: list, paths: map[string]Standing{}}
	for _, s := range list {
		n.paths[s.Path] = s
	}
	return n
}

// find returns the path of the document that a text names as written in another: by its
// file, its title, or as a version of the same text. It is "" where that is not sure.
func (n names) find(text string, from Standing) string {
	if text == "" {
		return ""
	}
	lower := strings.ToLower(text)
	best, longest := "", 0
	for _, s := range n.list {
		if s.Path == from.Path {
			continue
		}
		file := strings.ToLower(path.Base(s.Path))
		for _, called := range []string{file, strings.TrimSuffix(file, path.Ext(file)), strings.ToLower(s.Title)} {
			if len(called) > max(longest, 5) && strings.ContainsAny(called, "-_ .") && strings.Contains(lower, called) {
				best, longest = s.Path, len(called)
			}
		}
	}
	if best != "" {
		return best
	}
	version := versionIn.FindStringSubmatch(lower)
	if version == nil || from.Stem == "" {
		return ""
	}
	rank := versionRank(version, false)
	for _, s := range n.list {
		if s.Path != from.Path && s.Stem == from.Stem && strings.HasPrefix(strings.TrimSuffix(s.Vintage.Rank, "~"), rank) {
			return s.Path
		}
	}
	return ""
}

var (
	versionIn = regexp.MustCompile(`\bv(?:ersion)?\.?\s?(\d{1,4}(?:\.\d{1,4}){0,2})\b`)
	inPart    = regexp.MustCompile(`(?i)\b(?:section|clause|annex|appendix|paragraph|chapter|article|item|figure|number|page|table)s?\b|§`)
)
