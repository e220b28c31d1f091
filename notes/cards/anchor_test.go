package cards

import (
	"fmt"
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

func (s shelf) replace(t testing.TB, path, old, text string) {
	t.Helper()
	for i, block := range s[path] {
		if strings.Contains(block, old) {
			s[path][i] = strings.Replace(block, old, text, 1)
			return
		}
	}
	t.Fatalf("%q does not stand in %s", old, path)
}

// take removes a block and returns it.
func (s shelf) take(t testing.TB, path, part string) string {
	t.Helper()
	for i, block := range s[path] {
		if strings.Contains(block, part) {
			s[path] = slices.Delete(slices.Clone(s[path]), i, i+1)
			return block
		}
	}
	t.Fatalf("%q does not stand in %s", part, path)
	return ""
}

// identity is what tells a card of the tests from all others through their edits: its
// answer, and the words of its question that they leave alone.
func identity(c Card) string {
	key := c.Syntax + fmt.Sprint(c.Part)
	if c.Syntax == "highlight" || c.Syntax == "c" || c.Syntax == "anki" {
		key = c.Syntax
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
	do   func(t testing.TB, s shelf)
}

// typos are edits of one word of a question or sentence each.
var typos = []struct{ path, old, text string }{
	{"raft.md", "follower do when", "folower do when"},
	{"raft.md", "election timeout passes?", "election timeout elapses?"},
	{"raft.md", "need in a cluster of five", "need in clusters of five"},
	{"raft.md", "votes does a candidate need in a cluster of seven", "votes must a candidate get in a cluster of seven"},
	{"raft.md", "to all [followers] before their timeout passes", "to all of its [followers] before their timeouts pass"},
	{"raft.md", "Commit index", "Comit index"},
	{"raft.md", "Commit index", "commitIndex"},
	{"raft.md", "Last applied", "Last aplied"},
	{"raft.md", "Which messages does", "Which mesages does"},
	{"raft.md", "Which messages does Raft use?", "Which messages are used by Raft?"},
	{"raft.md", "Term :::", "Terms :::"},
	{"raft.md", "Why are election timeouts random?", "Why are the election timeouts random?"},
	{"geo/capitals.md", "Paris", "Pariss"},
	{"geo/capitals.md", "Bern ", "Berne "},
	{"geo/capitals.md", "Rome", "Roma"},
	{"geo/capitals.md", "What is the capital of Australia?", "Which is the capital of Australia?"},
	{"geo/capitals.md", "What is the capital of Austria?", "What's the capital of Austria?"},
	{"geo/capitals.md", "What is the capital of Brazil?", "What is the capital city of Brazil?"},
	{"memory/fsrs.md", "of a memory is the time", "of memory is the time"},
	{"memory/fsrs.md", "chance of recall falls", "probability of recall falls"},
	{"memory/fsrs.md", "the item is", "the card is"},
	{"memory/fsrs.md", "steps of a review", "steps in a review"},
	{"memory/fsrs.md", "Retrievability", "Retrievabilty"},
}

// emphases are edits of markup and line ends, which change nothing that is said.
var emphases = []struct{ path, old, text string }{
	{"raft.md", "election timeout passes?", "*election timeout* passes?"},
	{"raft.md", "follower do when its", "follower do\nwhen its"},
	{"raft.md", "before their timeout", "before\ntheir timeout"},
	{"raft.md", "becomes a candidate", "becomes a **candidate**"},
	{"raft.md", "Commit index", "**Commit index**"},
	{"raft.md", "two followers seldom become", "two followers\nseldom _become_"},
	{"raft.md", "- RequestVote", "- `RequestVote`"},
	{"geo/capitals.md", "- Paris", "* Paris"},
	{"geo/capitals.md", "capital of Spain", "_capital_ of Spain"},
	{"geo/capitals.md", "capital of Austria", "capital of  **Austria**"},
	{"memory/fsrs.md", "a memory is the time until the", "a memory\nis the *time* until\nthe"},
	{"memory/fsrs.md", "the item is", "the __item__ is"},
	{"memory/fsrs.md", "steps of a review", "`steps` of a review"},
}

// movements are edits of where cards stand.
func movements() []edit {
	var list []edit
	add := func(name string, do func(testing.TB, shelf)) { list = append(list, edit{name, do}) }
	for _, part := range []string{"election timeout passes", "cluster of five", "The [leader]", "Commit index", "Term :::", "Which messages", "cluster of seven"} {
		add("move to another file: "+part, func(t testing.TB, s shelf) {
			block := s.take(t, "raft.md", part)
			s["new.md"] = append([]string{"# New"}, block)
		})
		add("move to the end: "+part, func(t testing.TB, s shelf) {
			block := s.take(t, "raft.md", part)
			s["geo/capitals.md"] = append(s["geo/capitals.md"], block)
		})
	}
	for path := range sample() {
		add("rename "+path, func(_ testing.TB, s shelf) {
			s["renamed/"+path] = s[path]
			delete(s, path)
		})
	}
	slices.SortFunc(list, func(a, b edit) int { return strings.Compare(a.name, b.name) })
	add("headings renamed", func(t testing.TB, s shelf) {
		s.replace(t, "raft.md", "## Leaders", "## Election of leaders")
		s.replace(t, "raft.md", "## Logs", "### The log")
		s.replace(t, "geo/capitals.md", "# Capitals", "# World")
	})
	add("a list in another order", func(t testing.TB, s shelf) {
		s.replace(t, "geo/capitals.md", "- Paris :: capital of France\n- Madrid :: capital of Spain", "- Madrid :: capital of Spain\n- Paris :: capital of France")
		s.replace(t, "raft.md", "- RequestVote\n- AppendEntries", "- AppendEntries\n- RequestVote")
	})
	add("two cards swapped", func(_ testing.TB, s shelf) {
		r := s["raft.md"]
		r[3], r[4] = r[4], r[3]
		g := s["geo/capitals.md"]
		g[2], g[3] = g[3], g[2]
	})
	add("siblings above", func(t testing.TB, s shelf) {
		s.replace(t, "raft.md", "The [leader] sends", "In each [term] the [leader] sends")
		s.replace(t, "memory/fsrs.md", "of a memory is", "of a ==memory== is")
		s.replace(t, "geo/capitals.md", "- Paris", "- Berlin :: capital of Germany\n- Paris")
		s["raft.md"] = append([]string{"# Before", "Q: What is a new card?\nA: this one"}, s["raft.md"]...)
	})
	add("text between", func(_ testing.TB, s shelf) {
		for path, blocks := range s {
			var more []string
			for i, b := range blocks {
				if strings.HasPrefix(b, "So that") {
					more = append(more, b)
					continue
				}
				more = append(more, b, fmt.Sprintf("# Note %d\n\nA remark that stands between, number %d.", i, i))
			}
			s[path] = more
			if path == "raft.md" {
				s[path] = append([]string{}, blocks...)
			}
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
		wording = append(wording, edit{"reword " + e.text, func(t testing.TB, s shelf) { s.replace(t, e.path, e.old, e.text) }})
	}
	list = append(list, wording...)
	for i, w := range wording {
		for _, m := range []edit{moves[(3*i)%len(moves)], moves[(5*i+1)%len(moves)], moves[(7*i+2)%len(moves)], wording[(i+9)%len(wording)]} {
			if strings.HasPrefix(m.name, "a list") || strings.HasPrefix(m.name, "siblings") {
				m = moves[0] // they look for words that others change
			}
			list = append(list, edit{w.name + ", then " + m.name, func(t testing.TB, s shelf) {
				w.do(t, s)
				m.do(t, s)
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
	for _, e := range list {
		b := openBook(t, workspace(t, nil))
		first := b.Anchor(sample().read(t))
		must(t, b.Record(1, first.Cards...))
		before := keeps(t, first)
		s := sample()
		e.do(t, s)
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
