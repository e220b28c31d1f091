package model

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// A Role says whose turn a message is.
type Role string

// The turns of a conversation.
const (
	System    Role = "system"
	User      Role = "user"
	Assistant Role = "assistant"
)

// A Message is one turn of a conversation with a model. One without text says nothing
// and is not sent: some servers refuse it.
type Message struct {
	Role Role
	Text string
}

// A Request is what a model is asked.
type Request struct {
	Messages []Message
	// Schema is the JSON schema that the answer must meet, nil for free text. Whatever
	// the endpoint promises, the answer is held to it here. It has to be complete: a
	// reference to another file is an error.
	Schema      json.RawMessage
	SchemaName  string   // letters, digits, - and _; "" for "answer"
	MaxOut      int      // tokens of the answer at most; 0 for the client's default
	Seed        *int     // nil for the endpoint's own
	Temperature *float64 // nil for the endpoint's own; 0 is sent as 0
	Budget      *Budget  // shared by the calls of one task; nil for no bound
	Purpose     string   // what it is for, as in "brief"; stands in a tape and is not sent
	// Watch is shown what comes while it comes, also of an answer that is held to a schema and
	// of one that is asked for again: first tells that an answer begins, and that what was
	// shown before counts for nothing. nil shows nobody.
	Watch func(first bool, text string)
}

// A Finish says why an answer ended.
type Finish int

const (
	// Stop is an answer that the model ended itself.
	Stop Finish = iota + 1
	// Length is one that was cut at the most tokens it might have.
	Length
	// Filter is one that the endpoint or the model held back.
	Filter
)

// String names it, "" for the zero value, which no answer ends with.
func (f Finish) String() string {
	switch f {
	case Stop:
		return "stop"
	case Length:
		return "length"
	case Filter:
		return "filter"
	}
	return ""
}

// Usage is how many tokens a request took. Those of further attempts and of answers
// that were sent back for not meeting their schema count too.
type Usage struct{ Prompt, Output int }

// Total is all of them.
func (u Usage) Total() int { return u.Prompt + u.Output }

func (u Usage) plus(v Usage) Usage { return Usage{u.Prompt + v.Prompt, u.Output + v.Output} }

// A Result is what came of a request. Beside an error it holds what had come until then.
type Result struct {
	// Text is the answer. Where a schema was asked for it is the JSON value alone.
	Text   string
	Finish Finish // 0 only beside an error
	Usage  Usage
	// Estimated is set where the endpoint did not say how many tokens it took.
	Estimated bool
	Attempts  int // how often something was sent
	// RequestHash is the SHA-256 of what was sent last, in hexadecimal. It holds no key.
	RequestHash string
	Model       string // which model answered, as the endpoint has it
}

// check says what is wrong with a request before anything is sent.
func (r Request) check() error {
	said := false
	for _, m := range r.Messages {
		switch m.Role {
		case System, User, Assistant:
			said = said || strings.TrimSpace(m.Text) != ""
		default:
			return fmt.Errorf("ask a model: a message of the unknown role %q", m.Role)
		}
	}
	if !said {
		return errors.New("ask a model: there is nothing to ask")
	}
	return nil
}

// with returns the request with further turns.
func (r Request) with(turns ...Message) Request {
	r.Messages = append(r.Messages[:len(r.Messages):len(r.Messages)], turns...)
	return r
}
