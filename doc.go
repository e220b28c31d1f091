// Ken is a personal-context knowledge workspace and tutor for the terminal. It reads
// the documents of a folder in place, finds passages in them, and writes briefs and
// answers whose every sentence leads to the line it rests on.
//
// This package reads the command line, builds the workshop and runs a command or the
// screen. Its files:
//
//	main.go         what a run sees of the world; from arguments to an exit code
//	commands.go     the root command and the global flags
//	commands_*.go   a command each: its help, what it does, its value in both forms
//	help.go man.go  how a command is explained: on the terminal, as a manual page
//	printer.go      the one place values become text or JSON
//	fault.go        the one place errors become a line, a hint and an exit code
//	workshop.go     workspace, index, context and shelf, opened when first needed
//	places.go settings.go trust.go   what lies outside the workspace
//
// Floor: the highest. Nothing imports it.
package main
