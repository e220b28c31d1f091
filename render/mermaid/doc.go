// Package mermaid reads Mermaid texts into diagrams and writes diagrams as Mermaid.
//
// Each of the thirteen kinds that are drawn has a reader of its own, written by hand
// after Mermaid's own order of rules, so that what Mermaid accepts is accepted and
// means the same, and what it rejects is rejected with the place. [Write] writes one
// canonical form that [Parse] reads back as the same diagram.
//
// What is only for the browser, such as colours, links and callbacks, is read past.
// The package knows nothing of how diagrams are laid out or drawn. It stands on the
// third floor.
package mermaid
