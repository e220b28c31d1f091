package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"ken/index"
)

// changes is the answer of "ken sync".
type changes struct {
	Type string `json:"type"`
	index.Changes
	// Embeddings say what was embedded; nil where that is off.
	Embeddings *index.Embedded `json:"embeddings,omitempty"`
	rebuilt    string
}

// step is a line of progress of "ken sync --json".
type step struct {
	Type  string `json:"type"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
	Path  string `json:"path"`
}

func syncCommand(s *session) *cobra.Command {
	watching := false
	c := &cobra.Command{
		Use:   "sync [--watch]",
		Short: "bring the index up to date, and say what could not be read",
		Long: "Sync reads what changed in the workspace into the index, and names every file that\n" +
			"could not be read, with the reason. Every other command does so by itself, quietly.\n" +
			"With --watch it goes on until it is stopped, each time a file changes. Where a model\n" +
			"for embeddings is named in config.yaml or KEN_EMBED_MODEL, new passages are then sent\n" +
			"to its endpoint, but for what is private; see ken doctor.",
		Example: "ken sync\nken sync --watch -C ~/notes",
		Args:    exactly(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			ix, err := s.finder()
			if err != nil {
				return err
			}
			if watching {
				return s.watch(c.Context(), ix)
			}
			done, err := s.sync(c.Context(), ix, ix.Sync)
			if err != nil {
				return err
			}
			return s.print(done)
		},
	}
	c.Flags().BoolVar(&watching, "watch", false, "go on, each time a file changes")
	return c
}

// bring brings an index up to date.
type bring func(ctx context.Context, report func(done, total int, what string)) (index.Changes, error)

// sync brings the index up to date and reports how far it is.
func (s *session) sync(ctx context.Context, ix *index.Index, bring bring) (changes, error) {
	report, done := s.progress("reading")
	if s.flags.json {
		report = s.steps()
	}
	c, err := bring(ctx, report)
	done()
	if err == nil && s.out.err != nil {
		err = s.out.err
	}
	c.Unread = list(c.Unread)
	all := changes{Type: "summary", Changes: c, rebuilt: c.Rebuilt}
	if err == nil {
		all.Embeddings = s.embed(ctx, ix)
		err = ctx.Err()
	}
	return all, s.indexed(err)
}

// steps prints progress as JSON, at most ten lines a second.
func (s *session) steps() func(done, total int, what string) {
	last := time.Time{}
	return func(done, total int, what string) {
		if now := time.Now(); now.Sub(last) >= 100*time.Millisecond {
			last = now
			_ = s.printJSON(step{"progress", done, total, what}) // the stream keeps its error
		}
	}
}

func (c changes) text(p *paper) {
	if c.rebuilt != "" {
		p.printf("The index was made anew: %s.\n", c.rebuilt)
	}
	p.printf("%s, %s, %s: %d added, %d changed, %d removed, in %.1f s\n",
		plural(c.Files, "file"), plural(c.Passages, "passage"), bytesText(c.Bytes), c.Added, c.Changed, c.Removed, c.Seconds)
	for _, m := range c.Moved {
		p.printf("moved: %s to %s\n", m.From, m.To)
	}
	if e := c.Embeddings; e != nil {
		p.printf("embedded by %s: %s, %d of them now, %d still missing, %s kept here\n",
			e.Model, plural(e.Passages, "passage"), e.Added, e.Missing, plural(e.Private, "file"))
	}
	if len(c.Unread) == 0 {
		return
	}
	p.printf("\n%s could not be read:\n", plural(len(c.Unread), "file"))
	for _, u := range c.Unread {
		p.printf("%s: %s\n", u.Path, u.Reason)
	}
}

// moved tells whether a sync found anything.
func (c changes) moved() bool { return c.Added+c.Changed+c.Removed+len(c.Moved) > 0 }

// watch brings the index up to date each time a file changes, until it is stopped or
// nobody reads any more.
func (s *session) watch(ctx context.Context, ix *index.Index) error {
	w, blind := newWatcher(s.shop.Dir())
	if blind != nil {
		s.warn("files cannot be watched (%v); changes are seen within a minute", blind)
	}
	defer w.close()
	for first := true; ; first = false {
		left := w.left
		if err := s.watchFolders(ctx, w); err != nil {
			return err
		}
		if w.left > left && blind == nil {
			s.warn("%s cannot be watched; changes there are seen within a minute", plural(w.left, "folder"))
		}
		done, err := s.sync(ctx, ix, w.news.bring(ix))
		switch {
		case errors.Is(err, index.ErrBusy):
			w.again()
		case err != nil:
			return err
		case first || done.moved():
			if err := s.print(done); err != nil {
				return err
			}
		}
		if s.out.gone {
			return nil
		}
		if err := w.wait(ctx); err != nil {
			return err
		}
	}
}

// bring returns what brings the index up to date with the news. Where it fails they are
// news still.
func (n *news) bring(ix *index.Index) bring {
	return func(ctx context.Context, report func(done, total int, what string)) (c index.Changes, err error) {
		if files, whole := n.take(); whole {
			c, err = ix.Sync(ctx, report)
		} else {
			c, err = ix.SyncFiles(ctx, files, report)
		}
		if err != nil {
			n.all()
		}
		return c, err
	}
}

// watchFolders has every folder watched that holds a document, unless they were looked
// through and all that happened since is known.
func (s *session) watchFolders(ctx context.Context, w *watcher) error {
	if time.Since(w.looked) < believed {
		return nil
	}
	now := time.Now()
	var paths []string
	for file, err := range s.shop.Files(ctx) {
		if err != nil {
			return err
		}
		paths = append(paths, file.Path)
	}
	w.watch(paths)
	w.looked = now
	return nil
}
