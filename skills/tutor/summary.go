package tutor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ken/notes/recall"
	"ken/skills/grading"
)

// A result is one answer of a session.
type result struct {
	card    string
	rated   recall.Rating
	outcome string
	conf    int
	again   bool
	took    int64
	next    recall.State
}

func resultOf(i *Item, a *asking) result {
	return result{i.ID, a.rated, a.outcome(), a.conf, a.again, a.took(), a.choice[a.rated-1]}
}

// A Summary is how a session went.
type Summary struct {
	// Cards is how many cards were answered, Answers how often, since wrong ones come back.
	Cards   int `json:"cards"`
	Answers int `json:"answers"`
	Seconds int `json:"seconds"`
	// Ratings counts the first answers by rating, again to easy, with their questions.
	Ratings [4]Rated `json:"ratings"`
	// Hardest are the cards that were wrong most often, at most five, the worst first.
	Hardest []Hard `json:"hardest"`
	// Today is how many come back later today, and so on. What does not count is in none.
	Today    int `json:"today"`
	Tomorrow int `json:"tomorrow"`
	Week     int `json:"week"`
	Later    int `json:"later"`
	// Misses are the documents that first answers were wrong about, the most first.
	Misses []Miss `json:"misses"`
	// Calibration compares how sure the learner was with what was right; of those asked.
	Calibration []Confident `json:"calibration"`
	// Again are the ids of cards that are still wrong.
	Again []string `json:"again"`
	// Held is how many are left to another session, since a card of their passage was asked.
	Held int `json:"held"`
	// Finished tells that nothing is due any more today, Ahead how many could be asked
	// before they are due, DueLeft how many are still due, Soon how many come again later
	// today, New how many were never asked.
	Finished bool `json:"finished"`
	DueLeft  int  `json:"due_left"`
	Soon     int  `json:"soon"`
	Ahead    int  `json:"ahead"`
	New      int  `json:"new"`
	// Backlog is the plan for what is due, nil where it fits into a day.
	Backlog *Backlog `json:"backlog,omitempty"`
	// Text is the same in sentences.
	Text []string `json:"text"`
}

// Rated is how many answers had a rating.
type Rated struct {
	Name      string   `json:"name"`
	Count     int      `json:"count"`
	Questions []string `json:"questions"`
}

// Hard is a card that was wrong.
type Hard struct {
	Card     string `json:"card"`
	Question string `json:"question"`
	Wrong    int    `json:"wrong"`
}

// A Miss is a document that answers were wrong about, with the first line to read again.
// It quotes nothing: the card may be asked again next.
type Miss struct {
	Path  string `json:"path"`
	Line  int    `json:"line"`
	Count int    `json:"count"`
}

// Confident is how often the learner was so sure, and how often right.
type Confident struct {
	Conf  int    `json:"conf"`
	Name  string `json:"name"` // guess, unsure, sure
	Said  int    `json:"said"`
	Right int    `json:"right"`
}

var confNames = [...]string{"", "guess", "unsure", "sure"}

// summary puts together how it went, as of the end.
func (s *Session) summary() *Summary {
	m := &Summary{Answers: len(s.results), Seconds: max(0, int(s.over.At-s.start.At)/1000), Held: s.queue.Held}
	for n := range m.Ratings {
		m.Ratings[n] = Rated{Name: RatingName(recall.Rating(n + 1)), Questions: []string{}}
	}
	m.Misses, m.Calibration, m.Hardest, m.Again = []Miss{}, []Confident{}, []Hard{}, []string{}
	last := map[string]result{}
	for _, r := range s.results {
		last[r.card] = r
		if !r.again {
			m.first(s.deck.item(r.card), r)
		}
		if r.outcome == grading.Wrong {
			m.hard(s.deck.item(r.card))
		}
	}
	m.Cards = len(last)
	m.sort()
	for _, r := range s.results { // in order: a map has none
		if l, yes := last[r.card]; yes {
			s.comeBack(m, l)
			delete(last, r.card)
		}
	}
	s.left(m)
	known := slices.ContainsFunc(s.results, func(r result) bool { return !r.again && r.outcome == grading.Right })
	m.Text = m.text(s.wants.Practice, len(s.queue.IDs) > 0, known)
	return m
}

// first counts the first answer to a card.
func (m *Summary) first(i *Item, r result) {
	of := &m.Ratings[r.rated-1]
	of.Count++
	of.Questions = append(of.Questions, i.Question)
	if r.outcome == grading.Wrong && i.Source.Path != "" {
		at := slices.IndexFunc(m.Misses, func(x Miss) bool { return x.Path == i.Source.Path })
		if at < 0 {
			m.Misses = append(m.Misses, Miss{Path: i.Source.Path, Line: i.Source.Line})
			at = len(m.Misses) - 1
		}
		m.Misses[at].Count++
	}
	if r.conf == 0 {
		return
	}
	at := slices.IndexFunc(m.Calibration, func(c Confident) bool { return c.Conf == r.conf })
	if at < 0 {
		m.Calibration = append(m.Calibration, Confident{Conf: r.conf, Name: confNames[r.conf]})
		at = len(m.Calibration) - 1
	}
	m.Calibration[at].Said++
	if r.outcome == grading.Right {
		m.Calibration[at].Right++
	}
}

func (m *Summary) hard(i *Item) {
	at := slices.IndexFunc(m.Hardest, func(h Hard) bool { return h.Card == i.ID })
	if at < 0 {
		m.Hardest = append(m.Hardest, Hard{Card: i.ID, Question: i.Question})
		at = len(m.Hardest) - 1
	}
	m.Hardest[at].Wrong++
}

// mostHard is how many of the hardest are named.
const mostHard = 5

func (m *Summary) sort() {
	slices.SortStableFunc(m.Hardest, func(a, b Hard) int { return b.Wrong - a.Wrong })
	m.Hardest = m.Hardest[:min(len(m.Hardest), mostHard)]
	slices.SortStableFunc(m.Misses, func(a, b Miss) int { return b.Count - a.Count })
	slices.SortFunc(m.Calibration, func(a, b Confident) int { return cmp.Compare(a.Conf, b.Conf) })
}

// comeBack counts when a card comes again, by its last answer.
func (s *Session) comeBack(m *Summary, r result) {
	if r.rated == recall.Again {
		m.Again = append(m.Again, r.card)
	}
	if s.wants.Practice {
		return
	}
	switch away := r.next.DueDay - s.over.Day(); {
	case r.next.DueAt != 0:
		m.Today++
	case away <= 1:
		m.Tomorrow++
	case away <= 7:
		m.Week++
	default:
		m.Later++
	}
}

// left counts what could be asked now.
func (s *Session) left(m *Summary) {
	c := s.deck.Count(s.over)
	m.DueLeft, m.Soon, m.New, m.Ahead = c.Due, c.Soon, c.New, c.Later
	m.Finished = c.Due+c.Soon == 0
	if b, yes := s.deck.Backlog(s.wants, s.over); yes {
		m.Backlog = &b
	}
}

// text says it in sentences, the most important first.
func (m *Summary) text(practice, asked, known bool) []string {
	var out []string
	add := func(format string, of ...any) { out = append(out, fmt.Sprintf(format, of...)) }
	switch {
	case m.Answers == 0 && asked:
		out = append(out, "Nothing was answered.")
	case m.Answers == 0 && m.Finished:
		out = append(out, "Nothing is due.")
	case m.Answers > 0:
		add("%s in %s: %d again, %d hard, %d good, %d easy.", cardsOf(m.Cards), minutes(m.Seconds),
			m.Ratings[0].Count, m.Ratings[1].Count, m.Ratings[2].Count, m.Ratings[3].Count)
	}
	if practice {
		counts := ""
		if known {
			counts = "; what you knew counts as recalled"
		}
		add("This was practice: no date has moved%s.", counts)
	} else if m.Answers > 0 {
		var when []string
		for _, w := range []struct {
			name string
			n    int
		}{{"later today", m.Today}, {"tomorrow", m.Tomorrow}, {"this week", m.Week}, {"later", m.Later}} {
			if w.n > 0 {
				when = append(when, fmt.Sprintf("%s %d", w.name, w.n))
			}
		}
		add("Back %s.", strings.Join(when, ", "))
	}
	if len(m.Misses) > 0 && m.Misses[0].Count > 1 {
		add("%d misses come from %s.", m.Misses[0].Count, m.Misses[0].Path)
	}
	for _, c := range m.Calibration {
		add("Said %q %s, right %s.", c.Name, times(c.Said), times(c.Right))
	}
	if practice {
		return out // what is due is no matter of it
	}
	if m.Answers == 0 && asked && m.Finished {
		return append(out, fmt.Sprintf("Nothing is due; %s never asked.", are(m.New)))
	}
	return append(out, m.end()...)
}

// end says what is left, so that a session has an end.
func (m *Summary) end() []string {
	switch {
	case m.Backlog != nil:
		return []string{m.Backlog.Text}
	case m.DueLeft > 0:
		return []string{are(m.DueLeft) + " still due."}
	case m.Soon == 1:
		return []string{"1 card comes again later today."}
	case m.Soon > 1:
		return []string{fmt.Sprintf("%d cards come again later today.", m.Soon)}
	case m.New > 0:
		return []string{fmt.Sprintf("Done for today. Nothing more is due; %s never asked.", are(m.New))}
	case m.Ahead > 0:
		return []string{"Done for today. Nothing more is due; what is due next can be asked ahead."}
	}
	return []string{"Done for today."}
}

func cardsOf(n int) string {
	if n == 1 {
		return "1 card"
	}
	return fmt.Sprintf("%d cards", n)
}

func minutes(seconds int) string {
	if seconds < 90 {
		return fmt.Sprintf("%d s", seconds)
	}
	return fmt.Sprintf("%d min", (seconds+30)/60)
}

func times(n int) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
