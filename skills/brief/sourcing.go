package brief

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// The rules of this file are about what a document rests on: folders, files and kinds of
// file that must not be cited, how old they may be, and how many there must be.

// things is what may stand for documents in general.
const things = `(?:(?:any |the |my |all )?(?:documents?|files?|notes?|sources?|material|anything|things|stuff|everything|citations?|quotes?|content) )?`

// cites is what one does with a document.
const cites = `(?:cite|citing|quote|quoting|use|using|rely on|relying on|read|reading|reference|referencing|draw on|trust|include|including|consider|take)`

func sourceForms() []form {
	return []form{
		formOf(`(?:do not|never|avoid|not|no) (?:ever )?`+cites+` `+things+`(?:from |in |under |inside |out of |off )?(?:the |my |any )?(.+?)(?: as (?:a )?sources?)?`, refuseRule),
		formOf(`(?:ignore|exclude|skip|leave out|disregard|forget|stay out of|keep out of|stay away from|keep away from|omit) `+things+`(?:from |in |under |inside )?(?:the |my |any )?(.+?)(?: as (?:a )?sources?)?`, refuseRule),
		formOf(`no (?:citations?|quotes?|sources?|documents?|files?|notes?) (?:from|in|under|out of) (?:the |my |any )?(.+)`, refuseRule),
		formOf(`no ((?:[\w.~-]+/)+[\w.~-]*)`, refuseRule),
		formOf(`(?:only|just) `+cites+` `+things+`(?:from |in |under |inside |out of )?(?:the |my )?(.+?)(?: only| as sources?)?`, onlyRule),
		formOf(`(?:use|cite|quote|read|rely on) only `+things+`(?:from |in |under |inside |out of )?(?:the |my )?(.+)`, onlyRule),
		formOf(`only (?:documents?|files?|notes?|sources?) (?:from|in|under|inside) (?:the |my )?(.+)`, onlyRule),
		formOf(`only (pdfs?|(?:pdf|markdown|word|text|html|docx) (?:files?|documents?))`, onlyRule),

		formOf(`(?:(?:ignore|exclude|skip|disregard|do not `+cites+`|never `+cites+`|no) )`+things+`(?:that (?:is|are) |which (?:is|are) )?(?:older than|from before|before|dated before|written before|prior to) (\d{4}(?:-\d\d(?:-\d\d)?)?)`, sinceRule),
		formOf(`nothing (?:that is )?(?:older than|from before|dated before|written before) (\d{4}(?:-\d\d(?:-\d\d)?)?)`, sinceRule),
		formOf(`(?:(?:only|just) (?:`+cites+` )?|(?:use|cite|quote) only )`+things+`(?:that (?:is|are) )?(?:from|since|dated|written)? ?(?:from |since )?(\d{4}(?:-\d\d(?:-\d\d)?)?) (?:on|onwards?|or (?:later|newer)|and (?:later|newer))`, sinceRule),
		formOf(`(?:(?:only|just) (?:`+cites+` )?|(?:use|cite|quote) only )`+things+`since (\d{4}(?:-\d\d(?:-\d\d)?)?)`, sinceRule),
		formOf(`(?:(?:ignore|exclude|skip|disregard|do not `+cites+`|never `+cites+`|no) |nothing (?:that is )?)`+things+`(?:that (?:is|are) |which (?:is|are) )?(?:more than |over )?(?:older than )?{n} (days?|weeks?|months?|years?)(?: old)?`, ageRule),
		formOf(`(?:(?:only|just) (?:`+cites+` )?|(?:use|cite|quote) only )`+things+`(?:from |of |in |within )?the (?:last|past) {n} (days?|weeks?|months?|years?)`, ageRule),

		formOf(`(?:(?:cite|use|quote|rest on|give|name|have|include|with|rely on|show|draw on) )?{min} {n} (?:different |separate |independent |distinct |other )?(documents?|sources?|citations?|references?|files?)(?: (?:per|in (?:each|every)|for (?:each|every)) (?:brief|document|answer))?`, leastRule),
		formOf(`(?:(?:cite|use|quote|give|show|name) )?(?:{min} )?{n} (?:different |separate |independent |distinct )?(?:documents?|sources?|citations?|references?) (?:per|for (?:each|every)|for any|behind (?:each|every)|under each|to (?:back|support) (?:each|every)) (?:claim|sentence|statement|fact|figure|point|bullet|number)`, perClaimRule),
		formOf(`(?:each|every|all|any) (?:claims?|sentences?|statements?|facts?|points?|bullets?) (?:must|should|needs?(?: to)?|has to|have to)? ?(?:be )?(?:have|has|need|needs|rests? on|cites?|backed by|supported by|with)? ?(?:{min} )?{n} (?:different |separate |independent )?(?:sources?|documents?|citations?|references?)`, perClaimRule),
		formOf(`no (?:single|one)[- ]source (?:answers?|claims?|briefs?)`, twoForAnswer),
		formOf(`(?:no (?:sentences?|claims?|statements?|facts?) without (?:a |its )?(?:source|citation|footnote|reference)s?)|(?:cite|source|footnote) (?:every|each) (?:claim|sentence|statement|fact|figure)`, everyCited),
		formOf(`{max} {n} (documents?|sources?|citations?)(?: (?:per|in (?:each|every)) brief)?`, mostRule),

		formOf(`(?:{use} )?(?:the |all |your )?(?:citations?|sources|references|quotes) ?(?:{be}|go|belong)? ?(?:in|as|into|to) (?:the )?(?:footnotes?|end ?notes)|(?:use|with) footnotes(?: for (?:the )?(?:citations|sources))?`, everyCited),
		formOf(`no footnotes?|(?:{use} )?(?:inline|in-text) citations?|(?:citations?|sources|references) ?{be} ?(?:inline|in the text|in brackets)(?:,? (?:not|no|never) (?:in )?footnotes)?`, noFootnotes),
	}
}

// pathMark is how a folder or file is written; bareSource are names of kinds of document
// that stand for a folder or file of that name.
var (
	pathMark   = regexp.MustCompile(`^(?:/?[\w.~-]+/[\w./~-]*|[\w-]+\.(?:md|markdown|txt|csv|html?|pdf|docx|odt|xlsx|pptx|eml))$`)
	folderName = regexp.MustCompile(`^([\w.-]+)/? (?:folder|directory)$|^(?:folder|directory) ([\w.-]+)/?$`)
	bareSource = strings.Fields(`newsletters newsletter drafts draft emails letters clippings minutes transcripts slides archive archives
		archived blog blogs journal journals diary inbox scratch notes templates wiki press-releases flyers brochures adverts`)
)

// fileKinds are kinds of file by what people call them.
var fileKinds = map[string][]string{
	"pdf": {"pdf"}, "pdfs": {"pdf"}, "pdf files": {"pdf"}, "pdf documents": {"pdf"}, "markdown": {"md", "markdown"}, "markdown files": {"md", "markdown"},
	"word files": {"docx", "doc"}, "word documents": {"docx", "doc"}, "docx files": {"docx"}, "spreadsheets": {"xlsx", "xls", "ods", "csv"},
	"csv files": {"csv"}, "csvs": {"csv"}, "presentations": {"pptx", "odp"}, "html files": {"html", "htm"}, "web pages": {"html", "htm"},
	"text files": {"txt"}, "powerpoint files": {"pptx"}, "excel files": {"xlsx", "xls"},
}

// sourcesIn reads a list of folders, files and kinds of file: all of it or none.
func sourcesIn(list string) ([]source, bool) {
	var out []source
	for name := range strings.SplitSeq(sourceList.ReplaceAllString(list, "\x00"), "\x00") {
		name = strings.Trim(name, "`'\" .,;:")
		if m := folderName.FindStringSubmatch(name); m != nil {
			name = m[1] + m[2] + "/"
		}
		switch {
		case len(fileKinds[name]) > 0:
			out = append(out, source{name: name, ext: fileKinds[name]})
		case pathMark.MatchString(name):
			out = append(out, source{name: name})
		case slices.Contains(bareSource, name) && name != "notes":
			out = append(out, source{name: name, part: true})
		default:
			return nil, false
		}
	}
	return out, len(out) > 0
}

var sourceList = regexp.MustCompile(`,? (?:or|and|nor) (?:from |in |the |my |anything (?:from|in) )*|, `)

// called names sources as they were written.
func called(list []source) string {
	names := make([]string, 0, len(list))
	for _, s := range list {
		name := s.name
		if s.part {
			name = "a folder or file called " + name
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

func refuseRule(m []string) (part, bool) {
	named, ok := sourcesIn(m[1])
	return part{
		checks: "no citation from " + called(named),
		keep:   func(l *limits) { l.refuse = append(l.refuse, named...) },
		check:  func(b Brief) outcome { return b.citesNone(limits{refuse: named}) },
	}, ok
}

func onlyRule(m []string) (part, bool) {
	named, ok := sourcesIn(m[1])
	return part{
		checks: "citations from " + called(named) + " only",
		keep:   func(l *limits) { l.only = append(l.only, named...) },
		check:  func(b Brief) outcome { return b.citesNone(limits{only: named}) },
	}, ok
}

// citesNone wants no citation that the limits refuse. The user's own goals are none.
func (b Brief) citesNone(l limits) outcome {
	n, bad := 0, []string{}
	for _, s := range b.own() {
		for _, c := range s.Citations {
			n++
			if at := c.At(); l.refuses(c.Path) && !slices.Contains(bad, at) {
				bad = append(bad, at)
			}
		}
	}
	if len(bad) == 0 {
		return passed("none of " + amount(n, "citation", "citations"))
	}
	return failed(fmt.Sprintf("%s: %s%s", amount(len(bad), "place", "places"), strings.Join(bad[:min(len(bad), mostNamed)], ", "), more(len(bad))))
}

func sinceRule(m []string) (part, bool) {
	day, ok := startOf(m[1])
	return part{
		checks: "no document from before " + m[1],
		keep:   func(l *limits) { l.since = max(l.since, m[1]) },
		check:  func(b Brief) outcome { return b.noneBefore(day) },
	}, ok
}

// startOf returns the first day of a year, month or day.
func startOf(s string) (time.Time, bool) {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func ageRule(m []string) (part, bool) {
	n := count(m[1])
	var s span
	switch m[2][0] {
	case 'd':
		s.days = n
	case 'w':
		s.days = 7 * n
	case 'm':
		s.months = n
	default:
		s.years = n
	}
	unit := strings.TrimSuffix(m[2], "s")
	return part{
		checks: "no document older than " + amount(n, unit, unit+"s"),
		keep:   func(l *limits) { l.within = s },
		check:  func(b Brief) outcome { return b.noneBefore(s.before(b.written)) },
	}, n > 0
}

// noneBefore wants no document that is dated before a day. Some have no date.
func (b Brief) noneBefore(day time.Time) outcome {
	var old []string
	undated := 0
	for _, s := range b.Sources {
		switch {
		case strings.HasPrefix(path.Base(s.Path), "."): // goals and preferences are the user's own
		case s.when.IsZero():
			undated++
		case s.when.Before(day.Truncate(24 * time.Hour)):
			old = append(old, s.Path+" of "+s.when.Format(time.DateOnly))
		}
	}
	if len(old) > 0 {
		return failed(fmt.Sprintf("%s: %s%s", amount(len(old), "document", "documents"), strings.Join(old[:min(len(old), mostNamed)], ", "), more(len(old))))
	}
	return passed(fmt.Sprintf("none of %s; %d without a date of their own", amount(len(b.Sources), "document", "documents"), undated))
}

// leastRule wants a document to rest on so many documents or citations. The engine does
// not pad it to reach a number; it says when the documents do not carry it.
func leastRule(m []string) (part, bool) {
	n, what := count(m[1]), citable(m[2])
	return part{
		checks: fmt.Sprintf("at least %s", amount(n, what, what+"s")),
		check:  func(b Brief) outcome { return b.counts(what, func(have int) bool { return have >= n }) },
	}, n > 0
}

func mostRule(m []string) (part, bool) {
	n, what := count(m[1]), citable(m[2])
	return part{
		checks: fmt.Sprintf("at most %s", amount(n, what, what+"s")),
		check:  func(b Brief) outcome { return b.counts(what, func(have int) bool { return have <= n }) },
	}, n > 0
}

// citable tells whether documents are counted or places in them.
func citable(word string) string {
	if strings.HasPrefix(word, "citation") || strings.HasPrefix(word, "reference") {
		return "citation"
	}
	return "document"
}

func (b Brief) counts(what string, ok func(int) bool) outcome {
	var seen []string
	for _, s := range b.own() {
		for _, c := range s.Citations {
			key := c.Path
			if what == "citation" {
				key = c.At()
			}
			if !slices.Contains(seen, key) {
				seen = append(seen, key)
			}
		}
	}
	why := amount(len(seen), what, what+"s")
	if len(seen) > 0 {
		why += ": " + strings.Join(seen[:min(len(seen), mostNamed)], ", ")
		if n := len(seen) - mostNamed; n > 0 {
			why += fmt.Sprintf(" and %d more", n)
		}
	}
	return verdict(ok(len(seen)), why)
}

func perClaimRule(m []string) (part, bool) {
	n := count(m[1])
	return part{
		checks: fmt.Sprintf("%s for each sentence", amount(n, "document", "documents")),
		check: func(b Brief) outcome {
			return b.citing(func(s placed) bool { return documentsOf(s.Sentence) < n }, func(s placed) string {
				return amount(documentsOf(s.Sentence), "document", "documents")
			})
		},
	}, n > 0
}

func documentsOf(s Sentence) int {
	seen := map[string]bool{}
	for _, c := range s.Citations {
		seen[c.Path] = true
	}
	return len(seen)
}

func everyCited([]string) (part, bool) {
	return part{
		checks: "every sentence has its footnote",
		check: func(b Brief) outcome {
			return b.citing(func(s placed) bool { return len(s.Citations) == 0 }, func(placed) string { return "no citation" })
		},
	}, true
}

func noFootnotes([]string) (part, bool) {
	return part{
		checks: "no footnotes",
		check: func(b Brief) outcome {
			n := 0
			for _, s := range b.sentences() {
				n += len(s.Citations)
			}
			return verdict(n == 0, amount(n, "citation", "citations")+", and ken always writes them as footnotes")
		},
	}, true
}

// citing wants no sentence whose citations are wanting, and shows the first few.
func (b Brief) citing(wanting func(placed) bool, has func(placed) string) outcome {
	sentences := b.own()
	n := 0
	var named []string
	for _, s := range sentences {
		if wanting(s) {
			if n++; n <= mostNamed {
				named = append(named, fmt.Sprintf("“%s” (%s: %s)", beginning(s.Text), s.in, has(s)))
			}
		}
	}
	if n == 0 {
		return passed("all of " + amount(len(sentences), "sentence", "sentences"))
	}
	return failed(fmt.Sprintf("not %d of %s: %s%s", n, amount(len(sentences), "sentence", "sentences"), strings.Join(named, "; "), more(n)))
}

// twoForAnswer wants the answer to rest on two documents.
func twoForAnswer([]string) (part, bool) {
	return part{
		checks: "an answer from at least 2 documents",
		check: func(b Brief) outcome {
			for _, s := range b.Sections {
				if s.Heading == Answer {
					n := documentsOf(Sentence{Citations: citationsOf(s)})
					return verdict(n >= 2, amount(n, "document", "documents")+" under “"+Answer+"”")
				}
			}
			return unchecked(b.a() + " has no section “" + Answer + "”")
		},
	}, true
}
