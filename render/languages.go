package render

import "strings"

// A language is what the highlighter needs to know of one.
type language struct {
	keywords map[string]bool
	folded   bool // keywords in any case
	line     []string
	// open and shut enclose a comment.
	open, shut string
	quotes     string
	triple     bool // quotes in threes run over lines
	rawTicks   bool // backslashes mean nothing between back quotes
	keys       bool // words and strings before a colon or an equals sign are keys
}

// newLanguage returns a language by the name after a fence, nil if it is not known.
func newLanguage(name string) *language {
	c := language{line: []string{"//"}, open: "/*", shut: "*/", quotes: `"'`}
	script := language{line: []string{"#"}, quotes: `"'`}
	switch name {
	case "go", "golang":
		c.quotes, c.rawTicks = "\"'`", true
		return c.with(goWords)
	case "js", "javascript", "jsx", "mjs", "ts", "typescript", "tsx":
		c.quotes = "\"'`"
		return c.with(jsWords)
	case "java", "kotlin", "kt", "scala", "cs", "csharp", "c#", "swift", "dart":
		return c.with(javaWords)
	case "c", "h", "cpp", "c++", "cc", "hpp", "objc", "zig":
		return c.with(cWords)
	case "rust", "rs":
		// A single quote begins lifetimes too.
		c.quotes = `"`
		return c.with(rustWords)
	case "css", "scss", "less":
		c.keys = true
		return c.with("")
	case "json", "jsonc", "json5":
		c.keys = true
		return c.with("true false null")
	case "py", "python", "python3":
		script.triple = true
		return script.with(pythonWords)
	case "rb", "ruby", "ex", "elixir":
		return script.with(rubyWords)
	case "sh", "bash", "shell", "zsh", "console", "fish", "dockerfile", "makefile", "make":
		return script.with(shellWords)
	case "yaml", "yml", "toml", "ini", "conf", "properties", "nix", "hcl", "terraform":
		script.keys = true
		return script.with("true false null yes no on off")
	case "sql", "sqlite", "postgresql", "mysql", "psql":
		sql := language{line: []string{"--"}, open: "/*", shut: "*/", quotes: `"'`, folded: true}
		return sql.with(sqlWords)
	case "lua", "haskell", "hs":
		return language{line: []string{"--"}, quotes: `"'`}.with(luaWords)
	}
	return nil
}

func (l language) with(words string) *language {
	l.keywords = map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		l.keywords[w] = true
	}
	return &l
}

const (
	goWords = `break case chan const continue default defer else fallthrough for func go goto if import interface map
		package range return select struct switch type var nil true false iota any error string int bool byte rune`
	jsWords = `abstract as async await break case catch class const continue default delete do else enum export extends
		false finally for from function get if implements import in instanceof interface let new null of private
		protected public readonly return set static super switch this throw true try type typeof undefined var void
		while yield`
	javaWords = `abstract as async await boolean break byte case catch char class const continue data def default do
		double else enum extends false final finally float for fun func guard if implements import in instanceof int
		interface internal is let long match namespace new null object out override package private protected public
		record return sealed short static struct super switch this throw throws trait true try typealias using val var
		virtual void when where while with yield`
	cWords = `auto bool break case catch char class const constexpr continue default defer delete do double else enum
		explicit extern false float fn for friend goto if include define ifdef ifndef endif inline int long namespace
		new noexcept nullptr operator override private protected public pub register return short signed sizeof static
		struct switch template this throw true try typedef typename union unsigned using var virtual void volatile while`
	rustWords = `as async await break const continue crate dyn else enum extern false fn for if impl in let loop match
		mod move mut pub ref return self Self static struct super trait true type unsafe use where while`
	pythonWords = `and as assert async await break class continue def del elif else except False finally for from
		global if import in is lambda match None nonlocal not or pass raise return True try while with yield self`
	rubyWords = `alias and begin break case class def defmodule defp do else elsif end ensure false fn for if in module
		next nil not or redo rescue retry return self super then true undef unless until when while yield`
	shellWords = `case do done elif else esac exit export fi for function if in local read return set shift source then
		trap unset until while FROM RUN COPY ADD CMD ENTRYPOINT ENV WORKDIR ARG EXPOSE USER VOLUME`
	sqlWords = `add all alter and any as asc begin between by case check column commit constraint create cross database
		default delete desc distinct drop else end except exists foreign from full group having if in index inner insert
		intersect into is join key left like limit not null offset on or order outer primary references right rollback
		select set table then union unique update using values view when where with true false`
	luaWords = `and break case class data deriving do else elseif end false for function goto if import in instance let
		local module newtype nil not of or repeat return then true type until where while`
)
