package decks

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestTableIsReadAsWritten(t *testing.T) {
	want := []Entry{
		{
			Question: "What is \"it\", then?", Answer: "- one\n- two", Kind: "list", Tags: []string{"a", "b::c"}, Source: "notes/x.md:3",
			Due: "2026-11-18", Stability: 20.0625, Difficulty: 5.5, Reps: 3, Lapses: 1, Line: 2,
		},
		{Question: "=SUM(A1)", Answer: "#hash", Line: 4},
		{Question: "日本", Answer: "Japan; Nippon", Stability: 0.1 + 0.2, Line: 5},
	}
	var b bytes.Buffer
	if err := WriteTable(&b, want); err != nil {
		t.Fatal(err)
	}
	got, problems, err := ReadTable(b.Bytes())
	if err != nil || len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v is not %+v (%v, %v)\n%s", got, want, problems, err, b.String())
	}
}

func TestReadTable(t *testing.T) {
	for _, c := range []struct{ text, want, problems string }{
		{"one,eins\ntwo,zwei\n", "one=eins two=zwei", ""},
		{"Term;Definition\none;eins\n", "one=eins", ""},
		{"Answer\tQuestion\teins\none\ttwo\tx\n", "Answer=Question one=two", ""}, // no heads: eins is none
		{"answer\tquestion\na\tb\n", "b=a", ""},
		{"sep=;\nq;a,b\n", "q=a,b", ""},
		{"question,answer,reps,stability\nq,a,x,-1\n", "q=a", `[line 2: stability is a number, not "-1" line 2: reps is a number, not "x"]`},
		{"question,answer\n,a\nq\n", "q=", "[line 2: it has no question]"},
		{"", "", ""},
	} {
		entries, problems, err := ReadTable([]byte(c.text))
		var said []string
		for _, e := range entries {
			said = append(said, e.Question+"="+e.Answer)
		}
		got := ""
		if len(problems) > 0 {
			got = fmt.Sprint(problems)
		}
		if err != nil || strings.Join(said, " ") != c.want || got != c.problems {
			t.Errorf("%q: %v %s (%v)", c.text, said, got, err)
		}
	}
	if _, _, err := ReadTable([]byte("answer,tags\nx,y\n")); err == nil {
		t.Error("a table without questions is read")
	}
}

func TestReviewsAreReadAsWritten(t *testing.T) {
	reviews := []Logged{
		{Card: "1502298033753", Rating: 3, At: 1793012345678, Took: 4200},
		{Card: "k7f3a9", Rating: 1, At: 1793112345678},
		{Card: "k7f3a9", Rating: 0, At: 1793112345679}, // set by hand
	}
	var b bytes.Buffer
	if err := WriteReviews(&b, reviews); err != nil {
		t.Fatal(err)
	}
	number := CardNumber("k7f3a9")
	want := fmt.Sprintf("card_id,review_rating,review_time,review_duration\n1502298033753,3,1793012345678,4200\n%d,1,1793112345678,0\n", number)
	if b.String() != want || number <= 0 || number >= 1<<53 {
		t.Errorf("written is\n%s\nnot\n%s", b.String(), want)
	}
	got, problems, err := ReadReviews(b.Bytes())
	back := []Logged{
		{Card: "1502298033753", Rating: 3, At: 1793012345678, Took: 4200, Line: 2},
		{Card: fmt.Sprint(number), Rating: 1, At: 1793112345678, Line: 3},
	}
	if err != nil || len(problems) > 0 || !reflect.DeepEqual(got, back) {
		t.Errorf("%+v is not %+v (%v, %v)", got, back, problems, err)
	}
}

func TestReadReviews(t *testing.T) {
	got, problems, err := ReadReviews([]byte("review_time,card_id,review_state,review_rating\n" +
		"2026-11-06T15:30:00.5+01:00,7,0,4\n2026-11-06 15:30:00Z,8,0,2\nyesterday,9,0,1\n1793112345678,9,0,5\n1793112345678,,0,1\n"))
	want := []Logged{{Card: "7", Rating: 4, At: 1793975400500, Line: 2}, {Card: "8", Rating: 2, At: 1793979000000, Line: 3}}
	const said = `[line 4: a time is in milliseconds since 1970, or as 2026-11-06T15:30:00Z, not "yesterday" ` +
		`line 5: a rating is 1 to 4, not "5" line 6: it names no card]`
	if err != nil || !reflect.DeepEqual(got, want) || fmt.Sprint(problems) != said {
		t.Errorf("%+v, %v, %v", got, problems, err)
	}
	for _, text := range []string{"", "a,b\n1,2\n", "card_id,review_rating\n1,2\n"} {
		if _, _, err := ReadReviews([]byte(text)); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}
