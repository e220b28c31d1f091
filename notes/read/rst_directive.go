package read

import (
	"strings"
)

// explicit reads what begins with two points: directives, footnotes, targets, comments.
func (r *rstReader) explicit(indent int, body string) {
	rest := strings.TrimSpace(strings.TrimPrefix(body, ".."))
	if strings.HasPrefix(rest, "[") {
		name, text, ok := strings.Cut(rest[1:], "]")
		if ok && !strings.ContainsAny(name, " []") {
			from := r.at + 1
			if text = strings.TrimSpace(text); text == "" && from < len(r.rows) {
				r.at++
				text = strings.TrimSpace(r.rows[r.at])
			}
			r.l.blank()
			r.l.line("[^"+strings.TrimPrefix(name, "#")+"]: "+r.inline(r.whole(text)), from)
			return
		}
	}
	name, args, ok := strings.Cut(rest, "::")
	if rest == "" && (r.at+1 == len(r.rows) || strings.TrimSpace(r.rows[r.at+1]) == "") {
		r.l.blank() // only parts what stands around it
		return
	}
	if strings.HasPrefix(rest, "|") || strings.HasPrefix(rest, "_") || !ok || strings.ContainsAny(name, " `<") || name == "" {
		r.skip(indent) // a comment, a target or a definition
		return
	}
	r.l.blank()
	r.directive(indent, strings.ToLower(name), strings.TrimSpace(args))
}

// skip leaves out what is indented below the line we are on.
func (r *rstReader) skip(indent int) {
	r.at = max(r.at, r.blockEnd(r.at+1, indent+1)-1)
}

// directive writes a directive by its name.
func (r *rstReader) directive(indent int, name, args string) {
	switch name {
	case "toctree", "contents", "raw", "only", "index", "highlight", "default-role", "role", "include", "meta",
		"sectnum", "tabularcolumns", "currentmodule", "module", "automodule", "autosummary", "bibliography", "class", "default-domain",
		"header", "footer", "replace", "unicode", "literalinclude", "plot", "ifconfig":
		if name == "include" || name == "literalinclude" {
			r.l.line("Included: "+literal(args), r.at+1)
		}
		r.skip(indent)
	case "code", "code-block", "sourcecode", "code-cell", "parsed-literal", "prompt", "console", "testcode", "doctest":
		from := r.options(indent, args)
		r.literalBlock(fenceWord(args), indent+1, from, 0)
	case "math":
		r.math(indent, args)
	case "image", "figure":
		r.picture(indent)
	case "list-table":
		r.listTable(indent, args)
	case "csv-table":
		r.csvTable(indent, args)
	default:
		r.kept(indent, name, args)
	}
}

// options goes past the options of a directive, and returns the row its text begins on.
func (r *rstReader) options(indent int, _ string) int {
	from := r.at + 1
	for from < len(r.rows) && r.indentOf(from) > indent && strings.HasPrefix(strings.TrimSpace(r.rows[from]), ":") {
		from++
	}
	r.at = from - 1
	return from
}

// option returns what an option of the directive on this row says.
func (r *rstReader) option(indent int, name string) string {
	for at := r.at + 1; at < len(r.rows) && r.indentOf(at) > indent; at++ {
		body := strings.TrimSpace(r.rows[at])
		if !strings.HasPrefix(body, ":") {
			return ""
		}
		if value, ok := strings.CutPrefix(body, ":"+name+":"); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func (r *rstReader) math(indent int, args string) {
	if args != "" {
		r.l.line("$$"+args+"$$", r.at+1)
	}
	from := r.options(indent, args)
	end := r.blockEnd(from, indent+1)
	for i := from; i < end; i++ {
		if body := strings.TrimSpace(r.rows[i]); body != "" {
			r.l.line("$$"+body+"$$", i+1)
		}
	}
	r.at = max(r.at, end-1)
	r.l.blank()
}

// picture keeps what is said of a picture: the words that stand for it, its caption.
func (r *rstReader) picture(indent int) {
	if alt := r.option(indent, "alt"); alt != "" {
		r.l.line("Picture: "+r.inline(alt), r.at+1)
		r.l.blank()
	}
	r.enter(r.options(indent, ""), indent)
}

// enter has the text of a directive read like any other, at its own indent.
func (r *rstReader) enter(from, indent int) {
	for i := from; i < len(r.rows); i++ {
		if strings.TrimSpace(r.rows[i]) == "" {
			continue
		}
		if n := r.indentOf(i); n > indent && len(r.depth) < maxIndents {
			r.depth = append(r.depth, n)
		}
		return
	}
}

// said are the directives whose name is said before their text.
func said(name string) string {
	switch name {
	case "note", "warning", "tip", "hint", "important", "caution", "danger", "attention", "error", "deprecated", "seealso", "todo":
		if name == "seealso" {
			return "See also"
		}
		return strings.ToUpper(name[:1]) + name[1:]
	case "versionadded":
		return "New in version"
	case "versionchanged":
		return "Changed in version"
	}
	return ""
}

// kept keeps a directive's text, with what is said of it before.
func (r *rstReader) kept(indent int, name, args string) {
	r.begun = true
	word := said(name)
	_, short, domain := strings.Cut(name, ":")
	switch {
	case word != "" && args == "":
		r.l.line("**"+word+":**", r.at+1)
	case word != "":
		r.l.line("**"+word+":** "+r.inline(args), r.at+1)
	case name == "rubric" || name == "topic" || name == "admonition" || name == "sidebar" || name == "table":
		r.l.line("**"+r.inline(args)+"**", r.at+1)
	case domain && args != "" || strings.HasPrefix(name, "auto") || name == "function" || name == "method" || name == "option" || name == "envvar":
		if short == "" {
			short = name
		}
		r.l.line(short+" "+codeSpan(args), r.at+1)
	case args != "":
		r.l.line(prosaic(r.inline(args)), r.at+1)
	}
	if word == "" {
		r.l.blank()
	}
	r.enter(r.options(indent, args), indent)
}
