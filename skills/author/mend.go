package author

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"ken/skills/model"
)

// A mended sentence takes the place of one that failed; without text the sentence is
// given up.
type mended struct {
	N     int    `json:"n"`
	Text  string `json:"text"`
	Cites []cite `json:"cites"`
}

// mend sends the sentences that do not stand back, once, each with the reason. What
// comes back is held against the passages like any other. That it cannot be asked again
// leaves them failed; only being stopped is an error.
func (w *writing) mend(ctx context.Context, list []*vetted) error {
	var failed []*vetted
	for _, v := range list {
		if v.objection != "" {
			failed = append(failed, v)
		}
	}
	if len(failed) == 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	r := w.request(w.complaints(failed)...)
	r.Schema, r.SchemaName, r.Purpose = mendForm(), "mended", "repair"
	res, err := w.author.Engine.Write(ctx, r, nil)
	if err != nil {
		return ctx.Err()
	}
	var said struct {
		Sentences []mended `json:"sentences"`
	}
	if json.Unmarshal([]byte(res.Text), &said) != nil {
		return nil // they stay failed, with their reasons
	}
	for _, m := range said.Sentences {
		if m.N < 1 || m.N > len(failed) || strings.TrimSpace(m.Text) == "" {
			continue
		}
		v := failed[m.N-1]
		again := w.examine(v.heading, claim{Theme: v.sentence.Theme, Text: m.Text, Kind: v.kind, Cites: m.Cites})
		if again.objection == "" {
			*v = *again
		}
	}
	return nil
}

// complaints are the turns that say what was wrong.
func (w *writing) complaints(failed []*vetted) []model.Message {
	var before, after strings.Builder
	after.WriteString("A program found that the words cited for these sentences do not carry them. Write each again so that they do, or cite other words: surest is the passage's own sentence, " +
		"or a part of it, to the letter and in its order; leave \"text\" empty to give one up. Return them with their numbers.\n")
	for i, v := range failed {
		fmt.Fprintf(&before, "%d. %s\n", i+1, v.sentence.Text)
		fmt.Fprintf(&after, "%d. %s\n", i+1, v.objection)
	}
	return []model.Message{{Role: model.Assistant, Text: before.String()}, {Role: model.User, Text: after.String()}}
}

func mendForm() json.RawMessage {
	return form(map[string]any{
		"sentences": list(form(map[string]any{
			"n": json.RawMessage(`{"type":"integer"}`), "text": text, "cites": citesForm(),
		}, "n", "text", "cites")),
	}, "sentences")
}
