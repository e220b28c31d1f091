package notes

import "strings"

// A glob is a pattern for one name, compiled. As in git it is bytes that are
// matched: a question mark stands for one of them.
type glob struct {
	literal string // to be matched whole, after the star if there is one
	kind    globKind
	tokens  []token
}

type globKind uint8

const (
	globLiteral globKind = iota // the name itself
	globSuffix                  // a star, then the name's end
	globTokens
)

// A token matches one byte, or with star any number of them.
type token struct {
	star  bool
	c     byte
	class *[256]bool // of bytes instead of c
}

// parseGlob compiles a pattern up to its end or the first slash, and returns what
// stands from there on. It is not ok where the pattern can match nothing.
func parseGlob(s string) (g glob, rest string, ok bool) {
	at := 0
	for at < len(s) && s[at] != '/' {
		var t token
		if t, at, ok = parseToken(s, at); !ok {
			return glob{}, "", false
		}
		if n := len(g.tokens); t.star && n > 0 && g.tokens[n-1].star {
			continue
		}
		g.tokens = append(g.tokens, t)
	}
	// No name holds a slash: this is the backslash before one, which says nothing.
	if n := len(g.tokens); n > 0 && g.tokens[n-1].c == '/' {
		g.tokens = g.tokens[:n-1]
	}
	if len(g.tokens) == 0 {
		return glob{}, "", false
	}
	g.simplify()
	return g, s[at:], true
}

// simplify finds the forms that nearly all patterns have.
func (g *glob) simplify() {
	tokens := g.tokens
	kind := globLiteral
	if tokens[0].star {
		kind, tokens = globSuffix, tokens[1:]
	}
	var b strings.Builder
	for _, t := range tokens {
		if t.star || t.class != nil {
			g.kind = globTokens
			return
		}
		b.WriteByte(t.c)
	}
	g.kind, g.literal = kind, b.String()
}

// parseToken reads the token at a place, and returns where the next one stands.
func parseToken(s string, at int) (token, int, bool) {
	switch s[at] {
	case '*':
		return token{star: true}, at + 1, true
	case '?':
		return token{class: &anyByte}, at + 1, true
	case '[':
		return parseClass(s, at+1)
	case '\\':
		if at+1 == len(s) {
			return token{}, 0, false
		}
		if s[at+1] == '/' {
			return token{c: '/'}, at + 1, true
		}
		return token{c: s[at+1]}, at + 2, true
	}
	return token{c: s[at]}, at + 1, true
}

// anyByte is the class of all bytes.
var anyByte = func() (set [256]bool) {
	for i := range set {
		set[i] = true
	}
	return set
}()

// parseClass reads a class of bytes after its bracket.
func parseClass(s string, at int) (token, int, bool) {
	var set [256]bool
	negated := at < len(s) && (s[at] == '!' || s[at] == '^')
	if negated {
		at++
	}
	prev := -1 // the byte that a range can begin with
	for first := true; ; first = false {
		if at >= len(s) {
			return token{}, 0, false
		}
		if s[at] == ']' && !first {
			break
		}
		var ok bool
		if at, prev, ok = classMember(s, at, prev, &set); !ok {
			return token{}, 0, false
		}
	}
	if negated {
		for i := range set {
			set[i] = !set[i]
		}
	}
	return token{class: &set}, at + 1, true
}

// classMember reads a byte, a range or a named class into a set.
func classMember(s string, at, prev int, set *[256]bool) (next, last int, ok bool) {
	switch {
	case s[at] == '\\':
		if at+1 == len(s) {
			return 0, 0, false
		}
		set[s[at+1]] = true
		return at + 2, int(s[at+1]), true
	case s[at] == '-' && prev >= 0 && at+1 < len(s) && s[at+1] != ']':
		at++
		if s[at] == '\\' {
			if at++; at == len(s) {
				return 0, 0, false
			}
		}
		for c := prev; c <= int(s[at]); c++ {
			set[c] = true
		}
		return at + 1, -1, true
	case strings.HasPrefix(s[at:], "[:"):
		end := strings.IndexByte(s[at+2:], ']')
		if end < 0 {
			return 0, 0, false
		}
		if name, named := strings.CutSuffix(s[at+2:at+2+end], ":"); named {
			return at + 2 + end + 1, -1, namedClass(name, set)
		}
	}
	set[s[at]] = true
	return at + 1, int(s[at]), true
}

// namedClass adds the ASCII bytes of a class such as alpha.
func namedClass(name string, set *[256]bool) bool {
	is := map[string]func(c byte) bool{
		"alnum":  func(c byte) bool { return isAlpha(c) || isDigit(c) },
		"alpha":  isAlpha,
		"blank":  func(c byte) bool { return c == ' ' || c == '\t' },
		"cntrl":  func(c byte) bool { return c < ' ' || c == 0x7f },
		"digit":  isDigit,
		"graph":  func(c byte) bool { return c > ' ' && c < 0x7f },
		"lower":  func(c byte) bool { return c >= 'a' && c <= 'z' },
		"print":  func(c byte) bool { return c >= ' ' && c < 0x7f },
		"punct":  func(c byte) bool { return c > ' ' && c < 0x7f && !isAlpha(c) && !isDigit(c) },
		"space":  func(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' },
		"upper":  func(c byte) bool { return c >= 'A' && c <= 'Z' },
		"xdigit": func(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' },
	}[name]
	if is == nil {
		return false
	}
	for c := range byte(0x80) {
		set[c] = set[c] || is(c)
	}
	return true
}

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// matches tells whether a name is meant. Where it does not go on, the last star
// takes one byte more.
func (g *glob) matches(name string) bool {
	switch g.kind {
	case globLiteral:
		return name == g.literal
	case globSuffix:
		return strings.HasSuffix(name, g.literal)
	}
	i, at := 0, 0
	retry, retryAt := -1, 0
	for {
		switch {
		case i < len(g.tokens) && g.tokens[i].star:
			i++
			retry, retryAt = i, at
			continue
		case i < len(g.tokens) && at < len(name) && g.tokens[i].takes(name[at]):
			i, at = i+1, at+1
			continue
		case i == len(g.tokens) && at == len(name):
			return true
		}
		if retry < 0 || retryAt >= len(name) {
			return false
		}
		retryAt++
		i, at = retry, retryAt
	}
}

func (t token) takes(c byte) bool {
	if t.class != nil {
		return t.class[c]
	}
	return t.c == c
}
