package decks

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestCloze(t *testing.T) {
	for _, c := range []struct {
		field    string
		number   int
		question string
		answer   string
		gaps     []Gap
	}{
		{"{{c1::Paris}} is in {{c2::France}}", 1, "[…] is in France", "Paris is in France", []Gap{{"Paris", ""}}},
		{"{{c1::Paris}} is in {{c2::France}}", 2, "Paris is in […]", "Paris is in France", []Gap{{"France", ""}}},
		{"{{c1::Paris::city}} of {{c1::love}}", 1, "[…] of […]", "Paris of love", []Gap{{"Paris", "city"}, {"love", ""}}},
		{"{{c1::a {{c2::b::h}} c}} d", 1, "[…] d", "a b c d", []Gap{{"a b c", ""}}},
		{"{{c1::a {{c2::b::h}} c}} d", 2, "a […] c d", "a b c d", []Gap{{"b", "h"}}},
		{"{{c1,3::both}} one", 3, "[…] one", "both one", []Gap{{"both", ""}}},
		{"{{C1::x}}", 1, "[…]", "x", []Gap{{"x", ""}}},
		{"{{c1::<b>bold</b> &amp; x}}", 1, "[…]", "bold & x", []Gap{{"bold & x", ""}}},
		{"{{c1::std::vector}}", 1, "[…]", "std", []Gap{{"std", "vector"}}},
		{"{{c1::\\frac{a}{b}}} x", 1, "[…]} x", "\\frac{a}{b} x", []Gap{{"\\frac{a}{b", ""}}},
		{"{{c1::never closed", 1, "", "", nil},
		{"none here }} {{", 1, "", "", nil},
		{"{{c1::a}}", 2, "", "", nil},
	} {
		parts := parseCloze(c.field)
		question, answer := Text(reveal(parts, c.number, true)), Text(reveal(parts, c.number, false))
		if got := gaps(parts, c.number); question != c.question || answer != c.answer || !reflect.DeepEqual(got, c.gaps) {
			t.Errorf("%s, card %d: %q, %q, %v; not %q, %q, %v", c.field, c.number, question, answer, got, c.question, c.answer, c.gaps)
		}
	}
	if got := clozeNumbers("{{c3::a {{c1::b}}}} {{c1::c}} {{c0::d}} {{c999::e}} {{cx::f}}"); !reflect.DeepEqual(got, []int{1, 3}) {
		t.Errorf("the numbers are %v", got)
	}
}

func TestTemplates(t *testing.T) {
	note := Note{
		Deck: "Languages::Japanese", Tags: []string{"n5", "verb"}, Kind: "Own",
		Fields: []Field{
			{HTML: "taberu"}, {HTML: "to <i>eat</i>"}, {HTML: ""}, {HTML: " 食[た]べる"}, {HTML: "{{c1::I}} {{c2::eat}}"}, {HTML: " <br> "},
		},
	}
	names := []string{"Word", "Meaning", "Empty", "Kanji", "Text", "Blank"}
	for _, c := range []struct{ template, question, answer string }{
		{"{{Word}} – {{ Meaning }}", "taberu – to eat", "taberu – to eat"},
		{"{{#Empty}}no{{/Empty}}{{^Empty}}yes{{/Empty}}", "yes", "yes"},
		{"{{#Blank}}shown{{/Blank}}{{#Word}}a{{#Meaning}}b{{/Meaning}}{{^Meaning}}c{{/Meaning}}{{/Word}}", "shownab", "shownab"},
		{"{{type:Word}}", "", "taberu"},
		{"{{hint:Meaning}}x", "x", "to eatx"},
		{"{{text:Meaning}}", "to eat", "to eat"},
		{"{{furigana:Kanji}} {{kanji:Kanji}} {{kana:Kanji}}", "食(た)べる 食べる たべる", "食(た)べる 食べる たべる"},
		{"{{tts ja_JP voices=Apple_Otoya:Word}}x", "x", "x"},
		{"{{edit:furigana:Kanji}}", "食(た)べる", "食(た)べる"},
		{"{{Tags}} {{Type}} {{Deck}} {{Subdeck}} {{Card}}", "n5 verb Own Languages::Japanese Japanese Card 1", "n5 verb Own Languages::Japanese Japanese Card 1"},
		{"{{FrontSide}}{{Word}}", "taberu", "taberu"},
		{"q<hr id=answer>{{Meaning}}", "q\nto eat", "to eat"},
		{`q<HR ID="answer" />{{Meaning}}`, "q\nto eat", "to eat"},
		{"{{{Word}}}", "taberu", "taberu"},
		{"{{! a remark }}{{}}x", "x", "x"},
		{"{{=<% %>=}}<%Word%>", "taberu", "taberu"},
		{"{{cloze:Text}}", "[…] eat", "I eat"},
		{"{{cloze-only:Text}}", "[…]", "I"},
		{"{{#c1}}first{{/c1}}{{#c2}}second{{/c2}}", "first", "first"},
		{"{{type:cloze:Text}}", "", "I eat"},
		{"a { b } }} c", "a { b } }} c", "a { b } }} c"},
	} {
		var problems troubles
		kind := prepare(Kind{
			Name: "Own", Fields: names, Cloze: strings.Contains(c.template, "{{#c1") || strings.Contains(c.template, "cloze"),
			Templates: []Template{{"Card 1", c.template, c.template}},
		}, &problems)
		var card Card
		kind.render(&note, &card, map[int][]clozePart{})
		if card.Question != c.question || card.Answer != c.answer || len(problems.list) > 0 {
			t.Errorf("%s: %q and %q, not %q and %q %v", c.template, card.Question, card.Answer, c.question, c.answer, problems.list)
		}
	}
}

func TestTemplatesThatAreBroken(t *testing.T) {
	for source, want := range map[string]string{
		"{{Word":                           "{{ is not closed",
		"{{#Word}}":                        "{{#Word}} is not closed",
		"{{/Word}}":                        "closes nothing",
		"{{#a}}{{/b}}":                     "{{/b}} closes nothing",
		strings.Repeat("{{#a}}", 40):       "more than 32 deep",
		strings.Repeat("x", maxTemplate+1): "more than 256 KiB",
		"{{Wort}}":                         `a field "Wort" that there is not`,
		"{{#Wort}}x{{/Wort}}":              `a field "Wort" that there is not`,
		"{{tts de_DE:Word}}{{tts-voices:}}{{furigana:W}}": `a field "W" that there is not`,
	} {
		var problems troubles
		prepare(Kind{Name: "K", Fields: []string{"Word"}, Templates: []Template{{"T", source, ""}}}, &problems)
		if got := fmt.Sprint(problems.list); !strings.Contains(got, want) {
			t.Errorf("%.40s: the problems are %s, not %q", source, got, want)
		}
	}
}

// TestHintIsForTheQuestion checks that what is shown on request is kept apart.
func TestHintIsForTheQuestion(t *testing.T) {
	kind := prepare(Kind{Fields: []string{"F", "H"}, Templates: []Template{{"T", "{{F}} {{hint:H}}", "{{F}}"}}}, &troubles{})
	card := Card{}
	kind.render(&Note{Fields: []Field{{HTML: "f"}, {HTML: "<b>h</b>"}}}, &card, map[int][]clozePart{})
	if card.Question != "f" || card.Hint != "h" {
		t.Errorf("the question is %q, the hint %q", card.Question, card.Hint)
	}
}

func FuzzTemplate(f *testing.F) {
	f.Add("{{#F}}{{cloze:F}}{{/F}}", "{{c1::a::b}}")
	f.Add("{{FrontSide}}<hr id=answer>{{furigana:F}}", " a[b]{{c1::{{c2::x}}")
	f.Fuzz(func(t *testing.T, template, field string) {
		kind := prepare(Kind{Cloze: true, Fields: []string{"F"}, Templates: []Template{{"T", template, template}}}, &troubles{})
		kind.newCards(&Note{Fields: []Field{{HTML: field}}})
		if plain := reveal(parseCloze(field), 1, false); len(plain) > len(field) {
			t.Errorf("%q reveals the longer %q", field, plain)
		}
	})
}
