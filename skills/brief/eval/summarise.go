package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"ken/notes"
	"ken/skills/brief"
)

// A score is what the answers of one method to some questions are worth.
type score struct {
	rouge
	gold     float64 // share of the cited lines that are right
	answered float64
	words    float64
	n        int
}

func (s *score) add(t score) {
	s.one, s.two, s.long, s.spelt = s.one+t.one, s.two+t.two, s.long+t.long, s.spelt+t.spelt
	s.gold, s.answered, s.words, s.n = s.gold+t.gold, s.answered+t.answered, s.words+t.words, s.n+t.n
}

// judge holds sentences against what a person wrote.
func judge(chosen []sentence, q query) score {
	s := score{n: 1}
	if len(chosen) == 0 {
		return s
	}
	var body []string
	gold, seen, right := q.gold(), map[int]bool{}, 0
	for _, c := range chosen {
		body = append(body, strings.Fields(c.text)...)
		if gold[c.line] && !seen[c.line] {
			right++
		}
		seen[c.line] = true
	}
	body = body[:min(len(body), room)]
	s.rouge = compare(strings.Join(body, " "), q.Answer)
	s.gold, s.answered, s.words = float64(right)/float64(len(seen)), 1, float64(len(body))
	return s
}

// The rows of the report, ken's first.
const (
	ken = iota
	firstWords
	plainBM25
	textRank
	goldBM25
	methods
)

var methodNames = [methods]string{"ken", "first words", "BM25", "TextRank", "BM25 in gold"}

// A tally is the scores of every method, by half of the meetings.
type tally [2][methods]score

// summarise writes briefs of meetings and prints how good they are.
func summarise(ctx context.Context, out io.Writer, name string, show int) error {
	list, err := readMeetings(name)
	if err != nil {
		return err
	}
	var specific, general tally
	var wrong []string
	for i, m := range list {
		shown := io.Discard
		if i == show {
			shown = out
		}
		p := newPool(m)
		err := withText(ctx, "meeting.txt", m.text(), func(d *desk) error {
			limit := notes.Preference{Text: fmt.Sprintf("Keep briefs under %d words.", room)}
			d.writer.Context = notes.Context{Preferences: []notes.Preference{limit}}
			bad, err := writeAll(ctx, d, p, m.Specific, &specific[i%2], shown)
			if err != nil {
				return err
			}
			wrong = append(wrong, bad...)
			bad, err = writeAll(ctx, d, p, m.General, &general[i%2], shown)
			wrong = append(wrong, bad...)
			return err
		})
		if err != nil {
			return fmt.Errorf("meeting %d: %w", i, err)
		}
	}
	fmt.Fprintf(out, "%d meetings, briefs of at most %d words\n", len(list), room)
	specific.print(out, "specific questions")
	general.print(out, "general questions")
	return invented(out, wrong)
}

// writeAll answers questions on one meeting by every method, and returns what is wrong with
// ken's citations.
func writeAll(ctx context.Context, d *desk, p *pool, list []query, sum *[methods]score, shown io.Writer) (wrong []string, err error) {
	for _, q := range list {
		b, err := d.writer.Write(ctx, brief.Request{Topic: q.Text, Unkept: true}, io.Discard)
		if err != nil {
			return nil, fmt.Errorf("write on %q: %w", q.Text, err)
		}
		bad, err := d.broken(ctx, cites(b))
		if err != nil {
			return nil, err
		}
		wrong = append(wrong, bad...)
		chosen := body(b)
		sum[ken].add(judge(chosen, q))
		sum[firstWords].add(judge(p.first(), q))
		sum[plainBM25].add(judge(p.bm25(q.Text, nil), q))
		sum[textRank].add(judge(p.central(), q))
		if gold := q.gold(); len(gold) > 0 {
			sum[goldBM25].add(judge(p.bm25(q.Text, gold), q))
		}
		print(shown, q, chosen)
	}
	return wrong, nil
}

// body returns a brief's sentences with the lines they stand on.
func body(b brief.Brief) []sentence {
	var list []sentence
	for _, section := range b.Sections {
		for _, s := range section.Sentences {
			list = append(list, sentence{s.Text, s.Citations[0].Line})
		}
	}
	return list
}

func print(out io.Writer, q query, chosen []sentence) {
	s := judge(chosen, q)
	fmt.Fprintf(out, "? %s\n  %s %v\n  ROUGE-1 %.3f, gold %.2f\n", q.Text, q.Answer, q.Spans, s.one, s.gold)
	gold := q.gold()
	for _, c := range chosen {
		mark := " "
		if gold[c.line] {
			mark = "+"
		}
		fmt.Fprintf(out, "  %s %d %s\n", mark, (c.line-1)/2, c.text)
	}
	fmt.Fprintln(out)
}

func (t *tally) print(out io.Writer, what string) {
	fmt.Fprintf(out, "\n%-18s %4s  %7s  %7s  %7s  %7s  %6s  %10s  %5s\n", what, "", "ROUGE-1", "ROUGE-2", "ROUGE-L", "1 spelt", "gold", "answered", "words")
	for i, name := range methodNames {
		even, odd := t[0][i], t[1][i]
		all := even
		all.add(odd)
		for _, row := range []struct {
			half string
			score
		}{{"all", all}, {"even", even}, {"odd", odd}} {
			if row.n > 0 {
				row.print(out, name, row.half)
			}
		}
	}
}

func (s score) print(out io.Writer, name, half string) {
	n := float64(s.n)
	fmt.Fprintf(out, "%-18s %-4s   %.4f   %.4f   %.4f   %.4f  %5.1f%%  %3.0f of %-3d  %5.1f\n",
		name, half, s.one/n, s.two/n, s.long/n, s.spelt/n, 100*s.gold/n, s.answered, s.n, s.words/max(1, s.answered))
}

// invented reports citations that lead nowhere.
func invented(out io.Writer, wrong []string) error {
	for _, w := range wrong {
		fmt.Fprintln(out, "INVENTED:", w)
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%d citations lead nowhere", len(wrong))
	}
	_, err := fmt.Fprintln(out, "\nEvery cited path and line exists, and the quoted words stand there.")
	return err
}
