package model

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"sync"
	"time"
)

// An Enforcement says what an endpoint makes of a JSON schema; "" is not known.
type Enforcement string

const (
	// Enforced is that every answer meets it.
	Enforced Enforcement = "enforced"
	// Accepted is that it is taken, and need not be met.
	Accepted Enforcement = "accepted"
	// Refused is that a request with a schema is refused.
	Refused Enforcement = "refused"
)

// Caps are what an endpoint can do with a model, as far as it can be found out. What the
// user sets goes before what was probed, and that before a careful guess.
type Caps struct {
	Server string `json:"server,omitempty"` // "llama.cpp", "ollama", "vllm"…; "" if it does not tell
	Model  string `json:"model,omitempty"`  // which model answers to the name
	// Context is how many tokens the model takes, prompt and answer together; 0 if that is
	// not known. ContextFrom says who told it, as in "/props".
	Context     int         `json:"context,omitempty"`
	ContextFrom string      `json:"context_from,omitempty"`
	Schema      Enforcement `json:"schema,omitempty"`
	// UsageInStream is set where the endpoint says how many tokens it took.
	UsageInStream bool `json:"usage_in_stream,omitempty"`
	// Thinks is set where the model thinks before it answers, which takes tokens too.
	Thinks bool `json:"thinks,omitempty"`
	// Without are the optional fields of a request that the endpoint does not know.
	Without []string  `json:"without,omitempty"`
	Probed  time.Time `json:"probed,omitzero"` // zero if it was not
}

// A Store keeps what was found out about endpoints from one run to the next. The keys are
// short and fit for names of files; the bytes are JSON and hold no secret. What a Store
// cannot load is found out again, and what it cannot save is too.
type Store interface {
	Load(key string) ([]byte, error)
	Save(key string, data []byte) error
}

// staleAfter is how long what was probed is believed: servers are updated.
const staleAfter = 7 * 24 * time.Hour

// A known is what is known of a model at an endpoint.
type known struct {
	Caps
	calibration
}

// kept is the form of a known on disk.
type kept struct {
	Caps        Caps        `json:"caps"`
	Calibration calibration `json:"calibration"`
}

// A lore is what is known, shared by all who use a client.
type lore struct {
	store   Store
	key     string
	now     func() time.Time
	context int           // as the user has it
	turn    chan struct{} // held by the one who probes
	load    sync.Once
	mu      sync.Mutex
	known   known
}

func newLore(e Endpoint, base *url.URL) *lore {
	sum := sha256.Sum256([]byte(base.String() + "\n" + e.Model))
	l := &lore{
		store: e.Store, key: "model-" + hex.EncodeToString(sum[:8]), now: e.Now,
		context: max(e.Context, 0), turn: make(chan struct{}, 1),
	}
	if l.now == nil {
		l.now = time.Now
	}
	return l
}

// get returns what is known, at first what the store holds.
func (l *lore) get() known {
	l.load.Do(func() {
		if l.store == nil {
			return
		}
		var k kept
		if data, err := l.store.Load(l.key); err == nil && json.Unmarshal(data, &k) == nil {
			l.known = known{k.Caps, k.Calibration}
		}
	})
	l.mu.Lock()
	defer l.mu.Unlock()
	k := l.known
	if l.context > 0 {
		k.Context, k.ContextFrom = l.context, "settings"
	}
	return k
}

// change changes what is known and keeps it.
func (l *lore) change(change func(*known)) {
	l.get()
	l.mu.Lock()
	defer l.mu.Unlock()
	change(&l.known)
	if l.store == nil {
		return
	}
	if data, err := json.Marshal(kept{l.known.Caps, l.known.calibration}); err == nil {
		_ = l.store.Save(l.key, data) // else it is found out again
	}
}

// known returns what is known so far. Nothing is sent.
func (c *Client) known() known { return c.lore.get() }

// learn takes a measurement of how a prompt was guessed.
func (c *Client) learn(guess, real int) {
	c.lore.change(func(k *known) { k.calibration = k.learn(guess, real) })
}

// avoid notes a field of requests that the endpoint does not know.
func (c *Client) avoid(field string) {
	c.lore.change(func(k *known) {
		if !slices.Contains(k.Without, field) {
			k.Without = append(slices.Clone(k.Without), field)
		}
	})
}

// heed notes the context that a refusal names, where that is less than was believed.
func (c *Client) heed(f *Failure) {
	if !errors.Is(f, ErrContext) || f.Status == 0 || f.Limit == 0 {
		return
	}
	c.lore.change(func(k *known) {
		if k.Context == 0 || f.Limit < k.Context {
			k.Context, k.ContextFrom = f.Limit, "what it said of a prompt too long"
		}
	})
}

// Caps returns what the endpoint can do. It is asked once, with a few small requests, and
// what it answered is believed for a week. Beside an error, which is that of [Client.Write]
// for the same reason, stands what can be said without it; a caller may go on with that.
func (c *Client) Caps(ctx context.Context) (Caps, error) {
	select {
	case c.lore.turn <- struct{}{}:
		defer func() { <-c.lore.turn }()
	case <-ctx.Done():
		return c.known().Caps, ctx.Err()
	}
	if k := c.known(); !k.Probed.IsZero() && c.lore.now().Sub(k.Probed) < staleAfter {
		return k.Caps, nil
	}
	if len(c.known().Without) > 0 {
		c.lore.change(func(k *known) { k.Without = nil }) // it may know better by now
	}
	found, err := c.probe(ctx)
	if err != nil {
		return c.known().Caps, err
	}
	found.Probed = c.lore.now()
	c.lore.change(func(k *known) {
		found.Without = k.Without
		k.Caps = found
	})
	return c.known().Caps, nil
}
