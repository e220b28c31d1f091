// Package model asks a model that the user has set up, at an endpoint that speaks as
// OpenAI's does. It is the only room that knows go-openai, and its one HTTP client is
// the program's only road to the network: whoever has no [Client] opens no socket.
//
// A [Client] has vectors made and writes: an answer comes piece by piece, in as many
// attempts as help, and is an error unless it said why it ended. What servers do to the
// protocol is put right in between, before go-openai reads it. An answer that has to meet
// a schema is held to it here, whatever the endpoint promises.
//
// It knows no document, workspace or setting. What may be sent is for the caller to
// say; what the endpoint answers is another's word, and is held to bounds before it is
// believed. The key goes into the header of a request and nowhere else: no error holds
// it.
//
//	endpoint.go   where a model is asked, and what is no address
//	client.go     the client, and embeddings
//	message.go    what a model is asked, and what comes of it
//	write.go      asks, in as many attempts as help, and judges whether the answer is whole
//	exchange.go   one request and its answer, chunk by chunk
//	schema.go     answers that meet a JSON schema, seen to by the endpoint or by asking again
//	extract.go    the JSON value in what a model answered
//	caps.go       what is known of an endpoint, and kept
//	probe.go      how that is found out
//	estimate.go   how many tokens a text has, corrected by what endpoints count
//	budget.go     the tokens that one task may take
//	road.go       one request: only to the endpoint, again where that helps, bounded
//	stream.go     an answer that comes while it is written, bounded in size and time
//	events.go     a body taken apart into events, in all the forms that servers have
//	shape.go      an event as go-openai expects it
//	thought.go    what a model thinks aloud before it answers, left out
//	veil.go       the key, kept out of what an endpoint echoes
//	lenient.go    values of JSON read without trust in their types
//	failure.go    what went wrong, in words for the user and for callers
//	complaint.go  what servers complain of, in the forms that they have for it
//	tape.go       exchanges recorded and played back, without the key
//
// Floor: beside index and skills.
package model
