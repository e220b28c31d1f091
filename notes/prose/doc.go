// Package prose takes running text apart: words and their stems, stop words,
// sentences. Every piece is a byte range of the text it came from, so that what
// is found can be quoted to the letter.
//
// It knows no file, no index and no screen. Floor: the lowest.
package prose
