package memo

import (
	"fmt"
	"slices"
	"strings"

	"ken/notes/prose"
	"ken/skills/brief"
)

// criteria are what a memo has to be.
func criteria() []brief.Criterion {
	return []brief.Criterion{
		{Text: "at least two options are compared, or it says that there are not", Check: twoOptions},
		{Text: "each option has something for it and against it, or is named as lacking it", Check: bothSides},
		{Text: "every figure stands in the line it cites", Check: figuresCited},
		{Text: "a recommendation names what carries it, or it says why there is none", Check: recommendation},
		{Text: "nothing that was replaced is given as current", Check: nothingStale},
		brief.EverySentenceCited(),
	}
}

func section(b brief.Brief, heading string) brief.Section {
	for _, s := range b.Sections {
		if s.Heading == heading {
			return s
		}
	}
	return brief.Section{}
}

// optionsOf are the options of a memo by the themes of its sections.
func optionsOf(b brief.Brief) []string {
	var names []string
	for _, h := range []string{Options, For, Against} {
		for _, s := range section(b, h).Sentences {
			if s.Theme != "" && !slices.Contains(names, s.Theme) {
				names = append(names, s.Theme)
			}
		}
	}
	return names
}

func twoOptions(b brief.Brief) (ok bool, why string) {
	n := len(optionsOf(b))
	if n == 0 { // without headings of their own, as a model may write them
		n = len(section(b, Options).Sentences)
	}
	if n > 1 {
		return true, fmt.Sprintf("%d options", n)
	}
	said := len(section(b, Unknown).Lines) > 0
	return said, map[int]string{0: "none was found", 1: "only one was found"}[n]
}

func bothSides(b brief.Brief) (ok bool, why string) {
	var lines []string
	for _, l := range section(b, Unknown).Lines {
		lines = append(lines, strings.ToLower(l.Text))
	}
	unknown := strings.Join(lines, "\n")
	for _, name := range optionsOf(b) {
		for _, h := range []string{For, Against} {
			has := slices.ContainsFunc(section(b, h).Sentences, func(s brief.Sentence) bool { return s.Theme == name })
			_, bare, _ := strings.Cut(name, ": ")
			if bare == "" {
				bare = name
			}
			if !has && !strings.Contains(unknown, strings.ToLower(bare)) && !strings.Contains(unknown, strings.ToLower(name)) && !leftOut(b, h) {
				return false, fmt.Sprintf("“%s” has nothing under “%s”", name, h)
			}
		}
	}
	return true, ""
}

// leftOut tells whether a section says that something found no room in it.
func leftOut(b brief.Brief, heading string) bool {
	return slices.ContainsFunc(section(b, LeftOut).Lines, func(l brief.Line) bool { return strings.Contains(l.Text, "“"+heading+"”") })
}

func figuresCited(b brief.Brief) (ok bool, why string) {
	n := 0
	for _, s := range b.Sections {
		for _, one := range s.Sentences {
			var quotes []string
			for _, c := range one.Citations {
				quotes = append(quotes, c.Quote)
			}
			there := prose.Quantities(prose.Folded(strings.Join(quotes, "\n")))
			for _, q := range prose.Quantities(prose.Folded(one.Text)) {
				n++
				if !slices.ContainsFunc(there, func(p prose.Quantity) bool { return p.Same(q) }) {
					return false, one.Text
				}
			}
		}
	}
	if n == 0 {
		return true, ""
	}
	return true, fmt.Sprintf("%d of %d", n, n)
}

func recommendation(b brief.Brief) (ok bool, why string) {
	if s := section(b, Recommended); len(s.Sentences) > 0 {
		carried := !slices.ContainsFunc(s.Sentences, func(one brief.Sentence) bool { return len(one.Citations) == 0 })
		return carried, "it names what carries it"
	}
	return len(section(b, NotCarried).Lines) > 0, "it says why there is none"
}

func nothingStale(b brief.Brief) (ok bool, why string) {
	for _, s := range b.Sections {
		if s.Heading == brief.Disagree || s.Heading == Weighs {
			continue
		}
		for _, one := range s.Sentences {
			for _, c := range one.Citations {
				if stale := b.Outdated(c.Path); stale != "" {
					return false, stale
				}
			}
		}
	}
	return true, ""
}
