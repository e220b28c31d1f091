package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

const usage = `usage: go run ./skills/evidence/eval [-v] FOLDER QUESTIONS.jsonl

Asks each question about FOLDER, as ken ask and as ken brief without a model, and prints
how often the current figure was found and one that is out of date was given as current.
The index is made in a temporary folder; nothing is written into FOLDER.

A line of QUESTIONS is {"question": …, "current": […], "stale": […], "dispute": false}.
Current are spellings of the right figure, none where FOLDER does not answer; of a dispute,
the figures that stand against each other.

found     a current figure stands in the answer, or in the body of the brief
stale     a sentence holds a stale figure, neither a current one nor a word of history
          ("originally", "was", "instead of" …), and is not the other side of a settled
          dispute; for ask, the answer is not said to be out of date either
`

var errUsage = errors.New(strings.TrimSpace(usage))

func main() {
	if err := eval(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func eval(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	verbose := flags.Bool("v", false, "print what was said to each question")
	if err := flags.Parse(args); err != nil || flags.NArg() != 2 {
		return errUsage
	}
	list, err := readQuestions(flags.Arg(1))
	if err != nil {
		return err
	}
	results, err := run(ctx, flags.Arg(0), list)
	if err != nil {
		return err
	}
	var t totals
	for _, r := range results {
		t.add(r)
		if *verbose {
			r.explain(out)
		}
	}
	t.print(out)
	return nil
}
