package brief

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"ken/notes"
	"ken/skills/ask"
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

// A Desk is where briefs are written: what they are written from, and for whom.
type Desk struct {
	Finder  evidence.Finder
	Keeper  Keeper
	Context notes.Context
	Now     func() time.Time
	// Passages is how many passages are read at most; 0 means 40.
	Passages int
}

// A Request is what to write.
type Request struct {
	Topic string
	// Out is the path to keep the brief under; "" names one by date and topic.
	Out string
	// Unkept has nothing written to the workspace.
	Unkept bool
}

// Write writes a brief on a topic. The Markdown goes to draft section by section,
// and then whole into the workspace. Where the documents do not answer, the brief
// says so, Found is false and nothing is kept. An error after which the brief is
// complete but could not be kept is a *KeepError.
func (d *Desk) Write(ctx context.Context, r Request, draft io.Writer) (Brief, error) {
	topic := strings.Join(strings.Fields(r.Topic), " ")
	if topic == "" {
		return Brief{}, ErrNoTopic
	}
	rules := ReadRules(d.Context.Preferences)
	limit := limitsOf(rules)
	gathered, err := evidence.Gather(ctx, d.Finder, evidence.Search{
		Text: topic, Lean: ask.Lean(d.Context.Goals), Max: d.Passages, Refuse: limit.refuses,
	})
	if err != nil {
		return Brief{}, err
	}
	b := d.begin(topic, limit)
	w := writer{gathered: gathered, limit: limit, goals: d.Context.Goals}
	w.fill(&b)
	if err := ctx.Err(); err != nil {
		return Brief{}, err
	}
	b.judge()
	b.Sources = cited(b, w.documents(), limit)
	b.Context = d.context(b, rules)
	text := b.Markdown()
	if err := stream(ctx, draft, text); err != nil {
		return b, err
	}
	if !b.Found || r.Unkept {
		return b, nil
	}
	return d.keep(b, r, text)
}

func (d *Desk) begin(topic string, limit limits) Brief {
	now := d.Now()
	date := now.Format(time.DateOnly)
	if limit.longDates {
		date = now.Format("2 January 2006")
	}
	return Brief{
		Kind: "brief", Topic: topic, Title: titleOf(topic), Engine: "offline", Date: date, Prose: limit.prose,
		Sections: []Section{}, NotSupported: []Refused{}, NotFound: []string{}, Disputes: []Dispute{},
		Context: Context{Goals: []GoalUse{}, Preferences: []PreferenceUse{}},
	}
}

// titleOf makes a heading of what was asked.
func titleOf(topic string) string {
	for i, r := range topic {
		if i == 0 {
			return strings.ToUpper(string(r)) + topic[len(string(r)):]
		}
	}
	return topic
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

// context says which goals and preferences bore on the brief.
func (d *Desk) context(b Brief, rules []Rule) Context {
	c := Context{Goals: []GoalUse{}, Preferences: []PreferenceUse{}}
	for _, g := range d.Context.Goals {
		c.Goals = append(c.Goals, GoalUse{Text: g.Text, Line: g.Line, Path: g.Path, Used: b.serves(g)})
	}
	for _, r := range rules {
		use := PreferenceUse{Text: r.Text, Line: r.Line, Path: r.Path, Check: "unchecked", Why: "no program can check it"}
		if r.check != nil {
			ok, why := r.check(b)
			use.Check, use.Why = "fail", why
			if ok {
				use.Check = "pass"
			}
		}
		c.Preferences = append(c.Preferences, use)
	}
	return c
}

// serves tells whether the brief speaks of a goal.
func (b Brief) serves(g notes.Goal) bool {
	for _, s := range b.Sections {
		if s.Heading != Goals {
			continue
		}
		for _, sentence := range s.Sentences {
			if sentence.goal == g.Path+"\x00"+g.Text {
				return true
			}
		}
	}
	return false
}
