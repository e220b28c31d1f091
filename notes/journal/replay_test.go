package journal

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ken/notes/recall"
)

// A story is what happened to one card, a word each, a day apart: 1 to 4 are answers.
// "+3" lets days go by, "3@9" promises nine days.
func story(t *testing.T, text string) CardState {
	t.Helper()
	return opened(t, folder(t, map[string]string{"d/1.jsonl": written(text)}), "d").State("k", recall.Default())
}

// firstDay is the learner's day on which a story begins.
const firstDay = 20_000

// written is a story as lines.
func written(text string) string {
	var b strings.Builder
	clock := int64(firstDay*24+12) * 3600 * 1000
	for n, word := range strings.Fields(text) {
		e := Event{V: 1, ID: fmt.Sprintf("%06d", n), Card: "k", At: clock, Type: Type(word)}
		days := 1
		if _, err := fmt.Sscanf(word, "+%d", &days); err == nil {
			clock += int64(days-1) * 24 * 3600 * 1000
			continue
		}
		name, rest, _ := strings.Cut(word, ":")
		switch {
		case word[0] >= '1' && word[0] <= '4':
			e.Type, e.Rating, e.Src = Review, recall.Rating(word[0]-'0'), SrcAuto
			_, _ = fmt.Sscanf(word[1:], "@%d", &e.Ivl)
			if name == "1p" || name == "3p" {
				e.Src = SrcPractice
			}
			if rest != "" { // auto>final of a score of .5 in 4 seconds
				e.Auto, e.Final, _ = strings.Cut(rest, ">")
				e.Score, e.Ms = 0.5, int64(4000+n)
			}
		case name == "check":
			e.Type = Check
			_, _ = fmt.Sscanf(rest, "%d", &e.Due)
			e.Due += firstDay
		case name == "accept":
			e.Type, e.Answer = Accept, rest
		case name == "flag":
			e.Type, e.Note = Flag, rest
		case name == "unflag":
			e.Type, e.Off = Flag, true
		case name == "edit":
			e.Type, e.To = Edit, rest
		}
		b.Write(append(encode(&e), '\n'))
		clock += 24 * 3600 * 1000
	}
	return b.String()
}

// short is a state in a few words.
func short(c CardState) string {
	var words []string
	say := func(yes bool, format string, args ...any) {
		if yes {
			words = append(words, fmt.Sprintf(format, args...))
		}
	}
	say(c.Reviews > 0, "%d reviews", c.Reviews)
	say(c.Reps != c.Reviews, "%d reps", c.Reps)
	say(c.Practice > 0, "%d practice", c.Practice)
	say(c.Lapses > 0, "%d lapses", c.Lapses)
	say(c.Streak > 0, "streak %d", c.Streak)
	say(c.Suspended, "suspended")
	say(c.Flagged, "flagged %s", c.Flag)
	say(c.Buried != 0, "buried %d", c.Buried-firstDay)
	for _, day := range c.Checks {
		say(true, "check %d", day-firstDay)
	}
	say(len(c.Accepted) > 0, "accepts %s", strings.Join(c.Accepted, " "))
	say(c.Overrides > 0, "%d overrides", c.Overrides)
	say(c.Text != "", "text %s", c.Text)
	say(c.Repair, "repair")
	say(c.Leech(), "leech")
	return strings.Join(words, ", ")
}

func TestStories(t *testing.T) {
	for _, c := range []struct{ story, want string }{
		{"", ""},
		{"3", "1 reviews, streak 1"},
		{"3 3 1 3", "4 reviews, 1 lapses, streak 1"},
		{"3 3p 1p", "1 reviews, 2 practice, streak 1"},
		{"1p", "1 practice"},
		{"3 3 1 forget", ""},
		{"3 accept:x forget 3", "1 reviews, streak 1, accepts x"},
		{"3 suspend", "1 reviews, streak 1, suspended"},
		{"3 suspend forget", "suspended"},
		{"3 suspend resume", "1 reviews, streak 1"},
		{"3 bury", "1 reviews, streak 1, buried 1"},
		{"flag:why", "flagged why"},
		{"flag:why unflag", ""},
		{"accept:b accept:a accept:b", "accepts b a"},
		{"edit:one edit:two", "text two"},
		{"1 check:7 check:3 check:7", "1 reviews, check 3, check 7"},
		{"1 check:7 check:9 3 3", "3 reviews, streak 2, check 7, check 9"},
		{"1 check:7 check:9 +6 3p", "1 reviews, 1 practice, check 7, check 9"},
		{"1 check:7 check:9 +6 3", "2 reviews, streak 1, check 9"},
		{"1 check:7 forget", ""},
		{"3:partly>right 3:right 3:unsure>wrong 3:right>right", "4 reviews, streak 4, 2 overrides"},
		{"3 3" + strings.Repeat(" 1 3 3", 5), "17 reviews, 5 lapses, streak 2"},
		{"3 3" + strings.Repeat(" 1 3 3", 5) + " 1", "18 reviews, 6 lapses, repair, leech"},
		{"3 3" + strings.Repeat(" 1 3 3", 5) + " 1 3", "19 reviews, 6 lapses, streak 1, leech"},
		{"3 3" + strings.Repeat(" 1 3 3", 6) + " 1", "21 reviews, 7 lapses, leech"},
		{"3 3" + strings.Repeat(" 1 3 3", 8) + " 1", "27 reviews, 9 lapses, repair, leech"},
		{"teleport 3", "1 reviews, streak 1"},
	} {
		if got := short(story(t, c.story)); got != c.want {
			t.Errorf("%s: %s, want %s", c.story, got, c.want)
		}
	}
}

// A promised day stands if it lies in the range of what is computed now, or before it;
// what was not promised is chosen.
func TestPromises(t *testing.T) {
	s := recall.Default()
	plain := story(t, "3 3 3")
	exact := s.Next(story(t, "3 3").State, recall.Good, plain.Last).Interval
	lo, hi, pick := recall.Spread("k", 3, exact)
	if lo == hi {
		t.Fatalf("an interval of %d is not spread: %d to %d, %d", exact, lo, hi, pick)
	}
	for _, c := range []struct{ promised, want int }{{0, pick}, {lo, lo}, {hi, hi}, {exact, exact}, {1, 1}, {hi + 1, pick}, {9999, pick}} {
		got := story(t, fmt.Sprintf("3 3 3@%d", c.promised))
		if got.Interval != c.want || got.DueDay != firstDay+2+c.want {
			t.Errorf("promised %d: %d days, day %d; want %d", c.promised, got.Interval, got.DueDay-firstDay, c.want)
		}
	}
	// What a session asks again is not due by a day.
	if got := story(t, "3 3 1@5"); got.DueAt == 0 || got.Interval != 0 {
		t.Errorf("after a lapse: %+v", got.State)
	}
	// A promise within the range of others' settings is none beyond one's own longest.
	s.Longest = 3
	j := opened(t, folder(t, map[string]string{"d/1.jsonl": written("3 3 3@6")}), "d")
	if got := j.State("k", s).Interval; got > 3 {
		t.Errorf("%d days, of 3 at most", got)
	}
}

func TestDue(t *testing.T) {
	day := func(n int) recall.Moment { return recall.Moment{At: int64((firstDay+n)*24+12) * 3600 * 1000} }
	for _, c := range []struct {
		story string
		day   int
		want  bool
	}{
		{"", 5, false},
		{"3 3 3", 4, false},
		{"3 3 3", 60, true},
		{"3 3 3 suspend", 60, false},
		{"3 3 3 +56 bury", 58, false},
		{"3 3 3 +56 bury", 59, true},
		{"3 3 3 check:5", 4, false},
		{"3 3 3 check:5", 5, true},
		{"check:5", 5, true},
		{"3 3 3 check:5 suspend", 5, false},
	} {
		if got := story(t, c.story).Due(day(c.day)); got != c.want {
			t.Errorf("%s, on day %d: due %v", c.story, c.day, got)
		}
	}
}

// What grading asks of the log: how long answers take, and what became of scores.
func TestEvidence(t *testing.T) {
	c := story(t, "3 3:partly>right 1p:wrong 3:unsure 1:unsure 3:right")
	want := []Judged{{0.5, "right", true}, {0.5, "wrong", false}, {0.5, "right", false}, {0.5, "wrong", false}, {0.5, "right", false}}
	if got := c.Judged(); !slices.Equal(got, want) {
		t.Errorf("judged %v, want %v", got, want)
	}
	if got := c.Median(); got != 4003 {
		t.Errorf("the median is %d ms", got)
	}
	if got := story(t, "3 1"); got.Median() != 0 || got.Judged() != nil {
		t.Errorf("of nothing: %d, %v", got.Median(), got.Judged())
	}
}

// Other settings give other states; the same give the same again, with nothing replayed.
func TestOtherSettings(t *testing.T) {
	j := opened(t, folder(t, map[string]string{"d/1.jsonl": written("3 3 3 1 3 3")}), "d")
	s := recall.Default()
	first := j.States(s)["k"]
	strict := s
	strict.Retention = 0.97
	if got := j.States(strict)["k"]; got.Interval >= first.Interval {
		t.Errorf("%d days for 97 %%, %d for 90 %%", got.Interval, first.Interval)
	}
	same(t, "and back", j.States(s), map[string]CardState{"k": first})
}

func TestHistories(t *testing.T) {
	j := opened(t, folder(t, map[string]string{"d/1.jsonl": written("3 3p forget 1 forget forget 4 4 suspend")}), "d")
	var got []string
	for _, h := range Histories(j.Events()) {
		words := []string{h.Card + ":"}
		for _, a := range h.Reviews {
			words = append(words, fmt.Sprint(a.Rating, "@", a.At.Day()-firstDay))
		}
		got = append(got, strings.Join(words, " "))
	}
	if want := "k: 3@0; k 2: 1@3; k 3: 4@6 4@7"; strings.Join(got, "; ") != want {
		t.Errorf("%s, want %s", strings.Join(got, "; "), want)
	}
}
