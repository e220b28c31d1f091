// Package diagram draws what documents say: the steps of a process, what depends on
// what, what happened when, the headings of a document, who answers for what, what a
// thing is, what a package imports. Every node and every edge leads to the lines that
// say it, and nothing is drawn that no line says.
//
//	desk.go      a topic, a document or a folder in, a diagram out
//	page.go      a document taken apart into blocks that can be cited
//	claim.go     one edge as one place says it
//	steps.go, order.go, relation.go, columns.go, fence.go, dated.go, people.go,
//	define.go, outline.go, imports.go
//	             what claims are read from
//	form.go      which form fits what was found
//	gather.go    nodes that are one, edges that are one, what contradicts, what is too much
//	artist.go    a model draws: a typed graph with quotes, held against the passages
//	markdown.go  the note that is kept, and keep.go how
//	blank.go     labels hidden for recall, each with a card (enquiry.go asks, mask.go hides)
//	mastery.go   how well each node is known
//
// It knows the model of a diagram and neither how it is written as Mermaid nor how it
// is drawn: both are handed in. Floor: above skills/brief.
package diagram
