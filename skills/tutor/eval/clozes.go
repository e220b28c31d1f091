package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"ken/skills/questions"
)

// shown is how many gaps of a paragraph count.
const shown = 10

// A squad is a set of paragraphs with what people asked of them, in the form of SQuAD.
type squad struct {
	Data []struct {
		Paragraphs []struct {
			Context string `json:"context"`
			QAs     []struct {
				Answers []struct {
					Text string `json:"text"`
				} `json:"answers"`
			} `json:"qas"`
		} `json:"paragraphs"`
	} `json:"data"`
}

// clozes prints the share of the answers of a set that are among the first gaps of their
// paragraph, and how many there are in all.
func clozes(path string, out io.Writer) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var set squad
	if err := json.Unmarshal(data, &set); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	var paragraphs, answers, top, found, gaps int
	for _, d := range set.Data {
		for _, p := range d.Paragraphs {
			list := questions.Clozes(p.Context, nil)
			paragraphs++
			gaps += len(list)
			rank := map[string]int{}
			for i, g := range list {
				if key := answerKey(g.Text); rank[key] == 0 {
					rank[key] = i + 1
				}
			}
			for _, qa := range p.QAs {
				answers++
				best := 0
				for _, a := range qa.Answers {
					if r := rank[answerKey(a.Text)]; r > 0 && (best == 0 || r < best) {
						best = r
					}
				}
				if best > 0 {
					found++
				}
				if best > 0 && best <= shown {
					top++
				}
			}
		}
	}
	if answers == 0 {
		return fmt.Errorf("read %s: there are no answers", path)
	}
	fmt.Fprintf(out, "%d paragraphs, %d answers\n", paragraphs, answers)
	fmt.Fprintf(out, "among the first %d gaps  %.4f\n", shown, float64(top)/float64(answers))
	fmt.Fprintf(out, "among all gaps           %.4f\n", float64(found)/float64(answers))
	fmt.Fprintf(out, "gaps of a paragraph      %.1f\n", float64(gaps)/float64(paragraphs))
	return nil
}

// answerKey is an answer without case, articles and punctuation, as SQuAD compares.
func answerKey(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	var kept []string
	for w := range strings.FieldsSeq(text) {
		if w != "a" && w != "an" && w != "the" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
