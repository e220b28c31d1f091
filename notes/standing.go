package notes

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"ken/notes/prose"
	"ken/notes/read"
)

// A Validity is what a document says of itself. Most say nothing.
type Validity string

// What a document may say of itself.
const (
	Unsaid   Validity = ""
	InForce  Validity = "in force"     // approved, final, current
	Proposed Validity = "proposed"     // a draft or a proposal that is not adopted yet
	Void     Validity = "out of force" // superseded, withdrawn, rejected
)

// A Standing is what a document tells, by its name and its head, of its place among
// others: what it is a version of, whether it holds, what it replaced.
type Standing struct {
	Path, Title string
	// Dated is the document's own date, else the one its first lines or the newest entry of
	// its changelog give.
	Dated time.Time
	Says  Validity
	// By is what it says replaced it, Replaces what it says it replaces, as written; "" where
	// it says nothing.
	By, Replaces string
	// Vintage is which version of what it is, by its name, else by its title.
	Vintage Vintage
	// Stem is its name without what tells versions apart; Version the version that its
	// front matter gives, "" if none.
	Stem, Version string
}

// How much of a document is its head: what it says of itself stands there.
const (
	headLines = 14
	headBytes = 2_000
	longTitle = 160
)

// ReadStanding reads a document's standing.
func ReadStanding(doc Document) Standing {
	s := Standing{Path: doc.Path, Title: cutOff(doc.Title, longTitle), Dated: doc.Date, Version: doc.Meta["version"]}
	for _, key := range []string{"status", "state", "standing"} {
		if said := wordOf(doc.Meta[key]); said != Unsaid {
			s.Says = said
			break
		}
	}
	for _, key := range []string{"superseded_by", "superseded-by", "superseded by", "replaced_by", "replaced-by", "replaced by"} {
		if by := strings.TrimSpace(doc.Meta[key]); by != "" && by != "null" && by != "none" {
			s.By, s.Says = cutOff(by, longTitle), Void
		}
	}
	for _, key := range []string{"supersedes", "replaces"} {
		if old := strings.TrimSpace(doc.Meta[key]); old != "" && old != "null" && old != "none" {
			s.Replaces = cutOff(old, longTitle)
		}
	}
	body := doc.Text[min(doc.Body, len(doc.Text)):]
	switch {
	case slices.ContainsFunc(doc.Parts, func(p read.Part) bool { return p.Own }):
		// Each message or event speaks for itself.
	case strings.EqualFold(path.Ext(doc.Path), ".csv") || strings.EqualFold(path.Ext(doc.Path), ".tsv"):
		s.rows(body)
	default:
		s.head(body)
	}
	if s.Says == Unsaid {
		s.Says = wordOf(titleMark(doc.Title, path.Base(doc.Path)))
	}
	if logged := changelogDate(body); logged.After(s.Dated) && len(doc.Parts) == 0 {
		s.Dated = logged
	}
	if s.Dated.IsZero() {
		s.Dated = nameDate(path.Base(doc.Path))
	}
	s.Version = cutOff(s.Version, 20)
	s.vintage()
	return s
}

// vintage tells which version of what the document is. A version in the front matter
// counts where the name has none.
func (s *Standing) vintage() {
	dir, base := path.Split(strings.ToLower(s.Path))
	s.Stem = stemOf(strings.TrimSuffix(base, path.Ext(base)))
	s.Vintage = ReadVintage(s.Path)
	if s.Vintage.Family != "" {
		return
	}
	if m := versionNumber.FindStringSubmatch(s.Version); m != nil && s.Stem != "" {
		s.Vintage = Vintage{Family: folderOf(dir) + s.Stem, Rank: versionRank(m, strings.Contains(s.Version, "final"))}
	} else if v := vintageOf(strings.ToLower(s.Title)); v.Family != "" && strings.Contains(v.Family, "-") {
		s.Vintage, s.Stem = Vintage{Family: folderOf(dir) + v.Family, Rank: v.Rank, Series: v.Series}, v.Family
	}
}

// head reads the first lines.
func (s *Standing) head(body string) {
	n := 0
	for line := range strings.Lines(body[:min(len(body), headBytes)]) {
		line = strings.Trim(prose.Readable(strings.TrimLeft(strings.TrimSpace(line), "#>-*_ ")), "*_[]() ")
		if line == "" {
			continue
		}
		if n++; n > headLines {
			return
		}
		if m := supersededBy.FindStringSubmatch(line); m != nil && s.By == "" {
			s.By, s.Says = cutOff(m[1], longTitle), Void
		}
		if m := replacesMark.FindStringSubmatch(line); m != nil && s.Replaces == "" {
			s.Replaces = cutOff(m[1], longTitle)
		}
		if s.Says == Unsaid && n <= headLines/2 {
			s.Says = wordOf(statusLine(line))
		}
		if s.Dated.IsZero() {
			s.Dated = headDate(line, n == 1)
		}
	}
}

// rows takes the newest date that a row of a file of values begins with.
func (s *Standing) rows(body string) {
	n := 0
	for line := range strings.Lines(body) {
		if n++; n > mostRows {
			return
		}
		if at := rowDate.FindString(line); at != "" {
			if t, err := time.Parse(time.DateOnly, at[len(at)-len(time.DateOnly):]); err == nil && t.After(s.Dated) {
				s.Dated = t
			}
		}
	}
}

// mostRows is how many rows of a file of values are looked at.
const mostRows = 5_000

// statusLine returns the part of a line at the head that can be a status: what stands
// behind "Status:", or a short line that begins with such a word.
func statusLine(line string) string {
	if name, value, found := strings.Cut(line, ":"); found && statusName.MatchString(strings.TrimSpace(name)) {
		return value
	}
	if m := statusAhead.FindString(line); m != "" {
		return m
	}
	return ""
}

// titleMark returns the word in a title or file name that says what becomes of a
// document: "Draft: …", "Proposal – …", "price-list-superseded".
func titleMark(title, base string) string {
	if m := titleAhead.FindStringSubmatch(title); m != nil {
		return m[1]
	}
	lower := strings.ToLower(strings.TrimSuffix(base, path.Ext(base)))
	for _, part := range strings.FieldsFunc(lower, func(r rune) bool { return strings.ContainsRune("-_ .", r) }) {
		switch part {
		case "draft", "proposal", "superseded", "obsolete", "rejected", "withdrawn", "deprecated", "outdated", "wip":
			return part
		}
	}
	return ""
}

// wordOf tells what a status means. What is refused counts before what is promised: "not
// in force" is not "in force".
func wordOf(status string) Validity {
	status = strings.ToLower(status)
	switch {
	case strings.TrimSpace(status) == "":
		return Unsaid
	case voidWord.MatchString(status):
		return Void
	case openWord.MatchString(status):
		return Proposed
	case firmWord.MatchString(status):
		return InForce
	}
	return Unsaid
}

// headDate returns the date of a line at the head that dates the document: one that
// stands behind a name or a place, or with a word for it. "Available from 12 May 2026" is
// about something else, and so is "the agreement of 1 April 2024" but in a title.
func headDate(line string, first bool) time.Time {
	if dateLine.MatchString(line) && !eventLine.MatchString(line) {
		return dateIn(line)
	}
	if len(strings.Fields(line)) > 16 {
		return time.Time{}
	}
	for _, q := range prose.Quantities(line) {
		t, err := time.Parse(time.DateOnly, q.Date)
		if before := strings.TrimRight(line[:q.Start], " "); err == nil && (before == "" || dateAfter.MatchString(before) || first && strings.HasSuffix(before, " of")) {
			return t
		}
	}
	return time.Time{}
}

// nameDate returns the end of the month or quarter that a file's name gives.
func nameDate(name string) time.Time {
	rank := whenOf(strings.ToLower(name)).rank
	if t, err := time.Parse(time.DateOnly, rank); err == nil {
		return t
	}
	if t, err := time.Parse("2006-01", rank); err == nil && t.Year() > 1 {
		return t.AddDate(0, 1, -1)
	}
	return time.Time{}
}

// dateIn returns the last whole date of a line.
func dateIn(line string) time.Time {
	found := prose.Quantities(line)
	for _, q := range slices.Backward(found) {
		if t, err := time.Parse(time.DateOnly, q.Date); err == nil {
			return t
		}
	}
	if t, ok := read.ParseDate(strings.TrimSpace(line)); ok {
		return t
	}
	return time.Time{}
}

// changelogDate returns the newest date of the entries of a changelog: "v1.2 (6 May 2026): …".
func changelogDate(body string) time.Time {
	var newest time.Time
	for line := range strings.Lines(body) {
		if len(line) > 400 || !entryMark.MatchString(line) {
			continue
		}
		colon := strings.IndexAny(line, "):–|")
		if colon < 0 || colon < 12 {
			colon = min(len(line), 40)
		}
		if t := dateIn(line[:colon]); t.After(newest) {
			newest = t
		}
	}
	return newest
}

// cutOff shortens a text to so many bytes, between letters.
func cutOff(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "")
}

var (
	supersededBy  = regexp.MustCompile(`(?i)^(?:this\s[^.;,]{0,30}\s?(?:is|was|has been|are|were)\s)?(?:superseded|replaced|obsoleted)\s+(?:on\s[^.;]{0,20}\s)?by:?\s+([^;]+?)(?:[.;]?$|\s+[–—-]\s|\. )`)
	replacesMark  = regexp.MustCompile(`(?i)(?:^|[·|;,(.]\s*)(?:(?:this|it)\b[^.;,]{0,30}\s)?(?:replaces|supersedes|obsoletes|takes the place of)\b:?\s+([^;]+?)(?:[.;]?$|\. |\s·\s)`)
	statusName    = regexp.MustCompile(`(?i)^(?:document )?(?:status|state|standing)$`)
	statusAhead   = regexp.MustCompile(`(?i)^(?:superseded|obsolete|outdated|withdrawn|rejected|deprecated|no longer (?:valid|in force|current)|not (?:adopted|approved|in force)|draft|proposal|proposed|working paper|for discussion|not yet (?:decided|approved|in force|adopted))\b[^.]{0,40}`)
	titleAhead    = regexp.MustCompile(`(?i)(?:^|[(\[])\s*(draft|proposal|proposed|superseded|obsolete|rejected|withdrawn|deprecated)\b(?:\s*[:–—)\]-]|\s+for\b|\s+of\b|\s*$)`)
	voidWord      = regexp.MustCompile(`\b(?:superseded|replaced|deprecated|obsolete|outdated|withdrawn|rejected|declined|refused|cancell?ed|expired|archived|abandoned|void|revoked|retired|no longer|not (?:adopted|accepted|approved))\b`)
	openWord      = regexp.MustCompile(`\b(?:draft|proposal|proposed|for discussion|not in force|not yet|working paper|under review|in review|wip|pending|undecided|discussion|tentative)\b`)
	firmWord      = regexp.MustCompile(`\b(?:in force|in effect|effective|approved|accepted|adopted|final|current|active|valid|signed|released|published|binding|decided|agreed|confirmed)\b`)
	dateLine      = regexp.MustCompile(`(?i)\b(?:released|approved|as of|as at|valid from|effective|in force|last (?:check|change|update|revision)|updated|revised|version|date|issued|status)\b`)
	eventLine     = regexp.MustCompile(`(?i)\b(?:available from|starts?|begins?|opens?|due|until|deadline|prepared)\b`)
	dateAfter     = regexp.MustCompile(`(?i)(?:[,·–—|(:-]|\bdated|\bon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tue|wed|thu|fri|sat|sun))$`)
	versionNumber = regexp.MustCompile(`^[vV]?(\d{1,4}(?:\.\d{1,4}){0,2})`)
	rowDate       = regexp.MustCompile(`^[^;,]{0,30}?\b\d{4}-\d\d-\d\d`)
	entryMark     = regexp.MustCompile(`(?i)^[\s|*#-]*(?:v(?:ersion)?\.?\s?)?\d{1,3}\.\d{1,3}\b`)
)
