package read

import "time"

// A Document is what a file says: text with the places it came from.
type Document struct {
	// Format is "markdown", "text" or "html".
	Format string
	// Title is the document's own: front matter, first heading or <title>; "" where
	// it has none.
	Title string
	// Date is when the document says it was written; zero where it does not say.
	Date time.Time
	// Text is what passages are cut from, as valid UTF-8. Where Verbatim is set it is
	// the file's bytes from Offset on, to the letter; else it was extracted, reads as
	// Markdown, and Lines tells where each line of it came from.
	Text     string
	Verbatim bool
	// Offset is how many bytes of the file stand before Text (a byte order mark).
	Offset int
	// Body is where Text begins to be about something: after the front matter.
	Body int
	// Lines holds for each line of an extracted Text the line of the file, from 1.
	// It is nil where Text has the file's own lines.
	Lines []int
	// Meta holds the front matter's or head's other entries as written, by lower-case
	// name.
	Meta map[string]string
}
