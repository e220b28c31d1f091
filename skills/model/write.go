package model

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// defaultOut is how many tokens an answer may have where nobody says.
const defaultOut = 2048

// maxUnwanted is how many fields of a request an endpoint may refuse, one after the other.
const maxUnwanted = 4

// Write asks the model and hands each piece of the answer's text to piece as it comes. An
// error of piece ends it and is returned as it is; piece may be nil. Where a schema is
// asked for, piece gets the whole answer at once, after it was found to meet it.
//
// Beside an error the result holds what had come. A request is sent again, where that
// may help, only as long as piece got nothing. The error wraps a [*Failure] or one of the
// package's errors, or is that of the context.
func (c *Client) Write(ctx context.Context, r Request, piece func(string) error) (Result, error) {
	if err := r.check(); err != nil {
		return Result{}, err
	}
	if len(r.Schema) > 0 {
		return c.structured(ctx, r, piece)
	}
	return c.answer(ctx, r, nil, piece)
}

// out is how many tokens the answer to a request may have.
func (c *Client) out(r Request) int {
	switch room := c.known().Context; {
	case r.MaxOut > 0:
		return r.MaxOut
	case room > 0:
		return min(defaultOut, max(room/4, 1))
	}
	return defaultOut
}

// answer asks once, in as many attempts as that takes, within the budget.
func (c *Client) answer(ctx context.Context, r Request, form *openai.ChatCompletionResponseFormat, piece func(string) error) (Result, error) {
	estimate, most := c.Estimate(r), c.out(r)
	if limit := c.known().Context; limit > 0 && leastRead*float64(estimate) > float64(limit) && r.least() > limit {
		f := c.road.failure(ErrContext, fmt.Sprintf("the prompt is of about %d tokens, and the model takes %d", estimate, limit))
		f.Asked, f.Limit = estimate, limit
		return Result{}, f
	}
	if err := r.Budget.Reserve(estimate + most); err != nil {
		return Result{}, c.road.failure(ErrBudget, err.Error())
	}
	_, res, err := c.asked(ctx, r, form, piece)
	r.Budget.Spend(estimate+most, res.Usage.Total())
	return res, err
}

// asked does so without looking at bounds.
func (c *Client) asked(ctx context.Context, r Request, form *openai.ChatCompletionResponseFormat, piece func(string) error) (*heard, Result, error) {
	a := &attempts{client: c, ask: c.request(r, form), most: c.out(r), r: r, estimate: c.Estimate(r)}
	h, err := a.all(ctx, piece)
	res := Result{
		Text: h.text.String(), Usage: a.took, Estimated: a.estimated, Attempts: a.n,
		RequestHash: a.hash, Model: c.road.clean(h.model),
	}
	if err == nil {
		res.Finish, err = c.ended(r, h, a.estimate)
	}
	var own errPiece
	switch {
	case err == nil:
		return h, res, nil
	case errors.As(err, &own):
		return h, res, own.error
	}
	err = c.road.explained(ctx, err)
	var f *Failure
	if errors.As(err, &f) {
		c.heed(f)
	}
	return h, res, err
}

// ended says why an answer that is at its end has ended, and what is wrong with it.
func (c *Client) ended(r Request, h *heard, estimate int) (Finish, error) {
	finish, ok := h.finish()
	if !ok {
		return 0, c.road.failure(ErrIncomplete, "it asked for a tool instead of answering")
	}
	if h.usage.Prompt == 0 {
		return finish, nil
	}
	if limit := c.known().Context; shortened(r, estimate, h.usage, limit) {
		f := c.road.failure(ErrPromptTruncated, fmt.Sprintf(
			"it read %d tokens of a prompt of about %d: the prompt was cut to what the model takes", h.usage.Prompt, estimate))
		f.Asked, f.Limit = estimate, h.usage.Prompt
		if limit > 0 {
			f.Limit = limit
		}
		return finish, f
	}
	c.learn(r.guess(), h.usage.Prompt)
	return finish, nil
}

// request makes of a request what go-openai sends.
func (c *Client) request(r Request, form *openai.ChatCompletionResponseFormat) openai.ChatCompletionRequest {
	ask := openai.ChatCompletionRequest{
		Model: c.name, Seed: r.Seed, ResponseFormat: form,
		StreamOptions: &openai.StreamOptions{IncludeUsage: true},
	}
	for _, m := range r.Messages {
		if strings.TrimSpace(m.Text) != "" {
			ask.Messages = append(ask.Messages, openai.ChatCompletionMessage{Role: string(m.Role), Content: m.Text})
		}
	}
	return ask
}

// attempts are the times that one thing is asked.
type attempts struct {
	client    *Client
	r         Request
	ask       openai.ChatCompletionRequest
	estimate  int
	most      int
	n         int
	hash      string
	took      Usage
	estimated bool
}

// all asks until there is an answer, or another attempt would not help.
func (a *attempts) all(ctx context.Context, piece func(string) error) (*heard, error) {
	h := new(heard)
	err := a.client.road.again(ctx, func(int) (*Failure, error) {
		for refused := 0; ; refused++ {
			var x *exchange
			var err error
			h = new(heard)
			x, err = a.one(ctx, h, piece)
			var own errPiece
			var f *Failure
			if err == nil || ctx.Err() != nil || errors.As(err, &own) || !errors.As(err, &f) || h.handed {
				return nil, err
			}
			f.unwanted = unwanted(f, func(name string) bool { return slices.Contains(x.sent, name) })
			switch {
			case f.unwanted == "response_format":
				return nil, f
			case f.unwanted == "" || refused == maxUnwanted:
				return f, nil
			}
			a.client.avoid(f.unwanted)
		}
	})
	return h, err
}

// one asks once.
func (a *attempts) one(ctx context.Context, h *heard, piece func(string) error) (*exchange, error) {
	caps := a.client.known()
	x := &exchange{road: a.client.road, purpose: a.r.Purpose, watch: a.r.Watch, without: caps.Without, fields: map[string]any{}}
	if a.r.Temperature != nil {
		x.fields["temperature"] = *a.r.Temperature
	}
	x.fields["max_tokens"] = a.most
	if slices.Contains(caps.Without, "max_tokens") {
		x.fields["max_completion_tokens"] = a.most
	}
	a.n++
	err := x.hold(ctx, a.ask, h, piece)
	a.hash = x.hash
	a.count(h, err)
	return x, err
}

// count adds what an attempt took. One that was refused took nothing.
func (a *attempts) count(h *heard, err error) {
	took := h.usage
	if took.Prompt == 0 && took.Output == 0 {
		if err != nil && h.text.Len() == 0 {
			return
		}
		took = Usage{a.estimate, tokens(h.text.String())}
		a.estimated = true
	}
	a.took = a.took.plus(took)
}
