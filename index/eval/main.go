// Command eval measures how well the index ranks, beside engines that anyone can have:
//
//	go run ./index/eval                      all that lies in the data folder
//	go run ./index/eval -collection DIR      a collection judged by people; may be repeated
//	go run ./index/eval -known DIR           known items in a folder of Markdown; may be repeated
//	go run ./index/eval -only ken            one row: the name of an engine, or its beginning
//
// A collection is documents, queries, and which documents people found relevant to
// which query, as TREC, the classical collections and BEIR keep them:
//
//	docs.jsonl, corpus.jsonl      {"id" or "_id", "title", "text"}, one a line; or
//	*.trec, *.sgml, *.xml         <DOC><DOCNO>id</DOCNO><TITLE>...</TITLE>...</DOC>
//	queries.tsv, queries.jsonl    id, a tab, the text; or {"id" or "_id", "text"}
//	qrels.txt, qrels.tsv          query, 0, document, grade; or query, document, grade
//
// each also with .gz behind it. Whatever has a grade above 0 is relevant. Printed are
// nDCG at 10, mean average precision of the first 1,000 and recall of the first 100.
//
// A known item is a document that is looked for by what its author wrote that it is
// about: its description or summary in the front matter, else the first paragraph
// under the heading Summary. That text is taken out of a copy of the document before
// anything is indexed. Printed are the mean reciprocal rank and how often it is found,
// both among the first ten documents.
//
// The data folder is ../shared/data, or what KEN_DATA names: collections in retrieval/,
// and known items in corpora/*.tar.gz.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	err := run(context.Background(), os.Args[1:], os.Stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	var judged, known []string
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.Func("collection", "measure on the collection in `DIR`", appendTo(&judged))
	flags.Func("known", "find known items in the Markdown files below `DIR`, or in a .tar.gz", appendTo(&known))
	only := flags.String("only", "", "measure only engines whose name begins with `NAME`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%q is no flag; see -help", flags.Arg(0))
	}
	if len(judged)+len(known) == 0 {
		judged, known = lyingIn(data())
	}
	if len(judged)+len(known) == 0 {
		_, err := fmt.Fprintf(out, "SKIPPED: there are no collections in %s; set KEN_DATA, or name one with -collection\n", data())
		return err
	}
	var engines []engine
	for _, e := range allEngines() {
		if strings.HasPrefix(e.name, *only) {
			engines = append(engines, e)
		}
	}
	if len(engines) == 0 {
		return fmt.Errorf("there is no engine %q", *only)
	}
	if err := report(ctx, out, engines, judged, loadCollection, judgedMeasures()); err != nil {
		return err
	}
	return report(ctx, out, engines, known, loadKnown, knownMeasures())
}

func appendTo(list *[]string) func(string) error {
	return func(s string) error {
		*list = append(*list, s)
		return nil
	}
}

// data is the folder that holds what is not part of the project.
func data() string {
	if dir := os.Getenv("KEN_DATA"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared", "data")
}

// lyingIn returns the collections and the sets of known items of a data folder.
func lyingIn(dir string) (judged, known []string) {
	queries, _ := filepath.Glob(filepath.Join(dir, "retrieval", "*", "queries.*")) // the pattern is well formed
	for _, q := range queries {
		judged = append(judged, filepath.Dir(q))
	}
	known, _ = filepath.Glob(filepath.Join(dir, "corpora", "*.tar.gz"))
	return judged, known
}
