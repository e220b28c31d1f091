package model

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// complaint finds what a body complains of, in the forms that servers have for it:
// {"error":{"message":"…"}}, {"error":"…"}, {"object":"error","message":"…"} and
// {"detail":"…"}. It is false where there is none, and may be "" where there is one.
func complaint(body []byte) (string, bool) {
	said := fields(body)
	if raw := said["error"]; filled(raw) {
		if inner, has := fields(raw)["message"]; has {
			return words(inner), true
		}
		return words(raw), true
	}
	if filled(said["data"]) || filled(said["choices"]) {
		return "", false
	}
	for _, name := range []string{"message", "detail"} {
		if text := words(said[name]); text != "" {
			return text, true
		}
	}
	return "", words(said["object"]) == "error"
}

// overflow tells whether a complaint is of a prompt that is longer than the model takes.
// No two servers say it alike.
func overflow(text string, body []byte) bool {
	code := words(fields(fields(body)["error"])["code"]) + " " + words(fields(fields(body)["error"])["type"])
	text = strings.ToLower(code + " " + text)
	for _, sign := range []string{
		"exceed_context_size", "context_length_exceeded", "context length", "context size", "context window",
		"maximum context", "prompt is too long", "prompt too long", "input is too long", "maximum prompt length",
		"input token count", "input tokens exceed", "range of input length", "reduce the length of the messages",
		"exceeds the limit of tokens", "larger than the context",
	} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// limitNamed and askedNamed find the numbers in what servers say of a prompt that is too
// long.
var (
	limitNamed = regexp.MustCompile(`(?i)(?:context (?:length|size|window)|maximum|limit|max)[^0-9]{0,40}([0-9][0-9,_]*)|> ?([0-9]+) maximum`)
	askedNamed = regexp.MustCompile(`(?i)(?:resulted in|requested|too long: ?|request \(|input token count[^0-9]{0,20}|contains(?: at least)?|has|got) ?([0-9][0-9,_]*)`)
)

// named returns the tokens that were sent and those that the model takes, 0 for what is
// not named.
func named(text string, body []byte) (asked, limit int) {
	said := fields(fields(body)["error"])
	asked, limit = whole(said["n_prompt_tokens"]), whole(said["n_ctx"])
	if asked == 0 {
		asked = firstNumber(askedNamed, text)
	}
	if limit == 0 {
		limit = firstNumber(limitNamed, text)
	}
	return asked, limit
}

// firstNumber returns what the first group of an expression that matched holds.
func firstNumber(re *regexp.Regexp, text string) int {
	for _, group := range re.FindStringSubmatch(text)[min(1, len(re.FindStringSubmatch(text))):] {
		if n, err := strconv.Atoi(strings.NewReplacer(",", "", "_", "").Replace(group)); err == nil && n > 0 && n < 1<<31 {
			return n
		}
	}
	return 0
}

// optional are the fields of a request that not every server knows, and what a complaint
// of each one names.
var optional = []struct{ field, sign string }{
	{"response_format", "response_format"},
	{"response_format", "json_schema"},
	{"response_format", "grammar"},
	{"response_format", "schema"},
	{"stream_options", "stream_options"},
	{"max_tokens", "max_tokens"},
	{"max_completion_tokens", "max_completion_tokens"},
	{"temperature", "temperature"},
	{"seed", "seed"},
}

// unwanted returns the field of those that were sent which a refusal is about, "" where
// it is about none.
func unwanted(f *Failure, sent func(field string) bool) string {
	if !errors.Is(f, ErrRefused) && f.Status < 500 {
		return ""
	}
	text := strings.ToLower(f.Text)
	for _, o := range optional {
		if strings.Contains(text, o.sign) && sent(o.field) {
			return o.field
		}
	}
	return ""
}
