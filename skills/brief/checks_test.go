package brief

import (
	"strings"
	"testing"
	"time"

	"ken/notes"
)

// draft is a document of which each section has sentences, each citing one file.
func draft(kind string, sections ...any) Brief {
	b := Brief{Kind: kind, Engine: "a model", Found: true, written: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	for i := 0; i < len(sections); i += 2 {
		s := Section{Heading: sections[i].(string)}
		for _, text := range sections[i+1].([]string) {
			text, file, _ := strings.Cut(text, " <")
			sentence := Sentence{Text: text, Theme: file}
			if file = strings.TrimSuffix(file, ">"); file != "" {
				sentence.Citations = []notes.Source{{Path: file, Line: 3, EndLine: 3}}
			}
			s.Sentences = append(s.Sentences, sentence)
		}
		b.Sections = append(b.Sections, s)
	}
	return b
}

func said(sentences ...string) Brief { return draft("brief", Answer, sentences) }

// TestChecks holds documents, as a model might write them too, to preferences.
func TestChecks(t *testing.T) {
	for _, c := range []struct {
		preference string
		document   Brief
		check, why string // of why, a part
	}{
		{"Max 5 words", said("One two three.", "Four five six."), "fail", "6 words"},
		{"Max 6 words", said("One two three.", "Four five six."), "pass", "6 words"},
		{"At most 1 sentence", draft("brief", Answer, []string{"A."}, Says, []string{"B."}), "fail", "2 sentences: 1 under “Answer”, 1 under “What the documents say”"},
		{"Answer in one sentence", said("A.", "B."), "fail", "2 sentences under “Answer”"},
		{"Answer in one sentence", draft("plan", "Steps", []string{"A."}), "unchecked", "a plan has no section “Answer”"},
		{"No sentence over 3 words", said("One two three.", "One two three four."), "fail", "in 1 of 2 sentences: “One two three four. [4 words]” (Answer)"},
		{"Sections under 3 words", draft("brief", Answer, []string{"A b."}, Says, []string{"A b.", "C d."}), "fail", "the longest, under “What the documents say”, has 4 words"},
		{"No more than 1 bullet per section", draft("brief", Answer, []string{"A.", "B."}, Says, []string{"C."}), "pass", "the longest, under “What the documents say”, has 1 bullet"},

		{"Use British spelling", said("We analyze the color of the center. <a.md>", "It is grey. <b.md>"), "fail", "in 1 of 2 sentences: “analyze”, “color”, “center” (Answer, a.md:3)"},
		{"Use British spelling", said("We organize the programme; the heat meter and its license are checked."), "pass", "1 sentence"},
		{"Oxford spelling", said("We organise it."), "fail", "“organise”"},
		{"British spelling, with -ise, not -ize", said("We organize it."), "fail", "organize"},
		{"American English", said("We analyse the colour, and travelled to the centre of the programme."), "fail", "“analyse”, “colour”, “travelled”"},
		{"American English", said("We exercise, advise, and surprise them at Harbour House; `colour: red` in docs/centre.md."), "pass", ""},

		{"Plain English", said("The cat sat on the mat. The dog ran off."), "pass", "over 2 sentences"},
		{"Plain English", said("Notwithstanding administrative considerations, organisational responsibilities necessitate comprehensive documentation."), "fail", "the hardest has"},
		{"No sentence harder than grade 9", said("The pump is on.", "Notwithstanding administrative considerations, organisational responsibilities necessitate comprehensive documentation."), "fail", "in 1 of 2 sentences: “Notwithstanding"},

		{"No marketing words", said("It is a seamless, game-changing pump."), "fail", "“game-changing”, “seamless”"},
		{"No superlatives", said("The latest request is the best."), "fail", "“best”"},
		{"No superlatives", said("The latest interest in the west rests."), "pass", ""},
		{"No weasel words", said("It may rain in May."), "pass", ""},
		{"Never use 'leverage'", said("We leverage it."), "fail", "“leverage”"},
		{"Never use 'leverage'", said("The leveraged firm."), "pass", ""},
		{"Say flat, not apartment", said("The apartment is cold."), "fail", "“apartment”"},

		{"No em dashes", said("It is — in short — late."), "fail", "“It is — in short — late.”"},
		{"No contractions", said("It doesn't matter."), "fail", ""},
		{"No contractions", said("The pump's noise is low."), "pass", ""},
		{"No first person", said("I think we know."), "fail", "“I”, “we”"},
		{"No first person", said("Part I is on the US."), "fail", "“I”"}, // which I it is cannot be told
		{"ISO dates", said("It ends on 3 March 2026."), "fail", "“3 March 2026”"},
		{"ISO dates", said("It ends on 2026-03-03, says letters/2026-03-04.txt of 5 people."), "pass", ""},
		{"Write dates as 3 March 2026", said("It is in the plan of 2026-03-03.", "See plan-2026-03-03.md."), "fail", "in 1 of 2 sentences"},
		{"Metric units", said("It is 3 miles and 40 feet."), "fail", "“3 miles”, “40 feet”"},
		{"Metric units", said("It costs 40 pounds and has 3 feet of its own."), "fail", "“3 feet”"},
		{"24-hour times", said("At 3 pm."), "fail", "“3 pm”"},
		{"24-hour times", said("At 15:00, in 3 amps."), "pass", ""},
		{"Thousands separated by commas", said("It costs 438.500.000 and 12 500 euros."), "fail", "“438.500.000”, “12 500”"},
		{"Thousands separated by commas", said("It costs 438,500 euros in 2026, part 10234."), "pass", ""},
		{"Percentages with one decimal", said("Up 3 % from 2.5 %."), "fail", "“3 %”"},
		{"Prices in euros", said("It costs 5 euros or 6 dollars."), "fail", "(USD)"},

		{"Never cite drafts/", said("A. <drafts/a.md>"), "fail", "1 place: drafts/a.md:3"},
		{"Never cite drafts/", said("A. <old/drafts.md>"), "pass", "none of 1 citation"},
		{"Never cite notes.md", said("A. <old/notes.md>"), "fail", ""},
		{"Do not use newsletters", said("A. <post/newsletters/a.md>"), "fail", ""},
		{"Only PDFs", said("A. <a.pdf>", "B. <b.md>"), "fail", "b.md:3"},
		{"Only cite documents from meetings/", said("A. <meetings/a.md>"), "pass", ""},
		{"At least 2 sources", said("A. <a.md>", "B. <a.md>"), "fail", "1 document: a.md"},
		{"Two sources per claim", said("A. <a.md>"), "fail", "not 1 of 1 sentence: “A.” (Answer: 1 document)"},
		{"No single-source answers", said("A. <a.md>", "B. <b.md>"), "pass", "2 documents"},
		{"Cite every claim", said("A. <a.md>", "B."), "fail", "“B.” (Answer: no citation)"},

		{"Options first, background last", draft("memo", "Background", []string{"A."}, "Options", []string{"B."}), "fail", "its order: Background, Options"},
		{"Options first, background last", draft("memo", "Options", []string{"B."}, "Risks", []string{"C."}, "Background", []string{"A."}), "pass", ""},
		{"Options first", said("A."), "unchecked", "nothing here is options"},
		{"Answer, then risks, then costs", draft("memo", "Answer", []string{"A."}, "Costs", []string{"B."}, "Risks", []string{"C."}), "fail", "its order: Answer, Costs, Risks"},
		{"Put the answer first", draft("plan", "Steps", []string{"A."}), "unchecked", "nothing here is the answer"},

		{"Write in German", said("Die Pumpe ist im Keller, und sie wird nicht vor dem Winter geliefert, weil der Hersteller noch keine Teile hat."), "pass", "it is in German"},
		{"Write in German", said("The pump is in the cellar, and it will not be delivered before the winter because the maker has no parts."), "fail", "it is in English"},
		{"No tables", said("| a | b | c |"), "fail", ""},
		{"No tables in memos", said("| a | b | c |"), "unchecked", "it is about memos"},
		{"No tables except in reports", said("| a | b | c |"), "fail", ""},
		{"No tables and no footnotes", said("A. <a.md>"), "fail", "always writes them as footnotes"},
	} {
		r := ReadRule(notes.Preference{Text: c.preference})
		o := r.judge(c.document)
		if o.check != c.check || !strings.Contains(o.why, c.why) {
			t.Errorf("%s: %v\n  is %s (%s)\n  want %s (%s)", c.preference, c.document.sentences(), o.check, o.why, c.check, c.why)
		}
		if o.why == "" {
			t.Errorf("%s: it does not say what was counted", c.preference)
		}
	}
}

// What the user's own goals say is not what a document says.
func TestGoalsAreNotChecked(t *testing.T) {
	b := said("The pump is grey.")
	b.Sections = append(b.Sections, Section{Heading: Goals, Sentences: []Sentence{{Text: "Paint the center in a new color!", goal: "x"}}})
	for _, text := range []string{"British spelling", "No exclamation marks"} {
		if o := ReadRule(notes.Preference{Text: text}).judge(b); o.check != "pass" {
			t.Errorf("%s: %s (%s)", text, o.check, o.why)
		}
	}
}

// What nobody asked otherwise is obeyed, though it cannot be checked.
func TestUnlessIAsk(t *testing.T) {
	r := ReadRule(notes.Preference{Text: "Never cite drafts/ unless I ask"})
	if !Refuses([]Rule{r})("drafts/a.md") || r.judge(said("A.")).check != "unchecked" {
		t.Errorf("it is %+v", r)
	}
}

func TestRefusesAnyCase(t *testing.T) {
	refuses := Refuses(ReadRules([]notes.Preference{{Text: "Never cite the Drafts folder"}, {Text: "Plans: never cite letters/"}}))
	for path, want := range map[string]bool{"Drafts/a.md": true, "drafts/b/c.md": true, "a/drafts.md": false, "draftsman.md": false, "letters/a.md": false} {
		if refuses(path) != want {
			t.Errorf("%s is refused: %v", path, !want)
		}
	}
}

// Too much is cut from the end of the longest section, and no disagreement in two.
func TestTrim(t *testing.T) {
	b := draft("brief", Answer, []string{"A b."}, Says, []string{"C d.", "E f.", "G h."}, Disagree, []string{"I j. <x>", "K l. <x>"})
	b.trim(limits{words: 8, answer: 3})
	if got := b.Words(); got != 8 || len(b.Sections[2].Sentences) != 2 {
		t.Errorf("%d words: %+v", got, b.Sections)
	}
	b.trim(limits{words: 99, answer: 3, sentences: 2})
	if len(b.sentences()) > 2 || b.Sections[0].Heading != Answer {
		t.Errorf("it is %+v", b.Sections)
	}
}

// Of rules that contradict each other the first is obeyed, the other fails.
func TestOrderContradicts(t *testing.T) {
	rules := ReadRules([]notes.Preference{{Text: "Risks before costs"}, {Text: "Costs before risks"}})
	b := draft("memo", "Costs", []string{"A."}, "Risks", []string{"B."})
	b.order(limitsOf(rules, "memo").orders)
	if a, o := rules[0].judge(b), rules[1].judge(b); a.check != "pass" || o.check != "fail" {
		t.Errorf("%v, %v", a, o)
	}
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"cat": 1, "table": 2, "make": 1, "makes": 1, "houses": 2, "heated": 2, "planned": 1, "heating": 2, "material": 4,
		"the": 1, "tree": 1, "trees": 1, "budget": 2, "responsibility": 6, "documents": 3, "rhythm": 1, "e": 1, "I": 1, "boxes": 2,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
}

// The two lists of spellings do not contradict each other, nor words that are common.
func TestSpellings(t *testing.T) {
	for _, common := range strings.Fields(`size prize advertise exercise laboratory humorous honorary glamorous rigorous vigorous meter license
		program check practice tire story draft curb raise rise noise precise otherwise advice device promise dialogue analysis`) {
		if !britishVariety.spells(common) || !americanVariety.spells(common) {
			t.Errorf("%s is of one side alone", common)
		}
	}
	for british, american := range map[string]string{
		"colours": "colors", "favourite": "favorite", "centres": "centers", "travelled": "traveled", "analysed": "analyzed", "defence": "defense",
		"catalogue": "catalog", "grey": "gray", "aluminium": "aluminum", "fulfil": "fulfill", "litres": "liters", "neighbourhood": "neighborhood",
	} {
		if britishVariety.spells(american) || americanVariety.spells(british) || !britishVariety.spells(british) || !americanVariety.spells(american) {
			t.Errorf("%s and %s", british, american)
		}
	}
}

// Whatever stands in a file of preferences, reading it ends and says one thing of each.
func FuzzReadRule(f *testing.F) {
	for _, name := range []string{"testdata/preferences.txt", "testdata/preferences2.txt"} {
		for text := range phrasings(f, name) {
			f.Add(text)
		}
	}
	b := draft("brief", Answer, []string{"The color costs 5 euros on 3 March 2026! <a.md>"}, Says, []string{"It is — 3 %. <b.md>"})
	f.Fuzz(func(t *testing.T, text string) {
		r := ReadRule(notes.Preference{Text: text, Group: text})
		if (r.Checks == "") == (r.Unchecked == "") {
			t.Errorf("%q: checks %q, unchecked %q", text, r.Checks, r.Unchecked)
		}
		limitsOf([]Rule{r}, "brief")
		if o := r.judge(b); o.check != "pass" && o.check != "fail" && o.check != "unchecked" {
			t.Errorf("%q: %v", text, o)
		}
	})
}
