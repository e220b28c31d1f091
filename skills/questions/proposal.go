package questions

import (
	"cmp"
	"slices"
	"strings"

	"ken/notes"
	"ken/notes/cards"
)

// A Proposal is a question that the user may keep as a card.
type Proposal struct {
	cards.Card
	// Score ranks the proposals of one document; it has no unit.
	Score float64 `json:"score"`
	// Why names the rule that made it, as in "definition".
	Why string `json:"why"`
	// Passage is the whole paragraph, item, row or list that the answer stands in.
	Passage notes.Source `json:"passage"`
}

// Options says which proposals are wanted.
type Options struct {
	// Most is how many there may be; 0 means 5. Who has shown some of a document today
	// asks for as many less, and for none with a negative number.
	Most int
	// All lifts the caps: all questions that pass the filter, several of one passage too.
	All bool
	// Known are the cards that there are: what one of them asks is not proposed again.
	Known []cards.Card
	// Dropped tells by its ID, and by what is [Asked] of it, whether a proposal was dropped:
	// who knows only the latter has it never proposed from any document. Nil for none.
	Dropped func(id string) bool
}

// most is how many proposals of one document are shown in a day.
const most = 5

// Propose returns questions on a document, the best first, about three in five of them for
// facts. The same document, corpus and options give the same to the byte. What ken wrote
// itself has none, see [FromBrief].
func Propose(doc notes.Document, c *Corpus, opt Options) []Proposal {
	if opt.Most < 0 || !asks(doc) {
		return nil
	}
	page := readPage(doc)
	drafts := page.drafts(c)
	drafts = slices.DeleteFunc(drafts, func(d *draft) bool { return objection(d) != "" })
	drafts = unasked(drafts, opt)
	if !opt.All {
		drafts = mixed(drafts, cmp.Or(opt.Most, most))
	}
	out := make([]Proposal, len(drafts))
	for i, d := range drafts {
		out[i] = d.proposal()
	}
	return out
}

// learned are the formats of documents that people learn from. Tables of data, program
// text, mail, calendars, contacts and records are none of them.
var learned = setOf("markdown text html pdf docx odt epub rtf pptx odp org rst asciidoc latex notebook")

// asks tells whether a document is one to learn from; what ken wrote is not.
func asks(doc notes.Document) bool { return learned[doc.Format] && doc.KindOf() == "note" }

func (d *draft) proposal() Proposal {
	p := d.passage
	return Proposal{
		Card: cards.Card{
			ID: d.id(), Kind: d.kind, Level: d.level, Question: d.asked, Answers: d.answers, Ordered: d.ordered,
			Source: p.page.doc.Cite(d.span, p.heading), Origin: cards.Made,
		},
		Score: d.score, Why: d.why, Passage: p.page.doc.Cite(p.span, p.heading),
	}
}

// byScore orders drafts best first, and by place where they are equally good.
func byScore(a, b *draft) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.question, b.question))
}

// unasked sorts drafts and leaves out those that a better one, a card or a dropped
// proposal asks already.
func unasked(drafts []*draft, opt Options) []*draft {
	slices.SortFunc(drafts, byScore)
	drafts = drafts[:min(len(drafts), mostProposals)]
	seen := newSimilar()
	for _, k := range opt.Known {
		seen.add(k.Question, k.Answers)
	}
	ids := map[string]bool{}
	var out []*draft
	for _, d := range drafts {
		asked := Asked(d.id())
		if ids[asked] || opt.Dropped != nil && (opt.Dropped(d.id()) || opt.Dropped(asked)) || seen.has(d.asked, d.answers) {
			continue
		}
		ids[asked] = true
		seen.add(d.asked, d.answers)
		out = append(out, d)
	}
	return out
}

// factShare is how many of the questions ask for facts; the others ask to explain, compare
// and apply. Mixed quizzes raise both kinds of knowledge (Agarwal 2019).
const factShare = 0.6

// mostOfRule is how many questions one rule may give of one section: a table is not asked
// from its first row to its last.
const mostOfRule = 2

// mixed takes the best n, one of a passage, in about the shares of both kinds.
func mixed(drafts []*draft, n int) []*draft {
	var out []*draft
	facts, used, of := 0, map[*passage]bool{}, map[string]int{}
	rule := func(d *draft) string { return d.why + "\x00" + strings.Join(d.passage.heading, "\x00") }
	free := func(d *draft) bool { return !used[d.passage] && of[rule(d)] < mostOfRule }
	for len(out) < n {
		wantFact := float64(facts) <= factShare*float64(len(out))
		i := slices.IndexFunc(drafts, func(d *draft) bool { return free(d) && (d.level == cards.Recall) == wantFact })
		if i < 0 {
			i = slices.IndexFunc(drafts, free)
		}
		if i < 0 {
			break
		}
		d := drafts[i]
		used[d.passage] = true
		of[rule(d)]++
		if d.level == cards.Recall {
			facts++
		}
		out = append(out, d)
	}
	return out
}
