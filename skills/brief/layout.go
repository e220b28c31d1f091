package brief

import (
	"fmt"
	"regexp"
	"strings"

	"ken/notes/prose"
)

// The rules of this file are about layout and currency: prose or lists, tables, headings,
// and the money that amounts are given in.

func layoutForms() []form {
	return []form{
		formOf(`(?:{use} )?(?:prose|text|running text|paragraphs) for (?:the )?(?:answer|summary)(?:,? and| and|,)? (?:a )?(?:bullets?|bullet (?:points|lists?)|bulleted lists?|lists?)(?: for (?:the )?(?:rest|details|body|everything else))?`, bothRule),
		formOf(`(?:{use} )?(?:bullets?|bullet points|bullet lists|lists) for (?:the )?(?:rest|body|details),? (?:and )?prose for (?:the )?(?:answer|summary)`, bothRule),
		formOf(`(?:{use}|only|just|always) (?:only )?(?:a )?(?:bullets?|bullet (?:points?|lists?)|bulleted lists?|lists?|point form)(?: only| everywhere| throughout)?(?:,? (?:rather than|instead of|over|not|no|never|to) (?:prose|paragraphs?|long paragraphs|running text|text|walls of text))?`, listsRule),
		formOf(`(?:bullets?|bullet points|bulleted lists?)(?: only)?(?:,? (?:rather than|instead of|over|not|no|never) (?:prose|paragraphs?|long paragraphs|running text|text|walls of text))?`, listsRule),
		formOf(`no (?:prose|paragraphs|long paragraphs|walls of text)`, listsRule),
		formOf(`(?:{use} |only )?(?:full |flowing |continuous |running |plain )?(?:prose|paragraphs|running text|full paragraphs)(?: only| throughout)?(?:,? (?:rather than|instead of|over|not|no|never|to) (?:bullets?|bullet (?:points|lists?)|lists?|bulleted lists?))?`, proseRule),
		formOf(`no (?:bullets?|bullet (?:points?|lists?)|bulleted lists?|lists?)(?: at all| ever)?`, proseRule),
		formOf(`(?:{use} |only )?(?:numbered|ordered) (?:steps?|lists?|items|points)(?: only)?(?:,? (?:rather than|instead of|over|not|no|never) (?:bullets?|bullet (?:points|lists?)))?|number (?:the |all |every )?(?:steps?|items|points)`, numberedRule),
		formOf(`no (?:markdown )?tables?(?: at all| ever)?`, func([]string) (part, bool) { return part{checks: "no tables", check: noTables}, true }),
		formOf(`{use} (?:clear |section )?(?:headings|headers|subheadings)(?: for (?:each|every) (?:section|part))?`, headingsRule(true)),
		formOf(`no (?:headings|headers|subheadings|section headings)`, headingsRule(false)),
		formOf(`(?:{use} )?(?:all |the )?(?:prices?|amounts?|costs?|money|sums|budgets?|currency|currencies|monetary amounts|everything) ?{be} ?(?:only )?(?:given |shown |stated |written |expressed |quoted |converted |is |are )?(?:only )?(?:in|to|as|:) ?(?:the )?`+currencies+`(?: only| everywhere)?(?:,? (?:not|never|no) (?:in )?(?:\pL+|[€$£]))?,?( (?:with|without|including|excluding|incl\.?|excl\.?|net of|before|after|plus|inc|ex) (?:vat|tax|taxes|sales tax))?`, currencyRule),
		formOf(`(?:{use} )?`+currencies+`(?: only| for (?:all )?(?:prices|amounts|money|costs))(?:,? (?:not|never|no) (?:\pL+|[€$£]))?( (?:with|without|including|excluding|incl\.?|excl\.?) (?:vat|tax|taxes))?`, currencyRule),
		formOf(`(?:use|quote|give|show) `+currencies+`(?:,? (?:and )?(?:not|never|no|instead of|rather than) (?:\pL+|[€$£]))?( (?:with|without|including|excluding|incl\.?|excl\.?) (?:vat|tax|taxes))?`, currencyRule),
		formOf(`currency(?: is|:) ?`+currencies+`()`, currencyRule),
	}
}

func listsRule([]string) (part, bool) {
	return part{
		checks: "a list",
		keep:   func(l *limits) { l.prose = false },
		check:  func(b Brief) outcome { return verdict(!b.Prose, layoutOf(b)) },
	}, true
}

func proseRule([]string) (part, bool) {
	return part{
		checks: "prose, no lists",
		keep:   func(l *limits) { l.prose = true },
		check:  func(b Brief) outcome { return verdict(b.Prose, layoutOf(b)) },
	}, true
}

func bothRule([]string) (part, bool) {
	return part{
		checks: "the answer as prose, the rest as a list",
		check:  func(b Brief) outcome { return verdict(!b.Prose, layoutOf(b)) },
	}, true
}

func numberedRule([]string) (part, bool) {
	return part{
		checks: "numbered lists",
		keep:   func(l *limits) { l.prose, l.numbered = false, true },
		check: func(b Brief) outcome {
			if b.bullets() == 0 {
				return unchecked("there is no list in it")
			}
			return verdict(b.numbered, amount(b.bullets(), "item", "items")+" of lists, "+map[bool]string{true: "numbered", false: "with bullets"}[b.numbered])
		},
	}, true
}

func layoutOf(b Brief) string {
	if b.Prose {
		return "written as prose: " + amount(len(b.paragraphs()), "paragraph", "paragraphs")
	}
	return "the answer as prose, " + amount(b.bullets(), "item", "items") + " of lists"
}

func noTables(b Brief) outcome {
	return b.against(holding(func(t string) bool { return strings.HasPrefix(t, "|") || tableRow.MatchString(t) }))
}

var tableRow = regexp.MustCompile(`\|.*\|.*\|`)

func headingsRule(want bool) func([]string) (part, bool) {
	return func([]string) (part, bool) {
		checks := "no headings"
		if want {
			checks = "headings"
		}
		return part{
			checks: checks,
			check: func(b Brief) outcome {
				return verdict(want == (len(b.Sections) > 0), amount(len(b.Sections), "heading", "headings"))
			},
		}, true
	}
}

// currencies are what amounts may be wanted in.
const currencies = `(euros?|eur|€|(?:us |american )?dollars?|usd|\$|pounds?(?: sterling)?|gbp|sterling|£|yen|jpy|swedish kronor|sek)`

func currencyRule(m []string) (part, bool) {
	unit := ""
	for _, c := range []struct{ mark, unit string }{
		{"eur", "eur"},
		{"€", "eur"},
		{"dol", "usd"},
		{"usd", "usd"},
		{"$", "usd"},
		{"pound", "gbp"},
		{"gbp", "gbp"},
		{"sterling", "gbp"},
		{"£", "gbp"},
		{"yen", "jpy"},
		{"jpy", "jpy"},
		{"kron", "sek"},
		{"sek", "sek"},
	} {
		if strings.Contains(m[1], c.mark) {
			unit = c.unit
			break
		}
	}
	other := func(text string) []string {
		var out []string
		for _, q := range prose.Quantities(text) {
			if q.Money() && q.Unit != unit {
				out = append(out, q.In(text)+" ("+strings.ToUpper(q.Unit)+")")
			}
		}
		return out
	}
	return part{
		checks: fmt.Sprintf("money in %s only", strings.ToUpper(unit)),
		rest:   strings.TrimSpace(m[2]),
		keep:   func(l *limits) { l.spared = append(l.spared, func(t string) bool { return len(other(t)) > 0 }) },
		check:  func(b Brief) outcome { return b.against(other) },
	}, unit != ""
}
