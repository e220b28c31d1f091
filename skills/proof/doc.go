// Package proof decides whether a sentence is supported by the words it cites. It
// is pure: a sentence and its evidence go in, a verdict comes out.
//
// Floor: above notes.
package proof
