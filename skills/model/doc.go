// Package model asks a model that the user has set up, at an endpoint that speaks as
// OpenAI's does. It is the only room that knows go-openai, and its one HTTP client is
// the program's only road to the network: whoever has no [Client] opens no socket.
//
// It knows no document, workspace or setting. What may be sent is for the caller to
// say; what the endpoint answers is another's word, and is held to bounds before it is
// believed. The key goes into the header of a request and nowhere else: no error holds
// it.
//
//	endpoint.go  where a model is asked, and what is no address
//	client.go    the client, and embeddings
//	road.go      one request: only to the endpoint, again where that helps, bounded
//	failure.go   what went wrong, in words for the user
//
// Floor: beside index and skills.
package model
