package questions

// A phrase is a run of tokens [from, to) of one sentence.
type phrase struct {
	from, to int
	kind     phraseKind
}

type phraseKind byte

const (
	nounPhrase phraseKind = iota
	namePhrase            // a name, with what is written small within it
	datePhrase
	amountPhrase
	verbPhrase
	adjectivePhrase
	codePhrase
)

func (p phrase) of(list []token) []token { return list[p.from:p.to] }

// nounPhrases returns the noun phrases of a tagged sentence in order, with their articles
// and without what hangs on them by a preposition.
func nounPhrases(list []token) []phrase {
	var out []phrase
	for i := 0; i < len(list); {
		to := phraseEnd(list, i)
		if to == i {
			i++
			continue
		}
		out = append(out, phrase{i, to, nounPhrase})
		i = to
	}
	return out
}

// phraseEnd returns where the noun phrase that begins at i ends, i where none does.
func phraseEnd(list []token, i int) int {
	at, head := i, -1
	for at < len(list) {
		switch t := list[at]; {
		case t.tag == determiner:
			if at > i && list[at-1].tag != determiner {
				return max(head+1, i)
			}
		case nominal(t.tag):
			if head >= 0 && list[at-1].quoted != t.quoted {
				return head + 1
			}
			head = at
		case t.tag == number:
			if head >= 0 && list[head].tag != proper && list[head].tag != number {
				return head + 1
			}
			head = at
		case t.tag == adjective || t.tag == participle || t.tag == gerund:
			if at == i && t.tag == participle && (callWords[t.lower] || tagAt(list, at-1) == aux || tagAt(list, at-1) == adverb) {
				return i
			}
			if head >= 0 {
				if list[head].tag == number && t.tag != gerund {
					break // "three small tanks"
				}
				return head + 1
			}
		case t.tag == adverb && head < 0 && (tagAt(list, at+1) == adjective || tagAt(list, at+1) == participle) && at > i:
		default:
			return max(head+1, i)
		}
		at++
	}
	return max(head+1, i)
}

// bare takes articles and other determiners off the front of a phrase.
func bare(list []token, p phrase) phrase {
	for p.from < p.to-1 && list[p.from].tag == determiner {
		p.from++
	}
	return p
}

// withOf takes in what hangs on a phrase by "of": "the movement of thermal energy".
func withOf(list []token, p phrase) (phrase, bool) {
	if p.to+1 >= len(list) || list[p.to].lower != "of" {
		return p, false
	}
	to := phraseEnd(list, p.to+1)
	if to == p.to+1 {
		return p, false
	}
	p.to = to
	return p, true
}

// A clause is the frame of a plain sentence: what stands before the subject, the subject,
// the first finite verb and what follows.
type clause struct {
	intro      []token // with its comma; empty mostly
	subject    []token
	verb       int // of the first token of the finite verb, in the sentence
	verbEnd    int // behind its adverbs and auxiliaries
	list       []token
	compounded bool // the subject has "and" in it
}

// frame reads the frame of a sentence; ok is false where the subject is no noun phrase.
func frame(list []token) (c clause, ok bool) {
	c.list = list
	from := introEnd(list)
	c.intro = list[:from]
	at := from
	for at < len(list) {
		to := phraseEnd(list, at)
		if to == at {
			return c, false
		}
		at = to
		if at >= len(list) {
			return c, false
		}
		switch w := list[at]; {
		case w.text == "(": // "the heat load (in kW) is"
			shut := at
			for shut < len(list) && list[shut].text != ")" {
				shut++
			}
			if shut+1 >= len(list) || list[shut+1].tag != aux && list[shut+1].tag != verb {
				return c, false
			}
			c.subject = list[from:at]
			c.verb = shut + 1
			c.verbEnd = verbEnd(list, c.verb)
			return c, true
		case w.tag == prep && w.lower != "as" && w.lower != "than":
			at++
		case w.tag == conj && w.lower != "but":
			c.compounded = true
			at++
		case w.tag == aux || w.tag == verb:
			c.subject, c.verb, c.verbEnd = list[from:at], at, verbEnd(list, at)
			return c, true
		case w.tag == adverb && at+1 < len(list) && (list[at+1].tag == aux || list[at+1].tag == verb):
			c.subject, c.verb, c.verbEnd = list[from:at], at+1, verbEnd(list, at+1)
			return c, true
		default:
			return c, false
		}
	}
	return c, false
}

// introEnd returns where what stands before the subject ends: "In 2012, ", "When … , ".
func introEnd(list []token) int {
	if len(list) == 0 || list[0].tag != prep && list[0].tag != sub && list[0].tag != adverb && list[0].tag != gerund && list[0].tag != participle {
		return 0
	}
	for i, t := range list {
		if t.text == "," && i+1 < len(list) {
			return i + 1
		}
		if i > 20 {
			break
		}
	}
	return 0
}

func verbEnd(list []token, at int) int {
	for at < len(list) && (list[at].tag == aux || list[at].tag == adverb || list[at].tag == verb) {
		at++
		if list[at-1].tag == verb {
			break
		}
	}
	return at
}
