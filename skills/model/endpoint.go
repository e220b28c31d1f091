package model

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// An Endpoint is where a model is asked.
type Endpoint struct {
	URL   string // up to the version, as in http://localhost:11434/v1
	Model string // as the endpoint calls it
	Key   string // "" where none is needed
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
