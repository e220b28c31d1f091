package model

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// two people, as a schema has it.
const peopleSchema = `{"type":"object","properties":{"names":{"type":"array","items":{"type":"string"},"minItems":1}},` +
	`"required":["names"],"additionalProperties":false}`

// wants is the question of the tests with a schema.
var wants = Request{Messages: question.Messages, Schema: json.RawMessage(peopleSchema), SchemaName: "people"}

// complete is an answer in one piece.
func complete(text, reason string) string {
	return sse(fmt.Sprintf(`{"model":"m","choices":[{"index":0,"delta":{"content":%s},"finish_reason":%q}],"usage":{"prompt_tokens":20,"completion_tokens":5}}`, jsonText(text), reason), done)
}

func jsonText(text string) string {
	raw, _ := json.Marshal(text)
	return string(raw)
}

// A scripted peer answers each question as the next line of its script has it, and the
// canary as its kind does.
type scripted struct {
	t      *testing.T
	canary http.HandlerFunc
	script []string
	sent   []map[string]json.RawMessage
}

func (s *scripted) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	if req.URL.Path != "/v1/chat/completions" {
		says(404, "")(w, req)
		return
	}
	m := asked(s.t, req)
	if strings.Contains(string(m["messages"]), canaryAsks) {
		s.canary(w, req)
		return
	}
	s.sent = append(s.sent, m)
	next := s.script[0]
	if s.script = s.script[1:]; strings.HasPrefix(next, "400 ") {
		says(400, next[4:])(w, req)
		return
	}
	says(200, next)(w, req)
}

var (
	enforces = says(200, complete(`{"canary": "q7"}`, "stop"))
	ignores  = says(200, complete("Blue is a colour.", "stop"))
	refuses  = says(400, `{"error":"response_format is not supported"}`)
)

func TestSchema(t *testing.T) {
	const good, bad = `{"names":["Ann"]}`, `{"names":[]}`
	for _, c := range []struct {
		name   string
		canary http.HandlerFunc
		script []string
		text   string
		kind   error
		says   string
		format bool // the last question went with the schema as a format
		words  bool // and with it in words
	}{
		{name: "enforced", canary: enforces, script: []string{complete(good, "stop")}, text: good, format: true},
		{name: "ignored", canary: ignores, script: []string{complete("Of course!\n```json\n{\"names\": [\"Ann\",],}\n```\nAnything else?", "stop")}, text: `{"names": ["Ann"]}`, format: true, words: true},
		{name: "refused", canary: refuses, script: []string{complete("As [1] says: "+good, "stop")}, text: good, words: true},
		{name: "an old server that fails", canary: says(500, `{"error":"boom"}`), script: []string{complete(good, "stop")}, text: good, words: true},
		{name: "this schema is refused", canary: enforces, script: []string{"400 " + `{"error":{"message":"failed to parse grammar"}}`, complete(good, "stop")}, text: good, words: true},
		{name: "right the third time", canary: enforces, script: []string{complete(bad, "stop"), complete("no", "stop"), complete(good, "stop")}, text: good, format: true},
		{name: "never right", canary: enforces, script: []string{complete("", "stop"), complete("no", "stop"), complete(bad, "stop")}, text: bad, kind: ErrSchema, says: "minItems", format: true},
		{name: "cut", canary: enforces, script: []string{complete(`{"names":["An`, "length")}, text: `{"names":["An`, kind: ErrIncomplete, says: "cut at the most tokens", format: true},
		{name: "cut after its end", canary: enforces, script: []string{complete(good, "length")}, text: good, format: true},
		{name: "held back", canary: enforces, script: []string{complete("", "content_filter")}, kind: ErrRefused, says: "held its answer back", format: true},
		{name: "broken off, then whole", canary: enforces, script: []string{sse(chunk(`{"na`)), complete(good, "stop")}, text: good, format: true},
		{name: "thought about between marks", canary: ignores, script: []string{complete("<think>{\"names\":[\"No\"]}?</think>"+good, "stop")}, text: good, format: true, words: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &scripted{t: t, canary: c.canary, script: c.script}
			client, _ := peer(t, p.ServeHTTP)
			var pieces []string
			res, err := client.Write(t.Context(), wants, func(s string) error { pieces = append(pieces, s); return nil })
			checkFailure(t, err, c.kind, c.says)
			if res.Text != c.text || res.Attempts != len(c.script) || len(p.script) > 0 {
				t.Errorf("%+v", res)
			}
			if err == nil && fmt.Sprint(pieces) != fmt.Sprint([]string{c.text}) || err != nil && pieces != nil {
				t.Errorf("%q was handed on", pieces)
			}
			last := p.sent[len(p.sent)-1]
			if format := last["response_format"] != nil; format != c.format || format && !strings.Contains(string(last["response_format"]), `"strict":true`) {
				t.Errorf("asked with the format %s", last["response_format"])
			}
			if words := strings.Contains(string(last["messages"]), `JSON schema`); words != c.words {
				t.Errorf("asked %s", last["messages"])
			}
		})
	}
}

// What is wrong goes back with the answer, in the validator's words, and all is counted.
func TestAskedAgain(t *testing.T) {
	p := &scripted{t: t, canary: enforces, script: []string{complete(`{"names":[7]}`, "stop"), complete(`{"names":["Ann"]}`, "stop")}}
	client, _ := peer(t, p.ServeHTTP)
	r := wants
	r.Budget = NewBudget(10_000)
	res, err := client.Write(t.Context(), r, nil)
	if err != nil || res.Usage != (Usage{40, 10}) || res.Attempts != 2 || r.Budget.Spent() != 50 {
		t.Errorf("%+v, %v, %d spent", res, err, r.Budget.Spent())
	}
	for _, want := range []string{`{\"names\":[7]}`, "at '/names/0': got number, want string"} {
		if got := string(p.sent[1]["messages"]); !strings.Contains(got, want) {
			t.Errorf("asked %s, want %s in it", got, want)
		}
	}
}

// A schema has to be one, and to stand by itself: nothing is fetched for it.
func TestSchemasThatAreNone(t *testing.T) {
	c, _ := peer(t, func(http.ResponseWriter, *http.Request) { t.Error("something was sent") })
	for _, schema := range []string{
		`{`, `7`, `{"type":"banana"}`, `{"$ref":"file:///etc/passwd"}`, `{"$ref":"http://127.0.0.1/x"}`, `{"pattern":"("}`,
	} {
		r := wants
		r.Schema = json.RawMessage(schema)
		if _, err := c.Write(t.Context(), r, nil); err == nil || !strings.Contains(err.Error(), "read the schema of an answer") {
			t.Errorf("%s: %v", schema, err)
		}
	}
}

func TestExtract(t *testing.T) {
	for text, want := range map[string]string{
		`{"a":1}`:                             `{"a":1}`,
		"\ufeff 7 ":                           `7`,
		"```json\n{\"a\":[1,2,]}\n```":        `{"a":[1,2]}`,
		`Here: {"a":"}{,]\""} and {"b":2,} .`: `{"a":"}{,]\""}|{"b":2}`,
		`{"a":1`:                              ``,
		`{"a" 1}`:                             ``,
		`{ [1, 2 ,` + "\n" + `]`:              "[1, 2 \n]",
		`{"a":1,,}`:                           ``,
		`{"a":",}"}`:                          `{"a":",}"}`,
		`1e999`:                               ``,
		`none`:                                ``,
		``:                                    ``,
		strings.Repeat("[", 99) + `{"a":1}`:   ``,
	} {
		var got []string
		for _, c := range extract(text) {
			got = append(got, c.raw)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q holds %q, want %q", text, got, want)
		}
	}
}

// FuzzExtract holds that whatever is found is JSON, and was there but for commas.
func FuzzExtract(f *testing.F) {
	f.Add("x ```{\"a\":[1,2,]}```")
	f.Add("{[{[\",}]")
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range extract(text) {
			if !json.Valid([]byte(c.raw)) || !strings.Contains(withoutCommas(text), withoutCommas(c.raw)) {
				t.Errorf("%q holds %q", text, c.raw)
			}
		}
	})
}

// What comes is shown while it comes, also where it is held to a schema and asked for
// again; each answer begins with first.
func TestWatch(t *testing.T) {
	t.Parallel()
	answers := []string{`{"n":"one"}`, `{"n":1}`}
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, _ := io.ReadAll(req.Body)
		if !strings.HasSuffix(req.URL.Path, "/chat/completions") || strings.Contains(string(body), "canary") {
			http.NotFound(w, req)
			return
		}
		text := answers[min(asked, len(answers)-1)]
		asked++
		for i := 0; i < len(text); i += 4 {
			fmt.Fprintf(w, `data: {"choices":[{"index":0,"delta":{"content":%q}}]}`+"\n\n", text[i:min(i+4, len(text))])
		}
		fmt.Fprint(w, `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}`+"\n\ndata: [DONE]\n\n")
	}))
	defer server.Close()
	c, err := New(Endpoint{URL: server.URL + "/v1", Model: "m"})
	if err != nil {
		t.Fatal(err)
	}
	seen := ""
	res, err := c.Write(t.Context(), Request{
		Messages: []Message{{User, "count"}},
		Schema:   json.RawMessage(`{"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]}`),
		Watch: func(first bool, text string) {
			if first {
				seen += "|"
			}
			seen += text
		},
	}, nil)
	if err != nil || res.Text != `{"n":1}` || seen != `|{"n":"one"}|{"n":1}` {
		t.Errorf("%v: %q, shown %q", err, res.Text, seen)
	}
}
