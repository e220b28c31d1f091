package model

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

const (
	// maxAnswer and maxComplaint bound what is read of an answer and of a refusal, in
	// bytes after unpacking.
	maxAnswer    = 64 << 20
	maxComplaint = 64 << 10
	// tries is how often a request is sent at most, with a pause before each but the
	// first that doubles from firstPause on.
	tries      = 4
	firstPause = 500 * time.Millisecond
	// longestPause is how long an endpoint may ask us to wait.
	longestPause = time.Minute
	// silence is how long an endpoint may take without sending a byte: a model on a
	// slow machine needs its time.
	silence = time.Minute
	// connecting is how long a connection may take.
	connecting = 5 * time.Second
)

// A road is the way to one endpoint and to nowhere else. It goes through no proxy,
// follows no redirection and keeps no cookie.
type road struct {
	base    *url.URL
	key     string
	http    *http.Client
	silence time.Duration
	pause   func(context.Context, time.Duration) error
}

func newRoad(base *url.URL, key string) *road {
	return &road{
		base: base, key: key, silence: silence, pause: pause,
		http: &http.Client{
			Transport: &http.Transport{
				DialContext:         (&net.Dialer{Timeout: connecting}).DialContext,
				TLSHandshakeTimeout: 2 * connecting,
				ForceAttemptHTTP2:   true,
				MaxIdleConns:        2,
				IdleConnTimeout:     30 * time.Second,
			},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
}

// pause waits, unless the context ends before.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// Do sends a request, again where that may help, and returns an answer whose body is
// whole and JSON. Whatever else comes back is an error: a *[Failure], or that of the
// context.
func (r *road) Do(req *http.Request) (*http.Response, error) {
	if req.URL.Scheme != r.base.Scheme || req.URL.Host != r.base.Host {
		return nil, &Failure{where: r.base.Host, Text: "a request to " + req.URL.Host + " was stopped"}
	}
	wait := firstPause
	for try := 1; ; try++ {
		res, failure, err := r.once(req)
		if failure == nil {
			return res, err
		}
		d := max(wait, failure.after)
		if !failure.again || try == tries || d > longestPause || !leaves(req.Context(), d) {
			return nil, failure
		}
		if err := r.pause(req.Context(), d); err != nil {
			return nil, err
		}
		wait *= 2
		if req.Body, err = req.GetBody(); err != nil {
			return nil, err
		}
	}
}

// leaves tells whether a context leaves time after a pause.
func leaves(ctx context.Context, d time.Duration) bool {
	end, limited := ctx.Deadline()
	return !limited || time.Until(end) > d
}

var errSilent = errors.New("it did not answer in time")

// once sends a request once. Either res is the answer, or failure says what is wrong
// with it, or err is that of the context.
func (r *road) once(req *http.Request) (res *http.Response, failure *Failure, err error) {
	ctx, cancel := context.WithCancelCause(req.Context())
	defer cancel(nil)
	alarm := time.AfterFunc(r.silence, func() { cancel(errSilent) })
	defer alarm.Stop()
	broken := func(err error) (*http.Response, *Failure, error) {
		if req.Context().Err() != nil {
			return nil, nil, req.Context().Err()
		}
		if errors.Is(context.Cause(ctx), errSilent) {
			err = errSilent
		}
		return nil, r.unreachable(err), nil
	}
	res, err = r.http.Do(req.WithContext(ctx))
	if err != nil {
		return broken(err)
	}
	defer res.Body.Close() //nolint:errcheck // it was only read
	most := int64(maxAnswer)
	if res.StatusCode != http.StatusOK {
		most = maxComplaint
	}
	body, err := io.ReadAll(io.LimitReader(&lively{res.Body, alarm, r.silence}, most))
	switch {
	case res.StatusCode != http.StatusOK:
		return nil, r.refusal(res, body), nil
	case err != nil:
		return broken(err)
	case int64(len(body)) == maxAnswer:
		return nil, r.odd("its answer is over the limit"), nil
	}
	if failure := r.disguised(body); failure != nil {
		return nil, failure, nil
	}
	res.Body = io.NopCloser(bytes.NewReader(body))
	return res, nil, nil
}

// disguised finds the complaint in an answer that says all is well.
func (r *road) disguised(body []byte) *Failure {
	var answer map[string]json.RawMessage
	if err := json.Unmarshal(body, &answer); err != nil {
		if len(body) > 0 && body[0] == '<' {
			return r.odd("it answered with a web page; does its address end with /v1?")
		}
		return r.odd("its answer is not what such an endpoint sends: it is no JSON object, or was cut off")
	}
	if text := complaint(body); text != "" {
		return r.odd(text)
	}
	return nil
}

// A lively reader puts the alarm off with each byte.
type lively struct {
	io.Reader
	alarm   *time.Timer
	silence time.Duration
}

func (l *lively) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if n > 0 {
		l.alarm.Reset(l.silence)
	}
	return n, err
}
