package chart

// TextWidth is how many pixels wide a text is at most, at a size in pixels, in the
// fonts that "sans-serif" commonly stands for. It is measured by DejaVu Sans.
func TextWidth(s string, size float64) float64 { return textWidth(s, size, false) }

// Clean is a text as one line, without control characters and without those that
// reorder or hide text.
func Clean(s string) string { return clean(s) }
