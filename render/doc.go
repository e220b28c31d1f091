// Package render draws Markdown as lines for a terminal.
//
// A page is laid out from goldmark's tree for a width in cells. Every line knows
// the lines of the Markdown it was drawn from, the footnotes cited on it and the
// links that stand on it, so that a screen can lead from what is read to where it
// comes from and back.
//
// # Safety
//
// The text is not trusted. Escape sequences, control characters, bidirectional
// overrides and characters that only hide text never reach a line: the only
// sequences in one are those of its [Style] and, where [Style.Links] asks for
// them, hyperlinks to addresses of harmless schemes. Raw HTML is dropped and its
// text kept. Work is bounded: what is nested or repeated beyond all use is drawn as
// plain text instead.
//
// # Widths
//
// No line is wider than the width asked for, in cells, as
// github.com/charmbracelet/x/ansi counts them by grapheme cluster. All arithmetic
// with wide characters that a screen needs is here too: [Width], [Truncate], [Pad],
// [Text] and [Clean].
//
// # Streams and resizing
//
// [Markdown] is the simple form. A screen that draws the same text again and again,
// because more of it has come or because the window changed, owns a [Cache] and lays
// out only the blocks that changed.
//
// The package knows nothing of notes, sources or screens. It imports only goldmark
// and the width tables.
package render
