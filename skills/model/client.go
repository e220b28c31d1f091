package model

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// A Client asks one model at one endpoint. It may be used by several goroutines.
type Client struct {
	name string
	base *url.URL
	api  *openai.Client
	road *road
	lore *lore // what is known of the endpoint
}

// New returns a client. Nothing is sent yet, and there is nothing to close. The error
// says what is wrong with the endpoint's address.
func New(e Endpoint) (*Client, error) {
	base, err := e.base()
	if err != nil {
		return nil, err
	}
	key := strings.TrimSpace(e.Key)
	r := newRoad(base, key)
	if e.Tape != nil {
		r.http.Transport = e.Tape.over(r.http.Transport, key)
	}
	return &Client{name: e.Model, base: base, road: r, api: library(base, r), lore: newLore(e, base)}, nil
}

// library returns what go-openai makes requests with. It is not told the key, which the
// road puts into each request.
func library(base *url.URL, road openai.HTTPDoer) *openai.Client {
	config := openai.DefaultConfig("")
	config.BaseURL = base.String()
	config.HTTPClient = road
	return openai.NewClientWithConfig(config)
}

// String names the model and where it is asked, without the key.
func (c Client) String() string {
	if c.base == nil {
		return "no model"
	}
	return printable(c.base.String(), c.name, c.road.key() != "")
}

// GoString does so in the way of Go.
func (c Client) GoString() string { return "model.Client{" + c.String() + "}" }

// Format prints the client without the key, whatever the verb is.
func (c Client) Format(f fmt.State, verb rune) { write(f, verb, c.String(), c.GoString()) }

// Name returns the name of the model.
func (c *Client) Name() string { return c.name }

// Address returns where the model is asked; it holds no secret.
func (c *Client) Address() string { return c.base.String() }

// Open tells whether what is sent can be read on the way: it goes to another machine,
// and is not encrypted.
func (c *Client) Open() bool {
	host := c.base.Hostname()
	ip := net.ParseIP(host)
	return c.base.Scheme == "http" && host != "localhost" && (ip == nil || !ip.IsLoopback())
}

// Embed returns the model's vector for each text, in their order. All have the same
// number of dimensions, at least one. The error wraps a [*Failure], or is that of the
// context.
func (c *Client) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	answer, err := c.api.CreateEmbeddings(ctx, openai.EmbeddingRequestStrings{
		Input: texts, Model: openai.EmbeddingModel(c.name),
	})
	if err == nil {
		var vectors [][]float32
		if vectors, err = ordered(answer.Data, len(texts)); err == nil {
			return vectors, nil
		}
	}
	return nil, c.road.explained(ctx, err)
}

// ordered puts the vectors of an answer in the order of their texts. Some servers
// number none of them, and mean the order they stand in.
func ordered(data []openai.Embedding, n int) ([][]float32, error) {
	if len(data) != n {
		return nil, fmt.Errorf("it answered with %d vectors for %d texts", len(data), n)
	}
	if slices.ContainsFunc(data, func(e openai.Embedding) bool { return e.Index != 0 }) {
		slices.SortStableFunc(data, func(a, b openai.Embedding) int { return cmp.Compare(a.Index, b.Index) })
		for i, e := range data {
			if e.Index != i {
				return nil, fmt.Errorf("it answered with a vector for text %d of %d, and none for another", e.Index, n)
			}
		}
	}
	vectors := make([][]float32, n)
	for i, e := range data {
		if len(e.Embedding) == 0 || len(e.Embedding) != len(data[0].Embedding) {
			return nil, fmt.Errorf("it answered with vectors of %d and of %d numbers", len(data[0].Embedding), len(e.Embedding))
		}
		vectors[i] = e.Embedding
	}
	return vectors, nil
}
