// Package chart draws numbers: as text for a terminal, as SVG for a page, and as
// sentences for who cannot or will not look at a picture.
//
// There is one model, [Chart]. [Chart.Text] draws it in cells, [Chart.SVG] in
// plain shapes, [Chart.Words] says it, and its JSON is the model itself. [Table]
// makes a chart of a table of numbers.
//
// # Nothing is lost in silence
//
// What a picture cannot show, its notes say: values that are not numbers, several
// values in one place, rows beyond the last one drawn. Bars and columns always begin
// at zero, and an axis always reaches as far as the data.
//
// # Safety
//
// Texts and numbers are not trusted. Control characters and those that reorder or
// hide text never reach a line or the SVG; numbers may be anything a float64 can be;
// how much is drawn is bounded by the size asked for, and never by the data.
//
// # Widths and glyphs
//
// No line is wider than asked for, in cells as github.com/charmbracelet/x/ansi counts
// them. Beside the texts of the chart only ASCII and ─ │ ▌ · • … █ ░ are drawn: one
// cell each in every terminal, and no letters on a braille display.
//
// The package stands on the lowest floor and imports nothing of ken.
package chart
