package author

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/prose"
	"ken/skills/brief"
	"ken/skills/proof"
)

// A vetted sentence is one that the model wrote, with what speaks against it.
type vetted struct {
	heading  string
	sentence brief.Sentence
	kind     string
	// objection says why it does not stand; "" where it does.
	objection string
	own       []string
}

// vet holds every sentence of an answer against the passages, in order.
func (w *writing) vet(ctx context.Context, a answer) []*vetted {
	var out []*vetted
	for _, s := range a.Sections {
		for _, c := range s.Sentences {
			if ctx.Err() != nil {
				return out
			}
			if v := w.examine(s.Heading, c); v.sentence.Text != "" {
				out = append(out, v)
			}
		}
	}
	return out
}

// mostWords is how long a sentence may be.
const mostWords = 90

// examine decides whether one sentence stands.
func (w *writing) examine(heading string, c claim) *vetted {
	v := &vetted{heading: heading, kind: c.Kind}
	text, box := boxed(oneLine(c.Text))
	v.sentence = brief.Sentence{Text: text, Box: box, Theme: oneLine(c.Theme), Citations: []notes.Source{}}
	v.objection = w.object(v, c)
	if v.objection != "" {
		v.own = w.own(v.sentence.Text)
		if v.kind == "inference" || v.kind == "recommendation" {
			v.objection = "the model's own " + v.kind + ": " + v.objection
		}
	}
	return v
}

// boxed takes the box of a step off its text, as plans have it.
func boxed(text string) (rest, box string) {
	text = strings.TrimPrefix(text, "- ")
	for _, form := range []string{"[ ]", "[x]", "[X]"} {
		if rest, ok := strings.CutPrefix(text, form); ok {
			return strings.TrimSpace(rest), strings.ToLower(form)
		}
	}
	return text, ""
}

// object cites what the sentence names and says what speaks against it.
func (w *writing) object(v *vetted, c claim) string {
	if !slices.Contains(w.commission.Headings, v.heading) {
		return fmt.Sprintf("there is no section %q", v.heading)
	}
	if n := len(strings.Fields(v.sentence.Text)); n > mostWords {
		return fmt.Sprintf("it has %d words", n)
	}
	problem := "no passage is cited for it"
	for _, cited := range c.Cites {
		source, why := w.cite(cited)
		if why != "" {
			problem = why
			continue
		}
		if !slices.ContainsFunc(v.sentence.Citations, func(s notes.Source) bool { return s.At() == source.At() && s.Quote == source.Quote }) {
			v.sentence.Citations = append(v.sentence.Citations, source)
		}
	}
	if len(v.sentence.Citations) == 0 {
		return problem
	}
	if why := w.stale(v); why != "" {
		return why
	}
	if why := leads(v.sentence); why != "" {
		return why
	}
	check := proof.Sentence(v.sentence.Text, quotes(v.sentence.Citations))
	v.sentence.Verdict, v.sentence.By, v.sentence.Reason = check.Verdict, check.By, check.Reason
	if carries(check.Verdict) {
		return ""
	}
	return check.Reason
}

// carries tells the verdicts with which words of a model stand: it had every chance to
// write what the passages say, so that "about the same" is not enough.
func carries(v proof.Verdict) bool { return v == proof.Quoted || v == proof.Supported }

// cite finds the words that are said to carry a sentence.
func (w *writing) cite(c cite) (s notes.Source, why string) {
	id := strings.ToLower(strings.Trim(strings.TrimSpace(c.Passage), "[]"))
	i := slices.IndexFunc(w.sent, func(p passage) bool { return p.id == id })
	if i < 0 {
		return s, fmt.Sprintf("there is no passage %q", shortened(c.Passage))
	}
	span, found := prose.Locate(w.sent[i].Quote, c.Quote)
	if !found {
		return s, fmt.Sprintf("“%s” does not stand in %s", shortened(c.Quote), w.sent[i].At())
	}
	return w.sent[i].source(span), ""
}

// stale says which source of a sentence is out of date. What is said to disagree may be:
// that is what the section is for.
func (w *writing) stale(v *vetted) string {
	if v.heading == brief.Disagree || w.commission.Outdated == nil {
		return ""
	}
	for _, s := range v.sentence.Citations {
		if why := w.commission.Outdated(s); why != "" {
			return fmt.Sprintf("%s is out of date: %s", s.At(), why)
		}
	}
	return ""
}

// leads refuses addresses that no cited words hold: they are a way out of the document.
func leads(s brief.Sentence) string {
	for word := range strings.FieldsSeq(s.Text) {
		if !strings.Contains(word, "://") && !strings.HasPrefix(strings.ToLower(word), "www.") {
			continue
		}
		if !slices.ContainsFunc(s.Citations, func(c notes.Source) bool { return strings.Contains(c.Quote, strings.Trim(word, "().,;<>")) }) {
			return "it holds an address that its source does not"
		}
	}
	return ""
}

func quotes(citations []notes.Source) []string {
	out := make([]string, 0, len(citations))
	for _, c := range citations {
		out = append(out, c.Quote)
	}
	return out
}

// shortened cuts what is repeated of a model's words.
func shortened(text string) string {
	runes := []rune(oneLine(text))
	if len(runes) > 60 {
		return string(runes[:59]) + "…"
	}
	return string(runes)
}
