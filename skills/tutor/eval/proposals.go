package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ken/notes"
	"ken/notes/read"
	"ken/skills/questions"
)

// proposals prints what is proposed for the documents of a folder, as it is judged in
// skills/questions/testdata/judged.tsv: question, answer and place, parted by tabs. The
// corpus is of all documents; of the sorted paths each every-th is asked, from
// the given one on.
func proposals(dir string, from, every int, out io.Writer) error {
	var docs []notes.Document
	corpus := &questions.Corpus{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !read.Known(name) || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		doc, err := read.File(name, data)
		if err != nil {
			return nil //nolint:nilerr // what cannot be read has no questions
		}
		path, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		docs = append(docs, notes.Document{Document: doc, Path: filepath.ToSlash(path)})
		corpus.Add(docs[len(docs)-1])
		return nil
	})
	if err != nil {
		return err
	}
	for i := from; i < len(docs); i += max(1, every) {
		for _, p := range questions.Propose(docs[i], corpus, questions.Options{}) {
			fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", oneLine(p.Question), oneLine(strings.Join(p.Answers, " | ")), p.Source.At(), p.Why)
		}
	}
	return nil
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
