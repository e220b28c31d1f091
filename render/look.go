package render

import "math/bits"

// A look is what a piece of text is, as a set; a [Style] says how that is drawn.
type look uint32

// Lower looks are put on first, so that the colour of the most particular one wins.
const (
	lookKeyword look = 1 << iota
	lookLiteral
	lookNumber
	lookComment
	lookCode
	lookCite
	lookMark
	lookLink
	lookEmph
	lookStrike
	lookStrong
	lookHeading
	lookQuote
	lookDim
	lookMath
	lookCloze
)

// A palette holds a style's functions by look.
type palette [16]func(string) string

func newPalette(st *Style) palette {
	return palette{
		st.Keyword, st.Literal, st.Number, st.Comment, st.Code, st.Cite, st.Mark,
		st.Link, st.Emph, st.Strike, st.Strong, st.Heading, st.Quote, st.Dim, nil, st.Cloze,
	}
}

// paint draws one piece of a line.
func (p *palette) paint(s string, l look) string {
	if s == "" {
		return s
	}
	for ; l != 0; l &= l - 1 {
		if f := p[bits.TrailingZeros32(uint32(l))]; f != nil {
			s = f(s)
		}
	}
	return s
}
