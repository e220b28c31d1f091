package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ken/index"
	"ken/notes"
	"ken/skills/author"
	"ken/skills/brief"
	"ken/skills/memo"
	"ken/skills/onboarding"
	"ken/skills/plan"
	"ken/skills/report"
)

// kinds are the kinds of document that can be written, the usual one first.
func kinds() []brief.Kind {
	return []brief.Kind{brief.Research(), plan.Kind(), onboarding.Kind(), report.Kind(), memo.Kind()}
}

// kindNames are their names.
func kindNames() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.Name)
	}
	return names
}

// whole tells whether a kind can be written without a topic.
func whole(kind string) bool {
	return slices.ContainsFunc(kinds(), func(k brief.Kind) bool { return k.Name == kind && k.Whole })
}

// written is the answer of "ken brief". Its text was streamed while it was written,
// but for those who read line by line.
type written struct {
	brief.Brief
	spoken bool
}

func (w written) text(p *paper) {
	if w.spoken {
		p.printf("%s", w.Spoken())
	}
}

// briefHelp is what the help of the command says.
const briefHelp = "Brief writes what your documents say on a topic: the answer first, then what carries\n" +
	"it, where they disagree, what they do not say, and what it means for your goals.\n" +
	"Every sentence has a citation. The Markdown is printed while it is written and kept\n" +
	"under briefs/, or in FILE; -o - only prints it. A brief you have edited is never\n" +
	"overwritten: the new one is written beside it.\n\n" +
	"--kind plan gathers steps with their owners and days, and names what is missing;\n" +
	"onboarding says what somebody new has to know and read first; report says what changed\n" +
	"in a span of days, which --since and --until or the topic name (\"budget since June\");\n" +
	"memo says what speaks for and against the options of a question. The first three can\n" +
	"be written without a topic, of the whole workspace.\n\n" +
	"--without shows what would be said without one of your goals or preferences, beside\n" +
	"what is said with all of them, and keeps nothing: goal:2 or preference:4, as ken\n" +
	"context numbers them, or its line, as .goals.md:12. --refresh writes a brief again from\n" +
	"its own request and shows what became of its sentences, or draws a diagram again and\n" +
	"shows what became of its edges; words behind it change one thing of a brief: \"shorter\",\n" +
	"\"only since June\", \"only in letters/\", \"as a plan\", \"the same for X\". Where a model is\n" +
	"set, --dry-run prints what it would be sent, and sends nothing."

func briefCommand(s *session) *cobra.Command {
	names := kindNames()
	var r brief.Request
	out, dry, again := "", false, ""
	var without []string
	c := &cobra.Command{
		Use:     "brief [--kind K] [-o FILE] TOPIC",
		Short:   "a brief on a topic, every sentence with its line",
		Long:    briefHelp,
		Example: "ken brief \"heat pump: noise limits\"\nken brief -o briefs/costs.md --json what will it cost",
		Args: func(c *cobra.Command, args []string) error {
			if whole(r.Kind) || again != "" {
				return nil
			}
			return some(1, "a topic")(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains(names, r.Kind) {
				return usage("there is: "+strings.Join(names, ", "), "--kind %q is no kind of document", r.Kind)
			}
			if r.Kind != report.Kind().Name && r.Since+r.Until != "" {
				return usage("as in ken brief --kind report --since 2026-11-01", "--since and --until are days of a report")
			}
			r.Topic = strings.Join(args, " ")
			if again != "" {
				return s.refresh(c.Context(), again, strings.TrimSpace(r.Topic))
			}
			if dry {
				return s.dryRun(c.Context(), r)
			}
			if len(without) > 0 {
				return s.contrast(c.Context(), r, without, out)
			}
			return s.brief(c.Context(), r, out)
		},
	}
	c.Flags().StringVar(&r.Kind, "kind", names[0], "what to write, as `K`: "+strings.Join(names, ", "))
	c.Flags().StringVar(&again, "refresh", "", "write `FILE` again, and show what changed")
	c.Flags().BoolVar(&dry, "dry-run", false, "print what would be sent to a model, and where; send nothing")
	c.Flags().StringVar(&r.Since, "since", "", "a report from `DATE` on: 2026-11-01, 2026-11, or last for the last report")
	c.Flags().StringVar(&r.Until, "until", "", "a report up to `DATE`")
	c.Flags().StringVarP(&out, "output", "o", "", "keep it in `FILE` of the workspace; - keeps it nowhere")
	c.Flags().StringArrayVar(&without, "without", nil, "show what would change without `ITEM`, as goal:2")
	c.Flags().Lookup("without").DefValue = ""                 // and not "[]"
	_ = c.RegisterFlagCompletionFunc("kind", oneOf(names...)) // the flag exists
	return c
}

func (s *session) brief(ctx context.Context, request brief.Request, out string) error {
	if _, err := readSettings(s.outside); err != nil {
		s.warn("%v; ken writes offline", err)
	}
	request.Unkept = out == "-"
	if out != "" && out != "-" {
		name, err := s.output(out)
		if err != nil {
			return err
		}
		request.Out = name
	}
	desk, err := s.briefDesk(ctx, request.Kind)
	if err != nil {
		return err
	}
	if request.Topic != "" {
		s.meanTopic(ctx, s.shop.index, request.Topic, s.warnHinted)
	}
	draft := &cleaner{w: s.out}
	if s.flags.json || s.plain() {
		draft.w = io.Discard
	}
	live, end := s.live()
	b, err := desk.WriteLive(ctx, request, &ending{draft, end}, live)
	end()
	draft.end()
	if span := (*brief.ErrSpan)(nil); errors.As(err, &span) {
		return usage("as in --since 2026-11-01 --until 2026-11, or --since last", "%s", span.Error())
	}
	var unkept *brief.KeepError
	if err != nil && !errors.As(err, &unkept) {
		return fmt.Errorf("write %s: %w", request.Called(), err)
	}
	if printErr := s.print(written{b, s.plain()}); printErr != nil {
		return printErr
	}
	if b.Fallback != "" {
		s.warn("written offline: %s", b.Fallback)
	}
	switch {
	case err != nil:
		return hinted(err, "-o - prints it without keeping it")
	case !b.Found:
		return notFound(b.Nearest, "write %s: the documents do not speak of it", request.Called())
	case b.Path != "" && !s.flags.json:
		s.told(b.Path, request.Out)
	}
	return nil
}

// dryRun prints what would leave this machine for a document. Nothing does.
func (s *session) dryRun(ctx context.Context, r brief.Request) error {
	desk, err := s.briefDesk(ctx, r.Kind)
	if err != nil {
		return err
	}
	writer, err := s.author()
	if err != nil {
		return err
	}
	e, err := s.leaving(ctx, desk, writer, r)
	if err != nil {
		return fmt.Errorf("look what would leave for %q: %w", r.Topic, err)
	}
	return s.print(egress{e})
}

// leaving is what would leave this machine for a document; its Address is "" where no
// model is set.
func (s *session) leaving(ctx context.Context, desk *brief.Desk, writer *author.Author, r brief.Request) (author.Egress, error) {
	if writer == nil {
		return author.Nothing(), nil
	}
	c, _, err := desk.Commission(ctx, r)
	if err != nil {
		return author.Egress{}, err
	}
	return writer.Egress(c), nil
}

// live returns what shows, to somebody who watches, that a model is writing, and what
// ends it. The text itself is printed once it is whole.
func (s *session) live() (show func(string) error, end func()) {
	report, end := s.progress("writing: piece")
	if report == nil {
		return nil, end
	}
	n := 0
	return func(piece string) error {
		n++
		report(n, n, strings.TrimSpace(piece))
		return nil
	}, end
}

// told says where the brief is, and that another file was left alone.
func (s *session) told(path, wanted string) {
	s.say("ken: wrote " + path)
	if wanted != "" && wanted != path {
		s.say("ken: left " + wanted + " as it is: it was edited since, or is not ken's")
	}
}

// output returns the path in the workspace of a file to be written.
func (s *session) output(name string) (string, error) {
	w, err := s.open()
	if err != nil {
		return "", err
	}
	rel, err := w.place(name)
	if errors.Is(err, notes.ErrOutside) {
		err := fmt.Errorf("keep the brief as %s: that is outside the workspace", name)
		return "", hinted(err, "print it there: ken brief -o - TOPIC > "+name)
	}
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(w.locate(rel)); err == nil && info.IsDir() {
		return "", hintedf("name a file in it", "keep the brief as %s: that is a folder", name)
	}
	return rel, nil
}

// briefDesk puts together what a brief is written from.
func (s *session) briefDesk(ctx context.Context, kind string) (*brief.Desk, error) {
	ix, err := s.fresh(ctx)
	if err != nil {
		return nil, err
	}
	return s.deskAt(ix, kind)
}

// deskAt is the same with the index as it is. The skill of the kind's name says how much
// to read, and which sections to write.
func (s *session) deskAt(ix *index.Index, kind string) (*brief.Desk, error) {
	held, err := s.shop.context()
	if err != nil {
		return nil, err
	}
	shelf, _, err := s.shelf()
	if err != nil {
		return nil, err
	}
	skill, _ := shelf.Get(kind)
	desk := &brief.Desk{
		Finder: ix, Keeper: s.shop.Workspace, Context: held, Now: s.now, Kinds: kinds(),
		Passages: skill.Int("ken.passages", 0), Headings: skill.List("ken.sections"), Instructions: skill.Body,
	}
	writer, err := s.author()
	if err != nil {
		return nil, err
	}
	if writer != nil {
		desk.Author = writer
	}
	return desk, nil
}

// An ending writer ends something when it is first written to: a line of progress, before
// the text comes.
type ending struct {
	io.Writer
	end func()
}

func (e *ending) Write(p []byte) (int, error) {
	e.end()
	return e.Writer.Write(p)
}

// A cleaner passes text on without the control characters documents may hold, and
// with one line end at its end, however the pieces end it comes in.
type cleaner struct {
	w    io.Writer
	held string // line ends not written yet
}

func (c *cleaner) Write(p []byte) (int, error) {
	text := c.held + clean(string(p))
	body := strings.TrimRight(text, "\n")
	c.held = text[len(body):]
	if _, err := io.WriteString(c.w, body); err != nil {
		return 0, err
	}
	return len(p), nil
}

// end writes the last line's end.
func (c *cleaner) end() {
	if c.held != "" {
		_, _ = io.WriteString(c.w, "\n") // the stream keeps its error
	}
}
