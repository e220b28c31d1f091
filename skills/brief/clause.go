package brief

import (
	"regexp"
	"strings"

	"ken/notes/prose"
)

// This file takes a preference apart into clauses, each of which asks for one thing, and
// finds out when it holds. What a clause asks for is read by forms, see form.go.

// plainly writes a preference in the letters that the forms are written in.
func plainly(text string) string {
	text = strings.ToLower(prose.Readable(text))
	text = straight.Replace(text)
	text = aside.ReplaceAllString(text, "")
	return strings.Trim(strings.Join(strings.Fields(text), " "), " .!;,")
}

var straight = strings.NewReplacer(
	"’", "'", "‘", "'", "“", `"`, "”", `"`, "„", `"`, "—", " - ", "–", "-", "**", "", "__", "",
	"don't", "do not", "dont ", "do not ", "doesn't", "does not", "i'd ", "i would ", "i'm ", "i am ", "can't", "can not", "cannot", "can not",
	"mustn't", "must not", "shouldn't", "should not", "max.", "max", "min.", "min", "e.g.", "eg", "i.e.", "ie",
)

// aside is a remark that changes nothing: in brackets without a figure, or a reason.
var aside = regexp.MustCompile(`\s*\([^()0-9]*\)|,? (?:because|so that|in order to|so (?:i|that|it|they) )\b.*$|,? please\b`)

// A when tells how far a preference holds.
type when uint8

const (
	always    when = iota
	unlessAsk      // unless the user asks for something else
	sometimes      // only in cases that a program cannot tell
)

var (
	askedOtherwise = regexp.MustCompile(`,? (?:unless|except (?:when|if|where)|until) i (?:(?:explicitly |specifically |clearly )?(?:ask|say|tell|request|want|need)\b.*)$|,? unless (?:asked|told|requested|i am asked|otherwise)\b.*$|^by default,? |,? by default$`)
	wish           = regexp.MustCompile(`,? (?:if|where|when|whenever|wherever) (?:at all )?(?:possible|you can|practical|feasible)$|,? (?:if|where) (?:at all )?possible\b,?|,? as far as possible|^(?:if|where|whenever) possible,? `)
	onlySometimes  = regexp.MustCompile(`\b(?:unless|except|if|when|whenever|where|wherever|in case|depending|depends|sometimes|usually|normally|generally|often|mostly|mainly|most of the time|as a rule|occasionally|tends? to|other than|apart from|although|though|while|but (?:not|only|for|in|on)|may|might|can)\b`)
)

// condition finds out when a preference holds, and returns it without what says so.
func condition(text string) (string, when) {
	text = wish.ReplaceAllString(text, "")
	if at := askedOtherwise.FindStringIndex(text); at != nil {
		rest := text[:at[0]] + text[at[1]:]
		if onlySometimes.MatchString(rest) {
			return rest, sometimes
		}
		return rest, unlessAsk
	}
	if at := onlySometimes.FindStringIndex(text); at != nil && !strings.Contains(text, "can not") {
		if _, whole := readClause(text); whole {
			return text, always // the word is part of what is asked for
		}
		return text, sometimes
	}
	return text, always
}

// read returns what a text asks for, and what of it is not understood.
func read(text string) (parts []part, rest []string) {
	if p, ok := readClause(text); ok {
		return p, nil
	}
	for segment := range strings.SplitSeq(breaks.ReplaceAllString(text, "\x00"), "\x00") {
		if segment = strings.TrimSpace(segment); segment == "" {
			continue
		}
		p, r := readSegment(segment)
		parts, rest = append(parts, p...), append(rest, r...)
	}
	return parts, rest
}

// breaks part sentences: a full stop behind a word, a semicolon, a dash.
var breaks = regexp.MustCompile(`[.!?;] +| - `)

// mostClauses bounds what one sentence is taken apart into.
const mostClauses = 10

// readSegment reads one sentence: as a whole, as a list of things that are not wanted,
// or clause by clause, the longest that can be read first.
func readSegment(segment string) (parts []part, rest []string) {
	if p, ok := readClause(segment); ok {
		return p, nil
	}
	if p, ok := readNots(segment); ok {
		return p, nil
	}
	at := cut(segment)
	negative := false
	for i := 0; i < len(at); {
		n := 0
		for j := len(at); j > i; j-- {
			words := strings.TrimSpace(segment[at[i][0]:at[j-1][1]])
			if negative && bare(words) { // "no tables, prose" may mean either
				continue
			}
			if p, ok := readClause(words); ok {
				parts, n, negative = append(parts, p...), j-i, strings.HasPrefix(polite(words), "no ")
				break
			}
		}
		if n == 0 {
			rest = append(rest, strings.TrimSpace(segment[at[i][0]:at[i][1]]))
			n = 1
		}
		i += n
	}
	return parts, rest
}

// cut returns where the clauses of a sentence lie.
func cut(segment string) [][2]int {
	var out [][2]int
	begin := 0
	for _, m := range joints.FindAllStringIndex(segment, mostClauses-1) {
		out = append(out, [2]int{begin, m[0]})
		begin = m[1]
	}
	return append(out, [2]int{begin, len(segment)})
}

var joints = regexp.MustCompile(`,? (?:and|but|then|plus) (?:also )?|, (?:or )?`)

// readNots reads "no X, Y or Z": none of them is wanted. It reads all of them or none.
func readNots(segment string) ([]part, bool) {
	list, ok := strings.CutPrefix(polite(segment), "no ")
	if !ok {
		return nil, false
	}
	var parts []part
	for item := range strings.SplitSeq(orList.ReplaceAllString(list, "\x00"), "\x00") {
		item = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(item), "no "))
		p, ok := readClause("no " + item)
		if !ok {
			return nil, false
		}
		parts = append(parts, p...)
	}
	return parts, true
}

var orList = regexp.MustCompile(`,? (?:or|and|nor) (?:any |the )?|, `)

// bare tells words without a verb, which lean on those before them.
func bare(words string) bool { return len(strings.Fields(words)) < 4 && !leads.MatchString(words) }

var leads = regexp.MustCompile(`^(?:no|not|never|use|write|put|give|show|keep|only|avoid|do not|just|cite|start|end|prefer|answer|dates?|prices?|always)\b`)

// limitsWhatStands tells a clause that was not understood and may say when the others
// hold, so that none of them can be checked.
func limitsWhatStands(clause string) bool { return opensCondition.MatchString(clause) }

var opensCondition = regexp.MustCompile(`^(?:but|for|in|on|with|during|after|before|at|about|only|though|although|however|or|to|otherwise|else|from|by|under|as|ok|okay|fine|unless|not|reports?|plans?|memos?|longer|shorter|more|less)\b`)

// polite takes off what asks nicely, and writes every way of forbidding as "no".
func polite(clause string) string {
	for {
		short := strings.TrimSpace(courtesy.ReplaceAllString(clause, ""))
		if short == clause || short == "" {
			break
		}
		clause = short
	}
	if m := forbids.FindString(clause); m != "" {
		if rest := strings.TrimSpace(clause[len(m):]); rest != "" {
			return "no " + rest
		}
	}
	return clause
}

var (
	courtesy = regexp.MustCompile(`^(?:please|always|kindly|make sure (?:that )?(?:you |to )?|be sure to|remember to|try to|try and|ideally|preferably|i (?:would |really |much )?(?:like|prefer|want|need|love)(?: you)?(?: to see| to have| to)?|i would (?:really |much )?rather (?:have|see)|(?:you|it|everything|ken) (?:should|must|has to|have to|needs? to) (?:be |have )?|and|also|then|but|in general|across the board|at all times|note that|important|style|format|form|length|tone|rule|sources|language|dates|numbers|spelling)(?:,|:| |$)+`)
	forbids  = regexp.MustCompile(`^(?:(?:do not|never|avoid|skip|omit|leave out|leave off|drop|refrain from|stay away from|steer clear of|without|no more|no|not|i (?:hate|dislike|can not stand|do not (?:like|want|need|care for))|must not|should not)(?: ever)? )+(?:(?:ever|use|using|write|writing|add|adding|include|including|insert|give me|give|show|showing|make|making|put|have|see|any|the|with|of|to|for me)(?: |$))*`)
)
