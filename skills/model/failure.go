package model

import (
	"context"
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

// What a caller decides by: [errors.Is] finds these in what [Client.Write] returns.
var (
	// ErrIncomplete is an answer that broke off. The result beside it holds what had come.
	ErrIncomplete = errors.New("the answer broke off")
	// ErrPromptTruncated is an answer to a prompt that the endpoint had cut.
	ErrPromptTruncated = errors.New("the prompt was cut")
	// ErrSchema is an answer that did not meet its schema, asked again or not.
	ErrSchema = errors.New("the answer does not meet its schema")
	// ErrBudget is a request that was not sent, since it might take more than is left.
	ErrBudget = errors.New("the budget does not reach")
	// ErrRefused is a request that the endpoint will not answer as it is.
	ErrRefused = errors.New("the request was refused")
	// ErrAuth is a key that is missing or not the right one.
	ErrAuth = errors.New("the key was refused")
	// ErrContext is a prompt that is longer than the model takes.
	ErrContext = errors.New("the prompt is too long for the model")
)

// A Failure is a request that came to nothing, in words for the user. It holds no key.
type Failure struct {
	// Status is the HTTP status of the answer, 0 where there was none or it was 200.
	Status int
	Text   string // what happened, on one line
	// Asked and Limit are the tokens that were sent and those that the model takes, as the
	// endpoint says where a prompt is too long; 0 where it does not.
	Asked, Limit int
	unwanted     string // the field of the request that it is about, where it is about one
	kind         error  // one of those above, or nil
	where        string // the host that was asked
	again        bool   // another try may help
	after        time.Duration
}

// Unwrap returns which of the package's errors it is, nil where it is none.
func (f *Failure) Unwrap() error { return f.kind }

// Error says who was asked and what happened.
func (f *Failure) Error() string {
	if f.Status > 0 {
		return fmt.Sprintf("ask the model at %s: %d %s", f.where, f.Status, f.Text)
	}
	return fmt.Sprintf("ask the model at %s: %s", f.where, f.Text)
}

// Hint says what to do, "" where that is not known.
func (f *Failure) Hint() string {
	switch {
	case errors.Is(f, ErrContext), errors.Is(f, ErrPromptTruncated):
		return "send less, or give the model more context where it runs"
	case errors.Is(f, ErrBudget):
		return "allow more tokens, or ask for less"
	case errors.Is(f, ErrSchema):
		return "the model may be too small for this; try another"
	case errors.Is(f, ErrIncomplete):
		return "try again; ken doctor says which endpoint is set"
	case errors.Is(f, ErrAuth):
		return "the key is missing or not the right one; it stands in config.yaml or in the environment"
	}
	switch f.Status {
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
	text, _ := complaint(body)
	f := r.sorted(&Failure{Status: res.StatusCode}, text, body)
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

// sorted fills in a failure what an endpoint says of it.
func (r *road) sorted(f *Failure, text string, body []byte) *Failure {
	f.where, f.Text = r.base.Host, r.clean(text)
	switch {
	case f.Status == http.StatusUnauthorized, f.Status == http.StatusForbidden:
		f.kind = ErrAuth
	case overflow(text, body):
		f.kind = ErrContext
		f.Asked, f.Limit = named(text, body)
	case f.Status == http.StatusBadRequest, f.Status == http.StatusRequestEntityTooLarge,
		f.Status == http.StatusUnprocessableEntity, f.Status == http.StatusUnavailableForLegalReasons:
		f.kind = ErrRefused
	}
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
	case errors.Is(err, errUntaped):
		f.Text, f.again = err.Error(), false
	case errors.Is(err, errSilent):
		f.Text, f.again, f.kind = errSilent.Error(), false, ErrIncomplete
	default:
		f.Text = r.clean(err.Error())
	}
	return f
}

// odd makes a failure of an answer that cannot be used.
func (r *road) odd(text string) *Failure {
	return &Failure{where: r.base.Host, Text: r.clean(text)}
}

// failure makes a failure of a kind that a caller decides by.
func (r *road) failure(kind error, text string) *Failure {
	f := r.odd(text)
	f.kind = kind
	return f
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
	if key := r.key(); key != "" {
		text = strings.ReplaceAll(text, key, "…")
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
