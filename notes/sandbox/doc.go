// Package sandbox reads files of intricate formats in processes of their own, so that a
// crash, a bomb or an endless loop costs one file.
//
// [Pool.Read] hands a file to a child: the same program, started again, which [Main]
// makes a child of at the very beginning. Before it sees a byte of a document the child
// gives up files, network and other programs where the system allows that, and sets
// itself limits; then it reads one file after the other from its standard input and
// writes documents to its standard output. The parent watches: a child that does not get
// on, takes too long or dies is replaced, and the file has a reason why it cannot be
// read. What a child answers is checked as if an enemy had written it.
//
// The package knows no workspace and no index. It stands on one floor with notes, above
// notes/read.
package sandbox
