// Command eval measures the verifier on sentences that people judged:
//
//	go run ./skills/proof/eval FILE...          one table for each file
//	go run ./skills/proof/eval -half a FILE     only half of the file, see below
//	go run ./skills/proof/eval -wrong FILE      also the pairs on which people decided otherwise
//	go run ./skills/proof/eval -missed FILE     also the mutations that were not noticed
//	go run ./skills/proof/eval -half a -fit FILE    weights of the score, fitted to these pairs
//
// A file is a table with tabs and a head, as BEGIN (Dziri et al., TACL 2022) comes: the
// columns "knowledge" (the evidence), "response" (the sentence) and "begin_label". Of
// the labels, "Fully attributable" is what should be supported and "Generic" is left
// out; the others should not be. Where there is a column "data_source", each source has
// its own row too. A pair without a label is counted, and serves for mutations alone.
//
// Printed are the area under the curve of the score; precision, recall and the share of
// false alarms (what is accepted of what should not be) of the strict verdict (quoted
// or supported) and of the loose one (weak too); which check decided how often; and
// what share of mutations is caught, which is when the strict verdict is not kept.
//
// Mutations are made of the pairs that people and the strict verdict accept, always the
// same ones for a file; mutate.go says how, and which are left out for meaning the same.
//
// Halves are told by a hash of the evidence, so that no evidence is in both. What is
// tuned is tuned on half a, and looked at on half b.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	err := run(os.Args[1:], os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// options are what the command was asked for beside its figures.
type options struct {
	half          string
	fit           bool
	wrong, missed bool
}

func run(args []string, out io.Writer) error {
	var o options
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.StringVar(&o.half, "half", "", "only the pairs of half `a|b`")
	flags.BoolVar(&o.fit, "fit", false, "fit the weights of the score, and print them")
	flags.BoolVar(&o.wrong, "wrong", false, "print the pairs on which people decided otherwise")
	flags.BoolVar(&o.missed, "missed", false, "print the mutations that were not noticed")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if o.half != "" && o.half != "a" && o.half != "b" {
		return fmt.Errorf("there is no half %q", o.half)
	}
	if flags.NArg() == 0 {
		return errors.New("name a file of pairs; see -help")
	}
	for _, name := range flags.Args() {
		if err := measure(name, o, out); err != nil {
			return fmt.Errorf("measure %s: %w", name, err)
		}
	}
	return nil
}

func measure(name string, o options, out io.Writer) error {
	s, err := loadSet(name)
	if err != nil {
		return err
	}
	if o.half != "" {
		s = s.only(func(p pair) bool { return p.half == o.half })
	}
	if o.fit {
		return fit(s, out)
	}
	p := printer{out: out}
	p.printf("%s: %d pairs, %d of them without a label; %d generic ones left out\n",
		filepath.Base(name), len(s.pairs), s.count(unlabelled), s.generic)
	judged := judgeAll(s)
	p.figures(judged)
	p.checks(judged)
	p.mutations(judged, o.missed)
	if o.wrong {
		p.wrong(judged)
	}
	return p.err
}
