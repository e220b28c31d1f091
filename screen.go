package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"ken/index"
	"ken/notes"
	"ken/render"
	"ken/skills/author"
	"ken/skills/brief"
	"ken/skills/proof"
	"ken/skills/tutor"
	"ken/tui"
)

// screen opens the screen. What can fail has been tried before it does, since an
// error is better read on a terminal that still scrolls.
func (s *session) screen(ctx context.Context) error { return s.screenAt(ctx, nil) }

// screenAt opens it at a review, where one is given.
func (s *session) screenAt(ctx context.Context, review *tutor.Wants) error {
	ix, err := s.finder()
	if err != nil {
		return err
	}
	if _, _, err := s.shelf(); err != nil {
		return err
	}
	set, err := readSettings(s.outside)
	if err != nil {
		return hinted(err, "mend the file, or delete it")
	}
	opts := tui.Options{Color: s.flags.color, Keys: map[string][]string{}, Lately: s.lately(), Ask: set.Ask, Sure: set.Tutor.Sure == nil || *set.Tutor.Sure}
	opts.Review, opts.Images = review, set.Images
	for name, keys := range set.Keys {
		opts.Keys[name] = keys
	}
	done, err := tui.Run(ctx, s.bench(ix), opts)
	if line := done.Line(); line != "" {
		s.say(line)
	}
	for _, fault := range done.Faults {
		what, _, _ := strings.Cut(fault, "\n")
		s.say("ken: a task ended by a fault of ken's own: " + what)
	}
	s.keepLately(done.Lately)
	return err
}

// reviewScreen opens the screen at a review.
func (s *session) reviewScreen(ctx context.Context, w tutor.Wants, practice bool) error {
	w.Practice = practice
	return s.screenAt(ctx, &w)
}

// watchFiles returns what waits for files to change, and for news. Nothing is watched
// before it is first called, and nothing any more once its context is done.
func (s *session) watchFiles(n *news) func(context.Context) (int, error) {
	var w *watcher
	return func(ctx context.Context) (int, error) {
		if w == nil {
			made, err := newWatcher(s.shop.Dir())
			if err != nil {
				return 0, err
			}
			w = made
			w.news = n
			context.AfterFunc(ctx, w.close)
		}
		if err := s.watchFolders(ctx, w); err != nil {
			return 0, err
		}
		err := w.wait(ctx)
		return w.left, err
	}
}

// bench hands the screen what it works with.
func (s *session) bench(ix *index.Index) tui.Workshop {
	w, n := s.shop, new(news)
	return tui.Workshop{
		Root: s.short(w.Dir()), Engine: s.engine(), Version: thisVersion().Version,
		Find: ix.Search, Sync: n.bring(ix),
		Brief: func(ctx context.Context, r brief.Request, draft io.Writer) (brief.Brief, error) {
			desk, err := s.deskAt(ix, r.Kind)
			if err != nil {
				return brief.Brief{}, err
			}
			s.meanTopic(ctx, ix, r.Topic, func(error, string) {}) // nothing is written beside a screen
			if desk.Author == nil || r.Offline {
				return desk.Write(ctx, r, draft)
			}
			return desk.WriteLive(ctx, r, io.Discard, func(piece string) error {
				_, err := io.WriteString(draft, piece)
				return err
			})
		},
		Tutor:     s.teacher(),
		Diagrams:  s.diagrams(ix),
		Context:   w.context,
		Read:      w.Read,
		Recent:    func() ([]tui.Recent, error) { return w.recent(context.Background()) },
		Citations: w.citations,
		Proof:     w.checker(ix).Verify,
		Record:    w.recorded,
		Egress:    func(ctx context.Context, r brief.Request) (author.Egress, error) { return s.sent(ctx, ix, r) },
		Locate:    func(name string) (string, error) { return w.locate(name), nil },
		WriteGoals: func(goals []string) ([]string, error) {
			result, err := w.begin(goalsFile(goals))
			return result.Wrote, err
		},
		Save: func(name string, text []byte) (string, error) {
			return w.WriteBeside(name, text, func([]byte) bool { return false })
		},
		Wiki:  func(_, name string) (string, error) { return wiki(ix.Paths(), name) },
		Watch: s.watchFiles(n),
		Behind: func(ctx context.Context) (int, error) {
			st, err := ix.Status(ctx)
			if st.Stale > 0 {
				n.all()
			}
			return st.Stale, err
		},
		Contrast: func(ctx context.Context, r brief.Request, without string) (string, error) {
			return s.contrastText(ctx, ix, r, without)
		},
		Kinds: kindNames(), Whole: whole,
		Judge: judge, Stamp: w.stamp, Now: s.now, Env: s.env,
	}
}

// recorded returns what is kept of how a note was written.
func (w *workshop) recorded(name string) (brief.Record, error) {
	record, ok := w.record(name)
	if !ok {
		return record, fmt.Errorf("read the proof of %s: ken did not write it", name)
	}
	return record, nil
}

// sent returns what would go to the model for a document, with the index as it is. What the
// topic means is asked as it is for the writing, so that the passages are the same.
func (s *session) sent(ctx context.Context, ix *index.Index, r brief.Request) (author.Egress, error) {
	writer, err := s.author()
	if err != nil {
		return author.Egress{}, err
	}
	desk, err := s.deskAt(ix, r.Kind)
	if err != nil {
		return author.Egress{}, err
	}
	if writer != nil {
		s.meanTopic(ctx, ix, r.Topic, func(error, string) {}) // nothing is written beside a screen
	}
	return s.leaving(ctx, desk, writer, r)
}

// contrastText says as lines of text what a document would be without a goal or
// preference.
func (s *session) contrastText(ctx context.Context, ix *index.Index, r brief.Request, without string) (string, error) {
	items, err := s.items([]string{without})
	if err != nil {
		return "", err
	}
	desk, err := s.deskAt(ix, r.Kind)
	if err != nil {
		return "", err
	}
	c, err := desk.Contrast(ctx, r, items)
	if err != nil {
		return "", fmt.Errorf("write it without %s: %w", without, err)
	}
	p := &paper{w: new(bytes.Buffer), style: render.Plain(), width: defaultWidth}
	contrasted{Contrast: c}.text(p)
	return p.w.String(), nil
}

// wiki finds the document that [[name]] means: a path, or a file's name with or
// without its ending, in any folder and case. Of several, the shortest path.
func wiki(paths []string, name string) (string, error) {
	found := ""
	for _, p := range paths {
		base := path.Base(p)
		same := strings.EqualFold(p, name) || strings.EqualFold(base, name) ||
			strings.EqualFold(strings.TrimSuffix(base, path.Ext(base)), name) ||
			strings.EqualFold(strings.TrimSuffix(p, path.Ext(p)), name)
		if same && (found == "" || len(p) < len(found)) {
			found = p
		}
	}
	if found == "" {
		return "", fmt.Errorf("no document is called %s", name)
	}
	return found, nil
}

// judge says in a few words what ken makes of a preference.
func judge(p notes.Preference) string {
	r := brief.ReadRule(p)
	if r.Checks != "" {
		return "checked: " + r.Checks
	}
	return "as written, for a model: " + r.Unchecked
}

// recent lists what ken wrote here, the newest first.
func (w *workshop) recent(ctx context.Context) ([]tui.Recent, error) {
	all, err := w.briefs(ctx)
	drawn, failed := w.writtenIn(ctx, "diagrams")
	var list []tui.Recent
	for _, b := range append(all, drawn...) {
		cited, changed, missing := counts(b.report)
		list = append(list, tui.Recent{
			Path: b.path, Title: b.title, Kind: b.kind, Topic: b.topic, When: b.when,
			Citations: cited, Stale: tui.Stale(b.report), Changed: changed, Missing: missing, Unsupported: b.report.Unsupported,
		})
	}
	slices.SortStableFunc(list, func(a, b tui.Recent) int { return b.When.Compare(a.When) })
	return list, errors.Join(err, failed)
}

// citations lists the numbered footnotes of a note and how each stands now.
func (w *workshop) citations(ctx context.Context, name string) ([]tui.Citation, error) {
	doc, err := w.Read(name)
	if err != nil {
		return nil, err
	}
	report, err := w.checker(w.index).Verify(ctx, name)
	if err != nil {
		return nil, err
	}
	changed := map[string]proof.Changed{}
	for _, c := range report.Changed {
		changed[c.Source.At()+c.Source.Quote] = c
	}
	var list []tui.Citation
	for line := range strings.Lines(doc.Text) {
		number, text, ok := footnote(line)
		if !ok {
			continue
		}
		source, ok := proof.ReadFootnote(text, path.Dir(name))
		if !ok {
			continue
		}
		c := tui.Citation{Number: number, Source: source, State: tui.Unchanged}
		if now, ok := changed[source.At()+source.Quote]; ok {
			c.State, c.Why = stateOf(now)
		}
		list = append(list, c)
	}
	return list, ctx.Err()
}

// footnote reads "[^3]: text".
func footnote(line string) (number int, text string, ok bool) {
	rest, ok := strings.CutPrefix(line, "[^")
	if !ok {
		return 0, "", false
	}
	label, text, ok := strings.Cut(rest, "]:")
	if !ok {
		return 0, "", false
	}
	number, err := strconv.Atoi(label)
	return number, strings.TrimSpace(text), err == nil
}

func stateOf(c proof.Changed) (tui.State, string) {
	switch c.State {
	case "moved":
		return tui.Moved, strings.TrimPrefix(became(c), ": ")
	case "changed":
		return tui.Changed, "the document no longer says this"
	}
	return tui.Missing, "the document is " + c.State
}

// stamp changes when a goals or preferences file or the list of briefs does.
func (w *workshop) stamp() string {
	var b strings.Builder
	for _, name := range []string{notes.GoalsFile, notes.PreferencesFile, "~/" + notes.GoalsFile, "~/" + notes.PreferencesFile, "briefs"} {
		if info, err := os.Stat(w.locate(name)); err == nil {
			fmt.Fprintf(&b, "%d.%d ", info.ModTime().UnixNano(), info.Size())
		} else {
			b.WriteString("- ")
		}
	}
	return b.String()
}

// maxLately is how many names of actions are remembered.
const maxLately = 50

func (s *session) latelyFile() string { return filepath.Join(s.cacheDir(), "lately.json") }

// lately are the actions used lately. They are a comfort: what cannot be read is
// not missed.
func (s *session) lately() []string {
	data, err := readSmall(s.latelyFile(), maxSettings)
	var names []string
	if err != nil || json.Unmarshal(data, &names) != nil {
		return nil
	}
	return names
}

func (s *session) keepLately(names []string) {
	data, err := json.Marshal(names[:min(len(names), maxLately)])
	if err == nil && len(names) > 0 && s.cacheDir() != "" {
		_ = writeOwn(s.latelyFile(), data) // a comfort
	}
}
