package cards

import (
	"fmt"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/read"
)

func document(t testing.TB, name, text string) notes.Document {
	t.Helper()
	doc, err := read.File(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return notes.Document{Document: doc, Path: name}
}

func (c Card) line() string {
	s := fmt.Sprintf("%d-%d %s %s %s | %s |", c.Source.Line, c.Source.EndLine, c.Syntax, c.Kind, c.Level, strings.ReplaceAll(c.Question, "\n", "⏎"))
	if c.Ordered {
		s += " in order"
	}
	for _, a := range c.Answers {
		s += " (" + strings.ReplaceAll(a, "\n", "⏎") + ")"
	}
	if c.Hint != "" {
		s += " hint " + c.Hint
	}
	if c.Block != "" {
		s += " ^" + c.Block
	}
	for _, tag := range c.Tags {
		s += " #" + tag
	}
	return s
}

func TestTry(t *testing.T) {
	doc := document(t, "a.md", "---\ncloze: true\ntags: [raft, dist]\n---\n# Top\nQ: What does FSRS call the days until recall falls to 90 %?\nA: Stability | S\n\nC: A [quorum] is a [majority|more than half]^[how many] of nodes. ![img](x[1].png) [l](u) \\[not\\]\n\nRetrievability :: probability of recall now\nParis ::: capital of France\nWhich three messages does Paxos phase 1 use?\n?\n- prepare\n- promise\n- nack\n\nThe ==leader==^[role] sends heartbeats every ==150 ms==.\nThe {{c1::leader::role}} sends {{c2::heart{{c1,3::beats}}}}. #flow <!--SR:!2026-01-01,3,250-->\n\n## Why does Raft need randomized timeouts?\n\nBecause split votes.\nYes.\n\n## What next?\n### deeper\nfoo\n\nA: lone\n\nC: none\n\n`a :: b`\n\nfoo :: bar ^k7f3a9\n")
	cards, faults := Read(doc, Options{})
	for _, c := range cards {
		t.Log(c.ID, c.line(), c.Source.Heading)
	}
	for _, f := range faults {
		t.Log(f)
	}
}
