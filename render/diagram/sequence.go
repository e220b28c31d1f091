package diagram

// A Sequence is who says what to whom, in order.
type Sequence struct {
	Actors []Actor
	Boxes  []ActorBox
	Items  []Item
	// Numbered has the messages numbered from First in steps of Step.
	Numbered    bool
	First, Step float64
}

// An Actor is a column of a sequence.
type Actor struct {
	ID, Label string
	// Kind is "participant", "actor", "boundary", "control", "entity", "database",
	// "collections" or "queue".
	Kind string
	Box  int // index into Sequence.Boxes, -1 for none
	Span Span
}

// An ActorBox is a frame around neighbouring actors.
type ActorBox struct{ Label, Color string }

// An ItemKind says what an item of a sequence is.
type ItemKind string

// The kinds of items.
const (
	MessageItem ItemKind = "message"
	NoteItem    ItemKind = "note"
	BlockItem   ItemKind = "block"
	ActivateOn  ItemKind = "activate"
	ActivateOff ItemKind = "deactivate"
	CreateItem  ItemKind = "create"
	DestroyItem ItemKind = "destroy"
	NumberItem  ItemKind = "autonumber" // Numbered changes to Text: "on", "off", or "FIRST STEP"
)

// An Item is one thing that happens, from top to bottom.
type Item struct {
	Kind ItemKind
	Text string
	// From and To are the actors of a message; of others From is the actor.
	From, To string
	Stroke   Stroke
	// Tail and Head are what a message ends in; Async has an open head.
	Tail, Head Head
	Async      bool
	// CentralTail and CentralHead have a message begin or end in a circle on the line
	// of its actor.
	CentralTail, CentralHead bool
	// Place of a note: "left", "right", "over"; over From, and to To where that is set.
	Place string
	// Word of a block: "loop", "alt", "opt", "par", "par_over", "critical", "break",
	// "rect". Branches are its parts in order, the first under Text.
	Word     string
	Branches []BlockBranch
	Span     Span
}

// A BlockBranch is one part of a block: what stands under its condition.
type BlockBranch struct {
	Text  string
	Items []Item
}
