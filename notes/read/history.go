package read

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"
)

// A Commit is what a repository says of one change.
type Commit struct {
	ID           string // as written, in hexadecimal digits
	Author, Mail string
	Written      time.Time
	Message      string
	Merge        bool // it joins others
}

// History makes a document of the commits of a repository, in the order they come in:
// each is a document by itself. Problem says what of the history is missing, "" if
// nothing is. Merges that say no more than what was merged are left out. The error is an
// [*Unreadable].
func History(commits iter.Seq[Commit], problem string) (Document, error) {
	var b binder
	named := map[string]bool{}
	for c := range commits {
		subject, body, people := c.parts()
		if subject == "" && body == "" || c.Merge && body == "" && strings.HasPrefix(subject, "Merge ") || b.full() {
			continue
		}
		id := c.ID
		for n := 7; n < len(id); n++ { // the first that is not taken
			if !named[id[:n]] {
				id = id[:n]
				break
			}
		}
		named[id] = true
		about := About{Title: subject, Date: c.Written, People: people}
		if name := c.author(); name != "" {
			about.Authors = []string{name}
		}
		b.begin("commit "+id, about)
		b.write("# " + headingOf(subject))
		b.write(c.byLine())
		b.write(plainMarkdown(body))
	}
	if problem != "" {
		b.lacks.add("", problem)
	}
	d := b.done(Document{Format: "commits"})
	if d.Text == "" {
		return Document{}, &Unreadable{"there is no commit with a message in it"}
	}
	return d.finished(""), nil
}

// author is who wrote a commit.
func (c Commit) author() string {
	if name := oneLine(clean(c.Author)); name != "" {
		return cut(name, 200)
	}
	return cut(oneLine(clean(c.Mail)), 200)
}

// byLine says in one line who wrote a commit and when.
func (c Commit) byLine() string {
	line := oneLiteral(c.author())
	if c.Mail != "" && c.Author != "" {
		line += " (" + oneLiteral(c.Mail) + ")"
	}
	if c.Written.Unix() > 0 {
		line += " · " + c.Written.Format("Monday, 2 January 2006, 15:04 -0700")
	}
	return fmt.Sprintf("Commit %.12s by %s", c.ID, line)
}

// parts takes a message apart: its first paragraph on one line, the others, and the
// people it names at its end beside the author.
func (c Commit) parts() (subject, body string, people []string) {
	message := strings.TrimSpace(strings.ReplaceAll(c.Message, "\r\n", "\n"))
	subject, body, _ = strings.Cut(message, "\n\n")
	subject, body = oneLine(clean(strings.Map(spaced, subject))), strings.Trim(body, "\n")
	var kept []string
	lines := strings.Split(body, "\n")
	last := len(lines)
	for last > 0 && strings.TrimSpace(lines[last-1]) != "" {
		last--
	}
	for _, line := range lines[last:] {
		key, value, _ := strings.Cut(line, ":")
		if !slices.Contains(trailers, strings.ToLower(key)) {
			kept = append(kept, line)
			continue
		}
		name := cut(parseAddress(value).called(), 200)
		if name != "" && name != c.author() && strings.ContainsAny(value, "@<") && !slices.Contains(people, name) && len(people) < maxPeople {
			people = append(people, name)
		}
	}
	return subject, strings.TrimSpace(strings.Join(append(lines[:last:last], kept...), "\n")), people
}

// trailers are the lines at the end of a message that say who had a part in it, and
// those that machines write.
//
//nolint:gochecknoglobals // it never changes
var trailers = []string{
	"signed-off-by", "co-authored-by", "reviewed-by", "acked-by", "tested-by", "reported-by", "suggested-by",
	"helped-by", "mentored-by", "cc", "change-id", "reviewed-on", "git-svn-id",
}
