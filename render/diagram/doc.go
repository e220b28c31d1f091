// Package diagram is what a diagram says, whatever text it was read from and
// however it will be drawn: nodes and edges, messages, a tree, dates. Texts become
// diagrams in render/mermaid; diagrams become drawings in render/draw.
//
// Everything in it is a value without methods that draw, so that a skill can build
// a diagram as well as a parser can.
package diagram
