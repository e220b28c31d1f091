// Package tui is the screen. It is the only room that knows Bubble Tea.
//
// One model, [App], holds a stack of screens. A screen is a struct: it is told of
// what came in, draws lines into an area, and lists what can be done on it. Every
// key, every hint in the footer, the list of keys and the palette come from those
// lists of actions, so nothing can be shown that does not exist.
//
// The rules of this room:
//
//   - Update never reads or writes a file; that happens in commands, and a command
//     never touches the state of the screen.
//   - Nothing redraws unless something changed; nothing animates.
//   - Text of documents, file names and errors pass through [look.line] or the
//     renderer before they are drawn, so that no escape sequence of theirs gets out.
//   - Letters mean one thing everywhere. Esc never quits.
//
// What the screen needs of the other rooms comes in as functions in a [Workshop].
//
// Floor: above every skill; only main is above it.
package tui
