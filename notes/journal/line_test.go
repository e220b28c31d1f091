package journal

import (
	"encoding/json"
	"testing"
)

// Both ways of reading say the same of every line that the quick one takes.
func FuzzLine(f *testing.F) {
	full := Event{
		V: 1, ID: "01KBB9NJ20MB4EH7XN1W1C6YFV", Type: Review, Card: "k7f3a9", At: 1796081400000, TZ: -300, Day: 20787, Rating: 3,
		Auto: "partly", Final: "right", Src: SrcSelf, Score: 0.62, Conf: 3, Ms: 8400, Hint: 1, Form: "cued", Ivl: 6, Params: "default-6",
		Length: 3, Given: "é<&>", Ref: "r", From: "f", To: "t", Answer: "a", Due: -4, Note: "n", Off: true,
	}
	f.Add(string(encode(&full)))
	f.Add(string(encode(&Event{V: 1, ID: "x", Type: Undo, Ref: "y"})))
	for _, line := range []string{
		`{"v":1,"id":"a","t":"review","card":"k","at":01,"tz":0,"day":0}`, `{"v":1,"id":"a","t":"review","at":-0,"tz":-,"day":0}`,
		`{"v":1,"id":"a","t":"flag","card":"k","at":1,"tz":0,"day":0,"score":0.30000000000000004}`,
		`{"v":1,"id":"a","t":"flag","card":"k","at":1,"tz":0,"day":0,"score":0.1234567890123456}`,
		`{"v":1,"id":"a","t":"flag","card":"k","at":1,"tz":0,"day":0,"score":1.}`, `{"v":1,"id":"a","t":"flag","card":"k","at":1,"tz":0,"day":0,"score":00.5}`,
		`{"v":1,"id":"a","t":"flag","card":"k","at":999999999999999999,"tz":0,"day":0}`, `{"v":1,"id":"a","t":"flag","card":"k","at":9999999999999999999,"tz":0,"day":0}`,
		`{"v":1,"id":"a\u0041","t":"flag","card":"k","at":1,"tz":0,"day":0}`, "{\"v\":1,\"id\":\"a\xff\",\"t\":\"flag\",\"card\":\"k\",\"at\":1,\"tz\":0,\"day\":0}",
		`{"v":1,"id":"a","t":"x","at":1,"tz":0,"day":0,"more":{"deep":[1]}}`, `{"v":1,"id":"a","id":"b","t":"x","at":1,"tz":0,"day":0}`,
		`{"V":1,"ID":"a","t":"x","at":1,"tz":0,"day":0}`, `{"v":1,"id":null,"t":"x","at":1,"tz":0,"day":0}`, `{"v":1,"id":"a","t":"x","at":1,"tz":0,"day":0,"off":true}}`,
		`{`, `}`, `{}`, `[]`, `null`, `{"v":1}`, ` {"v":1} `, "<<<<<<< HEAD", "", "\x00\x00",
	} {
		f.Add(line)
	}
	r := newReader()
	f.Fuzz(func(t *testing.T, line string) {
		var quick, slow Event
		if r.quick([]byte(line), &quick) {
			if err := json.Unmarshal([]byte(line), &slow); err != nil || quick != slow {
				t.Fatalf("%q\nquick: %+v\nslow:  %+v %v", line, quick, slow, err)
			}
		}
		var e, again Event
		if r.read([]byte(line), &e) != nil {
			return
		}
		if err := r.read(encode(&e), &again); err != nil || e != again {
			t.Fatalf("%q is %+v, and written anew %+v, %v", line, e, again, err)
		}
	})
}

// What ken writes itself is read the quick way, every field of it.
func TestQuick(t *testing.T) {
	e := Event{
		V: 1, ID: "a", Type: Review, Card: "k", At: 1, TZ: -300, Day: -2, Rating: 3, Auto: "partly", Final: "right", Src: SrcSelf,
		Score: 0.62, Conf: 3, Ms: 8400, Hint: 1, Form: "cued", Ivl: 6, Params: "default-6", Length: 3, Given: "é<&>", Ref: "r",
		From: "f", To: "t", Answer: "a", Due: -4, Note: "n", Off: true,
	}
	var got Event
	if !newReader().quick(encode(&e), &got) || got != e {
		t.Errorf("read %+v, want %+v", got, e)
	}
	for _, score := range []float64{0.01, 0.07, 0.29, 1.0 / 3, 0.999, 1, 0.5, 1e-7} {
		e.Score = score
		var got Event
		if err := newReader().read(encode(&e), &got); err != nil || got != e {
			t.Errorf("a score of %g is read as %g, %v", score, got.Score, err)
		}
	}
}
