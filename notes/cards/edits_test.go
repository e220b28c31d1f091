package cards

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ken/notes"
	"ken/notes/read"
)

// A shelf is the documents of a test, by path, each a list of blocks.
type shelf map[string][]string

// read returns all cards of a shelf, in an order that says nothing.
func (s shelf) read(t testing.TB) []Card {
	var found []Card
	for path, blocks := range s {
		d, err := read.File("a.md", []byte(strings.Join(blocks, "\n\n")+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		cards, faults := Read(notes.Document{Document: d, Path: path}, Options{Cloze: true})
		if len(faults) > 0 {
			t.Fatalf("%s: %v", path, faults)
		}
		found = append(found, cards...)
	}
	return found
}

// sample is a shelf of a bit of everything, with near neighbours that differ in a word.
func sample() shelf {
	return shelf{
		"raft.md": {
			"# Raft", "## Leaders",
			"Q: What does a follower do when its election timeout passes?\nA: It becomes a candidate",
			"Q: How many votes does a candidate need in a cluster of five?\nA: three | 3",
			"Q: How many votes does a candidate need in a cluster of seven?\nA: four | 4",
			"C: The [leader] sends [heartbeats] to all [followers] before their timeout passes.",
			"## Logs",
			"Commit index :: the highest entry known to be on a majority",
			"Last applied :: the highest entry that the state machine has seen",
			"Term ::: a number that grows with each election",
			"Which messages does Raft use?\n?\n- RequestVote\n- AppendEntries\n- InstallSnapshot",
			"## Why are election timeouts random?", "So that two followers seldom become candidates at the same time, and votes do not split.",
		},
		"geo/capitals.md": {
			"# Capitals",
			"- Paris :: capital of France\n- Madrid :: capital of Spain\n- Lisbon :: capital of Portugal\n- Rome :: capital of Italy\n- Bern :: capital of Switzerland",
			"Q: What is the capital of Australia?\nA: Canberra",
			"Q: What is the capital of Austria?\nA: Vienna",
			"Q: What is the capital of Brazil?\nA: Brasília",
		},
		"memory/fsrs.md": {
			"# FSRS",
			"The ==stability==^[a number of days] of a memory is the time until the chance of recall falls to ==90 %==, and its ==difficulty== lies between one and ten.",
			"After a {{c1::lapse}} the item is {{c2::relearned}}, and its stability is {{c1::lowered}}.",
			"Q: What are the steps of a review?\nA:\n1. ask\n2. answer\n3. grade\n4. schedule",
			"Retrievability :: the chance of recall now",
		},
	}
}

// find returns where a text stands, "" where another edit took it away.
func (s shelf) find(text string) (path string, i int) {
	for _, path := range slices.Sorted(maps.Keys(s)) {
		for i, block := range s[path] {
			if strings.Contains(block, text) {
				return path, i
			}
		}
	}
	return "", 0
}

// replace changes a text where it stands, and tells whether it does.
func (s shelf) replace(old, text string) bool {
	path, i := s.find(old)
	if path != "" {
		s[path][i] = strings.Replace(s[path][i], old, text, 1)
	}
	return path != ""
}

// take removes the block that a text stands in.
func (s shelf) take(text string) []string {
	path, i := s.find(text)
	if path == "" {
		return nil
	}
	block := s[path][i]
	s[path] = slices.Delete(slices.Clone(s[path]), i, i+1)
	return []string{block}
}

// identity is what tells a card of the tests from all others through their edits: its
// answer, and the words of its question that they leave alone.
func identity(c Card) string {
	key := c.Syntax + fmt.Sprint(c.Part)
	if c.Syntax == "highlight" || c.Syntax == "c" || c.Syntax == "anki" {
		key = c.Syntax
	}
	if c.Syntax == "both" {
		return key + " " + max(c.Question, c.Answers[0]) // the definition, on whichever side
	}
	return key + " " + strings.ToLower(strings.Join(foldedAnswers(c), "/"))
}

// keeps tells which ids went to which answers.
func keeps(t testing.TB, a Anchored) map[string]string {
	ids := make(map[string]string)
	for _, c := range a.Cards {
		if old, ok := ids[identity(c)]; ok && old != c.ID {
			t.Fatalf("two cards are %q", identity(c))
		}
		ids[identity(c)] = c.ID
	}
	return ids
}

// An edit changes a shelf without changing an answer.
type edit struct {
	name string
	do   func(s shelf)
}

// typos are edits of one word of a question or sentence each.
var typos = []struct{ old, text string }{
	{"follower do when", "folower do when"},
	{"election timeout passes?", "election timeout elapses?"},
	{"need in a cluster of five", "need in clusters of five"},
	{"votes does a candidate need in a cluster of seven", "votes must a candidate get in a cluster of seven"},
	{"to all [followers] before their timeout passes", "to all of its [followers] before their timeouts pass"},
	{"Commit index", "Comit index"},
	{"Commit index", "commitIndex"},
	{"Last applied", "Last aplyed"},
	{"Which messages does", "Which mesages does"},
	{"Which messages does Raft use?", "Which messages are used by Raft?"},
	{"Term :::", "Terms :::"},
	{"Why are election timeouts random?", "Why are the election timeouts random?"},
	{"Paris", "Pariss"},
	{"Bern ", "Berne "},
	{"Rome", "Roma"},
	{"What is the capital of Australia?", "Which is the capital of Australia?"},
	{"What is the capital of Austria?", "What's the capital of Austria?"},
	{"What is the capital of Brazil?", "What is the capital city of Brazil?"},
	{"of a memory is the time", "of memory is the time"},
	{"chance of recall falls", "probability of recall falls"},
	{"the item is", "the card is"},
	{"steps of a review", "steps in a review"},
	{"Retrievability", "Retrievabilty"},
}

// emphases are edits of markup and line ends, which change nothing that is said.
var emphases = []struct{ old, text string }{
	{"election timeout passes?", "*election timeout* passes?"},
	{"follower do when its", "follower do\nwhen its"},
	{"before their timeout", "before\ntheir timeout"},
	{"becomes a candidate", "becomes a **candidate**"},
	{"Commit index", "**Commit index**"},
	{"two followers seldom become", "two followers\nseldom _become_"},
	{"- RequestVote", "- `RequestVote`"},
	{"- Paris", "* Paris"},
	{"capital of Spain", "_capital_ of Spain"},
	{"capital of Austria", "capital of  **Austria**"},
	{"a memory is the time until the", "a memory\nis the *time* until\nthe"},
	{"the item is", "the __item__ is"},
	{"steps of a review", "`steps` of a review"},
}

// movements are edits of where cards stand.
func movements() []edit {
	var list []edit
	add := func(name string, do func(shelf)) { list = append(list, edit{name, do}) }
	for _, part := range []string{"election timeout passes", "cluster of five", "The [leader]", "Commit index", "Term :::", "Which messages", "cluster of seven"} {
		add("move to another file: "+part, func(s shelf) {
			block := s.take(part)
			s["new.md"] = append([]string{"# New"}, block...)
		})
		add("move to the end: "+part, func(s shelf) {
			block := s.take(part)
			s["geo/capitals.md"] = append(s["geo/capitals.md"], block...)
		})
	}
	for path := range sample() {
		add("rename "+path, func(s shelf) {
			if blocks, ok := s[path]; ok {
				s["renamed/"+path] = blocks
				delete(s, path)
			}
		})
	}
	slices.SortFunc(list, func(a, b edit) int { return strings.Compare(a.name, b.name) })
	add("headings renamed", func(s shelf) {
		s.replace("## Leaders", "## Election of leaders")
		s.replace("## Logs", "### The log")
		s.replace("# Capitals", "# World")
	})
	add("a list in another order", func(s shelf) {
		s.replace("- Paris :: capital of France\n- Madrid :: capital of Spain", "- Madrid :: capital of Spain\n- Paris :: capital of France")
		s.replace("- RequestVote\n- AppendEntries", "- AppendEntries\n- RequestVote")
	})
	add("two cards swapped", func(s shelf) {
		for _, pair := range [][2]string{{"cluster of five", "cluster of seven"}, {"capital of Australia", "capital of Austria"}} {
			one, i := s.find(pair[0])
			two, j := s.find(pair[1])
			if one != "" && two != "" {
				s[one][i], s[two][j] = s[two][j], s[one][i]
			}
		}
	})
	add("siblings above", func(s shelf) {
		s.replace("The [leader] sends", "In each [term] the [leader] sends")
		s.replace("of a memory is", "of a ==memory== is")
		s.replace("- Paris", "- Berlin :: capital of Germany\n- Paris")
		s["raft.md"] = append([]string{"# Before", "Q: What is a new card?\nA: this one"}, s["raft.md"]...)
	})
	add("text between", func(s shelf) {
		for path, blocks := range s {
			var more []string
			for i, b := range blocks {
				if strings.HasPrefix(b, "## Why") { // what answers it stands below
					more = append(more, b)
					continue
				}
				more = append(more, b, fmt.Sprintf("# Note %d\n\nA remark that stands between, number %d.", i, i))
			}
			s[path] = more
		}
	})
	return list
}

// edits of one thing at a time, and of several at once: more than two hundred.
func edits200() []edit {
	moves := movements()
	list := slices.Clone(moves)
	var wording []edit
	for _, e := range slices.Concat(typos, emphases) {
		wording = append(wording, edit{"reword " + e.text, func(s shelf) { s.replace(e.old, e.text) }})
	}
	list = append(list, wording...)
	for i, w := range wording {
		for _, m := range []edit{moves[(3*i)%len(moves)], moves[(5*i+1)%len(moves)], moves[(7*i+2)%len(moves)], wording[(i+9)%len(wording)]} {
			list = append(list, edit{w.name + ", then " + m.name, func(s shelf) {
				w.do(s)
				m.do(s)
			}})
		}
	}
	return list
}

// Through every edit each card keeps its history, and none gets that of another.
func TestAnchorThroughEdits(t *testing.T) {
	list := edits200()
	if len(list) < 200 {
		t.Fatalf("%d edits", len(list))
	}
	lost, swapped := 0, 0
	b := openBook(t, workspace(t, nil))
	first := b.Anchor(sample().read(t))
	must(t, b.Record(1, first.Cards...))
	before := keeps(t, first)
	for _, e := range list {
		s := sample()
		e.do(s)
		a := b.Anchor(s.read(t))
		after := keeps(t, a)
		for who, id := range before {
			switch now, ok := after[who]; {
			case !ok:
				t.Errorf("%s: the edit took %q away", e.name, who)
			case now == id:
			case slices.ContainsFunc(first.Cards, func(c Card) bool { return c.ID == now }):
				swapped++
				t.Errorf("%s: %q has the history of another", e.name, who)
			default:
				lost++
				t.Errorf("%s: %q has lost its history", e.name, who)
			}
		}
		if len(a.Orphans) > 0 {
			t.Errorf("%s: %d orphans", e.name, len(a.Orphans))
		}
	}
	t.Logf("%d edits of %d cards: %d histories lost, %d swapped", len(list), len(sample().read(t)), lost, swapped)
}

// Edits that follow each other, each recorded, add up to another text and lose nothing.
func TestAnchorThroughYears(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 11))
	list := edits200()
	for round := range 12 {
		b := openBook(t, workspace(t, nil))
		s := sample()
		a := b.Anchor(s.read(t))
		must(t, b.Record(1, a.Cards...))
		before := keeps(t, a)
		var done []string
		for n := range 6 {
			e := list[rnd.IntN(len(list))]
			if strings.Contains(e.name, "move to another file") && slices.ContainsFunc(done, func(d string) bool { return strings.Contains(d, "another file") }) {
				continue // it would write over the other
			}
			done = append(done, e.name)
			e.do(s)
			a = b.Anchor(s.read(t))
			must(t, b.Record(int64(n+2), a.Stale...))
		}
		after := keeps(t, a)
		for who, id := range before {
			if after[who] != id {
				t.Errorf("round %d, %q: %q has %q, had %q", round, done, who, after[who], id)
			}
		}
	}
}
