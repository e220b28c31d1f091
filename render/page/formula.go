package page

import (
	"html"

	"ken/render"
)

// formula writes mathematics between dollars as markup. One that holds more than can be
// written so is shown as it stands.
func formula(text string) string {
	around := func(open, shut string) func(string) string {
		return func(s string) string { return open + s + shut }
	}
	out, ok := render.Formula(text, render.FormulaMarks{
		Text:    html.EscapeString,
		Letter:  around("<i>", "</i>"),
		Raised:  around("<sup>", "</sup>"),
		Lowered: around("<sub>", "</sub>"),
		Bold:    around("<b>", "</b>"),
	})
	if !ok || out == "" {
		return html.EscapeString(text)
	}
	return out
}
