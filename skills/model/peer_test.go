//go:build peer

package model

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// These tests speak with a real llama-server:
//
//	go test -tags peer ./skills/model -run Peer
//
// It is looked for in PATH, or below the folder KEN_PEER, into which the packages of a
// newer system than this one were unpacked: with its own loader and libraries. They test
// how is spoken, and no answer's quality.

// startPeer starts a server with a model of our own and returns its address.
func startPeer(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().(*net.TCPAddr)
	l.Close()
	file := filepath.Join(t.TempDir(), "bigram.gguf")
	writeModel(t, file)
	args := []string{
		"-m", file, "--host", "127.0.0.1", "--port", fmt.Sprint(address.Port), "--api-key", secret,
		"--jinja", "-c", "2048", "-np", "1", "-t", "1", "--embeddings", "--pooling", "mean",
	}
	cmd := peerCommand(t, args)
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("the server said:\n%s", said.String()[max(0, said.Len()-4000):])
		}
	})
	url := "http://" + address.String()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if res, err := http.Get(url + "/health"); err == nil {
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return url + "/v1"
			}
		}
	}
	t.Fatal("the server did not start")
	return ""
}

// peerCommand returns the command that starts a server, and skips the test where there is
// none.
func peerCommand(t *testing.T, args []string) *exec.Cmd {
	t.Helper()
	root := os.Getenv("KEN_PEER")
	if root == "" {
		if name, err := exec.LookPath("llama-server"); err == nil {
			return exec.Command(name, args...)
		}
		t.Skip("NO PEER: llama-server is not in PATH, and KEN_PEER names no folder with one. Nothing was tested.")
	}
	libs := filepath.Join(root, "usr", "lib", "x86_64-linux-gnu")
	args = append([]string{"--library-path", libs + ":" + filepath.Join(libs, "llama"), filepath.Join(root, "usr", "bin", "llama-server")}, args...)
	cmd := exec.Command(filepath.Join(libs, "ld-linux-x86-64.so.2"), args...)
	backends, err := filepath.Glob(filepath.Join(libs, "ggml", "backends*", "libggml-cpu-x64.so"))
	if err != nil || len(backends) == 0 {
		t.Fatalf("there is no backend below %s", libs)
	}
	cmd.Env = append(os.Environ(), "GGML_BACKEND_PATH="+backends[0])
	return cmd
}

func TestPeer(t *testing.T) {
	address := startPeer(t)
	c, err := New(Endpoint{URL: address, Model: "bigram", Key: secret, Store: shelf{}})
	if err != nil {
		t.Fatal(err)
	}
	zero := 0.0
	ask := Request{Messages: []Message{{System, "You are brief."}, {User, "Is all well?"}}, Temperature: &zero, MaxOut: 40}

	t.Run("caps", func(t *testing.T) {
		caps, err := c.Caps(t.Context())
		t.Logf("%+v", caps)
		if err != nil || caps.Schema != Enforced || caps.Context != 2048 || caps.Server != "llama.cpp" || !caps.UsageInStream || caps.Without != nil {
			t.Errorf("%+v, %v", caps, err)
		}
	})
	t.Run("answer", func(t *testing.T) {
		pieces := 0
		begun := time.Now()
		res, err := c.Write(t.Context(), ask, func(string) error { pieces++; return nil })
		t.Logf("%+v in %d pieces after %v", res, pieces, time.Since(begun))
		if err != nil || res.Text != "Ok." || res.Finish != Stop || res.Estimated || res.Attempts != 1 || pieces < 2 {
			t.Errorf("%+v, %v", res, err)
		}
	})
	t.Run("cut at its length", func(t *testing.T) {
		short := ask
		short.MaxOut = 1
		if res, err := c.Write(t.Context(), short, nil); err != nil || res.Finish != Length {
			t.Errorf("%+v, %v", res, err)
		}
	})
	t.Run("schema", func(t *testing.T) {
		for seed := range 20 {
			r := ask
			r.Schema, r.Seed, r.Temperature, r.MaxOut = wants.Schema, &seed, nil, 400
			res, err := c.Write(t.Context(), r, nil)
			// The server closes a connection after a number of requests, which costs an
			// attempt; an answer that is sent back would count as a longer prompt.
			if err != nil || res.Attempts > 2 || res.Usage.Prompt > 2*len(fmt.Sprint(ask.Messages)) {
				t.Errorf("%+v, %v: it was not right at once", res, err)
			}
		}
	})
	t.Run("prompt too long", func(t *testing.T) {
		fresh, _ := New(Endpoint{URL: address, Model: "bigram", Key: secret})
		res, err := fresh.Write(t.Context(), prosaic(3000), nil)
		var f *Failure
		if !errors.Is(err, ErrContext) || !errors.As(err, &f) || f.Limit != 2048 || f.Asked < 10_000 {
			t.Errorf("%+v, %v, %+v", res, err, f)
		}
		t.Log(err)
	})
	t.Run("wrong key", func(t *testing.T) {
		wrong, _ := New(Endpoint{URL: address, Model: "bigram", Key: "sk-another-secret-9"})
		if _, err := wrong.Write(t.Context(), ask, nil); !errors.Is(err, ErrAuth) {
			t.Error(err)
		}
	})
	t.Run("stopped midway", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		if _, err := c.Write(ctx, ask, func(string) error { cancel(); return nil }); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
	t.Run("vectors", func(t *testing.T) {
		got, err := c.Embed(t.Context(), []string{"one", "two"})
		if err != nil || len(got) != 2 || len(got[0]) != width {
			t.Errorf("%d, %v", len(got), err)
		}
	})
}
