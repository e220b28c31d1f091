// Package decks reads and writes decks of flashcards as other programs have them:
// Anki's packages (.apkg and .colpkg, of every version there has been) and its
// text files, tables of separated values, and the logs of reviews that FSRS
// optimizers read. Bytes go in and a [Deck] comes out, or the other way round. It
// opens no file, and writes none, not even for a while: a database is read and made
// in memory. It has no clock.
//
// What comes in is taken for hostile. A file that cannot be read is an error with
// its reason; a note that cannot be used is a [Problem], and the others are read.
// Media are never unpacked: of a picture or a sound only the name is known.
//
// It stands on the lowest floor and imports nothing of ken.
package decks
