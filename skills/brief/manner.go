package brief

import (
	"regexp"
	"strings"

	"ken/notes"
	"ken/notes/prose"
)

// The rules of this file are about how a brief is written: its dates, currency,
// words and layout.

var (
	isoDate     = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)
	slashDate   = regexp.MustCompile(`\b\d{1,2}/\d{1,2}/\d{2,4}\b`)
	dottedDate  = regexp.MustCompile(`\b\d{1,2}\.\d{1,2}\.\d{4}\b`)
	englishDate = regexp.MustCompile(`(?i)\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b`)
)

// dateRule checks the form of dates. The engine quotes, so a date in a quoted
// sentence stays as its document has it, and is counted.
func dateRule(_ notes.Preference, lower string, _ []string) (Rule, bool) {
	first, _, _ := strings.Cut(lower, " not ")
	iso := strings.Contains(first, "iso") || strings.Contains(first, "yyyy-mm-dd") || isoDate.MatchString(first)
	long := englishDate.MatchString(first) || strings.Contains(first, "in english") || strings.Contains(first, "written out") || strings.Contains(first, "in full")
	if iso == long {
		return Rule{}, false
	}
	if iso {
		return Rule{
			Checks: "dates as 2026-03-31",
			check:  func(b Brief) (bool, string) { return otherDates(b, englishDate, slashDate, dottedDate) },
		}, true
	}
	return Rule{
		Checks: "dates as 31 March 2026",
		keep:   func(l *limits) { l.longDates = true },
		check:  func(b Brief) (bool, string) { return otherDates(b, isoDate, slashDate, dottedDate) },
	}, true
}

// otherDates counts the dates of a brief in the given forms.
func otherDates(b Brief, forms ...*regexp.Regexp) (bool, string) {
	n := 0
	for _, s := range b.sentences() {
		for _, form := range forms {
			n += len(form.FindAllString(s.Text, -1))
		}
	}
	if n == 0 {
		return true, ""
	}
	return false, counted(n, "quoted date is", "quoted dates are") + " written as in the document"
}

func forbiddenRule(_ notes.Preference, _ string, m []string) (Rule, bool) {
	list := m[1] + m[2]
	var words []string
	for _, w := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(",;\"“”'.", r) }) {
		w = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(w), "or "), "and ")
		if w = prose.Folded(w); w != "" && len(strings.Fields(w)) <= 4 {
			words = append(words, strings.ToLower(w))
		}
	}
	if len(words) == 0 {
		return Rule{}, false
	}
	return Rule{
		Checks: "none of: " + strings.Join(words, ", "),
		keep:   func(l *limits) { l.forbidden = append(l.forbidden, words...) },
		check: func(b Brief) (bool, string) {
			n := 0
			for _, s := range b.sentences() {
				if says(s.Text, words) {
					n++
				}
			}
			return n == 0, counted(n, "sentence", "sentences")
		},
	}, true
}

// signRule forbids a mark that some readers mind.
func signRule(_ notes.Preference, _ string, m []string) (Rule, bool) {
	name, _, _ := strings.Cut(m[1], " ")
	has := map[string]func(string) bool{
		"exclamation": func(t string) bool { return strings.ContainsAny(t, "!！") },
		"semicolon":   func(t string) bool { return strings.Contains(t, ";") },
		"emoji":       func(t string) bool { return strings.ContainsFunc(t, pictorial) },
	}[strings.TrimSuffix(name, "s")]
	return Rule{
		Checks: "no " + m[1],
		keep:   func(l *limits) { l.refuseText = append(l.refuseText, has) },
		check: func(b Brief) (bool, string) {
			n := 0
			for _, s := range b.sentences() {
				if has(s.Text) {
					n++
				}
			}
			return n == 0, counted(n, "sentence has one", "sentences have one")
		},
	}, has != nil
}

func pictorial(r rune) bool { return r >= 0x1F300 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF }

// says tells whether a text holds one of some folded words or phrases.
func says(text string, words []string) bool {
	padded := " " + strings.Join(foldedWords(text), " ") + " "
	for _, w := range words {
		if strings.Contains(padded, " "+strings.Join(foldedWords(w), " ")+" ") {
			return true
		}
	}
	return false
}

func foldedWords(text string) []string {
	var out []string
	for w := range prose.Words(text) {
		out = append(out, w.Term)
	}
	return out
}

func currencyRule(_ notes.Preference, _ string, m []string) (Rule, bool) {
	unit := map[string]string{"eur": "eur", "dol": "usd", "usd": "usd", "pou": "gbp", "gbp": "gbp"}[m[1][:3]]
	return Rule{
		Checks: "money in " + strings.ToUpper(unit) + " only",
		check: func(b Brief) (bool, string) {
			n := 0
			for _, s := range b.sentences() {
				for _, q := range prose.Quantities(s.Text) {
					if q.Money() && q.Unit != unit {
						n++
					}
				}
			}
			return n == 0, counted(n, "other amount", "other amounts")
		},
	}, true
}

// layoutRule reads whether the body is wanted as prose or as a list. A preference
// that asks for both names a part for each, which the engine's own layout is: the
// answer as prose, the rest as a list.
func layoutRule(_ notes.Preference, lower string, _ []string) (Rule, bool) {
	wantsProse := strings.Contains(lower, "prose") || strings.Contains(lower, "paragraphs") || refusesLists.MatchString(lower)
	wantsList := (strings.Contains(lower, "bullet") || strings.Contains(lower, "list")) && !refusesLists.MatchString(lower)
	switch {
	case wantsProse && wantsList:
		return Rule{
			Checks: "the answer as prose, the rest as a list",
			check:  func(b Brief) (bool, string) { return !b.Prose, layoutOf(b) },
		}, strings.Contains(lower, "answer")
	case wantsProse:
		return Rule{
			Checks: "prose, no lists",
			keep:   func(l *limits) { l.prose = true },
			check:  func(b Brief) (bool, string) { return b.Prose, layoutOf(b) },
		}, true
	case wantsList:
		return Rule{
			Checks: "a list",
			keep:   func(l *limits) { l.prose = false },
			check:  func(b Brief) (bool, string) { return !b.Prose, layoutOf(b) },
		}, true
	case refusesTables.MatchString(lower):
		return Rule{Checks: "no tables", check: noTables}, true
	}
	return Rule{}, false
}

var (
	refusesLists  = regexp.MustCompile(`(?:no|not|never|avoid|without|rather than|instead of) (?:bullets?|bulleted|lists?|bullet (?:points|lists))`)
	refusesTables = regexp.MustCompile(`(?:no|not|never|avoid|without|rather than|instead of) tables?`)
)

func noTables(b Brief) (bool, string) {
	n := 0
	for _, s := range b.sentences() {
		if strings.HasPrefix(s.Text, "|") {
			n++
		}
	}
	return n == 0, counted(n, "row", "rows")
}

func layoutOf(b Brief) string {
	if b.Prose {
		return "written as prose"
	}
	return "written as a list"
}
