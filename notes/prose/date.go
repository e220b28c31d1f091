package prose

import (
	"fmt"
	"strconv"
	"strings"
)

// dateAt reads a date that begins at word i and returns how many words it takes:
// 2026-11-14, 14.11.2026, 14 November 2026, November 14, 2026, 14 Nov, November
// 2026, 2026, and 14. März 2026 or 14 de março de 2026 where people write those.
func dateAt(text string, words []Word, i int) (Quantity, int) {
	for _, form := range []func(string, []Word) (string, int){numeric, dayFirst, monthFirst, yearOnly} {
		if date, n := form(text, words[i:]); n > 0 {
			return Quantity{Span: Span{words[i].Start, words[i+n-1].End}, Unit: "date", Date: date}, n
		}
	}
	return Quantity{}, 0
}

// numeric reads 2026-11-14, 2026/11/14, 2026-11 and 14.11.2026.
func numeric(text string, w []Word) (string, int) {
	if strings.Count(w[0].Term, ".") == 2 { // the words of a text keep 14.11.2026 whole
		p := strings.Split(w[0].Term, ".")
		if y, m, d := year(p[2]), number(p[1]), number(p[0]); y > 0 && valid(m, d) {
			return fmt.Sprintf("%04d-%02d-%02d", y, m, d), 1
		}
		return "", 0
	}
	y := year(w[0].Term)
	if y == 0 || len(w) < 2 || len(w[1].Term) != 2 {
		return "", 0
	}
	mark := text[w[0].End:w[1].Start]
	m := number(w[1].Term)
	if mark != "-" && mark != "/" || m < 1 || m > 12 {
		return "", 0
	}
	if len(w) > 2 && text[w[1].End:w[2].Start] == mark {
		if d := number(strings.SplitN(w[2].Term, "t", 2)[0]); valid(m, d) {
			return fmt.Sprintf("%04d-%02d-%02d", y, m, d), 3
		}
	}
	return fmt.Sprintf("%04d-%02d", y, m), 2
}

// dayFirst reads 14 November 2026, 14th of Nov, 14 Nov, 14. November, 14 de noviembre
// de 2026.
func dayFirst(text string, w []Word) (string, int) {
	d := day(w[0].Term)
	n := 1
	if d > 0 && len(w) > 1 && linking(w[1].Term) {
		n = 2
	}
	if d == 0 || len(w) <= n {
		return "", 0
	}
	m := month(text, w[n])
	if m == 0 {
		m = monthsElsewhere[w[n].Term]
	}
	if m == 0 || !near(text, w[n-1].End, w[n].Start) && !ordinalPoint(text, w[n-1], w[n]) || !valid(m, d) {
		return "", 0
	}
	next := n + 1
	if len(w) > next && w[next].Term == "de" {
		next++
	}
	if len(w) > next && close(text, w[next-1], w[next]) {
		if y := year(w[next].Term); y > 0 {
			return fmt.Sprintf("%04d-%02d-%02d", y, m, d), next + 1
		}
	}
	return fmt.Sprintf("--%02d-%02d", m, d), n + 1
}

// linking tells the words that stand between a day and its month.
func linking(term string) bool { return term == "of" || term == "de" || term == "di" }

// ordinalPoint tells whether the point behind a day makes it the third of something,
// as in "3. März".
func ordinalPoint(text string, day, month Word) bool {
	return monthsElsewhere[month.Term] > 0 && strings.TrimRight(text[day.End:month.Start], " \n\u00a0") == "."
}

// monthFirst reads November 14, 2026, November 14 and November 2026.
func monthFirst(text string, w []Word) (string, int) {
	m := month(text, w[0])
	if m == 0 || len(w) < 2 || !close(text, w[0], w[1]) {
		return "", 0
	}
	if y := year(w[1].Term); y > 0 {
		return fmt.Sprintf("%04d-%02d", y, m), 2
	}
	d := day(w[1].Term)
	if d == 0 || !valid(m, d) {
		return "", 0
	}
	if len(w) > 2 && close(text, w[1], w[2]) {
		if y := year(w[2].Term); y > 0 {
			return fmt.Sprintf("%04d-%02d-%02d", y, m, d), 3
		}
	}
	return fmt.Sprintf("--%02d-%02d", m, d), 2
}

// yearOnly reads 1990 to 2099 where nothing is counted by it and nothing makes it
// part of a longer number.
func yearOnly(text string, w []Word) (string, int) {
	y := year(w[0].Term)
	if y < 1990 || w[0].End-w[0].Start != 4 { // 2,000 is no year
		return "", 0
	}
	before := strings.TrimRight(text[:w[0].Start], " ")
	for sign := range currencies {
		if strings.HasSuffix(before, sign) {
			return "", 0
		}
	}
	if len(w) > 1 {
		if _, unit := unitNames[w[1].Term]; unit && near(text, w[0].End, w[1].Start) {
			return "", 0
		}
	}
	return w[0].Term, 1
}

func year(term string) int {
	if len(term) != 4 || !digits(term) {
		return 0
	}
	if y := number(term); y >= 1800 && y < 2100 {
		return y
	}
	return 0
}

func day(term string) int {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		term = strings.TrimSuffix(term, end)
	}
	if len(term) > 2 || !digits(term) {
		return 0
	}
	return number(term)
}

func number(term string) int {
	if !digits(term) || len(term) > 9 {
		return 0
	}
	n, err := strconv.Atoi(term)
	if err != nil {
		return 0
	}
	return n
}

func valid(m, d int) bool { return m >= 1 && m <= 12 && d >= 1 && d <= 31 }

// month reads a month's name; "may" and "march" are words too, so those count only
// with a capital.
func month(text string, w Word) int {
	m, ok := months[w.Term]
	if !ok || (w.Term == "may" || w.Term == "march" || w.Term == "mar") && text[w.Start] >= 'a' {
		return 0
	}
	return m
}

// close tells whether only a space, a point or a comma stands between two words.
func close(text string, a, b Word) bool {
	return strings.Trim(text[a.End:b.Start], " .,\n\u00a0") == ""
}

var months = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
	"may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
	"sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}

// monthsElsewhere are the months in languages other than English, as terms. They count
// behind a day only: alone, some of them are other words.
var monthsElsewhere = byName(
	"januar janner januari janvier enero janeiro gennaio",
	"februar februari fevrier febrero fevereiro febbraio",
	"marz maerz mars marzo marco maart",
	"april avril abril aprile",
	"mai mei maj mayo maio maggio",
	"juni juin junio junho giugno",
	"juli juillet julio julho luglio",
	"august aout agosto augustus augusti",
	"september septembre septiembre setembro settembre",
	"oktober octobre octubre outubro ottobre",
	"november novembre noviembre novembro",
	"dezember decembre diciembre dezembro dicembre",
)

func byName(months ...string) map[string]int {
	all := map[string]int{}
	for i, names := range months {
		for name := range strings.FieldsSeq(names) {
			all[name] = i + 1
		}
	}
	return all
}
