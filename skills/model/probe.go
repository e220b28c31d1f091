package model

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

const (
	// oneProbe is how long one small question about the endpoint may take.
	oneProbe = 5 * time.Second
	// canaryOut is how many tokens the answer to the canary may have.
	canaryOut = 64
	// ollamaContext is the context of Ollama where nobody has set another, whatever the
	// model could take.
	ollamaContext = 4096
)

// The canary is a question whose answer meets its schema only if the endpoint sees to
// that: no word of it speaks of JSON.
const (
	canaryAsks   = "Name a colour in one short sentence."
	canarySchema = `{"type":"object","properties":{"canary":{"type":"string","enum":["q7"]}},` +
		`"required":["canary"],"additionalProperties":false}`
	canaryBegins = `{"canary"`
)

// probe finds out what the endpoint can do. Only what must work for any request is an
// error.
func (c *Client) probe(ctx context.Context) (Caps, error) {
	var caps Caps
	models := c.get(ctx, http.MethodGet, c.base.JoinPath("models"), nil)
	caps.Server, caps.Context = listed(models, c.name)
	if caps.Context > 0 {
		caps.ContextFrom = "/models"
	}
	if err := c.canary(ctx, &caps); err != nil {
		return caps, err
	}
	if caps.Context == 0 && near(c.base.Hostname()) {
		c.ownWays(ctx, &caps)
	}
	return caps, ctx.Err()
}

// canary asks a small question with a schema.
func (c *Client) canary(ctx context.Context, caps *Caps) error {
	r := Request{Messages: []Message{{User, canaryAsks}}, MaxOut: canaryOut, Purpose: "probe"}
	h, res, err := c.asked(ctx, r, format("canary", json.RawMessage(canarySchema)), nil)
	var f *Failure
	switch {
	case err == nil:
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &f) && (f.unwanted == "response_format" || errors.Is(f, ErrRefused) || f.Status == http.StatusInternalServerError):
		caps.Schema = Refused
		return nil
	default:
		return err
	}
	caps.Model, caps.Thinks, caps.UsageInStream = res.Model, h.thought, !res.Estimated
	caps.Schema = Accepted
	if strings.HasPrefix(strings.Join(strings.Fields(res.Text), ""), canaryBegins) {
		caps.Schema = Enforced
	}
	return nil
}

// get asks the endpoint something beside the models' conversation. It is nil where that
// comes to nothing: few servers know every question.
func (c *Client) get(ctx context.Context, method string, u *url.URL, body []byte) map[string]json.RawMessage {
	ctx, cancel := context.WithTimeout(ctx, oneProbe)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, u.String(), bytes.NewReader(body))
	if err != nil {
		return nil
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, _, err := c.road.once(req)
	if err != nil || res == nil {
		return nil
	}
	defer res.Body.Close() //nolint:errcheck // it is in memory
	var m map[string]json.RawMessage
	if json.NewDecoder(res.Body).Decode(&m) != nil {
		return nil
	}
	return m
}

// listed finds a model in a list of models: who serves it, and how many tokens it takes
// there. What it was trained for is not what it takes.
func listed(models map[string]json.RawMessage, name string) (server string, room int) {
	items := list(models["data"])
	for _, raw := range items {
		m := fields(raw)
		if id := words(m["id"]); id != name && len(items) > 1 {
			continue
		}
		switch words(m["owned_by"]) {
		case "llamacpp":
			server = "llama.cpp"
		case "vllm":
			server = "vllm"
		case "library":
			server = "ollama"
		}
		return server, cmp.Or(
			whole(fields(m["meta"])["n_ctx"]), whole(m["max_model_len"]), whole(m["loaded_context_length"]),
			whole(m["context_length"]), whole(m["context_window"]))
	}
	return "", 0
}

// near tells whether a host is this machine or one beside it, where the ways of local
// servers may be tried.
func near(host string) bool {
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
	}
	switch path.Ext(host) {
	case "", ".local", ".lan", ".internal", ".localhost":
		return true
	}
	return false
}

// ownWays asks local servers for the context in their own ways.
func (c *Client) ownWays(ctx context.Context, caps *Caps) {
	root := *c.base
	root.Path = strings.TrimSuffix(strings.TrimRight(root.Path, "/"), "/v1")
	if caps.Server != "ollama" {
		props := c.get(ctx, http.MethodGet, root.JoinPath("props"), nil)
		if n := cmp.Or(whole(fields(props["default_generation_settings"])["n_ctx"]), whole(props["n_ctx"])); n > 0 {
			caps.Server, caps.Context, caps.ContextFrom = "llama.cpp", n, "/props"
			return
		}
	}
	for _, raw := range list(c.get(ctx, http.MethodGet, root.JoinPath("api", "ps"), nil)["models"]) {
		m := fields(raw)
		if name := words(m["name"]); name == c.name || name == c.name+":latest" {
			if n := whole(m["context_length"]); n > 0 {
				caps.Server, caps.Context, caps.ContextFrom = "ollama", n, "/api/ps"
				return
			}
		}
	}
	body, err := json.Marshal(map[string]string{"model": c.name})
	if err != nil {
		return
	}
	show := c.get(ctx, http.MethodPost, root.JoinPath("api", "show"), body)
	if show["details"] == nil && show["modelfile"] == nil {
		return
	}
	caps.Server, caps.Context, caps.ContextFrom = "ollama", ollamaContext, "what Ollama takes if nothing is set"
	for line := range strings.Lines(words(show["parameters"])) {
		if f := strings.Fields(line); len(f) == 2 && f[0] == "num_ctx" {
			if n := whole(json.RawMessage(f[1])); n > 0 {
				caps.Context, caps.ContextFrom = n, "num_ctx of /api/show"
			}
		}
	}
}
