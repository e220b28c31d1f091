package brief

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"ken/index"
	"ken/notes"
	"ken/notes/facts"
	"ken/skills/evidence"
)

// defaultWords bounds a brief's body where no preference does: what is read in three
// minutes.
const defaultWords = 550

// ErrNoTopic says that nothing was asked.
var ErrNoTopic = errors.New("no topic")

// A Keeper keeps what was written; *notes.Workspace is one.
type Keeper interface {
	Bytes(path string) ([]byte, error)
	WriteBeside(path string, data []byte, owned func(existing []byte) bool) (string, error)
}

// A Finder finds passages and facts; *index.Index is one.
type Finder interface {
	evidence.Finder
	Facts(ctx context.Context, q index.FactQuery) ([]facts.Fact, error)
}

// A Desk is where briefs are written: what they are written from, and for whom.
type Desk struct {
	Finder  Finder
	Keeper  Keeper
	Context notes.Context
	Now     func() time.Time
	// Kinds are the kinds that can be written, the usual one first; nil means [Research].
	Kinds []Kind
	// Passages is how many passages are read at most; 0 means 40.
	Passages int
	// Headings are the sections that a skill wants, in order; nil means all.
	Headings []string
	// Author writes with a model; nil where none is set. Instructions are what the kind's
	// skill tells him.
	Author       Author
	Instructions string
}

// A Request is what to write. Its fields but the last three are kept with the brief, so
// that it can be written again, or with one of them changed.
type Request struct {
	Kind  string `json:"kind,omitempty"` // "" means the usual one
	Topic string `json:"topic"`
	// Where are conditions on the documents, as in a search: "since:2026-06 in:letters".
	Where string `json:"where,omitempty"`
	// Since and Until are the first and the last day to speak of, of a kind that speaks of
	// a span of time: 2026-11-01. As they are typed they may be months or years.
	Since string `json:"since,omitempty"`
	Until string `json:"until,omitempty"`
	// Words bounds the body beside what preferences say; 0 means no further bound.
	Words int `json:"words,omitempty"`
	// Out is the path to keep the brief under; "" names one by date, kind and topic.
	Out string `json:"-"`
	// Unkept has nothing written to the workspace.
	Unkept bool `json:"-"`
	// Offline has the offline engine write, also where a model is set.
	Offline bool `json:"-"`
}

// Write writes a document. The Markdown goes to draft section by section, and then
// whole into the workspace. Where the documents do not answer, the brief says so, Found
// is false and nothing is kept. An error after which the brief is complete but could
// not be kept is a *KeepError.
func (d *Desk) Write(ctx context.Context, r Request, draft io.Writer) (Brief, error) {
	return d.WriteLive(ctx, r, draft, nil)
}

// WriteLive does as Write, and hands what an author writes to live while he does, before
// it is put together.
func (d *Desk) WriteLive(ctx context.Context, r Request, draft io.Writer, live func(piece string) error) (Brief, error) {
	w, kind, b, err := d.compose(ctx, r)
	if err == nil && d.Author != nil && !r.Offline && len(w.passages) > 0 {
		b, err = d.authored(ctx, w, kind, b, live)
	}
	if err != nil {
		return Brief{}, err
	}
	name := r.Out
	if name == "" {
		name = NameOf(b.request, d.Now())
	}
	b.Path = name // links are relative to it
	text := b.Markdown()
	b.Path = ""
	if err := stream(ctx, draft, text); err != nil {
		return b, err
	}
	if !b.Found || r.Unkept {
		return b, nil
	}
	return d.keep(b, name, text)
}

// Commission returns what an author would be given to write a document, and what the
// offline engine makes of it. Nothing is asked and nothing is kept.
func (d *Desk) Commission(ctx context.Context, r Request) (Commission, Brief, error) {
	w, kind, b, err := d.compose(ctx, r)
	if err != nil {
		return Commission{}, Brief{}, err
	}
	return w.commission(kind, b), b, nil
}

// compose writes a document with the offline engine and keeps it nowhere.
func (d *Desk) compose(ctx context.Context, r Request) (*Writer, Kind, Brief, error) {
	r.Topic = strings.Join(strings.Fields(r.Topic), " ")
	kind, err := d.kind(r.Kind)
	if err != nil {
		return nil, kind, Brief{}, err
	}
	if r.Topic == "" && !kind.Whole {
		return nil, kind, Brief{}, ErrNoTopic
	}
	r.Kind = kind.Name
	if kind.Read != nil {
		if r, err = kind.Read(ctx, d, r); err != nil {
			return nil, kind, Brief{}, err
		}
	}
	w := d.writer(r, kind)
	if r.Topic != "" {
		if w.Gathered, err = w.Gather(ctx, r.Topic); err != nil {
			return nil, kind, Brief{}, err
		}
		w.disputes = evidence.Disputes(w.relevant())
	}
	b := d.begin(r, w.limit)
	b.old = w.old
	if err := kind.Fill(ctx, w, &b); err != nil {
		return nil, kind, Brief{}, err
	}
	w.offer(b)
	w.finish(kind, &b)
	return w, kind, b, ctx.Err()
}

// writer returns what a document is put together with.
func (d *Desk) writer(r Request, k Kind) *Writer {
	w := &Writer{
		desk: d, Request: r, rules: ReadRules(d.Context.Preferences),
		known: map[string]evidence.Statement{}, read: map[string][]index.Passage{}, succeeded: notes.Succeeded(d.Finder.Standings()),
	}
	w.old = oldOnes(w.succeeded)
	w.limit = limitsWithin(cmp.Or(k.Words, defaultWords), w.rules, r.Kind)
	if r.Words > 0 {
		w.limit.words = min(w.limit.words, r.Words)
	}
	return w
}

// finish puts a document in order and has everything about it checked.
func (w *Writer) finish(k Kind, b *Brief) {
	b.arrange(k.Headings, w.desk.Headings)
	b.judge()
	if b.Engine == "offline" { // what an author wrote is held to the rules as it is
		b.trim(w.limit)
	}
	b.Sources = cited(*b, w.documents(), w.limit)
	if len(w.limit.orders) > 0 {
		b.order(w.limit.orders)
		b.Sources = cited(*b, w.documents(), w.limit)
	}
	b.mark(w.Goals())
	b.Context = w.desk.context(*b, w.rules)
	b.Criteria = b.meet(k.Criteria)
}

func (d *Desk) begin(r Request, limit limits) Brief {
	now := d.Now()
	date := now.Format(time.DateOnly)
	if limit.longDates {
		date = now.Format("2 January 2006")
	}
	return Brief{
		Kind: r.Kind, Topic: r.Topic, Title: titleOf(r), Engine: "offline", Date: date, Prose: limit.prose,
		Since: r.Since, Until: r.Until, request: r, written: now, numbered: limit.numbered,
		Sections: []Section{}, NotSupported: []Refused{}, NotFound: []string{}, Disputes: []Dispute{}, Criteria: []Met{},
		Context: Context{Goals: []GoalUse{}, Preferences: []PreferenceUse{}},
	}
}

// titleOf makes a heading of what was asked.
func titleOf(r Request) string {
	if span := Days(r.Since, r.Until); span != "" {
		r.Since, r.Until = "", ""
		return titleOf(r) + ", " + span
	}
	switch {
	case r.Kind == "brief":
		return capital(r.Topic)
	case r.Topic == "":
		return capital(r.Kind)
	}
	return capital(r.Kind) + ": " + r.Topic
}

// capital writes a text with a capital first letter.
func capital(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	return strings.ToUpper(string(r)) + text[n:]
}

// stream writes a text a section at a time, so that a reader sees it grow and can
// stop it.
func stream(ctx context.Context, w io.Writer, text []byte) error {
	for piece := range strings.SplitSeq(string(text), "\n\n") {
		if err := ctx.Err(); err != nil {
			return err
		}
		if piece = strings.TrimRight(piece, "\n"); piece == "" {
			continue
		}
		if _, err := io.WriteString(w, piece+"\n\n"); err != nil {
			return fmt.Errorf("print the brief: %w", err)
		}
	}
	return nil
}

// context says which goals and preferences bore on the document.
func (d *Desk) context(b Brief, rules []Rule) Context {
	c := Context{Goals: []GoalUse{}, Preferences: []PreferenceUse{}}
	for i, g := range d.Context.Goals {
		c.Goals = append(c.Goals, GoalUse{Text: g.Text, Line: g.Line, Path: g.Path, Used: b.serves(i + 1), Number: i + 1})
	}
	for i, r := range rules {
		o := r.judge(b)
		c.Preferences = append(c.Preferences, PreferenceUse{
			Text: r.Text, Line: r.Line, Path: r.Path, Check: o.check, Why: o.why, Number: i + 1,
		})
	}
	return c
}
