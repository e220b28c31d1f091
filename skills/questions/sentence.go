package questions

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"ken/notes"
	"ken/notes/prose"
)

// A sentence is one of a passage, with its words.
type sentence struct {
	prose.Span // in the document's text
	text       string
	marked     []emphasis
	words      []token
	nth        int // in its block
	item       bool
	alone      bool        // it can be read without those before it; see [sentence.whole]
	we         bool        // it speaks of "we"
	supposes   bool        // it tells a plan or a guess
	defines    *definition // what it defines, read once; nil for nothing
}

// within returns the sentences of one block of a passage, which are cut once for all.
func (p *passage) within(block prose.Span) []sentence {
	all := p.sentences()
	from := slices.IndexFunc(all, func(s sentence) bool { return s.Start >= block.Start })
	if from < 0 {
		return nil
	}
	to := from
	for to < len(all) && all[to].Start < block.End {
		to++
	}
	return all[from:to:to]
}

// sentences cuts a passage of prose once.
func (p *passage) sentences() []sentence {
	if p.cut != nil {
		return p.cut
	}
	p.cut = []sentence{}
	for _, b := range p.blocks {
		if b.Task != 0 || b.End-b.Start > mostPassage {
			continue
		}
		block := b.In(p.page.doc.Text)
		for i, s := range prose.Sentences(block) {
			span := prose.Span{Start: b.Start + s.Start, End: b.Start + s.End}
			p.cut = append(p.cut, p.page.readSentence(span, i, b.Kind == notes.Item))
		}
	}
	return p.cut
}

func (p *page) readSentence(span prose.Span, nth int, item bool) sentence {
	s := sentence{Span: span, nth: nth, item: item}
	s.text, s.marked = strip(span.In(p.doc.Text))
	if number := numbering.FindString(s.text); number != "" && len(s.marked) == 0 {
		s.text = s.text[len(number):] // of an item of plain text
	}
	s.words = p.tagged(s.text)
	lower := strings.ToLower(s.text)
	s.alone, s.we, s.supposes = s.whole(lower), weWords.in(lower), supposes.in(lower)
	if p.lang == "en" {
		if def, verbal, ok := definitionOf(s); ok {
			def.verbal = verbal
			s.defines = &def
		}
	}
	return s
}

// tagged tags a sentence of a page. What begins it with a capital letter, and never stands
// small in the page, is a name unless its ending says otherwise.
func (p *page) tagged(text string) []token {
	list := tagged(text)
	if len(list) == 0 {
		return list
	}
	t := &list[0]
	if t.tag == noun && t.capital() && !p.small[t.lower] && !plainNouns[t.lower] && !commonVerbs[t.lower] && !hasEnding(t.lower, "ing tion sion ment ness ity ance ence ism ics ogy er or ure") {
		t.tag = proper
	}
	return list
}

// smallWords returns the words of a text that stand there with a small first letter.
func smallWords(text string) map[string]bool {
	set := map[string]bool{}
	for w := range prose.Words(text) {
		word := text[w.Start:w.End]
		if c := word[0]; c >= 'a' && c <= 'z' || c >= utf8.RuneSelf {
			set[word] = true
		}
	}
	return set
}

// Bounds of a sentence that a question is made of, in words.
const (
	leastWords = 6
	mostWords  = 35
)

// whole tells whether a sentence can be read without those before it.
func (s sentence) whole(lower string) bool {
	n := words(s.words)
	if c := s.text; c != "" && c[0] >= 'a' && c[0] <= 'z' {
		return false // its beginning stands elsewhere
	}
	return n >= leastWords && n <= mostWords && endsAsSentence(s.text) && hasFinite(s.words) && standsAlone(s.words) && !spokenIn(lower)
}

func endsAsSentence(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, ")”\"’'*_"), ".")
}

func hasFinite(list []token) bool {
	for _, t := range list {
		if t.tag == aux || t.tag == verb {
			return true
		}
	}
	return false
}

var (
	// leaning are openings that lean on what was said before.
	leaning = setOf(`together it's they're there's that's it’s there’s that’s this that these those it its they them their he she his her hers such here there then thus hence therefore however
		moreover furthermore also additionally similarly likewise instead otherwise nevertheless nonetheless consequently
		accordingly meanwhile but and or so yet still again both neither either another others some one ones former latter
		further conversely finally lastly next second secondly third thirdly first firstly indeed rather alternatively afterwards
		later besides similar note notice recall see consider suppose assume imagine let given now currently today
		unfortunately fortunately obviously clearly specifically likewise later eventually soon elsewhere too most many few several`)
	// spokenWords show that somebody speaks to somebody.
	spokenWords = newWording("i we let my me myself you your yours", `(?:i|we'd|we'll|let's|let us|my|me|myself|you|your|yours)\b`)
	weWords     = newWording("we our ours us", `(?:we|our|ours|us)\b`)
	// pointing are words that point elsewhere in the text, or to its time.
	openings = regexp.MustCompile(`^(?:after all\b|in general\b|(?:an?|one|another) (?:final|further|second|third|last|previous|earlier|later)\b|what.s more|the (?:resulting|issue|problem|reason|question|idea|proposal|result|effect|change|given|following|second|third|last|other|same|next|previous|rest|remaining|former|latter)\b|in (?:particular|fact|addition|some|other|short|contrast|practice|both|either|essence|a sense|that|such|brief)\b|more (?:specifically|generally|precisely|importantly)|as (?:a consequence|alluded|mentioned|noted|described|such|a result|discussed|stated|before|above|already|it|we)\b|at (?:first|the moment|present|this)\b|on the (?:other|one) hand|to (?:make matters|be clear|summari[sz]e|that end|this end|do so)|for (?:now|example|instance|this|that|these|the rest)\b|by (?:contrast|comparison)|after (?:this|that)|because of (?:this|that)|with (?:this|that|these)\b|even (?:so|then|worse|though)|only then|once again|of these|of those|among (?:these|them)|from (?:there|here|this)|last but|in summary|that said|on top of)`)
	pointing = newWording("the as see shown described mentioned discussed defined noted listed given outlined explained stated proposed above below this these those that in figure fig table section so at for e i such point points bullet bullets example examples sections here each neither same chapter chapters",
		`the (?:former|latter|above|following|previous|preceding|said)|(?:as|see|shown|described|mentioned|discussed|defined|noted|listed|given|outlined|explained|stated|proposed) (?:above|below|earlier|later|previously|before|in (?:the )?(?:section|chapter|figure|table|next|previous|following|last))|above|below\.|this (?:rfc|proposal|document|section|chapter|article|page|note|means|case|way|example|would|is|was|could|can|approach|change|feature|design|issue|problem|option|pattern|point|idea|reason|process|behaviou?r|situation|kind|sort|type|list|one|table|figure|code)|these (?:are|were|two|three|cases|changes|rules|things|types|functions|methods|examples|problems)|those (?:two|three|cases)|that (?:is|case|way|said|point|reason)\b|in (?:this|these|that|those|such|both|either|all) (?:cases?|sections?|examples?|way|ways|respect|regard|context|situations?)|the (?:same|other|first|second|third|last|next) (?:case|example|one|two|option|approach|alternative|way|point|reason)|figure \d|fig\. ?\d|table \d|section \d|so far|at this point|for example|for instance|e\.g\.|i\.e\.|such an?\b|points? \d|bullets?\b|examples?\b|sections?\b|here\b|(?:each|the \w+(?: \w+)?) one\b|neither \w+ has\b|same situation|the (?:given|resulting)\b|chapters?\b|see\b|the example|the code|the snippet`)
)

// standsAlone tells whether nothing in a sentence points out of it, and it tells something.
func standsAlone(list []token) bool {
	if len(list) == 0 || leaning[list[0].lower] || orders(list) {
		return false
	}
	first, at := list[0], introEnd(list)
	if at > 0 && at < len(list) && first.tag != sub && (personal[list[at].lower] || list[at].lower == "this" || list[at].lower == "that") {
		return false // "In Ghent it was …"
	}
	if to := phraseEnd(list, 1); first.tag == prep && to > 1 && to < len(list) && list[to].tag == pronoun && personal[list[to].lower] {
		return false // "In PEP 420 they …"
	}
	if _, framed := frame(list); !framed && (first.tag == verb || first.tag == participle && at == 0) {
		return false
	}
	if first.tag == conj || first.tag == mark && first.text != "“" && first.text != `"` {
		return false
	}
	return !danglingPronoun(list)
}

// orders tells whether a sentence asks somebody to do something, or only names a purpose.
func orders(list []token) bool {
	first := list[0].lower
	if first == "just" || first == "please" || first == "be" || list[0].tag == aux {
		return true
	}
	if t := list[0].tag; (t == noun || t == proper || t == verb || t == adjective) && tagAt(list, 1) == determiner && !determiners[first] {
		return true // "Pave the way": no noun stands before an article
	}
	at := introEnd(list)
	if at == 0 && (list[0].tag == sub || list[0].tag == gerund && !clauseAhead(list)) {
		return true // "If it is taken.", and purposes
	}
	if first == "to" && at == 0 || at > 0 && at+1 < len(list) && commonVerbs[list[at].lower] && (list[at+1].tag == determiner || list[at+1].tag == code || list[at+1].tag == sub) {
		return true // "To create a group.", "If need be, use it."
	}
	if commonVerbs[first] && len(list) > 1 && list[1].tag != aux && list[1].tag != verb && !(list[1].tag == noun && hasFinite(list[2:])) {
		return true
	}
	for i := 1; i < len(list)-1 && i < 6; i++ {
		if list[i].text == ":" && commonVerbs[list[i+1].lower] {
			return true
		}
	}
	return false
}

// danglingPronoun tells a personal pronoun or pointer before any noun it could mean.
func danglingPronoun(list []token) bool {
	named := false
	for i, t := range list {
		switch {
		case nominal(t.tag):
			named = true
		case personal[t.lower] && !named:
			return true
		case t.lower == "it" && tagAt(list, i-1) == verb && i < 4:
			return true // "Graydon suggested it"
		case t.lower == "that" && (t.tag == determiner || t.tag == pronoun && tagAt(list, i-1) == mark):
			return true
		case t.lower == "that" && tagAt(list, i-1) == prep && list[i-1].lower != "in":
			return true
		case (t.lower == "this" || t.lower == "these" || t.lower == "those" || t.lower == "such") && t.tag != mark:
			if t.lower == "those" && i+1 < len(list) && (list[i+1].lower == "who" || list[i+1].lower == "that" || list[i+1].lower == "of" || list[i+1].lower == "which" || list[i+1].tag == prep || list[i+1].tag == participle) {
				continue
			}
			if t.lower == "such" && i+1 < len(list) && list[i+1].lower == "as" {
				continue
			}
			return true
		}
	}
	return false
}

// mainVerb tells whether a sentence has a verb outside the clauses that hang on its nouns.
func mainVerb(list []token) bool {
	inClause := false
	for i, t := range list {
		switch {
		case t.text == "," || t.text == ";":
			inClause = false
		case t.tag == pronoun && (t.lower == "which" || t.lower == "who"), t.lower == "that" && nominal(tagAt(list, i-1)):
			inClause = true
		case (t.tag == aux || t.tag == verb) && !inClause:
			return true
		}
	}
	return false
}

var personal = setOf(`it's they're he's she's it’s they’re that's that’s it its they them their he she his her him hers theirs itself themselves himself herself`)

// spoken tells sentences of somebody who speaks to somebody, and those that point around.
func spoken(text string) bool { return spokenIn(strings.ToLower(text)) }

func spokenIn(text string) bool {
	text = strings.ReplaceAll(text, "’", "'")
	return holdsAny(text, "``", "`#", "(1)", "(2)", "(3)", "?", "!", "http://", "https://", "...", "…") || strings.ContainsAny(text[max(0, len(text)-1):], "{};") ||
		openings.MatchString(text) || spokenWords.in(text) || pointing.in(text) || shaky.in(text)
}

// shaky are sentences of plans, guesses and manners of speaking.
var shaky = newWording("interested likes future however therefore thus hence nonetheless accordingly good at as is are was a tricky trickier arguably awkward unfortunate interesting interestingly clunky annoying issue pr the unclear not unsure maybe perhaps probably to todo tbd fixme xxx hopefully in imho of basically pretty sort kind stuff etc and lorem would for going",
	`(?:interested reader|likes to|future (?:work|possibilit\w+|extensions?)|however|therefore|thus|hence|nonetheless|accordingly|good enough|(?:at|as of) (?:the )?(?:time|moment|date)? ?(?:of )?(?:this )?writing|a bit|trickier|tricky|arguably|awkward|unfortunate|interesting|interestingly|clunky|annoying|(?:issue|pr) #\d+|the (?:problem|issue|question) (?:is|was)|unclear|not sure|unsure|maybe|perhaps|probably|to do|todo|tbd|fixme|xxx|hopefully|in my opinion|imho|of course|basically|pretty much|sort of|kind of a|stuff|etc|and so on|and so forth|lorem ipsum|would be|in the future|for now|going to)\b`)

// we tells sentences that speak of "we".
func we(text string) bool { return weWords.in(strings.ToLower(text)) }
