package notes

import (
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Retired tells whether a document is put away as no longer valid, by its path or its
// title.
func Retired(name, title string) bool {
	for dir := range strings.SplitSeq(path.Dir(name), "/") {
		switch strings.ToLower(dir) {
		case "archive", "archived", "attic", "old", "obsolete", "superseded", "deprecated":
			return true
		}
	}
	for _, called := range []string{path.Base(name), title} {
		lower := strings.ToLower(called)
		if strings.Contains(lower, "superseded") || strings.Contains(lower, "obsolete") {
			return true
		}
	}
	return false
}

// A Vintage is a document's place among the versions of one text.
type Vintage struct {
	Family string // what the versions share; "" for a document without versions
	Rank   string // orders the versions: later is greater
}

// ReadVintage reads from a path which version of what a document is: "plan-v2.md"
// and "plan-v3-2026-11-09.md" are versions of one plan. Dates alone do not make
// versions, since minutes are dated too, unless the name is that of a text that is
// kept up to date.
func ReadVintage(name string) Vintage {
	dir, base := path.Split(strings.ToLower(name))
	base = strings.TrimSuffix(base, path.Ext(base))
	date := dateMark.FindString(base)
	version := versionMark.FindStringSubmatch(base)
	if date == "" && version == nil {
		return Vintage{}
	}
	stem := strings.Trim(dateMark.ReplaceAllString(base, ""), "-_ .")
	stem = strings.Trim(versionMark.ReplaceAllString(stem, ""), "-_ .")
	if stem == "" || version == nil && !kept.MatchString(stem) {
		return Vintage{}
	}
	rank := "000000"
	if version != nil {
		if n, err := strconv.Atoi(version[1]); err == nil {
			rank = leftPad(n)
		}
		if _, part, found := strings.Cut(version[0], "."); found {
			if n, err := strconv.Atoi(part); err == nil {
				rank += "." + leftPad(n)
			}
		}
	}
	return Vintage{Family: strings.TrimPrefix(dir, "archive/") + stem, Rank: rank + date}
}

func leftPad(n int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, 6-len(s))) + s
}

var (
	dateMark    = regexp.MustCompile(`\d{4}-\d{2}(-\d{2})?`)
	versionMark = regexp.MustCompile(`(?:^|[-_ .])v(?:ersion)?[-_ ]?(\d{1,4})(?:\.\d{1,4})?`)
	kept        = regexp.MustCompile(`plan|budget|schedule|roadmap|timeline|spec|policy|proposal|forecast|estimate|contract|price|draft`)
)

// Superseded returns those of the paths of which a later version is among them,
// each with that version.
func Superseded(paths []string) map[string]string {
	vintages := make([]Vintage, len(paths))
	newest := map[string]int{}
	for i, p := range paths {
		v := ReadVintage(p)
		vintages[i] = v
		if v.Family == "" {
			continue
		}
		if best, ok := newest[v.Family]; !ok || vintages[best].Rank < v.Rank {
			newest[v.Family] = i
		}
	}
	old := map[string]string{}
	for i, p := range paths {
		if family := vintages[i].Family; family != "" && paths[newest[family]] != p {
			old[p] = paths[newest[family]]
		}
	}
	return old
}
