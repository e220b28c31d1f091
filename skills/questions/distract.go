package questions

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ken/notes"
	"ken/notes/cards"
	"ken/notes/prose"
)

// Distractors returns at most n wrong answers to a card that look like right ones, the
// most alike first: of the same type, from the card's own document, then from other cards.
// Numbers are changed by a tenth to a half, steps change places. What stands in the
// sentence of the answer, is part of it or holds it, is none: it might be right. The same
// card, pool and document give the same.
func Distractors(card cards.Card, pool []cards.Card, doc notes.Document, n int) []string {
	if n <= 0 || len(card.Answers) == 0 {
		return nil
	}
	if card.Kind == cards.List {
		return swapped(card, n)
	}
	d := distractor{card: card, answer: strings.TrimSpace(card.Answers[0]), seen: map[string]bool{}}
	d.own = stemsOf(d.answer)
	for _, a := range card.Answers {
		d.seen[normal(a)] = true
	}
	if list := changedNumber(d.answer); len(list) > 0 {
		for _, c := range list {
			d.take(c, 0)
		}
		return d.best(n)
	}
	d.fromDocument(doc)
	for _, other := range pool {
		if other.Kind == card.Kind && len(other.Answers) > 0 && other.ID != card.ID {
			d.take(other.Answers[0], 2)
		}
	}
	return d.best(n)
}

// swapped returns the answer of a list with two steps that have changed places.
func swapped(card cards.Card, n int) []string {
	if !card.Ordered {
		return nil
	}
	var out []string
	for i := 0; i+1 < len(card.Answers) && len(out) < n; i++ {
		list := slices.Clone(card.Answers)
		list[i], list[i+1] = list[i+1], list[i]
		if normal(list[i]) != normal(list[i+1]) {
			out = append(out, strings.Join(list, " → "))
		}
	}
	return out
}

// A distractor collects wrong answers of one card.
type distractor struct {
	card   cards.Card
	answer string
	own    map[string]bool
	seen   map[string]bool
	found  []wrong
}

// A wrong answer, and how far it is from the right one; less is more alike.
type wrong struct {
	text string
	far  float64
}

func (d *distractor) best(n int) []string {
	slices.SortStableFunc(d.found, func(a, b wrong) int { return cmp.Compare(a.far, b.far) })
	var out []string
	for _, w := range d.found[:min(n, len(d.found))] {
		out = append(out, w.text)
	}
	return out
}

// take keeps a wrong answer from so far away if it can be one.
func (d *distractor) take(text string, away float64) {
	text = strings.Trim(strings.TrimSpace(text), "`")
	key := normal(text)
	if key == "" || d.seen[key] || d.touches(text) {
		return
	}
	d.seen[key] = true
	d.found = append(d.found, wrong{text, away + d.distance(text)})
}

// touches tells whether a text might be right as well: it holds the answer or is part of
// it, or stands in the sentence that carries the card or in the question.
func (d *distractor) touches(text string) bool {
	stems := stemsOf(text)
	if len(stems) > 0 && (shareIn(stems, d.own) == 1 || len(d.own) > 0 && shareIn(d.own, stems) == 1) {
		return true
	}
	if len(stems) == 0 {
		return holdsWords(d.answer, text) || holdsWords(text, d.answer)
	}
	return holdsWords(d.card.Source.Quote, text) || holdsWords(d.card.Question, text)
}

// distance is how unlike two answers are by their length and shape.
func (d *distractor) distance(text string) float64 {
	a, b := strings.Fields(d.answer), strings.Fields(text)
	far := math.Abs(float64(len(a)-len(b))) + math.Abs(float64(len(d.answer)-len(text)))/12
	for _, same := range []func(string) bool{startsUpper, hasDigit, plural} {
		if same(d.answer) != same(text) {
			far++
		}
	}
	return far
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

func plural(s string) bool { return strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") }

// mostLooked is how many passages of a document are looked through for wrong answers.
const mostLooked = 400

// fromDocument takes gaps of the type of the answer, those under the same heading first.
func (d *distractor) fromDocument(doc notes.Document) {
	page := readPage(doc)
	want := typeOf(d.answer)
	for _, q := range page.passages[:min(len(page.passages), mostLooked)] {
		away := 1.0
		if samePath(q.heading, d.card.Source.Heading) {
			away = 0.5
		}
		if q.kind == notes.Row {
			d.fromRow(q, away)
			continue
		}
		if q.kind != notes.Paragraph && q.kind != notes.Item {
			continue
		}
		for i, s := range q.sentences() {
			for _, g := range gapsOf(s, i, page.lang == "en") {
				if g.Type == want && (g.shape == shapePhrase || g.shape == shapeName || g.shape == shapeDate || g.shape == shapeCode || g.shape == shapeMarked || g.shape == shapeOf) {
					d.take(g.Text, away)
				}
			}
		}
	}
}

// fromRow takes the cells of the column that the answer stands in; where that is not known,
// the first ones.
func (d *distractor) fromRow(q *passage, away float64) {
	row := cells(q.span.In(q.page.doc.Text))
	for i, c := range row {
		text, _ := strip(c)
		if text != "" && (i == 0) == (d.card.Level == cards.Recall && !strings.Contains(d.card.Question, "“"+text+"”")) {
			d.take(text, away)
		}
	}
}

// typeOf is the type of an answer by itself.
func typeOf(answer string) GapType {
	list := tagged("The " + answer)
	if len(list) < 2 {
		return Noun
	}
	list = list[1:]
	switch first := list[0]; {
	case dateEnd(list, 0) == len(list):
		return Date
	case first.tag == number:
		return Amount
	case first.tag == code:
		return Symbol
	case first.tag == proper:
		return Name
	}
	return Noun
}

// changes are by how much a number is changed, in the order they are tried.
var changes = []float64{1.2, 0.8, 1.5, 0.5, 1.1, 0.9, 1.35, 0.65}

// yearsAway are how many years a year is changed by.
var yearsAway = []int{-7, 4, 12, -15, 9, -3}

// changedNumber returns an answer that is a number, with or without a unit, with other
// numbers; nil where it has none or several.
func changedNumber(answer string) []string {
	list := prose.Quantities(answer)
	if len(list) != 1 {
		return nil
	}
	q := list[0]
	from, to := digits(answer)
	if from < 0 {
		return nil
	}
	old := answer[from:to]
	if isYear := year(old) && len(old) == 4; q.Date != "" || isYear && answer == old {
		if !isYear {
			return nil
		}
		y, _ := strconv.Atoi(old)
		var out []string
		for _, away := range yearsAway {
			out = append(out, answer[:from]+strconv.Itoa(y+away)+answer[to:])
		}
		return out
	}
	return changedDigits(answer, from, to)
}

// digits returns where the only run of digits of a text stands; -1 where there is none or
// another one.
func digits(s string) (from, to int) {
	from = strings.IndexFunc(s, unicode.IsDigit)
	if from < 0 {
		return -1, -1
	}
	to = from
	for to < len(s) && (s[to] >= '0' && s[to] <= '9' || (s[to] == ',' || s[to] == '.') && to+1 < len(s) && s[to+1] >= '0' && s[to+1] <= '9') {
		to++
	}
	if to == from || hasDigit(s[to:]) {
		return -1, -1
	}
	return from, to
}

// changedDigits changes a number and writes it as it was written: with as many decimals,
// with commas where it had them.
func changedDigits(answer string, from, to int) []string {
	old := answer[from:to]
	grouped := strings.Contains(old, ",")
	value, err := strconv.ParseFloat(strings.ReplaceAll(old, ",", ""), 64)
	if err != nil || value == 0 {
		return nil
	}
	decimals := 0
	if at := strings.IndexByte(old, '.'); at >= 0 {
		decimals = len(old) - at - 1
	}
	round := 1.0 // nearly as round as the number was
	if decimals == 0 {
		for round < value && math.Mod(value, round*10) == 0 {
			round *= 10
		}
		round = max(1, round/10)
	}
	var out []string
	for _, by := range changes {
		v := value * by
		if decimals == 0 {
			v = math.Round(v/round) * round
		}
		text := strconv.FormatFloat(v, 'f', decimals, 64)
		if v <= 0 || text == strings.ReplaceAll(old, ",", "") {
			continue
		}
		if grouped {
			text = group(text)
		}
		out = append(out, answer[:from]+text+answer[to:])
	}
	return out
}

// group puts commas between thousands.
func group(s string) string {
	whole, rest, found := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		return whole + "." + rest
	}
	return whole
}
