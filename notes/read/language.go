package read

import (
	"regexp"
	"strings"
)

// A language is what has to be known of a programming language to find its comments and
// its declarations.
type language struct {
	line   []string    // what begins a comment to the end of the line
	blocks [][2]string // what begins and ends one that may have several lines
	quotes string      // the marks of texts that end on their line
	long   []string    // the marks of texts that may have several lines
	begins string      // a pattern of what a declaration begins with
	margin string      // a pattern of what begins one at the margin alone
	ends   string      // signs that end its signature
	whole  bool        // the rest of it is told too, up to a semicolon
	docs   bool        // a text right below a declaration says what it is
}

// modifiers stand before declarations in the languages that look like C.
const modifiers = `(?:(?:public|private|protected|internal|static|final|abstract|sealed|override|virtual|async|partial|open|data|` +
	`readonly|unsafe|extern|synchronized|default|inline|suspend|operator|implicit|lazy|case|fileprivate|mutating|native|external|` +
	`export|declare|const|lateinit|infix|tailrec|required|convenience|indirect|nonisolated|final|new)\s+)*`

// things are what such declarations declare.
const things = `(?:class|interface|enum|record|struct|trait|object|protocol|extension|actor|namespace|func|fun|def|init|delegate|mixin|union|module)\b[^=;]*`

// method is a method in Java and C#: a modifier, a type, a name and a parenthesis.
const method = `(?:(?:public|private|protected|internal|static|final|abstract|override|virtual|async|synchronized|native)\s+)+(?:[\w<>\[\],.?]+\s+){0,3}\w+\s*(?:<[^>]*>)?\s*\(`

var (
	cLike = language{line: []string{"//"}, blocks: [][2]string{{"/*", "*/"}}, quotes: `"'`, ends: "{;"}
	hash  = language{line: []string{"#"}, quotes: `"'`, ends: "{;"}
)

// languageOf returns the language that the ending of a name tells; false for others.
func languageOf(ext string) (l language, known bool) {
	l = cLike
	switch ext {
	case ".go":
		l.long, l.begins = []string{"`"}, `(?:func|type|const|var)\b`
	case ".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".mts":
		l.long = []string{"`"}
		l.begins = `(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\b|class\b|interface\b|enum\b|namespace\b|type\s+\w+)` +
			`|(?:export\s+)?(?:const|let|var)\s+[\w$]+\s*(?::[^=]+)?=\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*(?::[^=]+)?=>|\w+\s*=>)` +
			`|(?:(?:public|private|protected|static|async|get|set|readonly)\s+)*[\w#$]+\s*\([^()]*\)\s*(?::[^{;=]+)?\{$`
	case ".java", ".cs", ".kt", ".kts", ".scala", ".swift", ".dart", ".groovy":
		l.begins = modifiers + things + `|` + method
		l.long = []string{`"""`}
		l.ends = "{;="
	case ".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".hh", ".m", ".ino":
		l.begins = `(?:typedef\s+)?(?:struct|class|union|enum|namespace)\s+\w+[^;=()]*\{?$|template\s*<|#define\s+\w+\(|(?:[\w:]+(?:<[^;=]*>)?[\s*&]+)+[\w:~]+\s*\([^;={]*(?:[;{,)]|const|override|noexcept)*$`
		l.margin = `\w+\s*\([^;={]*$`
	case ".rs":
		l.begins = `(?:pub(?:\([^)]*\))?\s+)?(?:(?:default|const|async|unsafe|extern(?:\s+"C")?)\s+)*(?:fn|struct|enum|trait|impl|mod|type|union|macro_rules!|static)\b`
		l.quotes = `"`
	case ".php":
		l.line, l.begins = []string{"//", "#"}, `(?:(?:abstract|final|public|private|protected|static|readonly)\s+)*(?:function|class|interface|trait|enum)\s+\w`
	case ".proto":
		l.begins, l.ends = `(?:message|service|rpc|enum|oneof)\s+\w`, "{;"
	case ".css", ".scss", ".less":
		l.begins = `@(?:mixin|function)\b`
	case ".sql":
		l = language{line: []string{"--"}, blocks: cLike.blocks, quotes: `'"`, ends: "(;", whole: true}
		l.begins = `(?i:create|alter)\s+(?i:or\s+replace\s+)?(?i:(?:global\s+|local\s+)?temp\w*\s+|unique\s+|materialized\s+|recursive\s+)*(?i:table|view|function|procedure|index|trigger|type|policy|schema|sequence)\b`
	default:
		return scripting(ext)
	}
	return l, true
}

// scripting knows the languages that do not look like C.
func scripting(ext string) (l language, known bool) {
	l = hash
	switch ext {
	case ".py", ".pyi", ".pyw":
		l.long, l.begins, l.ends, l.docs = []string{`"""`, "'''"}, `(?:async\s+)?(?:def|class)\s+\w`, ":", true
	case ".rb", ".rake":
		l.blocks, l.begins, l.ends = [][2]string{{"=begin", "=end"}}, `(?:def|class|module)\s`, ";"
	case ".sh", ".bash", ".zsh":
		l.begins = `(?:function\s+[\w:-]+|[\w:-]+\s*\(\))\s*(?:\(\))?\s*\{?$`
	case ".ps1", ".psm1":
		l.blocks, l.begins = [][2]string{{"<#", "#>"}}, `(?i:function|class|filter)\s+[\w-]+`
	case ".r":
		l.begins = `[\w.]+\s*(?:<-|=)\s*function\s*\(`
	case ".pl", ".pm":
		l.blocks, l.begins = [][2]string{{"=head", "=cut"}, {"=pod", "=cut"}}, `(?:sub|package)\s+\w`
	case ".ex", ".exs":
		l.long, l.begins, l.ends = []string{`"""`}, `(?:def|defp|defmodule|defmacro|defprotocol)\s`, ";"
	case ".jl":
		l.blocks, l.long, l.begins, l.ends = [][2]string{{"#=", "=#"}}, []string{`"""`}, `(?:function|struct|mutable struct|module|macro|abstract type)\s`, ";"
	case ".tf":
		l.line, l.blocks, l.begins = []string{"#", "//"}, cLike.blocks, `(?:resource|variable|output|module|data|provider|locals)\b`
	case ".graphql", ".gql":
		l.long, l.begins = []string{`"""`}, `(?:type|input|enum|interface|union|scalar|query|mutation|fragment|extend)\s`
	case ".lua":
		l = language{line: []string{"--"}, blocks: [][2]string{{"--[[", "]]"}}, quotes: `"'`, ends: ";"}
		l.begins = `(?:local\s+)?function\s+[\w.:]+|(?:local\s+)?[\w.]+\s*=\s*function\b`
	case ".hs":
		l = language{line: []string{"--"}, blocks: [][2]string{{"{-", "-}"}}, quotes: `"`, ends: "="}
		l.begins = `[a-z][\w']*\s*::|(?:data|newtype|class|instance|module|type)\s`
	case ".el", ".lisp", ".clj", ".cljs", ".scm":
		l = language{line: []string{";"}, quotes: `"`, ends: "", begins: `\((?:defun|defn|defmacro|defvar|defcustom|define|def|ns|defclass|defmethod|defprotocol)\s`}
	default:
		return l, false
	}
	return l, true
}

// pattern makes a pattern for the head of a line of one that may be empty.
func pattern(begins string) *regexp.Regexp {
	if begins == "" {
		begins = `\b\B` // matches nothing
	}
	return regexp.MustCompile(`^(?:` + begins + `)`)
}

// control tells statements that look like the declaration of a function.
func control(code string) bool {
	word := code[:len(code)-len(strings.TrimLeft(code, "abcdefghijklmnopqrstuvwxyz_"))]
	switch word {
	case "if", "for", "while", "switch", "return", "else", "catch", "do", "case", "throw", "new", "delete", "await", "using", "lock",
		"foreach", "sizeof", "goto", "yield", "assert", "import", "super", "this", "elif", "with", "try", "finally", "typeof", "defer":
		return len(word) == len(code) || !digit(code[len(word)])
	}
	return false
}
