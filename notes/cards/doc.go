// Package cards is questions with their answers: as they stand in the user's own
// Markdown, and as ken keeps those it made. It knows how a card is found again when
// the text around it has changed, and nothing of when it is to be asked.
//
// Nothing is written into a document here. What ken must remember of cards stands
// in .ken/cards.jsonl, lines that are only ever added to and that git can merge.
//
// It stands on the floor above notes.
package cards
