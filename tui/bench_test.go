package tui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ken/notes"
	"ken/notes/read"
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
