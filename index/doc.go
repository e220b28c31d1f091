// Package index finds passages in the user's documents. It is the only room that
// knows bleve. The index is a cache: it can be deleted at any time, it is brought
// up to date before it is read, and what it names is read from the file itself.
//
// Floor: above notes.
package index
