package page

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxNested is how deep groups of a formula may be nested.
const maxNested = 12

// formula writes mathematics between dollars as markup: what is raised and lowered, and
// letters and signs for their names. One that holds anything more is shown as it is
// written.
func formula(text string) string {
	inner := strings.TrimSpace(strings.Trim(text, "$"))
	t := tex{rest: inner}
	if out, ok := t.group(0, ""); ok {
		return out
	}
	return html.EscapeString(text)
}

// A tex reads the plainest part of TeX's mathematics.
type tex struct{ rest string }

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
		return t.wrapped(depth, "<sup>", "</sup>")
	case r == '_':
		return t.wrapped(depth, "<sub>", "</sub>")
	case r == '-':
		return "−", true
	case r == '~':
		return " ", true
	case unicode.IsLetter(r):
		return "<i>" + string(r) + "</i>", true
	}
	return html.EscapeString(string(r)), true
}

// argument reads one atom, whatever blanks stand before it.
func (t *tex) argument(depth int) (string, bool) {
	if t.rest = strings.TrimLeft(t.rest, " "); t.rest == "" {
		return "", false
	}
	return t.atom(depth + 1)
}

func (t *tex) wrapped(depth int, open, shut string) (string, bool) {
	s, ok := t.argument(depth)
	return open + s + shut, ok
}

// name reads a name and what belongs to it.
func (t *tex) name(depth int) (string, bool) {
	n := 1
	for n < len(t.rest) && (t.rest[n]|0x20) >= 'a' && (t.rest[n]|0x20) <= 'z' {
		n++
	}
	if n == 1 && len(t.rest) > 1 {
		n = 2
	}
	name := t.rest[1:n]
	t.rest = t.rest[n:]
	switch name {
	case "frac", "dfrac", "tfrac":
		over, ok := t.argument(depth)
		under, ok2 := t.argument(depth)
		return bracketed(over) + "/" + bracketed(under), ok && ok2
	case "sqrt":
		s, ok := t.argument(depth)
		return "√" + bracketed(s), ok && !strings.HasPrefix(s, "[")
	case "text", "mathrm", "operatorname", "textrm":
		return t.words()
	case "mathbf", "boldsymbol", "vec", "textbf":
		return t.wrapped(depth, "<b>", "</b>")
	case "left", "right":
		t.rest = strings.TrimPrefix(t.rest, ".")
		return "", true
	}
	sign, ok := signs[name]
	return html.EscapeString(sign), ok
}

// words reads what is text within a formula.
func (t *tex) words() (string, bool) {
	text, found := strings.CutPrefix(t.rest, "{")
	text, rest, closed := strings.Cut(text, "}")
	t.rest = rest
	return html.EscapeString(text), found && closed && !strings.ContainsAny(text, `\{$`)
}

// bracketed puts brackets around more than one character.
func bracketed(s string) string {
	bare := strings.NewReplacer("<i>", "", "</i>", "").Replace(s)
	if utf8.RuneCountInString(bare) <= 1 || strings.Trim(bare, "0123456789.") == "" {
		return s
	}
	return "(" + s + ")"
}

// signs are the characters of names.
var signs = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
	"theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
	"sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
	"Omega": "Ω", "cdot": "·", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "leq": "≤", "le": "≤", "geq": "≥",
	"ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "propto": "∝", "infty": "∞", "to": "→",
	"rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒", "Leftarrow": "⇐", "leftrightarrow": "↔", "iff": "⇔",
	"implies": "⇒", "sum": "∑", "prod": "∏", "int": "∫", "partial": "∂", "nabla": "∇", "in": "∈", "notin": "∉",
	"subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "neg": "¬", "land": "∧",
	"lor": "∨", "emptyset": "∅", "circ": "∘", "degree": "°", "ldots": "…", "dots": "…", "cdots": "⋯", "mid": "|",
	"langle": "⟨", "rangle": "⟩", "ell": "ℓ", "hbar": "ℏ", "ll": "≪", "gg": "≫", "prime": "′", "star": "⋆",
	"log": "log", "ln": "ln", "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "min": "min", "max": "max",
	"lim": "lim", "det": "det", ",": " ", ";": " ", ":": " ", "!": "", " ": " ", "quad": "  ", "qquad": "    ",
	"%": "%", "$": "$", "{": "{", "}": "}", "_": "_", "&": "&", "#": "#",
}
