package journal

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ken/notes/recall"
)

// same checks that two replays say the same of every card.
func same(t *testing.T, what string, a, b map[string]CardState) {
	t.Helper()
	if len(a) != len(b) {
		t.Fatalf("%s: %d and %d cards", what, len(a), len(b))
	}
	for _, card := range slices.Sorted(maps.Keys(a)) {
		one, two := a[card], b[card]
		if ja, jb := one.Judged(), two.Judged(); !slices.Equal(ja, jb) || one.Median() != two.Median() {
			t.Fatalf("%s: card %s\n%v %d\n%v %d", what, card, ja, one.Median(), jb, two.Median())
		}
		one.log, two.log = nil, nil
		if len(one.Checks)+len(two.Checks) == 0 {
			one.Checks, two.Checks = nil, nil
		}
		if !reflect.DeepEqual(one, two) {
			t.Fatalf("%s: card %s\n%+v\n%+v", what, card, one, two)
		}
	}
}

// anyEvents are what so many devices may have written, as lines of each. Their clocks
// disagree, they undo what they saw of each other, and some of it is of a later version.
func anyEvents(rnd *rand.Rand, devices int) [][]string {
	lines := make([][]string, devices)
	var ids []string
	clock := int64(1_700_000_000_000)
	for n := range 40 + rnd.IntN(80) {
		clock += rnd.Int64N(30 * 3600 * 1000)
		d := rnd.IntN(devices)
		e := Event{
			V: 1, ID: fmt.Sprintf("%c%04d", 'a'+rnd.IntN(26), n), Card: fmt.Sprintf("k%d", rnd.IntN(5)),
			At: clock + int64(d)*rnd.Int64N(50*3600*1000), TZ: []int{0, 60, -300, 840}[rnd.IntN(4)],
		}
		switch types := []Type{Review, Undo, Forget, Suspend, Resume, Accept, Check, Flag, Bury, Edit, "later"}; rnd.IntN(3) {
		case 0:
			e.Type = types[rnd.IntN(len(types))]
		default:
			e.Type = Review
		}
		e.Rating, e.Ivl = recall.Rating(1+rnd.IntN(4)), rnd.IntN(30)
		e.Auto, e.Score, e.Ms = []string{"right", "partly", "unsure", ""}[rnd.IntN(4)], float64(rnd.IntN(100))/100, rnd.Int64N(9000)
		e.Src = []string{SrcAuto, SrcSelf, SrcPractice}[rnd.IntN(3)]
		e.Final = []string{"", "", "wrong"}[rnd.IntN(3)]
		if e.Type == Undo && len(ids) > 0 {
			e.Ref = ids[rnd.IntN(len(ids))]
		} else if e.Type == Undo {
			e.Ref = "none"
		}
		e.Answer, e.Due, e.Note, e.To = fmt.Sprint(n%7), e.Moment().Day()+rnd.IntN(9), "n", "t"
		ids = append(ids, e.ID)
		lines[d] = append(lines[d], string(encode(&e)))
	}
	return lines
}

// mixed is what git's merge=union may make of lines: in any order, some of them twice,
// and cut into any files of any device.
func mixed(rnd *rand.Rand, lines []string) map[string]string {
	all := slices.Clone(lines)
	for range rnd.IntN(1 + len(lines)/3) {
		all = append(all, lines[rnd.IntN(len(lines))])
	}
	if rnd.IntN(3) > 0 {
		rnd.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	}
	files := map[string]string{}
	for _, l := range all {
		files[fmt.Sprintf("%c/%d.jsonl", 'a'+rnd.IntN(3), rnd.IntN(2))] += l + "\n"
	}
	return files
}

// M10: what is known is a function of the set of events. In whatever order two or three
// devices' logs are written, merged and loaded, at once or bit by bit, the states are
// the same.
func TestMergedInAnyOrder(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 10
	}
	rnd := rand.New(rand.NewPCG(7, 8))
	s := recall.Default()
	for round := range rounds {
		lines := anyEvents(rnd, 2+rnd.IntN(2))
		all := slices.Concat(lines...)
		first := map[string]string{}
		for d, l := range lines {
			first[fmt.Sprintf("dev%d/2026-01.jsonl", d)] = strings.Join(l, "\n") + "\n"
		}
		j := opened(t, folder(t, first), "a")
		events, want := j.Events(), j.States(s)
		for range 4 {
			other := opened(t, folder(t, mixed(rnd, all)), "b")
			if !slices.Equal(other.Events(), events) {
				t.Fatalf("round %d: %s\nwant %s", round, told(other.Events()), told(events))
			}
			same(t, fmt.Sprintf("round %d", round), other.States(s), want)
		}
		same(t, fmt.Sprintf("round %d, bit by bit", round), bitByBit(t, rnd, all, s), want)
	}
}

// bitByBit has lines arrive in parts, each in a file of its own, and the states asked
// for in between.
func bitByBit(t *testing.T, rnd *rand.Rand, lines []string, s recall.Settings) map[string]CardState {
	t.Helper()
	lines = slices.Clone(lines)
	rnd.Shuffle(len(lines), func(i, k int) { lines[i], lines[k] = lines[k], lines[i] })
	ws := folder(t, nil)
	j := opened(t, ws, "a")
	for len(lines) > 0 {
		n := 1 + rnd.IntN(len(lines))
		name := fmt.Sprintf("%s/%s/%c/1.jsonl", ws.Dir(), Folder, 'a'+rnd.IntN(3))
		old, _ := os.ReadFile(name)
		put(t, name, string(old)+strings.Join(lines[:n], "\n")+"\n")
		lines = lines[n:]
		if _, err := j.Refresh(); err != nil {
			t.Fatal(err)
		}
		if rnd.IntN(2) == 0 {
			j.States(s)
		} else {
			j.State("k1", s)
		}
	}
	return j.States(s)
}

// Of two lines that differ under one id the same counts, whichever is read first, and a
// line that is edited is seen.
func TestEditedLine(t *testing.T) {
	one := line(1, "a")
	two := strings.Replace(one, `"r":3`, `"r":1`, 1)
	later := strings.Replace(one, `"at":17`, `"at":18`, 1)
	var want []Event
	for i, files := range []map[string]string{
		{"a/1.jsonl": one + two + later}, {"a/1.jsonl": two, "b/1.jsonl": later + one}, {"a/1.jsonl": later + two, "b/1.jsonl": one + two},
	} {
		j := opened(t, folder(t, files), "a")
		if got := j.Events(); i > 0 && !slices.Equal(got, want) || len(got) != 1 {
			t.Errorf("read %+v, want %+v", got, want)
		}
		want = j.Events()
	}
	ws := folder(t, map[string]string{"a/1.jsonl": one})
	j := opened(t, ws, "a")
	before := j.States(recall.Default())["a"]
	put(t, ws.Dir()+"/"+Folder+"/a/1.jsonl", two+"\n")
	if _, err := j.Refresh(); err != nil {
		t.Fatal(err)
	}
	if after := j.States(recall.Default())["a"]; after.Stability >= before.Stability {
		t.Errorf("a rating of 1 for one of 3 leaves a stability of %g, it was %g", after.Stability, before.Stability)
	}
}
