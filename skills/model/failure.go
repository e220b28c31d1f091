package model

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"
)

// A Failure is a request that came to nothing, in words for the user. It holds no key.
type Failure struct {
	// Status is the HTTP status of the answer, 0 where there was none or it was 200.
	Status int
	Text   string // what happened, on one line
	where  string // the host that was asked
	again  bool   // another try may help
	after  time.Duration
}

// Error says who was asked and what happened.
func (f *Failure) Error() string {
	if f.Status > 0 {
		return fmt.Sprintf("ask the model at %s: %d %s", f.where, f.Status, f.Text)
	}
	return fmt.Sprintf("ask the model at %s: %s", f.where, f.Text)
}

// Hint says what to do, "" where that is not known.
func (f *Failure) Hint() string {
	switch f.Status {
	case http.StatusUnauthorized, http.StatusForbidden:
		return "the key is missing or not the right one; it stands in config.yaml or in the environment"
	case http.StatusNotFound, http.StatusMethodNotAllowed:
		return "look at the address, which usually ends with /v1, and at the name of the model"
	case http.StatusTooManyRequests:
		return "the endpoint asks to wait; try again later"
	case 0:
		return "look whether the endpoint runs; ken doctor says which one is set"
	}
	return ""
}

// Refused tells whether it is these texts that were refused, so that fewer or shorter
// ones may go through.
func (f *Failure) Refused() bool {
	switch f.Status {
	case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity,
		http.StatusInternalServerError: // some fail at one text and not at the next
		return true
	}
	return false
}

// tooLong tells from what a server says that a text is longer than its model takes:
// some call that a fault of their own.
func tooLong(text string) bool {
	text = strings.ToLower(text)
	for _, sign := range []string{"too large", "too long", "context", "exceed", "maximum", "batch size"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// refusal makes a failure of an answer that is none.
func (r *road) refusal(res *http.Response, body []byte) *Failure {
	f := &Failure{where: r.base.Host, Status: res.StatusCode, Text: r.clean(complaint(body))}
	if f.Text == "" {
		f.Text = http.StatusText(res.StatusCode)
	}
	switch code := res.StatusCode; {
	case code < http.StatusBadRequest:
		f.Text = "it sends elsewhere, which is not followed"
	case code == http.StatusRequestTimeout, code == http.StatusConflict, code == http.StatusTooManyRequests:
		f.again = true
	case code >= http.StatusInternalServerError:
		f.again = code != http.StatusNotImplemented && !(f.Refused() && tooLong(f.Text))
	}
	f.after = retryAfter(res.Header.Get("Retry-After"))
	return f
}

// retryAfter reads how long a server asks to wait: seconds, or a date.
func retryAfter(value string) time.Duration {
	if n, err := strconv.Atoi(value); err == nil && n >= 0 {
		return time.Duration(min(n, 1<<20)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return time.Until(at)
	}
	return 0
}

// unreachable makes a failure of what went wrong on the way.
func (r *road) unreachable(err error) *Failure {
	f := &Failure{where: r.base.Host, again: true}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err // it names the whole address
	}
	var lookup *net.DNSError
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		f.Text, f.again = "nothing listens there", false
	case errors.As(err, &lookup):
		f.Text, f.again = "there is no such host", false
	case errors.Is(err, errSilent):
		f.Text, f.again = errSilent.Error(), false
	default:
		f.Text = r.clean(err.Error())
	}
	return f
}

// odd makes a failure of an answer that cannot be used.
func (r *road) odd(text string) *Failure {
	return &Failure{where: r.base.Host, Text: r.clean(text)}
}

// explained makes an error that a caller may show of any that comes back from the
// library.
func (r *road) explained(ctx context.Context, err error) error {
	var f *Failure
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &f):
		return f
	}
	return r.odd(err.Error())
}

// maxText is how many bytes of what an endpoint says are passed on.
const maxText = 200

// clean puts what an endpoint says on one short line, without the key.
func (r *road) clean(text string) string {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
	if r.key != "" {
		text = strings.ReplaceAll(text, r.key, "…")
	}
	if len(text) <= maxText {
		return text
	}
	end := maxText
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// complaint finds what a body complains of, in the forms that servers have for it:
// {"error":{"message":"…"}}, {"error":"…"}, {"object":"error","message":"…"} and
// {"detail":"…"}. It is "" where there is none.
func complaint(body []byte) string {
	var said struct {
		Object  string          `json:"object"`
		Message json.RawMessage `json:"message"`
		Detail  json.RawMessage `json:"detail"`
		Error   json.RawMessage `json:"error"`
		Data    json.RawMessage `json:"data"`
	}
	if json.Unmarshal(body, &said) != nil {
		return ""
	}
	var inner struct {
		Message json.RawMessage `json:"message"`
	}
	if json.Unmarshal(said.Error, &inner) == nil && len(inner.Message) > 0 {
		return words(inner.Message)
	}
	if text := words(said.Error); text != "" {
		return text
	}
	if len(said.Data) > 0 {
		return ""
	}
	if text := words(said.Message); text != "" {
		return text
	}
	return words(said.Detail)
}

// words returns a JSON value as text: what a string says, else as it is written.
func words(raw json.RawMessage) string {
	var text string
	if len(raw) == 0 || string(raw) == "null" || string(raw) == "false" || json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}
