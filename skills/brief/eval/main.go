// Command eval measures how well briefs choose their sentences, and whether they say so
// where the documents do not answer:
//
//	go run ./skills/brief/eval FILE          meetings with questions, answers and where these stand
//	go run ./skills/brief/eval -refuse       questions that nothing answers, beside some that are answered
//	go run ./skills/brief/eval -show N FILE  the briefs of the meeting N too, to be read
//
// FILE holds a meeting in each line, as QMSum keeps them, plain or with .gz behind it:
//
//	meeting_transcripts    [{"speaker", "content"}], a turn each
//	specific_query_list    [{"query", "answer", "relevant_text_span": [["first", "last"]]}]
//	general_query_list     [{"query", "answer"}]
//
// Each meeting becomes a document in a workspace of its own, a paragraph for each turn,
// and the desk that "ken brief" has writes a brief of at most 120 words for each question.
// Its sentences are held against the answer that a person wrote: ROUGE-1, -2 and -L as
// F1, of the stems of all words, and ROUGE-1 of words as they are spelt. "gold" is the share
//
//	of the cited lines that are turns which the answer was written from. A question
//
// that gets no brief counts as 0 in all of them. Beside ken stand the first words of the
// meeting, the sentences that BM25 or TextRank puts first, and what BM25 would find if it
// knew the turns that the answer was written from. Meetings are counted from 0: the even
// ones were used for tuning, the odd ones were not.
//
// -refuse asks testdata/unanswerable.txt and the questions of skills/ask, of the sample
// workspace and of the Rust RFCs in the data folder, which is ../shared/data or what
// KEN_DATA names. Every place that is cited is looked up: it must exist, and the words
// must stand there.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	err := run(context.Background(), os.Args[1:], os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	refuses := flags.Bool("refuse", false, "ask what nothing answers")
	show := flags.Int("show", -1, "print the briefs of the meeting `N`")
	verbose := flags.Bool("v", false, "with -refuse, print what was answered and should not be, and the reverse")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch {
	case *refuses && flags.NArg() == 0:
		return refuse(ctx, out, *verbose)
	case !*refuses && flags.NArg() == 1:
		return summarise(ctx, out, flags.Arg(0), *show)
	}
	return errors.New("name one file of meetings, or -refuse; see -help")
}

// data is the folder that holds what is not part of the project.
func data() string {
	if dir := os.Getenv("KEN_DATA"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared", "data")
}
