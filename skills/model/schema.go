package model

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/sashabaranov/go-openai"
)

// reasks is how often an answer that does not meet its schema is sent back.
const reasks = 2

// maxWrong bounds in bytes what of a wrong answer is sent back with it.
const maxWrong = 16 << 10

// structured asks for JSON that meets a schema, in the way that the endpoint keeps to
// best, and sends back what does not meet it.
func (c *Client) structured(ctx context.Context, r Request, piece func(string) error) (Result, error) {
	schema, err := compile(r.Schema)
	if err != nil {
		return Result{}, err
	}
	caps, err := c.Caps(ctx)
	switch {
	case err == nil:
	case ctx.Err() != nil:
		return Result{}, ctx.Err()
	case errors.Is(err, ErrAuth):
		return Result{}, err
	} // what else is wrong need not be wrong with the question
	l := &ladder{client: c, schema: schema, asked: r, form: caps.Schema}
	res, err := l.climb(ctx)
	if err != nil || piece == nil {
		return res, err
	}
	return res, piece(res.Text)
}

// A ladder is the ways to have an answer that meets a schema, from one that the endpoint
// sees to, to one that the model is only told of.
type ladder struct {
	client *Client
	schema *jsonschema.Schema
	asked  Request
	form   Enforcement
	whole  Result // what all questions took together
}

// climb asks until an answer meets the schema.
func (l *ladder) climb(ctx context.Context) (Result, error) {
	var turns []Message
	for n := 0; ; n++ {
		res, err := l.ask(ctx, turns)
		if err != nil {
			return res, err
		}
		value, wrong := l.meets(res.Text)
		if wrong == "" {
			res.Text = value
			return res, nil
		}
		switch {
		case res.Finish == Length:
			return res, l.client.road.failure(ErrIncomplete, "its answer was cut at the most tokens it might have, and is no whole JSON")
		case res.Finish == Filter:
			return res, l.client.road.failure(ErrRefused, "it held its answer back")
		case n == reasks:
			return res, l.client.road.failure(ErrSchema, fmt.Sprintf("%d answers did not meet the schema; of the last, %s", n+1, wrong))
		}
		turns = []Message{
			{Assistant, cmp.Or(strings.TrimSpace(res.Text[:min(len(res.Text), maxWrong)]), "(empty)")},
			{User, "This is not yet right: " + wrong + ". Answer again with the whole corrected JSON value and nothing else."},
		}
	}
}

// ask asks once, and again without a promise of the endpoint that it does not keep. The
// result counts what was asked before.
func (l *ladder) ask(ctx context.Context, turns []Message) (Result, error) {
	for {
		r, form := l.asked.with(turns...), l.format()
		if l.form != Enforced {
			r = l.told(turns)
		}
		r.Schema = nil // it is part of the prompt only where it stands in words
		res, err := l.client.answer(ctx, r, form, nil)
		l.whole.Usage = l.whole.Usage.plus(res.Usage)
		l.whole.Attempts += res.Attempts
		l.whole.Estimated = l.whole.Estimated || res.Estimated
		res.Usage, res.Attempts, res.Estimated = l.whole.Usage, l.whole.Attempts, l.whole.Estimated
		var f *Failure
		if errors.As(err, &f) && f.unwanted == "response_format" && l.form != Refused {
			l.form = Refused // this schema, at least
			continue
		}
		return res, err
	}
}

// format is what the endpoint is told of the schema, nil where it does not want to know.
func (l *ladder) format() *openai.ChatCompletionResponseFormat {
	if l.form == Refused {
		return nil
	}
	return format(l.asked.SchemaName, l.asked.Schema)
}

// format asks for an answer that meets a schema.
func format(name string, schema json.RawMessage) *openai.ChatCompletionResponseFormat {
	return &openai.ChatCompletionResponseFormat{
		Type: openai.ChatCompletionResponseFormatTypeJSONSchema,
		JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{
			Name: cmp.Or(name, "answer"), Schema: schema, Strict: true,
		},
	}
}

// told returns the request with the schema put to the model in words, at the end of what
// the user says, and the further turns after it.
func (l *ladder) told(turns []Message) Request {
	var compact bytes.Buffer
	_ = json.Compact(&compact, l.asked.Schema) // it was compiled
	text := "Answer with one JSON value that meets this JSON schema, and with nothing else:\n" + compact.String()
	r := l.asked
	last := len(r.Messages) - 1
	if r.Messages[last].Role == User {
		text = r.Messages[last].Text + "\n\n" + text
		r.Messages = r.Messages[:last]
	}
	return r.with(append([]Message{{User, text}}, turns...)...)
}

// meets returns the JSON value of an answer, or what is wrong with it in words for the
// model.
func (l *ladder) meets(text string) (value, wrong string) {
	wrong = "the answer is not valid JSON"
	if strings.TrimSpace(text) == "" {
		wrong = "the answer was empty"
	}
	longest := 0
	for _, c := range extract(text) {
		err := l.schema.Validate(c.data)
		if err == nil {
			return c.raw, ""
		}
		if len(c.raw) > longest {
			longest, wrong = len(c.raw), complains(err)
		}
	}
	return "", wrong
}

// complains puts what a validator says on one short line.
func complains(err error) string {
	lines := strings.Split(err.Error(), "\n")
	if len(lines) > 1 {
		lines = lines[1:] // the first names the schema
	}
	var short []string
	for _, line := range lines[:min(len(lines), 8)] {
		short = append(short, strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "-")))
	}
	text := strings.ToValidUTF8(strings.Join(short, "; "), "")
	return strings.ToValidUTF8(text[:min(len(text), 600)], "")
}

// compile reads a schema that stands by itself.
func compile(raw json.RawMessage) (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("read the schema of an answer: %w", err)
	}
	c := jsonschema.NewCompiler()
	c.UseLoader(nowhere{})
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource(schemaName, doc); err != nil {
		return nil, fmt.Errorf("read the schema of an answer: %w", err)
	}
	s, err := c.Compile(schemaName)
	if err != nil {
		return nil, fmt.Errorf("read the schema of an answer: %w", err)
	}
	return s, nil
}

// schemaName is what a schema is called while it is compiled.
const schemaName = "schema:answer"

// nowhere loads no other schema: neither a file nor the network is asked for one.
type nowhere struct{}

// Load refuses.
func (nowhere) Load(url string) (any, error) {
	return nil, fmt.Errorf("it refers to %s, and has to stand by itself", url)
}
