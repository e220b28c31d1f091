package brief

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"ken/notes/prose"
)

// The rule of this file is about the language a document is written in.

// languages are the names of the languages that can be told apart.
var languages = map[string]string{
	"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
	"swedish": "sv", "norwegian": "no", "danish": "da", "finnish": "fi", "hungarian": "hu", "romanian": "ro", "turkish": "tr",
	"polish": "pl", "czech": "cs", "irish": "ga", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "chinese": "zh",
	"japanese": "ja", "korean": "ko", "greek": "el", "hebrew": "he", "thai": "th", "hindi": "hi",
}

// ownNames are what some of them are called in themselves.
var ownNames = map[string]string{"deutsch": "german", "français": "french", "español": "spanish", "italiano": "italian", "nederlands": "dutch"}

func languageForms() []form {
	return []form{
		formOf(`(?:(?:answer|reply|respond|write|brief|talk|speak|report|summari[sz]e)(?: to)?(?: me| back| everything| it| all briefs| briefs| the brief)? |(?:everything|all briefs|all answers|all text|answers|briefs|output|the output) ?{be} ?(?:written )?)(?:only )?in (\pL+)(?: only)?`, languageRule),
		formOf(`(?:(?:output|answer|response) )?language: ?(\pL+)`, languageRule),
		formOf(`(?:use|use only|only) (\pL+)(?: only)? (?:language|as the language)`, languageRule),
		formOf(`in (\pL+)(?: only)`, languageRule),
		formOf(`(?:schreib|schreibe|antworte)(?: mir)?(?: bitte)?(?: immer)? auf (deutsch)`, languageRule),
	}
}

func languageRule(m []string) (part, bool) {
	tag, known := languages[cmp.Or(ownNames[m[1]], m[1])]
	if !known {
		return part{}, false
	}
	return part{
		checks: "written in " + nameOf(tag),
		check: func(b Brief) outcome {
			var text strings.Builder
			for _, s := range b.own() {
				text.WriteString(s.Text + "\n")
			}
			switch have := prose.Language(text.String()); {
			case have == "":
				return unchecked("so few words do not show their language")
			case have == tag:
				return passed("it is in " + nameOf(have))
			case b.Engine == "offline":
				return failed("it is in " + nameOf(have) + ": without a model ken quotes and translates nothing")
			default:
				return failed("it is in " + nameOf(have))
			}
		},
	}, true
}

// nameOf returns the English name of a language.
func nameOf(tag string) string {
	for _, name := range slices.Sorted(maps.Keys(languages)) {
		if languages[name] == tag {
			return strings.ToUpper(name[:1]) + name[1:]
		}
	}
	return tag
}
