package tui

import (
	"context"
	"io"
	"time"

	"ken/index"
	"ken/notes"
	"ken/skills/author"
	"ken/skills/brief"
	"ken/skills/proof"
	"ken/skills/tutor"
)

// A Workshop is everything the screen needs, built by main. Functions that read
// files may take their time: the screen calls them outside its own loop, several
// at once. Those marked optional may be nil; what needs them then says why it
// cannot be done.
type Workshop struct {
	// Root is the workspace as it is shown: "~/notes".
	Root string
	// Engine says who writes, as it is shown: "offline", or endpoint and model.
	Engine string
	// Version is the program's own, shown with the keys; may be "".
	Version string

	// Find searches the index as it is, without bringing it up to date.
	Find func(ctx context.Context, q index.Query) (index.Result, error)
	// Sync brings the index up to date. A cancelled ctx ends it early, and it goes on
	// from there the next time.
	Sync func(ctx context.Context, report func(done, total int, what string)) (index.Changes, error)
	// Brief writes a brief into draft while it is made, and keeps it as a file.
	Brief func(ctx context.Context, r brief.Request, draft io.Writer) (brief.Brief, error)
	// Context reads the goals and preferences that hold here.
	Context func() (notes.Context, error)
	// Read reads one document, by a path as shown ("learning/fsrs.md", "~/.goals.md").
	Read func(path string) (notes.Document, error)
	// Recent lists what ken wrote here, newest first.
	Recent func() ([]Recent, error)
	// Citations lists what a brief rests on, by number, and whether it still stands.
	Citations func(ctx context.Context, path string) ([]Citation, error)
	// Proof checks the sentences of a brief against what their sources say now. Optional.
	Proof func(ctx context.Context, path string) (proof.Report, error)
	// Record returns what is kept of how a brief was written. Optional.
	Record func(path string) (brief.Record, error)
	// Egress returns what would leave this machine for a request; its Address is "" where
	// no model is set. Nothing is sent. Optional.
	Egress func(ctx context.Context, r brief.Request) (author.Egress, error)
	// Contrast says as lines of text what a document would be without one of the user's
	// goals or preferences, named as "goal:2" or "preference:4". Nothing is kept. Optional.
	Contrast func(ctx context.Context, r brief.Request, without string) (string, error)
	// Kinds are the kinds of document that can be written, the usual one first; nil means
	// briefs alone. Whole tells which need no topic. Optional.
	Kinds []string
	Whole func(kind string) bool
	// Locate returns the absolute file of a path as shown, for the editor.
	Locate func(path string) (string, error)

	// WriteGoals writes the first goals file and returns what was written. Optional.
	WriteGoals func(goals []string) (written []string, err error)
	// Save keeps text as a file of the workspace where nothing is overwritten, and
	// returns its path. Optional.
	Save func(name string, text []byte) (path string, err error)
	// Judge says in a few words what ken makes of a preference: whether a program can
	// check it, and how. Optional.
	Judge func(p notes.Preference) string
	// Wiki finds the document a link by name ([[name]]) leads to, seen from another.
	// Optional.
	Wiki func(from, name string) (path string, err error)
	// Stamp changes when a goals or preferences file or the list of briefs does. It is
	// called every two seconds and must only look at file times. Optional.
	Stamp func() string
	// Watch returns once files have changed and come to rest, with how many folders it
	// cannot watch. It is called again after each return. The error is that of ctx, or why
	// nothing can be watched at all. Optional.
	Watch func(ctx context.Context) (unwatched int, err error)
	// Behind tells how many files differ from what the index knows. Optional.
	Behind func(ctx context.Context) (files int, err error)

	// Tutor is what is taught with.
	Tutor Tutor
	// Diagrams is what diagrams are drawn with.
	Diagrams Diagrams

	Now func() time.Time
	Env func(name string) string
}

// A Recent is one document ken wrote.
type Recent struct {
	Path, Title string
	Kind        string // "brief", "plan", …
	Topic       string // what it was asked for; "" where that is not known
	When        time.Time
	Citations   int
	Stale       int // sentences that rest on a source that has changed or is gone
	Changed     int // citations whose source says something else now
	Missing     int // citations whose source is gone
	Unsupported int // sentences that no passage carries
}

// A State is how a citation stands now.
type State int

// The states of a citation.
const (
	Unchecked State = iota // nobody has looked
	Unchanged              // the quoted words stand where they stood
	Moved                  // the quoted words stand in the document, on another line
	Changed                // the document does not say that any more
	Missing                // the document is gone
)

// A Citation is one numbered place a brief rests on.
type Citation struct {
	Number int
	notes.Source
	State State
	Why   string // what changed, in a few words; "" where nothing did
}

// Options are how the screen is shown.
type Options struct {
	// Color is "auto", "always" or "never"; "" is "auto".
	Color string
	// Keys replaces the keys of actions, by the name of the action.
	Keys map[string][]string
	// Lately are names of actions used lately, newest first: they come first in the
	// palette.
	Lately []string
	// Ask has what would leave this machine shown before every document, not only the
	// first time in a session.
	Ask bool
	// Review, where set, is the review the screen opens with.
	Review *tutor.Wants
	// Sure has a review ask how sure one is before it shows the answer.
	Sure bool
	// Images is "auto", "kitty" or "off": whether a diagram can be shown in pixels where the
	// terminal is known to have them, in any case, or never. "" is "auto". Nothing is asked
	// of the terminal before the user wants a picture.
	Images string
	// In and Out are the terminal; nil is standard input and output.
	In  io.Reader
	Out io.Writer
	// Width and Height are the size of a window that cannot tell its own.
	Width, Height int
}

// A Summary is what was done while the screen was open.
type Summary struct {
	// Wrote are the paths of the files written, in order.
	Wrote []string
	// Reviewed is how many cards were answered in reviews.
	Reviewed int
	// Lately are the names of the actions used, newest first, for the next time.
	Lately []string
	// Faults are the traces of faults in ken itself that ended a task, for a log.
	Faults []string
}

// Line says in one line what was written and how much was reviewed, "" if nothing was.
func (s Summary) Line() string {
	var wrote, reviewed string
	switch len(s.Wrote) {
	case 0:
	case 1:
		wrote = "wrote " + s.Wrote[0]
	default:
		wrote = "wrote " + s.Wrote[0] + " and " + plural(len(s.Wrote)-1, "more file")
	}
	if s.Reviewed > 0 {
		reviewed = "reviewed " + plural(s.Reviewed, "card")
	}
	return said(wrote, reviewed)
}
