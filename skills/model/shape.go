package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// maxTools bounds the calls of tools that are told apart in one answer.
const maxTools = 64

// A shape makes of the events of one answer, in whatever form a server has for them,
// chunks that go-openai can read. It looks at the first choice alone, since no more than
// one is asked for.
type shape struct {
	finished bool
	tools    []string // the ids of calls of tools, by their index
}

// chunk returns an event as a chunk, nil for one that says nothing. A failure is what the
// event complains of, or that it cannot be read.
func (s *shape) chunk(r *road, e event) ([]byte, *Failure) {
	if items := list(e.data); len(items) > 0 && e.data[0] == '[' {
		e.data = items[0]
	}
	said := fields(e.data)
	if said == nil {
		return nil, unread(r, e)
	}
	if text, has := complaint(e.data); has || e.name == "error" {
		return nil, r.fault(cmp.Or(text, "it reports an error and does not say which"), e.data)
	}
	var res openai.ChatCompletionStreamResponse
	res.ID, res.Model = words(said["id"]), words(said["model"])
	res.Usage = usage(said["usage"])
	for _, raw := range list(said["choices"]) {
		choice := fields(raw)
		if choice == nil || whole(choice["index"]) != 0 {
			continue
		}
		read, failure := s.choice(r, choice)
		if failure != nil {
			return nil, failure
		}
		res.Usage = cmp.Or(res.Usage, usage(choice["usage"]))
		res.Choices = append(res.Choices, read)
		break
	}
	if res.Usage == nil && len(res.Choices) == 0 {
		return nil, nil
	}
	line, err := json.Marshal(res)
	if err != nil {
		return nil, r.odd(err.Error())
	}
	return line, nil
}

// unread makes a failure of an event that is no object, unless that is only noise.
func unread(r *road, e event) *Failure {
	if e.name == "error" {
		return r.fault(string(e.data), nil)
	}
	if !bytes.HasPrefix(e.data, []byte("{")) {
		return nil
	}
	f := r.failure(ErrIncomplete, "a part of its answer cannot be read, or was cut off")
	f.again = true
	return f
}

// choice returns a choice whose types are those that go-openai expects.
func (s *shape) choice(r *road, raw map[string]json.RawMessage) (openai.ChatCompletionStreamChoice, *Failure) {
	var c openai.ChatCompletionStreamChoice
	delta := fields(raw["delta"])
	if delta == nil {
		delta = fields(raw["message"])
	}
	c.Delta.Content = cmp.Or(prose(delta["content"]), prose(raw["text"]))
	c.Delta.ReasoningContent = cmp.Or(prose(delta["reasoning_content"]), prose(delta["reasoning"]))
	c.Delta.Refusal = prose(delta["refusal"])
	for _, call := range list(delta["tool_calls"]) {
		if t := fields(call); t != nil {
			c.Delta.ToolCalls = append(c.Delta.ToolCalls, s.tool(t))
		}
	}
	reason := words(raw["finish_reason"])
	switch known, ok := reasons[strings.ToLower(reason)]; {
	case reason == "":
	case ok:
		c.FinishReason, s.finished = known, true
	default:
		f := r.failure(ErrIncomplete, "its answer ended with “"+reason+"”")
		f.again = true
		return c, f
	}
	return c, nil
}

// reasons are the words of servers for why an answer ended. One that ended for another
// reason is not whole.
var reasons = map[string]openai.FinishReason{
	"stop": openai.FinishReasonStop, "eos": openai.FinishReasonStop, "eos_token": openai.FinishReasonStop,
	"end_turn": openai.FinishReasonStop, "stop_sequence": openai.FinishReasonStop, "complete": openai.FinishReasonStop,
	"length": openai.FinishReasonLength, "max_tokens": openai.FinishReasonLength, "model_length": openai.FinishReasonLength,
	"max_output_tokens": openai.FinishReasonLength,
	"content_filter":    openai.FinishReasonContentFilter, "safety": openai.FinishReasonContentFilter,
	"recitation": openai.FinishReasonContentFilter, "refusal": openai.FinishReasonContentFilter,
	"tool_calls": openai.FinishReasonToolCalls, "tool_use": openai.FinishReasonToolCalls,
	"function_call": openai.FinishReasonToolCalls,
}

// tool returns a piece of a call of a tool, with the index of the call and with arguments
// as text.
func (s *shape) tool(raw map[string]json.RawMessage) openai.ToolCall {
	function := fields(raw["function"])
	call := openai.ToolCall{ID: words(raw["id"]), Type: openai.ToolTypeFunction}
	call.Function.Name = words(function["name"])
	call.Function.Arguments = words(function["arguments"])
	index := whole(raw["index"])
	if _, numbered := raw["index"]; !numbered {
		index = s.toolIndex(call.ID, call.Function.Name)
	}
	for len(s.tools) <= index && len(s.tools) < maxTools {
		s.tools = append(s.tools, call.ID)
	}
	call.Index = &index
	return call
}

// toolIndex returns which call an unnumbered piece is of: that of its id, a new one where
// it has a name or an id that was not seen, else the last.
func (s *shape) toolIndex(id, name string) int {
	for i, known := range s.tools {
		if id != "" && known == id {
			return i
		}
	}
	if id != "" || name != "" {
		return len(s.tools)
	}
	return max(len(s.tools)-1, 0)
}

// usage returns how many tokens were taken, nil where that is not said.
func usage(raw json.RawMessage) *openai.Usage {
	said := fields(raw)
	u := openai.Usage{PromptTokens: whole(said["prompt_tokens"]), CompletionTokens: whole(said["completion_tokens"])}
	if u.PromptTokens == 0 && u.CompletionTokens == 0 {
		return nil
	}
	u.TotalTokens = u.PromptTokens + u.CompletionTokens
	return &u
}

// fault makes a failure of an error that stands within an answer.
func (r *road) fault(text string, body []byte) *Failure {
	f := r.sorted(&Failure{}, text, body)
	said := fields(fields(body)["error"])
	code, kind := whole(said["code"]), strings.ToLower(words(said["type"])+" "+words(said["code"])+" "+text)
	switch {
	case f.kind != nil:
	case code == 401 || code == 403 || strings.Contains(kind, "invalid_api_key"):
		f.kind = ErrAuth
	case strings.Contains(kind, "content_filter"), strings.Contains(kind, "content management policy"):
		f.kind = ErrRefused
	case code == 408 || code == 409 || code == 429 || code >= 500 && code != 501,
		strings.Contains(kind, "overloaded"), strings.Contains(kind, "rate_limit"), strings.Contains(kind, "server_error"):
		f.again = true
	}
	return f
}
