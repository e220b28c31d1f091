package tui

import (
	"context"

	"ken/notes"
	"ken/skills/diagram"
	"ken/skills/tutor"
)

// Diagrams is what diagrams are drawn with. Every function may be nil: what needs it then
// says why it cannot be done. All are called outside the loop of the screen.
type Diagrams struct {
	// Draw draws what documents say, from the index as it is. Nothing is kept, and nothing
	// leaves this machine. Where nothing can be drawn, Found of what it returns is false.
	Draw func(ctx context.Context, r diagram.Request) (diagram.Drawn, error)
	// Keep writes a diagram as ken diagram does, and returns it with the paths it is under.
	Keep func(ctx context.Context, d diagram.Drawn) (diagram.Drawn, error)
	// Known sets how well each node of a diagram is known by now.
	Known func(ctx context.Context, d diagram.Drawn) (diagram.Drawn, error)
	// Find returns what a name that was typed means: a document or a folder of the
	// workspace. False where it means none, and is words.
	Find func(name string) (path string, found bool)
	// Picture writes a picture to a file that other programs can open, outside the
	// documents, and returns its absolute name.
	Picture func(svg []byte) (file string, err error)
	// Ask begins a session that asks about what stands at some places: their cards, else
	// questions made of them, else what the diagram says there. It counts for nothing.
	Ask func(ctx context.Context, d diagram.Drawn, at []notes.Source) (*tutor.Session, error)
	// Blank hides labels of a diagram, keeps a card for each, and returns the review that
	// asks them.
	Blank func(ctx context.Context, d diagram.Drawn) (tutor.Wants, error)
}
