// Command eval measures what the tutor is made of, on sets that lie outside the
// repository or in testdata:
//
//	go run ./skills/tutor/eval -clozes FILE     hidden words beside what people asked (SQuAD's form)
//	go run ./skills/tutor/eval -terms PATH      terms found beside those their authors marked
//	go run ./skills/tutor/eval -propose DIR     the proposals for the documents of a folder
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	clozesOf := flags.String("clozes", "", "a file in the form of SQuAD")
	termsOf := flags.String("terms", "", "a file or folder of CNXML or Markdown with marked terms")
	proposalsOf := flags.String("propose", "", "a folder of documents")
	every := flags.Int("every", 1, "with -propose: take every so many documents alone")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch {
	case *clozesOf != "":
		return clozes(*clozesOf, out)
	case *termsOf != "":
		return terms(*termsOf, out)
	case *proposalsOf != "":
		return proposals(*proposalsOf, *every, out)
	}
	return errors.New("nothing to measure: give -clozes, -terms or -propose")
}
