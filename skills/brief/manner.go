package brief

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// The rules of this file are about how dates are written, and which marks and forms of
// words are not wanted. The engine quotes: a date in a quoted sentence stays as its
// document has it, so that others are preferred and what is left is counted.

const monthNames = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// The ways of writing a date, by what a preference calls them.
const (
	isoForm    = "2026-03-31"
	longForm   = "31 March 2026"
	usForm     = "March 31, 2026"
	slashForm  = "31/03/2026"
	dottedForm = "31.03.2026"
)

var dateMarks = []struct {
	form string
	mark *regexp.Regexp
}{
	{isoForm, regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)},
	{longForm, regexp.MustCompile(`(?i)\b\d{1,2}(?:st|nd|rd|th)? ` + monthNames + `\b\.?(?:,? \d{4}\b)?`)},
	{usForm, regexp.MustCompile(`(?i)\b` + monthNames + `\.? \d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4}\b)?`)},
	{slashForm, regexp.MustCompile(`\b\d{1,2}/\d{1,2}/\d{2,4}\b`)},
	{dottedForm, regexp.MustCompile(`\b\d{1,2}\.\d{1,2}\.\d{4}\b`)},
}

// isoPath is a date that is the name of a file, not one in a sentence.
var isoPath = regexp.MustCompile(`[\w/-]*\d{4}-\d{2}-\d{2}[\w/-]*\.\w+|\d{4}-\d{2}-\d{2}-[a-z][\w-]*|[a-z][\w]*-\d{4}-\d{2}-\d{2}`)

// datesBut returns the dates of a text that are written in another form.
func datesBut(want string) func(string) []string {
	return func(text string) []string {
		if !strings.ContainsAny(text, "0123456789") {
			return nil
		}
		text = isoPath.ReplaceAllString(text, "")
		var out []string
		for _, d := range dateMarks {
			if d.form != want {
				out = append(out, d.mark.FindAllString(text, -1)...)
			}
		}
		return out
	}
}

func dateForms() []form {
	return []form{
		formOf(`(?:{use} )?(?:all |the |every |each )?dates? ?{be} ?(?:written |formatted |given |shown |spelled |spelt )?(?:in |as |like |using |to |out )*(.+?)(?:,? (?:and )?(?:no|not|never|rather than|instead of) (?:as |in |like )?.+)?`, dateRule),
		formOf(`{use} (.+?) (?:for |as )?(?:all |the )?dates?(?: format| style)?(?:,? (?:and )?(?:no|not|never) .+)?`, dateRule),
		formOf(`((?:iso|iso[- ]?8601|yyyy-mm-dd|dd/mm/yyyy|us|uk|american|british|european)) (?:format )?dates?(?: format| style| only)?`, dateRule),
		formOf(`date format:? (.+)`, dateRule),
	}
}

func dateRule(m []string) (part, bool) {
	want := dateWanted(strings.Trim(m[1], ` "'.`))
	return part{
		checks: "dates as " + want,
		keep: func(l *limits) {
			l.longDates = l.longDates || want == longForm
			l.isoDates = l.isoDates || want == isoForm
			has := datesBut(want)
			l.spared = append(l.spared, func(text string) bool { return len(has(text)) > 0 })
		},
		check: func(b Brief) outcome { return b.against(datesBut(want)) },
	}, want != ""
}

// dateWanted reads the name of a form of dates, or an example of one; "" for neither.
func dateWanted(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(s, " format"), " style"), " form")
	s = strings.TrimPrefix(s, "the ")
	if _, example, found := strings.Cut(s, ": "); found {
		s = example
	}
	switch s {
	case "iso", "iso-8601", "iso 8601", "iso8601", "iso 8601 (yyyy-mm-dd)", "iso (yyyy-mm-dd)", "yyyy-mm-dd", "year-month-day":
		return isoForm
	case "written out", "in full", "full", "words", "in words", "long", "english", "in english", "day month year", "dd month yyyy", "d month yyyy":
		return longForm
	case "us", "american", "month day, year", "month day year":
		return usForm
	case "dd/mm/yyyy", "d/m/yyyy", "dd/mm/yy":
		return slashForm
	case "dd.mm.yyyy", "d.m.yyyy":
		return dottedForm
	}
	for _, d := range dateMarks {
		if at := d.mark.FindString(s); at != "" && at == s {
			return d.form
		}
	}
	return ""
}

// signs are marks that some readers mind.
var signs = []struct {
	names string // of one and of several
	what  string
	has   func(string) bool
}{
	{`exclamation (?:marks?|points?)|exclamations`, "exclamation marks", func(t string) bool { return strings.ContainsAny(t, "!！") }},
	{`emojis?|emoticons?|smileys?`, "emojis", func(t string) bool { return strings.ContainsFunc(t, pictorial) }},
	{`semi-?colons?`, "semicolons", func(t string) bool { return strings.Contains(t, ";") }},
	{`em[- ]dash(?:es)?|long dash(?:es)?`, "em dashes", func(t string) bool { return strings.Contains(t, "—") }},
	{`dash(?:es)?`, "dashes", func(t string) bool { return strings.ContainsAny(t, "—–") || strings.Contains(t, " - ") }},
	{`ellips[ei]s|three dots`, "ellipses", func(t string) bool { return strings.Contains(t, "…") || strings.Contains(t, "...") }},
	{`(?:parenthes[ei]s|parentheticals?|brackets|round brackets)`, "parentheses", func(t string) bool { return strings.ContainsAny(t, "()") }},
	{`question marks?|(?:rhetorical )?questions in (?:the )?text`, "question marks", func(t string) bool { return strings.ContainsAny(t, "?？") }},
	{`ampersands?`, "ampersands", func(t string) bool { return strings.Contains(t, " & ") }},
	{`bold|bold (?:text|type|face)|bolding`, "bold", func(t string) bool { return strings.Contains(t, "**") }},
	{`italics?`, "italics", italic.MatchString},
	{`contractions?`, "contractions", contraction.MatchString},
	{`all[- ]caps|capitals|shouting|words in (?:all )?(?:caps|capitals)`, "words in capitals", capitals.MatchString},
}

var (
	italic      = regexp.MustCompile(`(?:^|[^*\w])\*[^*\s][^*]*\*(?:[^*]|$)|(?:^|\W)_[^_\s][^_]*_(?:\W|$)`)
	contraction = regexp.MustCompile(`(?i)\b(?:\w+n['’]t|\w+['’](?:re|ll|ve|m)|(?:it|that|there|he|she|what|who|let|here)['’]s)\b`)
	capitals    = regexp.MustCompile(`\b[A-Z]{4,}\b(?: [A-Z]{2,}\b)+`)
)

func pictorial(r rune) bool { return r >= 0x1F300 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF }

// signForms makes a form of each sign.
func signForms() []form {
	var out []form
	for _, s := range signs {
		out = append(out, formOf(`no (?:any )?(?:`+s.names+`)(?: at all| anywhere| ever| in (?:the |any |my )?(?:text|body|output|briefs?)|,? ever)?`, func([]string) (part, bool) {
			return part{
				checks: "no " + s.what,
				keep:   func(l *limits) { l.refused = append(l.refused, s.has) },
				check:  func(b Brief) outcome { return b.against(holding(s.has)) },
			}, true
		}))
	}
	return append(out, formOf(`(?:no|avoid) (?:the )?first person(?: singular| plural)?|(?:{use} )?(?:the )?third person(?: only)?`, firstPersonRule))
}

var firstPerson = regexp.MustCompile(`\b(?:I|I['’](?:m|ve|d|ll)|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Oo]ur|[Oo]urs|[Oo]urselves)\b`)

func firstPersonRule([]string) (part, bool) {
	find := func(text string) []string { return slices.Compact(firstPerson.FindAllString(text, -1)) }
	return part{
		checks: "no first person (I, me, my, we, our)",
		keep:   func(l *limits) { l.spared = append(l.spared, firstPerson.MatchString) },
		check:  func(b Brief) outcome { return b.against(find) },
	}, true
}

// The rules below are about units, numbers and times of day.

var (
	imperial = regexp.MustCompile(`(?i)\b\d[\d,.]*[ -]?(?:miles?|feet|foot|ft|inch(?:es)?|yards?|lbs?|ounces?|oz|gallons?|mph|acres?|psi|btu|pints?)\b|\b\d+ ?(?:°F|degrees? Fahrenheit|Fahrenheit)`)
	metric   = regexp.MustCompile(`(?i)\b\d[\d,.]*[ -]?(?:km/h|kilomet(?:re|er)s?|km|centimet(?:re|er)s?|cm|millimet(?:re|er)s?|mm|kilograms?|kilos?|kg|lit(?:re|er)s?|hectares?|ha)\b|\b\d+ ?(?:°C|degrees? (?:Celsius|centigrade))`)
	halfDay  = regexp.MustCompile(`(?i)\b\d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\.?|p\.?m\.?)(?:\b|[^\w]|$)|\b\d{1,2} o['’]clock\b`)
	wholeDay = regexp.MustCompile(`\b(?:0\d|1[3-9]|2[0-3]):[0-5]\d\b`)
	percents = regexp.MustCompile(`\b\d+(?:[.,](\d+))? ?(?:%|per cent\b|percent\b)`)
	otherSep = regexp.MustCompile(`\b\d{1,3}(?:[   '’]\d{3})+\b|\b\d{1,3}(?:\.\d{3}){2,}\b|\b\d{5,}(?: ?(?:euros?|dollars?|pounds?|EUR|USD|GBP|people|units|kWh|kW|km|words)\b)|[€$£]\d{4,}\b`)
	commaSep = regexp.MustCompile(`\b\d{1,3}(?:,\d{3})+\b`)
)

func unitForms() []form {
	return []form{
		formOf(`(?:{use} )?(?:the )?metric(?: units| system| measures| measurements)?(?: only| everywhere)?(?:,? (?:not|never|no) imperial(?: units)?)?`, marks("metric units", imperial)),
		formOf(`no imperial(?: units| measures| measurements)?`, marks("metric units", imperial)),
		formOf(`(?:{use} )?(?:the )?imperial(?: units| system| measures| measurements)?(?: only)?(?:,? (?:not|never|no) metric(?: units)?)?`, marks("imperial units", metric)),
		formOf(`(?:{use} )?(?:the )?(?:times? (?:of day )?(?:{be} )?(?:in |as )?)?(?:the )?24[- ]?(?:hour|hours|h)(?: clock| times?| format| notation)?(?:,? (?:not|never|no) (?:am/pm|am and pm|12-hour.*))?`, marks("times of 24 hours", halfDay)),
		formOf(`no (?:am/pm|am or pm|am and pm|am, pm)`, marks("times of 24 hours", halfDay)),
		formOf(`(?:{use} )?(?:the )?(?:times? (?:{be} )?(?:in |as )?)?12[- ]?(?:hour|h)(?: clock| times?| format)?|{use} am/pm(?: times?)?`, marks("times of 12 hours", wholeDay)),
		formOf(`(?:{use} )?(?:commas? (?:as|for|between) (?:the )?thousands(?: separators?)?|(?:the )?thousands (?:{be} )?(?:separated|grouped) (?:by|with) (?:a )?commas?|(?:numbers with )?comma[- ]separated thousands|a comma in thousands|(?:large |big )?numbers with (?:a )?(?:thousands )?commas?)(?: separators?)?`, marks("thousands parted by commas", otherSep)),
		formOf(`(?:{use} )?(?:no commas in (?:numbers|thousands)|spaces? (?:as|for|between) (?:the )?thousands(?: separators?)?|thousands (?:{be} )?separated (?:by|with) (?:a )?(?:thin )?spaces?)`, marks("no commas in thousands", commaSep)),
		formOf(`(?:{use} )?(?:all |the )?percent(?:age)?s? ?{be} ?(?:given |shown |rounded |written )?(?:with|to|at) (?:exactly )?{n} (?:decimals?(?: places?)?|digits? (?:behind|after) the (?:point|comma))`, percentRule),
		formOf(`(?:{use} )?(?:percentages (?:without|with no) decimals|whole percent(?:age)?s|no decimals in percent(?:age)?s)`, func([]string) (part, bool) { return percentRule([]string{"", "0"}) }),
	}
}

// marks makes a rule against what a pattern finds.
func marks(checks string, mark *regexp.Regexp) func([]string) (part, bool) {
	return func([]string) (part, bool) {
		return part{
			checks: checks,
			keep:   func(l *limits) { l.spared = append(l.spared, mark.MatchString) },
			check: func(b Brief) outcome {
				return b.against(func(text string) []string { return trimmed(mark.FindAllString(text, -1)) })
			},
		}, true
	}
}

func trimmed(list []string) []string {
	for i := range list {
		list[i] = strings.Trim(list[i], " ,;).")
	}
	return list
}

func percentRule(m []string) (part, bool) {
	n := count(m[1])
	find := func(text string) []string {
		var out []string
		for _, p := range percents.FindAllStringSubmatch(text, -1) {
			if len(p[1]) != n {
				out = append(out, p[0])
			}
		}
		return out
	}
	return part{
		checks: fmt.Sprintf("percentages with %s", amount(n, "decimal", "decimals")),
		keep:   func(l *limits) { l.spared = append(l.spared, func(text string) bool { return len(find(text)) > 0 }) },
		check:  func(b Brief) outcome { return b.against(find) },
	}, true
}
