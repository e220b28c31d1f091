// Package questions makes questions from documents: from what their authors marked,
// defined, listed and reasoned, and from words that can be hidden in a sentence. Far more
// are made than are good; what does not stand alone, holds its answer or asks what a card
// asks already is dropped, the rest is ranked, and few are shown.
//
//	proposal.go   documents in, proposals out; the caps
//	page.go       a document taken apart into passages
//	sentence.go   which sentences stand alone
//	tagger.go     parts of speech by rules, and phrase.go what they make up
//	gap.go        words to hide, weigh.go which of them first, hide.go which at all
//	term.go       terms that a document defines, and sign.go which of them first
//	place.go      where to look for a proposal by its id
//	filter.go     what is no question
//	brief.go      questions from what ken wrote, led back to what it was written from
//	model.go      questions that a model wrote, held against the passage
//
// The same text gives the same proposals to the byte. The rules know English; of other
// languages they use what stands in the markup. They open nothing.
//
// Floor: above skills/evidence.
package questions
