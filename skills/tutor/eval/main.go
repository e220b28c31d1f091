// Command eval measures what the tutor decides and proposes:
//
//	go run ./skills/tutor/eval                        the grader on the development set, held out
//	go run ./skills/tutor/eval -grading FILE          the grader as it is, on judged answers
//	go run ./skills/tutor/eval -held FILE             the same, each answer by weights fitted without it
//	go run ./skills/tutor/eval -fit FILE > skills/grading/weights.go
//	go run ./skills/tutor/eval -table FILE            short answers of a table of cases
//	go run ./skills/tutor/eval -clozes FILE           hidden words beside what people asked (SQuAD's form)
//	go run ./skills/tutor/eval -terms PATH            terms found beside those their authors marked
//	go run ./skills/tutor/eval -propose DIR           the proposals for the documents of a folder
//
// A file of judged answers has a JSON object a line, and may be packed with gzip:
// "question", "answers", "given", and "label2" ("correct" or another word) as SemEval-2013
// Task 7 has it, or "final" ("right" or another verdict), the learner's own word. "corpus"
// names the row it is counted in, "id" its question; see questionOf.
//
// Printed are macro-F1, weighted F1 and accuracy of the lean, how often each verdict is
// given and how often it agrees, and how much is decided at which certainty. Without a
// name and with -held these are for answers, questions, fields and corpora that the weights
// have not seen, parted in -splits ways. Each answer goes the way it goes in ken grade.
//
// The weights are fitted to the training part of that task alone. What is tuned is tuned
// on held-out parts of it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"ken/skills/grading"
)

func main() {
	err := run(os.Args[1:], os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	judged := flags.String("grading", "", "measure the grader on a `FILE` of judged answers")
	held := flags.String("held", "", "the same with weights fitted to the rest of the `FILE`")
	fitTo := flags.String("fit", "", "fit the weights to a `FILE`, and print weights.go")
	cases := flags.String("table", "", "measure short answers on a `FILE` of cases")
	clozesOf := flags.String("clozes", "", "measure hidden words on a `FILE` in the form of SQuAD")
	termsOf := flags.String("terms", "", "measure terms on a `PATH` of CNXML or Markdown that marks them")
	of := flags.String("propose", "", "list the proposals for the documents of a folder `DIR`")
	ways := flags.Int("splits", 3, "hold parts out in so many ways, and print the mean and the spread of macro-F1")
	every := flags.Int("every", 1, "with -propose: take every so many documents alone")
	from := flags.Int("from", 0, "with -every: begin with this one, counted from 0")
	if err := flags.Parse(args); err != nil {
		return err
	}
	propose := func(dir string, out io.Writer) error { return proposals(dir, *from, *every, out) }
	heldWays := func(name string, out io.Writer) error { return measureHeld(name, *ways, out) }
	for _, job := range []struct {
		name string
		do   func(string, io.Writer) error
	}{{*judged, measure}, {*held, heldWays}, {*fitTo, writeFit}, {*cases, measureTable}, {*clozesOf, clozes}, {*termsOf, terms}, {*of, propose}} {
		if job.name != "" {
			return job.do(job.name, out)
		}
	}
	if flags.NArg() > 0 {
		return measure(flags.Arg(0), out)
	}
	return heldWays(filepath.Join(dataDir(), "grading", "sra-train.jsonl.gz"), out)
}

// dataDir is where the development sets lie: KEN_DATA, else beside the project.
func dataDir() string {
	if dir := os.Getenv("KEN_DATA"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared", "data")
}

// signed reads judged answers with their signs.
func signed(name string) ([]answered, error) {
	set, err := loadAnswers(name)
	if err != nil {
		return nil, err
	}
	for i := range set {
		if set[i].signs = grading.Signs(set[i].asked); set[i].signs == nil {
			set[i].signs = make([]float64, len(grading.SignNames()))
		}
	}
	if len(set) == 0 {
		return nil, fmt.Errorf("%s holds no answers", name)
	}
	return set, nil
}

func writeFit(name string, out io.Writer) error {
	set, err := signed(name)
	if err != nil {
		return err
	}
	m := fit(set)
	m.One.At, m.Several.At = leans(set, heldOut(set, func(a answered) string { return splits[1].part(a, 0) }))
	return writeWeights(out, m)
}
