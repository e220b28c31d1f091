package index

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"ken/notes"
	"ken/notes/prose"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// Every passage is analysed by the rules of the language it is written in. A query's
// words are analysed by those of every language that the index holds: a word stands
// for all its forms, and they are ranked as one.

// unspoken is the tag of passages whose language does not show. They are analysed as
// English.
const unspoken = "und"

func tagOf(lang string) string { return cmp.Or(lang, unspoken) }

// languageOf returns the language of a member of a document: what the document says,
// else what shows in the member's own text.
func languageOf(doc notes.Document, m member) string {
	if said := languageSaid(doc); said != "" {
		return said
	}
	begins, end := max(m.begins, doc.Body, 0), len(doc.Text)
	next := sort.Search(len(doc.Parts), func(i int) bool { return doc.Parts[i].Start > begins })
	for _, p := range doc.Parts[next:] {
		if p.Own || p.Start-begins > longestSample {
			end = p.Start
			break
		}
	}
	return prose.Language(clip(doc.Text[min(begins, end):end], longestSample))
}

// languageSaid returns the language that a document's front matter or head names.
func languageSaid(doc notes.Document) string {
	for _, key := range []string{"lang", "language"} {
		tag, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(doc.Meta[key])), "-")
		if tag == "nb" || tag == "nn" {
			tag = "no"
		}
		if len(tag) == 2 && tag[0] >= 'a' && tag[0] <= 'z' && tag[1] >= 'a' && tag[1] <= 'z' {
			return tag
		}
	}
	return ""
}

// How much of a document and of a passage is looked at for its language, in bytes.
const longestSample, shortSample = 16_000, 500

// What makes a passage look as if it were in another language than its document: so
// many words, and fewer of them function words than in running text of any language.
const (
	manyTerms  = 24
	leastStops = 0.15
)

// body counts the terms of a passage, by the rules of its document's language unless
// it is in another.
func (a *analyzer) body(lang, quote string) (*tally, string) {
	t := newTally(len(quote) / 16)
	stopped := t.addText(a, lang, quote)
	if t.length+stopped < manyTerms || float64(stopped) >= leastStops*float64(t.length+stopped) {
		return t, lang
	}
	other := prose.Language(clip(quote, shortSample))
	if other == "" || other == lang {
		return t, lang
	}
	t = newTally(len(quote) / 16)
	t.addText(a, other, quote)
	return t, other
}

// countLanguages returns the languages of the passages, those of most passages first.
func (st *store) countLanguages() ([]string, error) {
	count := make(map[string]uint64)
	for _, seg := range st.snapshot.Segments() {
		if err := countLanguages(seg, count); err != nil {
			return nil, err
		}
	}
	list := make([]string, 0, len(count))
	for lang := range count {
		list = append(list, lang)
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return list, nil
}

func countLanguages(seg *scorch.SegmentSnapshot, count map[string]uint64) error {
	dict, err := seg.Segment().Dictionary(fieldLang)
	if err != nil {
		return err
	}
	it := dict.AutomatonIterator(nil, nil, nil)
	for {
		e, err := it.Next()
		if err != nil || e == nil {
			return err
		}
		list, err := dict.PostingsList([]byte(e.Term), seg.Deleted(), nil)
		if err != nil {
			return err
		}
		lang := e.Term
		if lang == unspoken {
			lang = "en"
		}
		if n := list.Count(); n > 0 {
			count[lang] += n
		}
	}
}

// A speaker makes terms of the words of a query in all languages of an index.
type speaker struct {
	*analyzer
	langs []string // those of most passages first; never empty
}

func newSpeaker(a *analyzer, langs []string) speaker {
	if len(langs) == 0 {
		langs = []string{"en"}
	}
	return speaker{a, langs}
}

// common returns the words of a text that are not searched for: the function words of
// the language that most of the index is in, and of the one that most of the text's
// own are from. A word that stands alone is searched for if it is more than that in
// any language: "Not" is need in German.
func (s speaker) common(words []string) func(word string) bool {
	own, most := s.langs[0], s.stops(s.langs[0], words)
	for _, lang := range append(s.langs[1:len(s.langs):len(s.langs)], "en") {
		if n := s.stops(lang, words); n > max(most, 1) {
			own, most = lang, n
		}
	}
	drop := func(word string) bool { return s.term(s.langs[0], word) == "" || s.term(own, word) == "" }
	if len(words) == 1 && drop(words[0]) {
		return func(word string) bool { return len(s.forms(word)) == 0 }
	}
	return drop
}

// stops counts the words that are function words of a language.
func (s speaker) stops(lang string, words []string) int {
	n := 0
	for _, w := range words {
		if s.term(lang, w) == "" {
			n++
		}
	}
	return n
}

// forms returns the terms that a word may stand in the index as, in order.
func (s speaker) forms(word string) []string {
	spellings := []string{word}
	for _, lang := range s.langs {
		spellings = append(spellings, prose.Spellings(lang, word)...)
	}
	var list []string
	for _, lang := range s.langs {
		for _, w := range spellings {
			list = append(list, s.term(lang, w))
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	if len(list) > 0 && list[0] == "" {
		list = list[1:]
	}
	return list
}

// everywhere tells whether a word is searched for in passages of every language: it
// is a function word of none.
func (s speaker) everywhere(word string) bool {
	return !slices.ContainsFunc(s.langs, func(lang string) bool { return s.term(lang, word) == "" })
}

// name returns what a word of a query is called in [Result.Frequency]: its English
// stem, whatever languages there are.
func (s speaker) name(word string) string { return prose.Stem(prose.Fold(word)) }
