package decks

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// said is a deck in few words: what is asked, and what the answer is.
func said(d Deck) string {
	var b strings.Builder
	for _, n := range d.Notes {
		for _, c := range n.Cards {
			fmt.Fprintf(&b, "%d: %s = %s", n.Line, c.Question, c.Answer)
			if n.Deck != "" || len(n.Tags) > 0 || n.GUID != "" {
				fmt.Fprintf(&b, " (%s %v %s)", n.Deck, n.Tags, n.GUID)
			}
			b.WriteString("; ")
		}
	}
	for _, p := range d.Problems {
		b.WriteString(p.String() + "; ")
	}
	return strings.TrimSuffix(strings.ReplaceAll(b.String(), "\n", "/"), "; ")
}

func TestReadText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"two columns", "one\teins\ntwo\tzwei\n", "1: one = eins; 2: two = zwei"},
		{"no end of line, CRLF, a mark", "\xef\xbb\xbfone\teins\r\ntwo\tzwei", "1: one = eins; 2: two = zwei"},
		{"old Macintosh", "one\teins\rtwo\tzwei\r", "1: one = eins; 2: two = zwei"},
		{"UTF-16", "\xff\xfea\x00\t\x00\xe4\x00\n\x00", "1: a = ä"},
		{"UTF-16, high byte first", "\xfe\xff\x00a\x00\t\x00\xe4", "1: a = ä"},
		{"comma", "one,eins\n\"two, too\",zwei\n", "1: one = eins; 2: two, too = zwei"},
		{"semicolon with commas", "one, a;eins\ntwo;zwei, drei\nthree;drei\n", "1: one, a = eins; 2: two = zwei, drei; 3: three = drei"},
		{"pipe", "one|eins\ntwo|zwei\n", "1: one = eins; 2: two = zwei"},
		{"space", "one eins\ntwo zwei\n", "1: one = eins; 2: two = zwei"},
		{"a sentence is no table", "one sentence: of words\nanother sentence, of words\n", "line 1: it has a question and no answer; line 2: it has a question and no answer"},
		{"colon", "what is one: eins\ntwo of them: zwei\n", "1: what is one = eins; 2: two of them = zwei"},
		{"quotes over lines", "one\t\"a\nb \"\"c\"\"\"\ntwo\tzwei\n", "1: one = a/b \"c\"; 3: two = zwei"},
		{"quotes within", "say \"hi\"\tx\n", "1: say \"hi\" = x"},
		{"quote never closed", "a\t\"b\nc\td\n", `1: a = "b; 2: c = d; line 1: a quote is not closed`},
		{"remarks and empty lines", "# mine\n\na\tb\n#c\td\n\ne\tf\n", "3: a = b; 6: e = f"},
		{"header", "#separator:tab\n#html:false\n#deck:German::A1\n#tags:x y\n#notetype:Basic\none\t<b>\n", "6: one = <b> (German::A1 [x y] )"},
		{"separator by sign", "#separator:;\na;b\tc\n", "2: a = b    c"},
		{"keys in capitals", "#SEPARATOR:Comma\n#HTML:TRUE\na,<b>b</b>\n", "3: a = b"},
		{"columns", "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\ng1\tBasic\tD\tq\ta\tt1 t2\n", "7: q = a (D [t1 t2] g1)"},
		{"tags of old", "tags:a b\nq\tr\n", "2: q = r ( [a b] )"},
		{"html is told by markup", "q<br>r\ta &amp; b\n", "1: q/r = a & b"},
		{"no html", "a < b\tc & d\n", "1: a < b = c & d"},
		{"cloze", "{{c1::Paris}} in {{c2::France}}\textra\n", "1: […] in France = Paris in France/extra; 1: Paris in […] = Paris in France/extra"},
		{"cloze alone", "{{c1::Paris}} is nice\n", "1: […] is nice = Paris is nice"},
		{"reversed", "#notetype:Basic (and reversed card)\n#separator:tab\na\tb\n", "3: a = b; 3: b = a"},
		{"own kind of four fields", "#notetype:Verb\n#columns:Word\tMeaning\tPast\tNote\ngo\tgehen\tging\tirregular\n", "3: go = gehen/ging/irregular"},
		{"heading", "Front,Back,Tags\none,eins,a b\n", "2: one = eins ( [a b] )"},
		{"one column", "just words\n", "line 1: it has a question and no answer"},
		{"empty first field", "\tx\na\tb\n", "2: a = b; line 1: its first field is empty"},
		{"wrong header", "#separator:star\n#html:maybe\n#deck column:0\na\tb\n", `4: a = b; line 1: there is no separator "star"; line 2: html is true or false, not "maybe"; line 3: there is no column "0"`},
		{"not UTF-8", "na\xefve\tx\n", "1: na\uFFFDve = x; it is not UTF-8 throughout; letters that are not are shown as \uFFFD"},
		{"nothing", "", ""},
		{"header alone", "#separator:tab", ""},
	} {
		d, err := ReadText([]byte(c.text))
		if got := said(d); err != nil || got != c.want {
			t.Errorf("%s:\n got %s\nwant %s (%v)", c.name, got, c.want, err)
		}
	}
	if _, err := ReadText([]byte("PK\x03\x04\x00\x00")); err == nil {
		t.Error("a zip archive is read as text")
	}
}

// TestTextIsReadAsWritten writes notes as Anki does, and reads them back.
func TestTextIsReadAsWritten(t *testing.T) {
	want := Deck{Notes: []Note{
		{GUID: "g\"1", Deck: "A::B", Kind: "Basic", Tags: []string{"x", "y"}, Fields: []Field{{HTML: "#not a remark"}, {HTML: "a\tb\n\"c\""}}},
		{GUID: "#2", Deck: "C", Kind: "Cloze", Fields: []Field{{HTML: "{{c1::<b>x</b>}}"}, {HTML: "extra"}}},
		{GUID: "3", Kind: "Verb", Fields: []Field{{HTML: "go"}, {HTML: "gehen"}, {HTML: "ging"}}},
	}}
	var b bytes.Buffer
	if err := WriteText(&b, want); err != nil {
		t.Fatal(err)
	}
	got, err := ReadText(b.Bytes())
	if err != nil || len(got.Notes) != len(want.Notes) || len(got.Problems) > 0 {
		t.Fatalf("%v, %v, of\n%s", err, got.Problems, b.String())
	}
	for i, n := range got.Notes {
		w := want.Notes[i]
		if n.GUID != w.GUID || n.Deck != w.Deck || n.Kind != w.Kind || !reflect.DeepEqual(n.Tags, w.Tags) || len(n.Cards) == 0 {
			t.Errorf("%+v is not %+v", n, w)
		}
		for j, f := range n.Fields {
			if f.HTML != w.Fields[j].HTML {
				t.Errorf("%q is not %q", f.HTML, w.Fields[j].HTML)
			}
		}
	}
	const head = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:7\n"
	if !strings.HasPrefix(b.String(), head) {
		t.Errorf("the header is\n%s", b.String())
	}
}

// TestQuotesAreOnePass gives what would take for ever if each quote looked for its end.
func TestQuotesAreOnePass(t *testing.T) {
	for _, part := range []string{"\"\t", "\"a\n", "\"\"\"\t", "a\t\"", "\"\"", "#\n", ",;|\t"} {
		if _, err := ReadText([]byte(strings.Repeat(part, 100_000))); err != nil {
			t.Error(err)
		}
	}
}

func FuzzReadText(f *testing.F) {
	f.Add([]byte("#separator:tab\n#html:true\n#tags column:3\na\t{{c1::b}}\tx y\n"))
	f.Add([]byte("front,back\n\"a\nb\",\"c\"\"d\"\n"))
	f.Add([]byte("\xff\xfea\x00;\x00b\x00"))
	f.Add([]byte("tags:x\na|\"b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := ReadText(data)
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := WriteText(&b, d); err != nil {
			t.Fatal(err)
		}
		again, err := ReadText(b.Bytes())
		if err != nil || len(again.Notes) > len(d.Notes) {
			t.Errorf("%d notes are read back of %d: %v", len(again.Notes), len(d.Notes), err)
		}
		if _, _, err := ReadTable(data); err == nil {
			_, _, _ = ReadReviews(data)
		}
	})
}
