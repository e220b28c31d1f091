package model

import (
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"strings"
	"testing"

	"github.com/sashabaranov/go-openai"
)

// shaped returns the chunks that a body is read as, and how it ended.
func shaped(t *testing.T, body string) ([]openai.ChatCompletionStreamResponse, error) {
	t.Helper()
	r := newRoad(&url.URL{Scheme: "http", Host: "host"}, secret)
	var chunks []openai.ChatCompletionStreamResponse
	var s shape
	for events := newEvents(strings.NewReader(body)); ; {
		e, err := events.next()
		if err != nil || string(e.data) == done {
			return chunks, err
		}
		line, failure := s.chunk(r, e)
		if failure != nil {
			return chunks, failure
		}
		if line == nil {
			continue
		}
		var c openai.ChatCompletionStreamResponse
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatalf("go-openai cannot read %s: %v", line, err)
		}
		chunks = append(chunks, c)
	}
}

// What a model thinks comes under one name, whatever the server calls it.
func TestShapeOfThoughts(t *testing.T) {
	for _, name := range []string{"reasoning", "reasoning_content"} {
		chunks, err := shaped(t, sse(`{"choices":[{"delta":{"`+name+`":"hm"}}]}`))
		if !errors.Is(err, io.EOF) || len(chunks) != 1 || chunks[0].Choices[0].Delta.ReasoningContent != "hm" {
			t.Errorf("%s: %+v, %v", name, chunks, err)
		}
	}
}

// Calls of tools come in pieces, which servers number, name or leave to be guessed.
func TestShapeOfTools(t *testing.T) {
	call := func(calls string) string { return `{"choices":[{"delta":{"tool_calls":` + calls + `}}]}` }
	for name, c := range map[string]struct {
		events []string
		want   []string
	}{
		"numbered": {
			[]string{call(`[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]`), call(`[{"index":0,"function":{"arguments":"}"}}]`)},
			[]string{"f {}"},
		},
		"by their ids": {
			[]string{call(`[{"id":"a","function":{"name":"f"}},{"id":"b","function":{"name":"g"}}]`), call(`[{"id":"a","function":{"arguments":"1"}}]`), call(`[{"id":"b","function":{"arguments":"2"}}]`)},
			[]string{"f 1", "g 2"},
		},
		"without either": {
			[]string{call(`[{"function":{"name":"f","arguments":"1"}}]`), call(`[{"function":{"arguments":"2"}}]`), call(`{"function":{"name":"g","arguments":{"x":[1]}}}`)},
			[]string{"f 12", `g {"x":[1]}`},
		},
		"of the wrong types": {
			[]string{call(`[7,null,{"index":"1","id":3,"function":"f"}]`), call(`"x"`), call(`[{"index":-4,"function":{"name":["f"],"arguments":null}}]`)},
			[]string{`["f"] `, " "},
		},
	} {
		chunks, err := shaped(t, sse(c.events...))
		if !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", name, err)
		}
		got := map[int]string{}
		names := map[int]string{}
		for _, chunk := range chunks {
			for _, choice := range chunk.Choices {
				for _, call := range choice.Delta.ToolCalls {
					names[*call.Index] += call.Function.Name
					got[*call.Index] += call.Function.Arguments
				}
			}
		}
		for i, want := range c.want {
			if names[i]+" "+got[i] != want {
				t.Errorf("%s: call %d is %q, want %q", name, i, names[i]+" "+got[i], want)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %d calls", name, len(got))
		}
	}
}

// The local ways are not tried on hosts of others.
func TestNear(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "127.0.0.1": true, "::1": true, "192.168.1.4": true, "box": true, "box.lan": true,
		"api.openai.com": false, "8.8.8.8": false, "example.local.com": false,
	} {
		if near(host) != want {
			t.Errorf("%s: %v", host, near(host))
		}
	}
}
