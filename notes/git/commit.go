package git

import (
	"cmp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// A Commit is what a repository says of one change.
type Commit struct {
	ID           ID
	Author, Mail string
	Written      time.Time // when the author wrote it, in the author's zone
	Message      string    // valid UTF-8
	Merge        bool      // it joins others
	parents      []ID
	committed    int64 // seconds since 1970
}

// compare orders commits by when they came in, then by their ID.
func (c Commit) compare(d Commit) int {
	return cmp.Or(cmp.Compare(c.committed, d.committed), cmp.Compare(c.ID, d.ID))
}

// commit reads one.
func (r *Repository) commit(id ID) (Commit, error) {
	kind, data, err := r.object(id)
	if err != nil {
		return Commit{}, err
	}
	if kind != kindCommit {
		return Commit{}, errBroken
	}
	return parseCommit(id, string(data)), nil
}

// parseCommit takes a commit apart. What is not as it should be is left out.
func parseCommit(id ID, text string) Commit {
	c := Commit{ID: id}
	head, message, _ := strings.Cut(text, "\n\n")
	charset := ""
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
		switch key {
		case "parent":
			if parent, ok := parseID(value); ok && len(c.parents) < 64 {
				c.parents = append(c.parents, parent)
			}
		case "author":
			if c.Written.IsZero() {
				c.Author, c.Mail, c.Written = signed(value)
			}
		case "committer":
			_, _, at := signed(value)
			c.committed = at.Unix()
		case "encoding":
			charset = value
		}
	}
	c.Merge = len(c.parents) > 1
	c.Message, c.Author, c.Mail = decoded(message, charset), decoded(c.Author, charset), decoded(c.Mail, charset)
	return c
}

// signed reads "Ann Lee <ann@x.org> 1772440000 +0100".
func signed(s string) (name, mail string, at time.Time) {
	open, end := strings.IndexByte(s, '<'), strings.LastIndexByte(s, '>')
	if open < 0 || end < open {
		return strings.TrimSpace(s), "", time.Unix(0, 0).UTC()
	}
	name, mail = strings.TrimSpace(s[:open]), strings.TrimSpace(s[open+1:end])
	second, zone, _ := strings.Cut(strings.TrimSpace(s[end+1:]), " ")
	n, err := strconv.ParseInt(second, 10, 64)
	if err != nil || n < 0 || n > 1<<33 {
		return name, mail, time.Unix(0, 0).UTC()
	}
	return name, mail, time.Unix(n, 0).In(location(zone))
}

// location reads "+0130".
func location(zone string) *time.Location {
	n, err := strconv.Atoi(zone)
	if err != nil || n == 0 || n < -2400 || n > 2400 {
		return time.UTC
	}
	return time.FixedZone("", (n/100)*3600+(n%100)*60)
}

// decoded makes valid UTF-8 of what a commit holds.
func decoded(s, charset string) string {
	if utf8.ValidString(s) {
		return s
	}
	if charset == "" {
		charset = "windows-1252" // the most common of those that were left unsaid
	}
	if enc, err := htmlindex.Get(charset); err == nil {
		if text, err := enc.NewDecoder().String(s); err == nil && utf8.ValidString(text) {
			return text
		}
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
