package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"ken/notes/recall"
	"ken/skills/questions"
	"ken/skills/tutor"
)

// quizAsked is what ken quiz was asked for.
type quizAsked struct {
	wants    tutor.Wants
	before   string // a document to ask about before it is read
	after    string // a note that ken wrote, to ask about
	skip     string // such a note, whose questions are left
	blurt    string // a document to be written down from memory
	practice bool
	list     bool
	undo     bool
	model    bool
}

func quizCommand(s *session) *cobra.Command {
	var q quizAsked
	c := &cobra.Command{
		Use:   "quiz [-n N] [--topic TOPIC]",
		Short: "asks what is due: answer first, see the answer after",
		Long: "Quiz asks the cards that are due, then new ones. You answer, say how sure you are, and\n" +
			"only then see the answer with the passage it stands in and a proposed grade, which you\n" +
			"may change; how you graded decides when it is asked again. Every answer is written to\n" +
			".ken/reviews at once. On a terminal this is the screen; with --plain, or on a pipe, it\n" +
			"goes line by line: h is a hint, r reveals, u takes back, q ends, ? tells all.\n\n" +
			"With --json a line is written for each question and read for each answer, as in\n" +
			"{\"given\":\"stability\",\"confidence\":3,\"rating\":3}; instead of given: {\"do\":\"hint\"}, or\n" +
			"reveal, undo, suspend, stop. The rating may be left out for the proposed one. --list\n" +
			"writes the questions that would be asked, and asks none.\n\n" +
			"--topic takes a path, a folder, #tag or words, due or not; with --practice nothing of it\n" +
			"counts. --before FILE asks three questions to read FILE with, --after FILE up to three on\n" +
			"what carries a brief; --skip FILE notes that you left those. --blurt FILE takes all you\n" +
			"remember of FILE from standard input, and says what is missing.\n\n" +
			"--model asks a model that is set for hints, and to put questions that come back in other\n" +
			"words; the settings tutor: hints: and rephrase: do so always. What goes to it is said\n" +
			"first, and what it says is shown only where it gives nothing of the answer away.",
		Example: "ken quiz\nken quiz -n 10 --topic learning/ --plain",
		Args:    exactly(0, 0, ""),
		RunE:    func(c *cobra.Command, _ []string) error { return s.quiz(c.Context(), q) },
	}
	f := c.Flags()
	f.IntVarP(&q.wants.Count, "number", "n", 0, "ask at most `N` cards")
	f.IntVar(&q.wants.Minutes, "minutes", 0, "end after `M` minutes; 10 where nothing is said")
	f.StringVar(&q.wants.Topic, "topic", "", "cards of `TOPIC`, due or not")
	f.BoolVar(&q.practice, "practice", false, "nothing of it counts")
	f.BoolVar(&q.wants.Ahead, "ahead", false, "where nothing is due: what will be due next")
	f.BoolVar(&q.list, "list", false, "only list what would be asked")
	f.BoolVar(&q.undo, "undo", false, "take back the last answer, also of an earlier session")
	f.StringVar(&q.before, "before", "", "three questions to read `FILE` with; they do not count")
	f.StringVar(&q.after, "after", "", "three questions on what carries the brief `FILE`; they do not count")
	f.StringVar(&q.skip, "skip", "", "note that the questions on the brief `FILE` are left")
	f.BoolVar(&q.model, "model", false, "questions in other words and hints of the model; says what goes to it")
	f.StringVar(&q.blurt, "blurt", "", "hold what you remember of `FILE` against it")
	return c
}

func (s *session) quiz(ctx context.Context, q quizAsked) error {
	if q.wants.Count < 0 || q.wants.Minutes < 0 {
		return usage("as in -n 10", "ken quiz asks a number of cards, or for a number of minutes")
	}
	if s.coached = q.model; q.model {
		if a, err := s.author(); err != nil || a == nil {
			return cmp.Or(err, error(&fault{err: errNoWriter, hint: "set model: in " + s.configName() + ", or leave out --model", code: exitNotSetUp}))
		}
	}
	if s.interactive() && !q.list && !q.undo && q.before+q.after+q.skip+q.blurt == "" {
		return s.reviewScreen(ctx, q.wants, q.practice)
	}
	t, err := s.tutoring(ctx)
	if err != nil {
		return err
	}
	switch {
	case q.blurt != "":
		return s.blurt(ctx, t, q.blurt)
	case q.skip != "":
		return s.skipPractice(t, q.skip)
	}
	session, err := s.quizSession(ctx, t, q)
	if err != nil {
		return err
	}
	switch {
	case q.undo:
		return s.undoQuiz(session, t)
	case q.list:
		return s.listQuiz(t, session.Listing())
	case s.flags.json:
		err = s.quizLines(ctx, t, session)
	default:
		err = s.quizPlain(ctx, t, session)
	}
	return cmp.Or(err, s.leftPractice(t, q, session))
}

// quizSession begins the session that was asked for.
func (s *session) quizSession(ctx context.Context, t *tutoring, q quizAsked) (*tutor.Session, error) {
	if q.before != "" || q.after != "" {
		return s.practise(ctx, t, q)
	}
	w := t.wants()
	w.Topic, w.Ahead, w.Practice = q.wants.Topic, q.wants.Ahead, q.practice
	if q.wants.Count > 0 || q.wants.Minutes > 0 {
		w.Count, w.Minutes = q.wants.Count, q.wants.Minutes
	}
	return t.desk().Begin(w, t.now()), nil
}

// listed are the questions that would be asked; there is no answer in them.
type listed []tutor.Question

func (s *session) listQuiz(t *tutoring, list listed) error {
	if len(list) == 0 {
		return s.nothingDue(t)
	}
	return s.print(list)
}

func (l listed) items() []any {
	items := make([]any, 0, len(l))
	for _, q := range l {
		items = append(items, q)
	}
	return items
}

func (l listed) text(p *paper) {
	for n, q := range l {
		p.printf("%d. %s", n+1, q.Text)
		p.in(p.style.Dim, "  "+q.Card)
		p.printf("\n")
	}
}

// nothingDue says that there is nothing to ask, and what can be done.
func (s *session) nothingDue(t *tutoring) error {
	c := t.deck.Count(t.now())
	switch {
	case c.Due+c.New+c.Later == 0:
		return nothing("ken cards --propose FILE makes some from a document", "ask what is due: there are no cards yet")
	case c.Later > 0 && c.New == 0:
		return nothing("ken quiz --ahead asks what comes next", "ask what is due: nothing is; %s later", comes(c.Later))
	}
	return nothing("ken quiz --topic TOPIC asks cards whether due or not", "ask what is due: no card is that may be asked now")
}

func comes(n int) string {
	if n == 1 {
		return "1 card comes"
	}
	return plural(n, "card") + " come"
}

// undoQuiz takes back the last answer there was.
func (s *session) undoQuiz(session *tutor.Session, t *tutoring) error {
	undone, err := session.Undo(t.now())
	if err != nil {
		return fmt.Errorf("undo: %w", err)
	}
	return s.print(undoneText{undone})
}

type undoneText struct{ tutor.Undone }

func (u undoneText) text(p *paper) { p.printf("Taken back: %s\n", u.What) }

// blurt holds what was typed or piped in against a document.
func (s *session) blurt(ctx context.Context, t *tutoring, file string) error {
	name, err := s.shop.find(file)
	if err != nil {
		return s.unfound("hold against", file, err)
	}
	if s.terminal.in {
		s.say("Write all you remember of " + name + ". End with ctrl+d.")
	}
	written, err := io.ReadAll(io.LimitReader(until(ctx, s.in), 64<<10))
	if err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	if strings.TrimSpace(string(written)) == "" {
		return usage("as in: ken quiz --blurt "+file+" < remembered.txt", "ken quiz --blurt needs what you remember on standard input")
	}
	sheet, err := t.blurted(ctx, name, 0, string(written))
	if err != nil {
		return err
	}
	if err := t.remember(sheet.Gaps); err != nil {
		s.warn("the questions can be kept only with their FILE: %v", err)
	}
	return s.print(blurtText{sheet})
}

// blurted holds what was written against a document, or the section that a line lies in.
func (t *tutoring) blurted(ctx context.Context, name string, line int, written string) (tutor.Sheet, error) {
	doc, err := t.s.shop.ReadContext(ctx, name)
	if err != nil {
		return tutor.Sheet{}, err
	}
	corpus, err := t.words(ctx)
	if err != nil {
		return tutor.Sheet{}, err
	}
	return tutor.Blurt(doc, tutor.Points(doc, line), written, corpus,
		questions.Options{Known: t.known(), Dropped: t.unwanted()}), nil
}

type blurtText struct{ tutor.Sheet }

func (b blurtText) text(p *paper) {
	p.printf("%s of %s: %d said, %d missing, %d contradicted.\n", b.Path, plural(len(b.Points), "point"),
		b.Covered, b.Missing, b.Contradicted)
	for _, m := range b.Points {
		mark := map[string]string{tutor.Covered: "✓", tutor.Missing: "·", tutor.Contradicted: "✗"}[m.State]
		p.printf("%s ", mark)
		p.in(p.style.Cite, m.Source.At())
		p.printf(": %s", oneLine(m.Text))
		if m.Why != "" {
			p.printf(" (you wrote: %s; %s)", oneLine(m.Said), m.Why)
		}
		p.printf("\n")
	}
	if len(b.Gaps) > 0 {
		p.printf("\nQuestions for the gaps:\n\n")
	}
	for n, q := range b.Gaps {
		if n > 0 {
			p.printf("\n")
		}
		cardText(p, q.Card)
		p.in(p.style.Dim, "   ken cards --keep "+q.ID)
		p.printf("\n")
	}
}

// ratingOf is a rating as it was typed, 0 for none.
func ratingOf(typed string) recall.Rating {
	switch strings.ToLower(strings.TrimSpace(typed)) {
	case "1", "again":
		return recall.Again
	case "2", "hard":
		return recall.Hard
	case "3", "good":
		return recall.Good
	case "4", "easy":
		return recall.Easy
	}
	return 0
}
