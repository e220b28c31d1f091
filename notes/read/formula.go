package read

import "strings"

// mathText writes a formula of MathML, the element just opened, in one line: (a+b)/c^2.
func mathText(x *xmlReader, depth int) string {
	between := map[string]string{"mfrac": "/", "msup": "^", "msub": "_", "msubsup": "_", "munder": "_", "mover": "^", "munderover": "_"}[x.name]
	var b strings.Builder
	n := 0
	for in := x.depth; x.within(in); {
		switch {
		case x.kind == xmlText:
			b.WriteString(strings.TrimSpace(x.chars()))
		case x.kind != xmlOpen:
		case x.name == "annotation" || x.name == "annotation-xml" || depth > maxDeep:
			x.skip()
		default:
			inner := mathText(x, depth+1)
			if n++; n > 1 && between != "" {
				b.WriteString(between)
			}
			if between == "/" && strings.ContainsAny(inner, "+-−±") {
				inner = "(" + inner + ")"
			}
			b.WriteString(inner)
		}
	}
	return b.String()
}
