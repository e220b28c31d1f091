package main

import (
	"context"
	"io"
)

// until reads from in until ctx is done: what waits for somebody to type ends with the
// error of ctx. What is read after that is lost, as it is where a program ends.
func until(ctx context.Context, in io.Reader) io.Reader {
	r, w := io.Pipe()
	context.AfterFunc(ctx, func() { _ = w.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(w, in)
		_ = w.CloseWithError(err) // nil is the end
	}()
	return r
}
