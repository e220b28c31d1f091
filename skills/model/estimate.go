package model

import (
	"math"
	"unicode"
	"unicode/utf8"
)

const (
	// perMessage is how many tokens a turn takes beside its text.
	perMessage = 4
	// pace is the share that a new measurement has in what is believed of a model.
	pace = 0.2
	// leastMeasured is how many tokens a prompt is guessed at before it is measured
	// by: what a server puts around a shorter one would count for too much.
	leastMeasured = 50
	// leastRead is the share of the estimate that an endpoint has read at the least if it
	// read all.
	leastRead = 0.7
	// smallestContext is how many tokens any model takes.
	smallestContext = 256
	// The measured share of the guess stays within these, whatever a server says.
	leastShare, mostShare = 0.4, 4
)

// Estimate guesses how many tokens the prompt of a request has. It knows no model's
// vocabulary and leans to too many, most of all for prose; what the endpoint said of
// earlier prompts corrects it. Leave it 15 % of room. Nothing is sent.
func (c *Client) Estimate(r Request) int {
	return int(math.Round(float64(r.guess()) * c.known().share()))
}

// guess is the estimate before it is corrected.
func (r Request) guess() int {
	n := 0
	for _, m := range r.Messages {
		if m.Text != "" {
			n += perMessage + tokens(m.Text)
		}
	}
	return n + tokens(string(r.Schema))
}

// tokens guesses how many tokens a text has: a run of letters has one for every four
// of them, a run of digits for every two, and what else is seen is one by itself.
// Four bytes a token, which many take, is 57 % too few for a table of numbers.
func tokens(text string) int {
	n, letters, digits := 0, 0, 0
	for _, r := range text {
		letter, digit := 'a' <= r|0x20 && r|0x20 <= 'z', '0' <= r && r <= '9'
		if !letter {
			n, letters = n+(letters+3)/4, 0
		}
		if !digit {
			n, digits = n+(digits+1)/2, 0
		}
		switch {
		case letter:
			letters++
		case digit:
			digits++
		case r >= utf8.RuneSelf || !unicode.IsSpace(r):
			n++
		}
	}
	return n + (letters+3)/4 + (digits+1)/2
}

// least is how many tokens a prompt has at the least: no vocabulary in use has tokens
// that reach over several words of prose, and few have them for several ideographs.
func (r Request) least() int {
	n := 0
	for _, m := range r.Messages {
		inside, ideographs := false, 0
		for _, r := range m.Text {
			letter := unicode.IsLetter(r)
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer) {
				letter, ideographs = false, ideographs+1
			}
			if letter && !inside {
				n++
			}
			inside = letter || inside && unicode.IsMark(r)
		}
		n += ideographs / 4
	}
	return n * 9 / 10
}

// shortened tells whether an endpoint read less than it was sent: what it counted is far
// below the estimate and below what is possible, or it stood at the end of its context.
// Some cut a long prompt in silence, and answer what is left of it.
func shortened(r Request, estimate int, took Usage, room int) bool {
	if room > 0 && took.Total() >= room {
		return true
	}
	least := r.least()
	return least > smallestContext && took.Prompt < least && float64(took.Prompt) < leastRead*float64(estimate)
}

// A calibration is what real prompts have been of their guesses: a mean that forgets,
// and over how many it was taken.
type calibration struct {
	Share float64 `json:"share"`
	Over  int     `json:"over"`
}

// share is what a guess is to be multiplied by.
func (c calibration) share() float64 {
	if c.Over == 0 {
		return 1
	}
	return min(max(c.Share, leastShare), mostShare)
}

// learn adds a measurement.
func (c calibration) learn(guess, real int) calibration {
	if guess < leastMeasured || real <= 0 {
		return c
	}
	share := min(max(float64(real)/float64(guess), leastShare), mostShare)
	if c.Over > 0 {
		share = (1-pace)*c.share() + pace*share
	}
	return calibration{share, c.Over + 1}
}
