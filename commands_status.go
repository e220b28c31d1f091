package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"ken/index"
	"ken/notes"
	"ken/skills/evidence"
)

// fewUnread is how many files that could not be read are named in the text; "ken sync"
// and --json name all.
const fewUnread = 12

// soon is how many days ahead something counts as due.
const soon = 30

// status is the answer of "ken status", and of "ken" on a pipe.
type status struct {
	Goals []goalStatus `json:"goals"`
	Due   []dueItem    `json:"due"`
	Stale []staleItem  `json:"stale"`
	Index indexStatus  `json:"index"`
	// Embeddings say whether passages are also found by what they mean.
	Embeddings embeddingStatus `json:"embeddings"`
	Learning   learningStatus  `json:"learning"`
	Engine     string          `json:"engine"`
}

// A goalStatus is a goal with the places of the documents that bear on it most.
type goalStatus struct {
	Text     string         `json:"text"`
	Path     string         `json:"path"`
	Line     int            `json:"line"`
	Due      string         `json:"due"`
	Days     *int           `json:"days,omitempty"`
	DoneWhen []string       `json:"done_when"`
	Evidence []notes.Source `json:"evidence"`
}

// A dueItem is a goal whose date is near or has passed.
type dueItem struct {
	Text string `json:"text"`
	Path string `json:"path"`
	Line int    `json:"line"`
	Due  string `json:"due"`
	Days int    `json:"days"`
}

// A staleItem is a brief that rests on words which no longer stand where it says.
type staleItem struct {
	Path    string `json:"path"`
	Title   string `json:"title"`
	Changed int    `json:"changed"`
	Missing int    `json:"missing"`
}

type indexStatus struct {
	Files    int   `json:"files"`
	Passages int   `json:"passages"`
	Bytes    int64 `json:"bytes"`
	Unread   int   `json:"unread"`
	// UnreadFiles are those that could not be read, each with the reason.
	UnreadFiles []index.Unread `json:"unread_files"`
	// Stale is how many files differ from what the index knows.
	Stale int `json:"stale"`
}

func statusCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "goals with their evidence, what is due, what is stale",
		Long: "Status prints each goal with the places of your documents that bear on it, what is\n" +
			"due, which briefs rest on words that have changed since, and who writes.",
		Example: "ken status\nken status --json -C ~/notes",
		Args:    exactly(0, 0, ""),
		RunE:    func(c *cobra.Command, _ []string) error { return s.status(c.Context()) },
	}
}

func (s *session) status(ctx context.Context) error {
	st := status{Goals: []goalStatus{}, Due: []dueItem{}, Stale: []staleItem{}, Engine: s.engine()}
	ix, err := s.fresh(ctx)
	if err != nil {
		return err
	}
	held, err := s.shop.context()
	if err != nil {
		return err
	}
	for _, g := range held.Goals {
		one, err := s.goal(ctx, ix, g)
		if err != nil {
			return err
		}
		st.Goals = append(st.Goals, one)
	}
	st.Due = dueOf(st.Goals)
	if st.Stale, err = s.stale(ctx); err != nil {
		return err
	}
	if st.Index, err = s.indexStatus(ctx, ix); err != nil {
		return err
	}
	if st.Embeddings, err = s.embeddingStatus(ctx, ix); err != nil {
		s.warnHinted(err, "searches are by words alone")
	}
	if st.Learning, err = s.learningStatus(ctx); err != nil {
		return err
	}
	return s.print(st)
}

// goal looks for what the documents hold on a goal.
func (s *session) goal(ctx context.Context, ix *index.Index, g notes.Goal) (goalStatus, error) {
	st := goalStatus{
		Text: g.Text, Path: g.Path, Line: g.Line, Due: date(g.Due), Days: daysTo(g.Due, s.now()),
		DoneWhen: list(g.DoneWhen), Evidence: []notes.Source{},
	}
	gathered, err := evidence.Gather(ctx, ix, evidence.Search{
		Text: strings.Join(append([]string{g.Text}, g.Terms...), " "), Max: 12, PerFile: 2,
	})
	if err != nil {
		return st, err
	}
	seen := map[string]bool{}
	for _, f := range gathered.Findings {
		if len(st.Evidence) < 3 && !seen[f.Path] && f.Replaced == "" {
			seen[f.Path] = true
			st.Evidence = append(st.Evidence, f.Source)
		}
	}
	return st, nil
}

// dueOf are the goals whose date is near or has passed, the most urgent first.
func dueOf(goals []goalStatus) []dueItem {
	due := []dueItem{}
	for _, g := range goals {
		if g.Days != nil && *g.Days <= soon {
			due = append(due, dueItem{g.Text, g.Path, g.Line, g.Due, *g.Days})
		}
	}
	slices.SortStableFunc(due, func(a, b dueItem) int { return cmp.Compare(a.Days, b.Days) })
	return due
}

// stale are the briefs whose sources have changed.
func (s *session) stale(ctx context.Context) ([]staleItem, error) {
	items := []staleItem{}
	all, err := s.shop.briefs(ctx)
	for _, b := range all {
		if _, changed, missing := counts(b.report); changed+missing > 0 {
			items = append(items, staleItem{b.path, b.title, changed, missing})
		}
	}
	return items, err
}

// indexStatus says what the index holds. That it is busy is shown as it was.
func (s *session) indexStatus(ctx context.Context, ix *index.Index) (indexStatus, error) {
	st, err := ix.Status(ctx)
	if errors.Is(err, index.ErrBusy) {
		return indexStatus{UnreadFiles: []index.Unread{}}, nil
	}
	return indexStatus{st.Files, st.Passages, st.Bytes, len(st.Unread), list(st.Unread), st.Stale}, err
}

func (st status) text(p *paper) {
	p.heading("Goals")
	for _, g := range st.Goals {
		p.place(g.Path, g.Line, g.Text)
		p.row("", dueText(g.Due, g.Days))
		for _, e := range g.Evidence {
			p.row("", placeOf(e))
		}
		if len(g.Evidence) == 0 {
			p.row("", "the documents do not speak of it")
		}
	}
	if len(st.Goals) == 0 {
		p.row("", "none; \"ken init\" writes a file to start from")
	}
	if len(st.Due) > 0 {
		p.printf("\n")
		p.heading("Due")
		for _, d := range st.Due {
			p.row("", dueText(d.Due, &d.Days)+": "+d.Text)
		}
	}
	if len(st.Stale) > 0 {
		p.printf("\n")
		p.heading("Stale")
		for _, b := range st.Stale {
			p.row("", b.Path+": "+staleText(b)+"; ken verify "+b.Path)
		}
	}
	st.Learning.text(p)
	p.printf("\n")
	p.heading("Documents")
	ix := st.Index
	p.row("", plural(ix.Files, "file")+", "+plural(ix.Passages, "passage")+", "+bytesText(ix.Bytes))
	if ix.Unread > 0 {
		p.row("", plural(ix.Unread, "file")+" could not be read:")
	}
	for _, u := range ix.UnreadFiles[:min(len(ix.UnreadFiles), fewUnread)] {
		p.row("", "  "+u.Path+": "+u.Reason)
	}
	if more := len(ix.UnreadFiles) - fewUnread; more > 0 {
		p.row("", "  and "+strconv.Itoa(more)+" more: ken sync")
	}
	if ix.Stale > 0 {
		p.row("", plural(ix.Stale, "file")+" changed since: ken sync")
	}
	p.row("embeddings: ", st.Embeddings.text())
	if st.Embeddings.Failure != "" {
		p.row("", "last failure: "+st.Embeddings.Failure)
	}
	p.row("engine: ", st.Engine)
}

func staleText(b staleItem) string {
	var parts []string
	if b.Changed > 0 {
		parts = append(parts, plural(b.Changed, "source")+" changed")
	}
	if b.Missing > 0 {
		parts = append(parts, plural(b.Missing, "source")+" missing")
	}
	return strings.Join(parts, ", ")
}

// runAlone is "ken" without a command: the screen where somebody sits, else status.
func (s *session) runAlone(c *cobra.Command, _ []string) error {
	if s.interactive() {
		return s.screen(c.Context())
	}
	return s.status(c.Context())
}
