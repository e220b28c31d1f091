// Package journal is the log of what was answered: lines that are only ever added,
// in .ken/reviews/DEVICE/YYYY-MM.jsonl, one writer to a file, so that git merges the
// logs of two machines without a conflict. What is known of a card is never kept: it
// is replayed from the log, which is the truth.
//
// It stands on the floor above notes, and uses recall for the arithmetic.
package journal
