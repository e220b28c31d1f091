package read

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// texSymbols are the macros that stand for letters and signs in running text. Those of
// formulas stay where they are.
var texSymbols = map[string]string{
	"ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
	"textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textbackslash": "\\", "textasciitilde": "~",
	"textasciicircum": "^", "textbar": "|", "textless": "<", "textgreater": ">", "textbullet": "•", "textperiodcentered": "·",
	"textdegree": "°", "degree": "°", "texteuro": "€", "euro": "€", "EUR": "€", "pounds": "£", "textsterling": "£", "copyright": "©",
	"textcopyright": "©", "textregistered": "®", "texttrademark": "™", "S": "§", "P": "¶", "dag": "†", "ddag": "‡",
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
	"i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "guillemotleft": "«",
	"guillemotright": "»", "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e",
	"BibTeX": "BibTeX", "XeTeX": "XeTeX", ",": " ", ";": " ", ":": " ", " ": " ", "!": "", "/": "", "-": "", "@": "", "quad": " ", "qquad": " ", "enspace": " ", "thinspace": " ", "space": " ", "newline": " ",
	"slash": "/", "nobreakspace": " ", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ",
	"mu": "μ", "pi": "π", "sigma": "σ", "omega": "ω", "rightarrow": "→", "to": "→", "leftarrow": "←", "Rightarrow": "⇒",
	"times": "×", "pm": "±", "leq": "≤", "geq": "≥", "neq": "≠", "approx": "≈", "deg": "°", "nbsp": " ", "auml": "ä", "ouml": "ö", "uuml": "ü",
}

// texAccents are the macros that put a mark on the letter behind them.
var texAccents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", `"`: "\u0308", "=": "\u0304", ".": "\u0307", "u": "\u0306",
	"v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
}

// texSymbol reads a macro that stands for a letter or a sign, with the blanks or braces
// that end it; 0 where there is none.
func texSymbol(rest string) (text string, n int) {
	name := texName(rest)
	text, known := texSymbols[name]
	if !known {
		return "", 0
	}
	n = 1 + len(name)
	if strings.HasPrefix(rest[n:], "{}") {
		n += 2
	}
	return text, n
}

// texName is the name of the macro that a text begins with, without its backslash: its
// letters, or the one sign it is.
func texName(rest string) string {
	n := 1
	for n < len(rest) && letter(rest[n]) {
		n++
	}
	if n == 1 && len(rest) > 1 {
		n = 2
	}
	return rest[1:min(n, len(rest))]
}

// accented puts a mark on the first letter of a text.
func accented(text, mark string) string {
	text = strings.NewReplacer("ı", "i", "ȷ", "j").Replace(text)
	for i := range text {
		if i > 0 {
			return norm.NFC.String(text[:i]+mark) + text[i:]
		}
	}
	return norm.NFC.String(text + mark)
}
