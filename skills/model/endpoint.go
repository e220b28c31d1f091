package model

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// An Endpoint is where a model is asked. It prints without its key.
type Endpoint struct {
	URL   string // up to the version, as in http://localhost:11434/v1
	Model string // as the endpoint calls it
	Key   string `json:"-" yaml:"-"` // "" where none is needed
	// Context is how many tokens the model takes, prompt and answer together, where the
	// user knows that better than the endpoint tells; else 0.
	Context int
	// Store keeps what was found out about the endpoint, nil for not beyond the client.
	Store Store `json:"-" yaml:"-"`
	// Tape records what is sent and answered, or plays it back; nil for neither.
	Tape *Tape `json:"-" yaml:"-"`
	// Now tells the time that is noted with what was found out, nil for that of the clock.
	Now func() time.Time `json:"-" yaml:"-"`
}

// String names the endpoint without its key.
func (e Endpoint) String() string { return printable(e.URL, e.Model, e.Key != "") }

// GoString does so in the way of Go.
func (e Endpoint) GoString() string { return "model.Endpoint{" + e.String() + "}" }

// Format prints the endpoint without its key, whatever the verb is.
func (e Endpoint) Format(f fmt.State, verb rune) { write(f, verb, e.String(), e.GoString()) }

// printable names an endpoint. Of an address that holds a name, a password or a query,
// which is none, only the host is said.
func printable(address, model string, key bool) string {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil:
		address = "an address that cannot be read"
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		address = u.Scheme + "://" + u.Host
	}
	text := model + " at " + address
	if key {
		text += " with a key"
	}
	return text
}

// write prints a value in its two forms.
func write(f fmt.State, verb rune, plain, inGo string) {
	if verb == 'v' && f.Flag('#') {
		plain = inGo
	}
	_, _ = f.Write([]byte(plain))
}

// base returns the address that requests start from. Its error never holds what might
// be a secret.
func (e Endpoint) base() (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(strings.TrimSpace(e.URL), "/"))
	switch {
	case err != nil:
		return nil, errors.New("the address of the model cannot be read")
	case u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return nil, errors.New("the address of the model may hold no name, password or question mark; a key has its own setting")
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return nil, fmt.Errorf("the address of the model is %q, and has to begin with http:// or https://", e.URL)
	case e.Model == "":
		return nil, fmt.Errorf("no model is named for %s", u)
	}
	return u, nil
}
