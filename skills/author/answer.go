package author

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"ken/notes/prose"
	"ken/skills/model"
)

// An answer is what the model returns.
type answer struct {
	Sections []section `json:"sections"`
	NotFound []string  `json:"not_found"`
}

type section struct {
	Heading   string  `json:"heading"`
	Sentences []claim `json:"sentences"`
}

// A claim is one sentence of it with what is said to carry it.
type claim struct {
	Theme string `json:"theme"` // groups sentences of a section; "" for none
	Text  string `json:"text"`
	Kind  string `json:"kind"` // "fact", "inference" or "recommendation"
	Cites []cite `json:"cites"`
}

type cite struct {
	Passage string `json:"passage"`
	Quote   string `json:"quote"`
}

// mostSentences are read of an answer; what is beyond them is left out.
const mostSentences = 200

// readAnswer reads an answer as far as it is whole. ended is false where it broke off, or
// was no answer at all.
func readAnswer(text string) (a answer, ended bool) {
	if at := strings.IndexByte(text, '{'); at > 0 {
		text = text[at:]
	}
	ended = decode(strings.NewReader(text), func(heading string, c claim) { a.say(heading, c) }, &a.NotFound) == nil
	return a, ended
}

// say adds a sentence under its heading.
func (a *answer) say(heading string, c claim) {
	n := len(a.Sections)
	if n == 0 || a.Sections[n-1].Heading != heading {
		a.Sections = append(a.Sections, section{Heading: heading})
		n++
	}
	a.Sections[n-1].Sentences = append(a.Sections[n-1].Sentences, c)
}

// add puts a further part of an answer behind what there is, and tells whether it said
// anything new.
func (a *answer) add(part answer) (gained bool) {
	seen := map[string]bool{}
	for _, s := range a.Sections {
		for _, c := range s.Sentences {
			seen[c.Text] = true
		}
	}
	for _, s := range part.Sections {
		for _, c := range s.Sentences {
			if !seen[c.Text] {
				seen[c.Text], gained = true, true
				a.say(s.Heading, c)
			}
		}
	}
	a.NotFound = append(a.NotFound, part.NotFound...)
	return gained || len(part.NotFound) > 0
}

// turns are what is said to have an answer gone on with that broke off.
func (a *answer) turns() []model.Message {
	done, _ := json.Marshal(a) // texts always can be written
	return []model.Message{
		{Role: model.Assistant, Text: string(done)},
		{Role: model.User, Text: "The connection broke here. Return only what is still missing, in the same form; repeat nothing."},
	}
}

// decode reads an answer while it comes and hands each sentence on as soon as it is whole.
// The error tells that the answer is not, or not yet, whole.
func decode(r io.Reader, say func(heading string, c claim), missing *[]string) error {
	d := json.NewDecoder(r)
	count := 0
	return object(d, func(key string) error {
		switch key {
		case "sections":
			return array(d, func() error { return decodeSection(d, say, &count) })
		case "not_found":
			return d.Decode(missing)
		}
		var other json.RawMessage
		return d.Decode(&other)
	})
}

func decodeSection(d *json.Decoder, say func(string, claim), count *int) error {
	heading := ""
	var early []claim // where the sentences come before their heading
	err := object(d, func(key string) error {
		switch key {
		case "heading":
			return d.Decode(&heading)
		case "sentences":
			return array(d, func() error {
				var c claim
				if err := d.Decode(&c); err != nil {
					return err
				}
				if *count++; *count > mostSentences {
					return nil
				}
				if heading == "" {
					early = append(early, c)
				} else {
					say(heading, c)
				}
				return nil
			})
		}
		var other json.RawMessage
		return d.Decode(&other)
	})
	for _, c := range early {
		say(heading, c)
	}
	return err
}

// object reads a JSON object, a key at a time.
func object(d *json.Decoder, each func(key string) error) error {
	return within(d, '{', func() error {
		t, err := d.Token()
		if err != nil {
			return err
		}
		key, _ := t.(string) // the keys of an object always are
		return each(key)
	})
}

// array reads a JSON array, a value at a time.
func array(d *json.Decoder, each func() error) error { return within(d, '[', each) }

func within(d *json.Decoder, open json.Delim, each func() error) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	if t != open {
		return errForm
	}
	for d.More() {
		if err := each(); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}

// errForm is the error of an answer of another form.
var errForm = errors.New("its answer is not of the form that was asked for")

// oneLine makes what a model wrote a line that can stand in a document: no control
// characters, and no link or picture that leads anywhere, also where one is wrapped in
// another.
func oneLine(text string) string {
	for range 4 {
		plain := prose.Readable(text)
		if plain == text {
			break
		}
		text = plain
	}
	return text
}
