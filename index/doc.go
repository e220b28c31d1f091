// Package index finds passages in the user's documents. It is the only room that
// knows bleve. The index is a cache: it can be deleted at any time, it is brought
// up to date before it is read, and what it names is read from the file itself.
//
// Floor: above notes.
//
// # What is kept
//
// The folder of an index holds
//
//	store/      bleve's segments and its list of them
//	manifest    what is known of each file: size, time, digest, passages
//	seal        what the store looked like when it was last known to be whole
//	lock, gate  who may read and write; nobody holds them while idle
//	synced      its time is that of the last sync
//	damaged     why it must be made anew, where a check found out what no sync would
//	vectors     where embeddings are on: see vectorfile.go, embeddedfiles.go, meaning.go
//
// No text is kept, only its terms and where it stands: a passage is a range of a
// file, with the digest of what stood there. It is read when it is found, and if
// the digest is another one the file is indexed again first.
//
// # Two kens, and killed ones
//
// A sync reads and analyses without the lock, and writes sessions of a thousand
// passages with it. Each session is one transaction of bleve's, which also writes
// the rows of the manifest that it changes (see head.go); so store and manifest
// say the same whenever a process is killed. Two syncs at once share the work.
//
// # Ranking
//
// Exact BM25 over title, headings and text, see rank.go. Scores depend on what is
// in the workspace, to the last bit, and not on the order in which it got there.
package index
