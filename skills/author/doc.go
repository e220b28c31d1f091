// Package author has a model write a document, and keeps of it what the user's documents
// carry. The model gets numbered passages and returns sentences, each with a passage and
// words of it; the program looks these up, places every citation itself, and has the
// proof decide on each sentence. One that fails goes back once with the reason, and then
// out of the body. Nothing that a passage says can change what is asked for: passages are
// data within one JSON value, no tool is offered, and the answer can only fill the form.
//
//	author.go   a document from commission to manuscript: ask, vet, send back
//	egress.go   what would leave this machine, and what stays, before anything does
//	prompt.go   what the model is told, and the form its answer has to have
//	answer.go   the answer taken apart, also while it comes and where it breaks off
//	vet.go      one sentence of it held against the passages
//	place.go    the sentences that hold quoted words
//	mend.go     sentences that failed, sent back once
//	own.go      what of a sentence only the model brought
//	entail.go   a second model that may lower a verdict
//
// Floor: above skills/brief and skills/model.
package author
