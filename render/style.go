package render

// A Style says how a page looks. Its functions add escape sequences around a piece
// of a line and must close what they open; nil ones leave the text as it is. The
// zero Style draws plain text with signs from beyond ASCII.
type Style struct {
	// Name tells styles apart in a [Cache]: two styles whose functions draw
	// differently must not have the same name.
	Name string

	// What stands in running text. Quote is for the bar beside a quotation, Dim for
	// rules and front matter, Cite for footnote numbers, Mark for ==marked== text, Cloze
	// for what a card made of the text would hide.
	Heading, Strong, Emph, Strike, Code, Link, Quote, Dim, Cite, Mark, Cloze func(string) string

	// What stands in a block of code of a known language. With all four nil, code is
	// not looked at.
	Keyword, Literal, Number, Comment func(string) string

	// Fence, where set, may draw a fenced block itself (a diagram, say): one string
	// a line, of plain text. Nil means the block is drawn as code.
	Fence func(lang, code string, width int) []string

	// Links adds hyperlinks (OSC 8) to links, and to citations whose footnote has one.
	Links bool
	// Base is the address relative links start from, such as "file://host/notes/".
	// Without it they are shown, and listed in [Line.Links], but not made hyperlinks.
	Base string

	// ASCII draws rules, bars and bullets in ASCII. The text itself is left alone.
	ASCII bool
	// Signs writes out what only the look would say otherwise: back quotes around
	// code, tildes around struck text, braces around clozes, the address behind a link.
	Signs bool
	// Underline draws a line under first and second headings.
	Underline bool
	// Meta draws the front matter, as it stands, above the text.
	Meta bool
	// MaxText is the widest the text may be, in cells; 0 means 80. Tables and code
	// may be wider.
	MaxText int
}

// Plain returns a style without any escape sequence, for files, pipes and readers
// that speak.
func Plain() Style {
	same := func(s string) string { return s }
	return Style{
		Name:    "plain",
		Heading: same, Strong: same, Emph: same, Strike: same, Code: same,
		Link: same, Quote: same, Dim: same, Cite: same, Mark: same, Cloze: same,
		Signs: true, Underline: true,
	}
}

// Mono returns a style that uses weight and no colour, for terminals where colour is
// not wanted (NO_COLOR).
func Mono() Style {
	st := Plain()
	st.Name = "mono"
	st.Heading, st.Strong, st.Mark = sgr("1", "22"), sgr("1", "22"), sgr("1", "22")
	st.Emph, st.Strike, st.Link = sgr("3", "23"), sgr("9", "29"), sgr("4", "24")
	st.Quote, st.Dim, st.Cloze = sgr("2", "22"), sgr("2", "22"), sgr("4", "24")
	st.Links, st.Signs, st.Underline = true, false, false
	return st
}

// ANSI returns a style in the terminal's own sixteen colours, of which it uses only
// those that can be read on light and on dark.
func ANSI() Style {
	st := Mono()
	st.Name = "ansi"
	st.Heading = sgr("1;34", "22;39")
	st.Code, st.Cite, st.Mark = sgr("35", "39"), sgr("36", "39"), sgr("1;33", "22;39")
	st.Cloze = sgr("4;36", "24;39")
	st.Keyword, st.Literal, st.Number = sgr("34", "39"), sgr("32", "39"), sgr("33", "39")
	st.Comment = sgr("2", "22")
	return st
}

// sgr returns a function that sets and afterwards resets only its own attributes, so
// that looks can be put around one another.
func sgr(on, off string) func(string) string {
	return func(s string) string { return "\x1b[" + on + "m" + s + "\x1b[" + off + "m" }
}

// maxText returns the widest a line of text may be in a page of a width.
func (st *Style) maxText(width int) int {
	most := st.MaxText
	if most <= 0 {
		most = 80
	}
	return min(most, width)
}

// highlights reports whether code is to be taken apart at all.
func (st *Style) highlights() bool {
	return st.Keyword != nil || st.Literal != nil || st.Number != nil || st.Comment != nil
}

// signs are the characters a style draws with.
type signs struct {
	bullet, bar, rule, double string
}

func (st *Style) signs() signs {
	if st.ASCII {
		return signs{bullet: "*", bar: "|", rule: "-", double: "="}
	}
	return signs{bullet: "•", bar: "│", rule: "─", double: "═"}
}
