//go:build race

package decks

// raced tells whether the race detector is on, under which SQLite takes thirty times as long.
const raced = true
