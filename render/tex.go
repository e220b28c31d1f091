package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxNested is how deep groups of a formula may be nested.
const maxNested = 12

// FormulaMarks are how the parts of a formula are written.
type FormulaMarks struct {
	// Text writes what stands for itself; Letter the name of a quantity.
	Text, Letter func(string) string
	// Raised, Lowered and Bold put marks around what is written already.
	Raised, Lowered, Bold func(string) string
}

// Formula writes mathematics between dollars so that it can be read: what is raised and
// lowered, fractions on one line, and letters and signs for their names. It reads the
// plainest part of TeX; ok is false for a formula that holds anything more, which is to
// be shown as it stands.
func Formula(text string, m FormulaMarks) (out string, ok bool) {
	t := tex{rest: strings.TrimSpace(strings.Trim(text, "$")), marks: &m}
	return t.group(0, "")
}

// A tex reads the plainest part of TeX's mathematics.
type tex struct {
	rest  string
	marks *FormulaMarks
}

// group reads up to the sign that ends it, "" for the end of the text.
func (t *tex) group(depth int, end string) (string, bool) {
	var b strings.Builder
	for t.rest != "" {
		if end != "" && strings.HasPrefix(t.rest, end) {
			t.rest = t.rest[len(end):]
			return b.String(), true
		}
		s, ok := t.atom(depth)
		if !ok {
			return "", false
		}
		b.WriteString(s)
	}
	return b.String(), end == ""
}

// atom reads one character, name, group, or what stands higher or lower.
func (t *tex) atom(depth int) (string, bool) {
	r, n := utf8.DecodeRuneInString(t.rest)
	switch {
	case depth > maxNested || r == '}' || r == '&' || r == '%':
		return "", false
	case r == '\\':
		return t.name(depth)
	}
	t.rest = t.rest[n:]
	switch {
	case r == '{':
		return t.group(depth+1, "}")
	case r == '^':
		return t.wrapped(depth, t.marks.Raised)
	case r == '_':
		return t.wrapped(depth, t.marks.Lowered)
	case r == '-':
		return "−", true
	case r == '~':
		return " ", true
	case unicode.IsLetter(r):
		return t.marks.Letter(string(r)), true
	}
	return t.marks.Text(string(r)), true
}

// argument reads one atom, whatever blanks stand before it.
func (t *tex) argument(depth int) (string, bool) {
	if t.rest = strings.TrimLeft(t.rest, " "); t.rest == "" {
		return "", false
	}
	return t.atom(depth + 1)
}

func (t *tex) wrapped(depth int, mark func(string) string) (string, bool) {
	s, ok := t.argument(depth)
	if !ok {
		return "", false
	}
	return mark(s), true
}

// name reads a name and what belongs to it.
func (t *tex) name(depth int) (string, bool) {
	n := 1
	for n < len(t.rest) && letter(t.rest[n]) {
		n++
	}
	if n == 1 && len(t.rest) > 1 {
		n = 2
	}
	name := t.rest[1:n]
	t.rest = t.rest[n:]
	switch name {
	case "frac", "dfrac", "tfrac":
		over, ok := t.operand(depth)
		under, ok2 := t.operand(depth)
		return over + "/" + under, ok && ok2
	case "sqrt":
		s, ok := t.operand(depth)
		return "√" + s, ok && !strings.HasPrefix(s, "[")
	case "text", "mathrm", "operatorname", "textrm":
		return t.words()
	case "mathbf", "boldsymbol", "vec", "textbf":
		return t.wrapped(depth, t.marks.Bold)
	case "left", "right":
		t.rest = strings.TrimPrefix(t.rest, ".")
		return "", true
	}
	sign, ok := texSigns[name]
	return t.marks.Text(sign), ok
}

// operand reads an argument, and puts more than one quantity between brackets.
func (t *tex) operand(depth int) (string, bool) {
	before := strings.TrimLeft(t.rest, " ")
	s, ok := t.argument(depth)
	raw := strings.Trim(before[:len(before)-len(t.rest)], "{} ")
	if _, named := texSigns[strings.TrimPrefix(raw, `\`)]; named || utf8.RuneCountInString(raw) <= 1 || strings.Trim(raw, "0123456789.") == "" {
		return s, ok
	}
	return "(" + s + ")", ok
}

// words reads what is text within a formula.
func (t *tex) words() (string, bool) {
	text, found := strings.CutPrefix(t.rest, "{")
	text, rest, closed := strings.Cut(text, "}")
	t.rest = rest
	return t.marks.Text(text), found && closed && !strings.ContainsAny(text, `\{$`)
}

// cellMarks write a formula in cells: raised and lowered characters where there are
// such for all that is raised, else the sign of TeX and brackets.
func cellMarks() FormulaMarks {
	same := func(s string) string { return s }
	return FormulaMarks{
		Text: same, Letter: same, Bold: same,
		Raised:  func(s string) string { return shifted(s, "^", raised) },
		Lowered: func(s string) string { return shifted(s, "_", lowered) },
	}
}

func shifted(s, sign, letters string) string {
	var b strings.Builder
	for _, r := range s {
		to := pairOf(letters, r)
		if to == 0 {
			if utf8.RuneCountInString(s) > 1 {
				s = "(" + s + ")"
			}
			return sign + s
		}
		b.WriteRune(to)
	}
	return b.String()
}

// pairOf returns what follows a character in a list of pairs, 0 where it is not in it.
func pairOf(pairs string, r rune) rune {
	found, key := false, true
	for _, c := range pairs {
		if found {
			return c
		}
		found, key = key && c == r, !key
	}
	return 0
}

// raised and lowered are characters, each followed by itself raised or lowered.
const (
	raised  = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻTᵀ′′"
	lowered = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ"
)
