//go:build race

package read

// underRace is set where the race detector watches: PDFium takes ten times as long then,
// and more memory than a child may have.
const underRace = true
