package tui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/read"
	"ken/skills/tutor"
)

// largeViewer is a window on a document of 140 kB, which is to open and to resize in
// under 50 ms.
func largeViewer(b *testing.B) (*App, docMsg) {
	b.Helper()
	f := newFake()
	a := newApp(context.Background(), f.workshop(), Options{})
	a.update(tea.WindowSizeMsg{Width: 100, Height: 30})
	text := strings.Repeat("A line of text with **some** `code` in it and a [link](x.md), and on it goes for a while.\n\n", 1550)
	return a, docMsg{doc: notes.Document{Document: read.Document{Format: "markdown", Text: text, Verbatim: true}, Path: "large.md"}}
}

func BenchmarkOpenDocument(b *testing.B) {
	a, doc := largeViewer(b)
	for b.Loop() {
		v := newViewer("large.md", notes.Source{})
		a.stack = []screen{v}
		v.handle(a, doc)
		a.View()
	}
}

func BenchmarkResizeDocument(b *testing.B) {
	a, doc := largeViewer(b)
	v := newViewer("large.md", notes.Source{})
	a.stack = []screen{v}
	v.handle(a, doc)
	for i := 0; b.Loop(); i++ {
		a.update(tea.WindowSizeMsg{Width: 60 + i%2*20, Height: 30})
		a.View()
	}
}

func BenchmarkKeyInDocument(b *testing.B) {
	a, doc := largeViewer(b)
	v := newViewer("large.md", notes.Source{})
	a.stack = []screen{v}
	v.handle(a, doc)
	a.View()
	for b.Loop() {
		a.update(keyPress("j"))
		a.View()
	}
}

// BenchmarkKeyInReview is a letter of an answer with 20,000 cards behind the question;
// it is to take under 16 ms.
func BenchmarkKeyInReview(b *testing.B) {
	a := largeReview(b)
	for i := 0; b.Loop(); i++ {
		if i%200 == 0 {
			a.update(keyPress("ctrl+u"))
		}
		a.update(keyPress("x"))
		a.View()
	}
}

// BenchmarkAnswerInReview is an answer that is compared, written down and shown, and its
// grade, with 20,000 cards. The screen can be used meanwhile.
func BenchmarkAnswerInReview(b *testing.B) {
	a := largeReview(b)
	r, _ := a.top().(*review)
	run := func(key string) {
		if cmd := a.update(keyPress(key)); cmd != nil {
			if msg, ok := cmd().(answer); ok {
				r.handle(a, msg.msg)
			}
		}
		a.View()
	}
	for b.Loop() {
		a.update(keyPress("x"))
		run("enter")
		run("3")
		if r.seen.Stage == tutor.Done {
			b.Fatal("no question is left")
		}
	}
}

func largeReview(b *testing.B) *App {
	b.Helper()
	c := newClass(b)
	for i := len(c.cards); i < 20_000; i++ {
		h := taught("c"+number(i), cards.Exact, 10*i, "What is the number of card "+number(i)+"?", "it is "+number(i))
		h.Source.Path = "notes/" + number(i/50) + ".md"
		c.cards = append(c.cards, h)
	}
	f := newFake()
	f.class, f.around = c, c.teach
	a := newApp(context.Background(), f.workshop(), Options{})
	a.update(tea.WindowSizeMsg{Width: 100, Height: 30})
	d, err := c.desk()
	if err != nil {
		b.Fatal(err)
	}
	r := newReview("review", nil)
	s := d.Begin(tutor.Wants{Count: 20_000, New: 20_000}, a.moment())
	a.push(r)
	r.handle(a, begunMsg{s, s.View(), s.Queue(), nil, coached{}})
	return a
}
