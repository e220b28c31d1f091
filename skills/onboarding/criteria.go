package onboarding

import (
	"slices"

	"ken/skills/brief"
)

// criteria are what an onboarding has to be.
func criteria() []brief.Criterion {
	return []brief.Criterion{
		{Text: "where things are, what matters, what to read and what outcome is expected are each said, or named as not found", Check: saidOrNamed},
		{Text: "at most seven documents to read first", Check: short},
		{Text: "no document to read first was replaced", Check: upToDate},
		{Text: "every person with the line that names them", Check: lined},
		brief.EverySentenceCited(),
	}
}

func saidOrNamed(b brief.Brief) (bool, string) {
	for _, f := range fields {
		if len(under(b, f.heading)) == 0 && !slices.Contains(b.Lacking, f.empty) {
			return false, f.empty
		}
	}
	return true, ""
}

func short(b brief.Brief) (bool, string) {
	n := len(under(b, ReadFirst))
	return n <= mostReading, ""
}

func upToDate(b brief.Brief) (bool, string) {
	for _, s := range under(b, ReadFirst) {
		for _, c := range s.Citations {
			if why := b.Outdated(c.Path); why != "" {
				return false, c.Path + ": " + why
			}
		}
	}
	return true, ""
}

func lined(b brief.Brief) (bool, string) {
	for _, s := range under(b, Who) {
		if len(s.Citations) == 0 {
			return false, s.Text
		}
	}
	return true, ""
}
