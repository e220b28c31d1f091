package main

import (
	"fmt"
	"strings"
	"time"

	"ken/render"
)

// A session is one run of ken: the world it sees, the flags it was given, and what
// it has opened.
type session struct {
	outside
	flags globals
	out   *stream // the result's way out; hides the world's
	shop  *workshop
	// coached has a model give hints and other words in this run.
	coached bool
}

// globals are the flags every command has.
type globals struct {
	workspace string
	json      bool
	plain     bool
	color     string
	offline   bool
	now       string
	noSync    bool
}

func newSession(world outside) *session {
	return &session{outside: world, out: &stream{w: world.out}}
}

// close lets go of what was opened.
func (s *session) close() {
	if s.shop != nil {
		s.shop.close()
	}
}

// check looks at the flags that more than one command has, once they are parsed.
func (s *session) check() error {
	switch s.flags.color {
	case "auto", "always", "never":
	default:
		return usage("one of auto, always, never", "--color %q is not a choice", s.flags.color)
	}
	if s.flags.now == "" {
		return nil
	}
	at, err := time.Parse(time.RFC3339, s.flags.now)
	if err != nil {
		return usage("as in --now 2026-11-22T09:00:00Z", "--now %q is not a time of RFC 3339", s.flags.now)
	}
	s.now = func() time.Time { return at }
	return nil
}

// plain tells whether output is for a reader that takes one line after the other.
func (s *session) plain() bool {
	accessible := s.env("ACCESSIBLE")
	return s.flags.plain || s.env("TERM") == "dumb" ||
		accessible != "" && accessible != "0" && accessible != "false"
}

// interactive tells whether somebody sits at both ends.
func (s *session) interactive() bool {
	return s.terminal.in && s.terminal.out && !s.plain() && !s.flags.json
}

// style is how text is drawn: in colour, by weight alone, or not at all.
func (s *session) style() render.Style {
	switch s.flags.color {
	case "always":
		return render.ANSI()
	case "never":
		return render.Plain()
	}
	forced := s.env("CLICOLOR_FORCE")
	switch {
	case s.plain():
		return render.Plain()
	case s.env("NO_COLOR") != "":
		if s.terminal.out {
			return render.Mono()
		}
		return render.Plain()
	case s.terminal.out, forced != "" && forced != "0":
		return render.ANSI()
	}
	return render.Plain()
}

// defaultWidth is how wide text is drawn where no terminal says.
const defaultWidth = 80

// width is how many columns there are to fill.
func (s *session) width() int {
	if s.terminal.width > 0 {
		return s.terminal.width
	}
	return defaultWidth
}

// The pace of progress: nothing for work that is done at once, then a line that is
// rewritten, or where lines stay, a new one now and then.
const (
	atOnce  = 300 * time.Millisecond
	redrawn = 100 * time.Millisecond
	printed = 10 * time.Second
)

// progress returns a function that shows how far work is, to somebody who watches,
// and one that ends it. How long somebody waits is not what --now fixes.
func (s *session) progress(doing string) (report func(done, total int, what string), end func()) {
	if !s.terminal.err {
		return nil, func() {}
	}
	pace, line, wipe := redrawn, "\r\x1b[K%s", "\r\x1b[K"
	if s.plain() {
		pace, line, wipe = printed, "ken: %s\n", ""
	}
	began := time.Now()
	due, shown := began.Add(atOnce), false
	report = func(done, total int, what string) {
		now := time.Now()
		if now.Before(due) {
			return
		}
		due, shown = now.Add(pace), true
		text := fmt.Sprintf("%s %d of %d%s  %s", doing, done, total, pacing(done, total, now.Sub(began)), render.Clean(what))
		fmt.Fprintf(s.err, line, cut(text, s.width()-1))
	}
	return report, func() {
		if shown {
			fmt.Fprint(s.err, wipe)
		}
	}
}

// pacing says how fast work goes and when it will be done, once that can be told.
func pacing(done, total int, took time.Duration) string {
	if done == 0 || took < time.Second {
		return ""
	}
	left := time.Duration(float64(took) / float64(done) * float64(total-done)).Round(time.Second)
	if rate := float64(done) / took.Seconds(); rate >= 1 {
		return fmt.Sprintf(", %.0f a second, %s left", rate, left)
	}
	return fmt.Sprintf(", %s left", left)
}

// cut shortens a line to a number of characters.
func cut(line string, n int) string {
	runes := []rune(line)
	if len(runes) <= n {
		return line
	}
	return strings.TrimSpace(string(runes[:max(n-1, 0)])) + "…"
}
