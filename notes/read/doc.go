// Package read turns a file's bytes into text with line anchors, one format a
// file. It opens nothing: bytes come in, a [Document] or the reason why there is
// none goes out.
//
// Floor: the lowest.
package read
