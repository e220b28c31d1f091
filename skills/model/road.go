package model

import (
	"bytes"
	"cmp"
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
	// patience is how long an answer may take to begin, and to go on where there are only
	// signs of life: a server may have to load its model first, and to read the prompt.
	patience = 10 * time.Minute
	// afterword is how long is waited for what follows the end of an answer.
	afterword = 5 * time.Second
	// connecting is how long a connection may take.
	connecting = 5 * time.Second
)

// A road is the way to one endpoint and to nowhere else. It goes through no proxy,
// follows no redirection and keeps no cookie.
type road struct {
	base *url.URL
	// key tells the key. It is a function so that nothing that prints a value can find it.
	key                          func() string
	http                         *http.Client
	silence, patience, afterword time.Duration
	most                         int // of an answer, in bytes after unpacking
	pause                        func(context.Context, time.Duration) error
}

func newRoad(base *url.URL, key string) *road {
	return &road{
		base: base, key: func() string { return key }, pause: pause, most: maxAnswer,
		silence: silence, patience: patience, afterword: afterword,
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
	var res *http.Response
	err := r.again(req.Context(), func(int) (failure *Failure, err error) {
		if req.GetBody != nil {
			if req.Body, err = req.GetBody(); err != nil {
				return nil, err
			}
		}
		res, failure, err = r.once(req) //nolint:bodyclose // the caller closes it, and it is in memory
		return failure, err
	})
	return res, err
}

// again tries something as often as that may help, with pauses between.
func (r *road) again(ctx context.Context, try func(n int) (*Failure, error)) error {
	wait := firstPause
	for n := 1; ; n++ {
		failure, err := try(n)
		if failure == nil {
			return err
		}
		d := max(wait, failure.after)
		if !failure.again || n == tries || d > longestPause || !leaves(ctx, d) {
			return failure
		}
		if err := r.pause(ctx, d); err != nil {
			return err
		}
		wait *= 2
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
	res, failure, err = r.send(ctx, req)
	if res == nil {
		return nil, failure, err
	}
	defer res.Body.Close() //nolint:errcheck // it was only read
	body, err := io.ReadAll(io.LimitReader(&lively{res.Body, alarm, r.silence}, int64(r.most)))
	switch {
	case err != nil:
		failure, err = r.broken(ctx, err)
		return nil, failure, err
	case len(body) == r.most:
		return nil, r.odd("its answer is over the limit"), nil
	}
	if failure := r.disguised(body); failure != nil {
		return nil, failure, nil
	}
	res.Body = io.NopCloser(bytes.NewReader(body))
	return res, nil, nil
}

// send sends a request to the endpoint and returns its answer, unless that is a refusal.
// The context may end before that of the request, by its cause.
func (r *road) send(ctx context.Context, req *http.Request) (*http.Response, *Failure, error) {
	if req.URL.Scheme != r.base.Scheme || req.URL.Host != r.base.Host {
		return nil, r.odd("a request to " + req.URL.Host + " was stopped"), nil
	}
	req = req.Clone(ctx)
	if key := r.key(); key != "" {
		req.Header.Set("Authorization", "Bearer "+key)
	}
	res, err := r.http.Do(req)
	if err != nil {
		failure, err := r.broken(ctx, err)
		return nil, failure, err
	}
	if res.StatusCode == http.StatusOK {
		return res, nil, nil
	}
	defer res.Body.Close()                                        //nolint:errcheck // it was only read
	body, _ := io.ReadAll(io.LimitReader(res.Body, maxComplaint)) // what there is of it is enough
	return nil, r.refusal(res, body), nil
}

// broken makes of what went wrong on the way a failure, or the error of the caller's
// context.
func (r *road) broken(ctx context.Context, err error) (*Failure, error) {
	switch cause := context.Cause(ctx); {
	case errors.Is(cause, errSilent):
		return r.unreachable(errSilent), nil
	case cause != nil:
		return nil, ctx.Err()
	}
	return r.unreachable(err), nil
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
	if text, has := complaint(body); has {
		return r.odd(cmp.Or(text, "it answered with an error and does not say of what"))
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
