package model

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// An exchange is one request of a conversation and its answer. It sets those fields of
// the body that go-openai would drop or refuse: a temperature of 0, and a bound on the
// answer of a model whose name looks like one that it knows.
type exchange struct {
	road    *road
	fields  map[string]any // to set
	without []string       // to leave out, since the endpoint does not know them
	sent    []string       // the names of the fields that were sent
	hash    string         // of the body
	purpose string
	watch   func(first bool, text string) // nil for nobody
}

// Do sends the request of go-openai over the road.
func (x *exchange) Do(req *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	var said map[string]any
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if err := d.Decode(&said); err != nil {
		return nil, err
	}
	maps.Copy(said, x.fields)
	for _, name := range x.without {
		delete(said, name)
	}
	if body, err = json.Marshal(said); err != nil {
		return nil, err
	}
	x.sent = slices.Sorted(maps.Keys(said))
	sum := sha256.Sum256(body)
	x.hash = hex.EncodeToString(sum[:])
	req.ContentLength = int64(len(body))
	req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	req.Body, _ = req.GetBody()
	return x.road.open(req.WithContext(withPurpose(req.Context(), x.purpose)))
}

// A heard is what came of one exchange.
type heard struct {
	text    strings.Builder
	reason  openai.FinishReason
	refusal bool
	thought bool
	usage   Usage
	model   string
	handed  bool // something was handed on
}

// errPiece marks an error of the caller's own, which ends the exchange as it is.
type errPiece struct{ error }

func (e errPiece) Unwrap() error { return e.error }

// hold asks and listens until the answer is at its end. What came stands in h also beside
// an error.
func (x *exchange) hold(ctx context.Context, ask openai.ChatCompletionRequest, h *heard, piece func(string) error) error {
	s, err := library(x.road.base, x).CreateChatCompletionStream(ctx, ask)
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // it was only read
	thinks, hides := thought{}, newVeil(x.road.key())
	hand := func(text string) error {
		if text == "" {
			return nil
		}
		if x.watch != nil {
			x.watch(h.text.Len() == 0, text)
		}
		h.text.WriteString(text)
		if piece == nil {
			return nil
		}
		h.handed = true
		if err := piece(text); err != nil {
			return errPiece{err}
		}
		return nil
	}
	for {
		chunk, err := s.Recv()
		if err != nil {
			h.thought = h.thought || thinks.inside
			if rest := hand(hides.take(thinks.rest()) + hides.rest()); rest != nil {
				return rest
			}
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if err := hand(hides.take(thinks.take(h.take(chunk)))); err != nil {
			return err
		}
	}
}

// take notes a chunk and returns its text.
func (h *heard) take(chunk openai.ChatCompletionStreamResponse) string {
	if chunk.Model != "" {
		h.model = chunk.Model
	}
	if u := chunk.Usage; u != nil {
		h.usage = Usage{u.PromptTokens, u.CompletionTokens}
	}
	if len(chunk.Choices) == 0 {
		return ""
	}
	c := chunk.Choices[0]
	if c.FinishReason != "" {
		h.reason = c.FinishReason
	}
	h.refusal = h.refusal || c.Delta.Refusal != ""
	h.thought = h.thought || c.Delta.ReasoningContent != ""
	return c.Delta.Content
}

// finish says why the answer ended; ok is false where the model wanted something that it
// was not offered.
func (h *heard) finish() (f Finish, ok bool) {
	switch {
	case h.refusal || h.reason == openai.FinishReasonContentFilter:
		return Filter, true
	case h.reason == openai.FinishReasonStop:
		return Stop, true
	case h.reason == openai.FinishReasonLength:
		return Length, true
	}
	return 0, false
}
