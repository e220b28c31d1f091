package notes

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Retired tells whether a document is put away as no longer valid, by its path or its
// title.
func Retired(name, title string) bool {
	if putAway(name) {
		return true
	}
	for _, called := range []string{path.Base(name), title} {
		lower := strings.ToLower(called)
		if strings.Contains(lower, "superseded") || strings.Contains(lower, "obsolete") {
			return true
		}
	}
	return false
}

// putAway tells whether a folder over a document says that it is no longer valid.
func putAway(name string) bool {
	for dir := range strings.SplitSeq(path.Dir(name), "/") {
		switch strings.ToLower(strings.Trim(dir, "_. ")) {
		case "archive", "archived", "archives", "attic", "old", "obsolete", "superseded", "deprecated", "outdated", "previous", "history":
			return true
		}
	}
	return false
}

// A Vintage is a document's place among the versions of one text.
type Vintage struct {
	Family string // what the versions share; "" for a document without versions
	Rank   string // orders the versions: later is greater
	// Series tells that the versions are of different times, as the reports of quarters
	// are: the later one has the current figures, the earlier one still tells of its time.
	Series bool
}

// ReadVintage reads from a path which version of what a document is: "plan-v2.md"
// and "plan-v3-2026-11-09.md" are versions of one plan, "2026-Q1-report.md" and
// "2026-Q2-report.md" reports of one series. Dates alone do not make versions, since
// minutes are dated too, unless the name is that of a text that is kept up to date.
func ReadVintage(name string) Vintage {
	dir, base := path.Split(strings.ToLower(name))
	base = strings.TrimSuffix(base, path.Ext(base))
	v := vintageOf(base)
	if v.Family != "" {
		v.Family = folderOf(dir) + v.Family
	}
	return v
}

// folderOf returns a folder without those in it that only say that something is old.
func folderOf(dir string) string {
	var out strings.Builder
	for part := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if part != "" && !putAway(part+"/x") {
			out.WriteString(part + "/")
		}
	}
	return out.String()
}

// vintageOf reads a name or a title in lower case.
func vintageOf(name string) Vintage {
	if !strings.ContainsAny(name, "0123456789") && !oldMark.MatchString(name) && !finalMark.MatchString(name) {
		return Vintage{}
	}
	version := versionMark.FindStringSubmatch(name)
	marked := finalMark.MatchString(name)
	stem, when := stemOf(name), whenOf(name)
	if stem == "" {
		return Vintage{}
	}
	switch {
	case version != nil || marked || oldMark.MatchString(name):
		return Vintage{Family: stem, Rank: versionRank(version, marked) + when.rank}
	case when.rank == "":
	case when.period && reported.MatchString(stem):
		return Vintage{Family: stem, Rank: when.rank, Series: true}
	case kept.MatchString(stem):
		return Vintage{Family: stem, Rank: "000000" + when.rank, Series: when.year}
	}
	return Vintage{}
}

// stemOf returns a name in lower case without what tells versions apart.
func stemOf(name string) string {
	if version := versionMark.FindString(name); version != "" {
		name = strings.Replace(name, version, " ", 1)
	}
	if w := whenOf(name); w.rank != "" {
		name = name[:w.start] + " " + name[w.end:]
	}
	name = finalMark.ReplaceAllString(oldMark.ReplaceAllString(name, " "), " ")
	return strings.Join(strings.FieldsFunc(name, parts), "-")
}

func parts(r rune) bool { return strings.ContainsRune("-_ .,–—()[]:", r) }

// versionRank orders versions; a final one comes behind all that are none of its number.
func versionRank(version []string, final bool) string {
	rank := "000000"
	if version != nil {
		rank = ""
		for n := range strings.SplitSeq(version[1], ".") {
			if i, err := strconv.Atoi(n); err == nil {
				rank += leftPad(i) + "."
			}
		}
	}
	if final {
		rank += "~"
	}
	return rank
}

// A when is the time in a name.
type when struct {
	rank   string
	period bool // a month, a quarter or a year, and not a day
	year   bool // a year or a quarter
	start  int  // where it stands
	end    int
}

// whenOf finds the time in a name.
func whenOf(name string) when {
	if m := quarterFirst.FindStringSubmatchIndex(name); m != nil {
		return when{name[m[4]:m[5]] + "-" + quarterMonth(name[m[2]:m[3]]), true, true, m[0], m[1]}
	}
	if m := quarterLast.FindStringSubmatchIndex(name); m != nil {
		return when{name[m[2]:m[3]] + "-" + quarterMonth(name[m[4]:m[5]]), true, true, m[0], m[1]}
	}
	if m := dateMark.FindStringIndex(name); m != nil {
		return when{name[m[0]:m[1]], m[1]-m[0] == len("2026-01"), false, m[0], m[1]}
	}
	if m := quarterAlone.FindStringSubmatchIndex(name); m != nil {
		return when{"0000-" + quarterMonth(name[m[2]:m[3]]), true, true, m[2], m[3]}
	}
	if m := yearMark.FindStringSubmatchIndex(name); m != nil {
		return when{name[m[2]:m[3]], true, true, m[2], m[3]}
	}
	return when{}
}

// quarterMonth returns the last month of "q2" or "h1".
func quarterMonth(q string) string {
	n := 3 * int(q[len(q)-1]-'0')
	if q[0] == 'h' {
		n *= 2
	}
	return fmt.Sprintf("%02d", n)
}

func leftPad(n int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, 6-len(s))) + s
}

var (
	dateMark     = regexp.MustCompile(`\d{4}-\d{2}(-\d{2})?`)
	versionMark  = regexp.MustCompile(`(?:^|[-_ .(–])(?:v(?:ersion)?|rev(?:ision)?)[-_ .]?(\d{1,4}(?:\.\d{1,4}){0,2})\b`)
	finalMark    = regexp.MustCompile(`(?:^|[-_ .(])final(?:$|[-_ .)])`)
	oldMark      = regexp.MustCompile(`(?:^|[-_ .(])(?:old|draft|superseded|obsolete|outdated|previous)(?:$|[-_ .)])`)
	quarterFirst = regexp.MustCompile(`\b(q[1-4]|h[12])[-_ /]*(20\d\d)\b`)
	quarterLast  = regexp.MustCompile(`\b(20\d\d)[-_ /]*(q[1-4]|h[12])\b`)
	quarterAlone = regexp.MustCompile(`(?:^|[-_ ,])(q[1-4])(?:$|[-_ ,])`)
	yearMark     = regexp.MustCompile(`(?:^|[-_ ,(])(20\d\d)(?:$|[-_ ,)])`)
	kept         = regexp.MustCompile(`plan|budget|schedule|roadmap|timeline|spec|policy|proposal|forecast|estimate|contract|pric(?:e|ing)|draft|tariff|terms|handbook|guideline`)
	reported     = regexp.MustCompile(`report|figures|kpi|metrics|numbers|dashboard|results|overview|summary|statement|update|okr|objectives|targets|review`)
)

// Superseded returns those of the paths of which a later version is among them,
// each with that version.
func Superseded(paths []string) map[string]string {
	vintages := make([]Vintage, len(paths))
	newest := map[string]int{}
	for i, p := range paths {
		v := ReadVintage(p)
		vintages[i] = v
		if v.Family == "" || v.Series {
			continue
		}
		if best, ok := newest[v.Family]; !ok || vintages[best].Rank < v.Rank {
			newest[v.Family] = i
		}
	}
	old := map[string]string{}
	for i, p := range paths {
		if v := vintages[i]; v.Family != "" && !v.Series && paths[newest[v.Family]] != p {
			old[p] = paths[newest[v.Family]]
		}
	}
	return old
}
