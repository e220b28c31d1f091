package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ken/notes/cards"
	"ken/skills/grading"
)

// longestAsked bounds a line of what is to be graded, in bytes.
const longestAsked = 1 << 20

func gradeCommand(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "grade",
		Short: "compare answers with what was to be answered, a line of JSON each",
		Long: "Grade reads a line of JSON for each answer from standard input and writes a line with\n" +
			"its verdict: right, partly, wrong, or unsure, where it leaves the word to you and only\n" +
			"leans. A line has kind (exact, list, prose or cloze), question, answers (a list; one may\n" +
			"hold alternatives with | between) and given; ordered, accepted (also right), others\n" +
			"(answers of other cards) and threshold may be added. A line that is none is named on\n" +
			"standard error, its place taken by {\"error\":…}, and the exit code is 1.",
		Example: `echo '{"question":"Unit of power?","answers":["watt"],"given":"Watt"}' | ken grade` + "\n" +
			"cat answers.jsonl | ken grade > verdicts.jsonl",
		Args: exactly(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error { return s.grade(c.Context()) },
	}
}

func (s *session) grade(ctx context.Context) error {
	if s.terminal.in {
		return usage("as in: cat answers.jsonl | ken grade", "ken grade reads JSON lines from standard input")
	}
	in := bufio.NewReaderSize(until(ctx, s.in), 64<<10)
	bad := 0
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := nextLine(in, longestAsked)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil && !errors.Is(err, errLong) {
			return fmt.Errorf("read standard input: %w", err)
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		verdict, err := graded(line, err)
		if err != nil {
			bad++
			s.warn("grade line %d: %v", n, err)
			err = s.printJSON(map[string]string{"error": oneLine(err.Error())})
		} else {
			err = s.printJSON(verdict)
		}
		if err != nil {
			return err
		}
	}
	if bad > 0 {
		return &fault{err: fmt.Errorf("grade: %s could not be graded", plural(bad, "line")), code: exitFailed}
	}
	return nil
}

// graded grades one line, which may not have been read.
func graded(line []byte, err error) (grading.Verdict, error) {
	if err != nil {
		return grading.Verdict{}, err
	}
	var a grading.Asked
	if err := json.Unmarshal(line, &a); err != nil {
		return grading.Verdict{}, errors.New("it is no object of JSON with kind, question, answers and given")
	}
	switch a.Kind {
	case cards.Exact, cards.List, cards.Prose, cards.Cloze:
	case "":
		a.Kind = cards.Prose
	default:
		return grading.Verdict{}, fmt.Errorf("%q is no kind: exact, list, prose or cloze", a.Kind)
	}
	if len(a.Answers) == 0 {
		return grading.Verdict{}, errors.New("it has no answers to compare with")
	}
	return grading.Grade(a), nil
}

// errLong is the error of a line that is longer than it may be.
var errLong = fmt.Errorf("the line is longer than %s", bytesText(longestAsked))

// nextLine reads a line of at most so many bytes, without its end. Of a longer one the
// rest is passed over, and the error is errLong.
func nextLine(in *bufio.Reader, most int) ([]byte, error) {
	var line []byte
	for {
		part, more, err := in.ReadLine()
		if err != nil {
			return line, err
		}
		if len(line) <= most {
			line = append(line, part...)
		}
		if !more {
			break
		}
	}
	if len(line) > most {
		return nil, errLong
	}
	return line, nil
}
