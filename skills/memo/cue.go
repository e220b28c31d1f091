package memo

import (
	"regexp"
	"strings"
)

// A side is what a statement does for an option, by its own words.
type side int

const (
	neutral side = iota
	pro
	con
	both
	none // filed already
)

// The words by which statements speak for or against something. A negation right before
// one turns it round, and "too" before any quality speaks against.
var (
	proWords = regexp.MustCompile(`(?i)\b(?:advantages?|benefits?|upsides?|pros|strengths?|saves?|saved|savings?|cheap|cheaper|cheapest|quiet|quieter|quietest|quick|quickly|faster|fastest|simple|simpler|simplest|easy|easier|easiest|safe|safer|safest|better|best|recommend(?:s|ed)?|prefers?|preferred|favou?rs?|reliable|proven|robust|fair|fairer|works well|worked well|avoids?|least|fewest|fewer|improves?|no need|costs? nothing|free of charge|nobody touches|stays? the same|familiar|consistent|flexible|ergonomic|intuitive|clear|clearer|readable|concise|good|happy|in time|keeps? [^.;]{0,20}warm|good, because|lower|soften(?:s|ed)?|compensat(?:es|ed)|helps?|protects?|smaller bill)\b`)
	conWords = regexp.MustCompile(`(?i)\b(?:disadvantages?|drawbacks?|downsides?|cons|weakness(?:es)?|risks?|risky|costs? more|more expensive|expensive|dearer|dearest|no longer able|overreaction|(?:does|do|did)(?: not|n't) work|cannot|can't|can not|unable|impossible|reject(?:s|ed)?|ruled out|declin(?:e|es|ed)|refus(?:e|es|ed)|slow|slower|slowest|late|later than|delays?|delayed|noisy|noisier|loud|louder|los(?:e|es|ing|s)|lost|fails?|failed|failure|problems?|problematic|difficult|hard|harder|breaks?|broke|broken|complex|complexity|complicated|confusing|confusion|ambigu(?:ous|ity)|fears?|afraid|worr(?:y|ies|ied)|objects?|objection|opposes?|opposed|against|would have needed|would need|unfamiliar|verbose|noise|ties us|idle|unfair|suffers?|bad|worse|worst|bad, because|nobody has a reason|standing charge|closed for|closing it|inconsistent|error-prone|undesirable|unfortunate(?:ly)?|burden|overhead|extra cost|heavier|drill(?:ed)?)\b`)
	tooWord  = regexp.MustCompile(`(?i)\btoo \pL+`)
	// What somebody fears or wants is said first, and decides whatever follows.
	worries = regexp.MustCompile(`(?i)^(?:[^\s,.]+ ){1,4}(?:fears?|feared|worr(?:ies|ied|y)|objects?|objected|opposes?|opposed|doubts?|doubted|dislikes?|warns?|warned|rejects?|rejected|(?:is|are|was|were) (?:afraid|against))\b`)
	wishes  = regexp.MustCompile(`(?i)^(?:[^\s,.]+ ){1,3}(?:wants?|wanted|prefers?|preferred|favou?rs?|likes|liked|recommends?|recommended|supports?|supported|(?:is|are|was|were) in favou?r)\b`)
	denied  = regexp.MustCompile(`(?i)^(?:[^\s,.]+ ){1,2}(?:not|never|no longer|\S+n't) `)
	turned  = regexp.MustCompile(`(?i)(?:\b(?:not|no|never|without|neither|nor|less|isn't|hardly|avoids?|prevents?|removes?|n't)(?: (?:a|an|any|the|be|been|as|so|much|more|very|all that))?) $`)
)

// sideOf tells what a text does for its option.
func sideOf(text string) side {
	text = strings.NewReplacer("*", "", "`", "", "_", " ").Replace(text)
	switch {
	case worries.MatchString(text):
		return con
	case wishes.MatchString(text) && !denied.MatchString(text):
		return pro
	}
	forIt, againstIt := 0, len(tooWord.FindAllString(text, -1))
	count := func(at []int, plain, other *int) {
		if turned.MatchString(text[max(0, at[0]-24):at[0]]) {
			*other++
		} else {
			*plain++
		}
	}
	for _, at := range proWords.FindAllStringIndex(text, -1) {
		count(at, &forIt, &againstIt)
	}
	for _, at := range conWords.FindAllStringIndex(text, -1) {
		count(at, &againstIt, &forIt)
	}
	switch {
	case forIt > 0 && againstIt > 0:
		return both
	case forIt > 0:
		return pro
	case againstIt > 0:
		return con
	}
	return neutral
}

// sideOfHead tells what stands under a heading or in a column of a table: "Advantages",
// "Against".
func sideOfHead(head string) side {
	head = strings.ToLower(strings.Trim(head, " :*#."))
	switch {
	case prosHead.MatchString(head):
		return pro
	case consHead.MatchString(head):
		return con
	}
	return neutral
}

var (
	prosHead = regexp.MustCompile(`^(?:for|pros?|plus|advantages?|benefits?|upsides?|strengths?|good|in favou?r)\b`)
	consHead = regexp.MustCompile(`^(?:against|cons?|minus|disadvantages?|drawbacks?|downsides?|weakness(?:es)?|risks?|bad)\b`)
	costHead = regexp.MustCompile(`(?i)\b(?:price|cost|costs|amount|budget|eur|usd|gbp|euros|total)\b|[€$£]`)
)

// turns tells whether a statement speaks both ways and where it turns: at "but", "and" or
// a semicolon, with a side on either hand. One that a condition, a reason or a word
// pointing back holds together does not.
func turns(text string) bool {
	if strings.Contains(text, " if ") || strings.Contains(text, " unless ") || strings.Contains(text, " because ") {
		return false
	}
	for _, at := range turning.FindAllStringIndex(text, -1) {
		a, b := text[:at[0]], text[at[1]:]
		one, two := sideOf(a), sideOf(b)
		if !leans.MatchString(b) && (one == pro && two == con || one == con && two == pro) {
			return true
		}
	}
	return false
}

// leans tells a half that points back at the other.
var leans = regexp.MustCompile(`(?i)\b(?:this|that|them|these|those|both)\b`)

var turning = regexp.MustCompile(`, (?:but|and|yet|while|whereas) |; `)
