// Package draw turns diagrams into drawings: text for a terminal, sentences for who
// does not look at one, SVG and PNG for everything else.
//
// There is one layout for all of them, on an integer grid. A [diagram.Diagram]
// becomes a scene of outlines, lines and texts, and a painter turns the scene into
// cells or into pixels. What a unit of the grid is, and how wide a text is in it, is
// all the layout knows of the painter.
//
// # What holds of every drawing
//
// No two edges share a cell, but where they cross; no label is lost; outlines are
// whole; nothing stands in a frame that does not belong to it. [Text] says which node
// or edge a cell shows, and which cells show a node.
//
// # Bounds
//
// What is too large to be laid out within a fraction of a second is not: it is said
// as an outline, and the drawing's note says so. Labels are cleaned of everything
// that would move a cursor or hide text.
//
// The package stands above render/diagram and render/chart and knows of no text that
// diagrams are written in.
package draw
