// Package page makes one HTML file of a note: all that is needed to read it is in the
// file, and nothing in it does anything.
//
// # What the file is
//
// It needs no network and runs no script. Its policy (Content-Security-Policy) allows
// one style sheet, by its digest, and pictures that stand in the file itself. Diagrams
// are inline SVG, once for light and once for dark. A footnote's mark leads to its
// passage at the foot, which says the file, the line, the heading and the words, and
// leads back. It reads well with a screen reader, in the dark and on paper.
//
// # Safety
//
// The note is not trusted. It is read by package render and by its rules: raw HTML
// gives its text alone, and what hides or reorders text is gone. What is left is
// escaped. Only addresses of http, https and mailto become links, and relative ones
// that stay in the workspace; pictures come from the workspace as PNG, JPEG or GIF. A
// drawing goes through a list of the elements and attributes an SVG may have.
//
// The same note gives the same bytes. The package opens no file: pictures and drawings
// come from functions it is given. It stands on the fifth floor, above render.
package page
