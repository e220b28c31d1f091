package journal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ken/notes/recall"
)

// Settings are those that the last event which fitted them to the learner says, else the
// usual ones. Logs of several devices that were each fitted go by the later one.
func (j *Journal) Settings() recall.Settings {
	for _, e := range slices.Backward(j.Events()) {
		if e.Type != Fitted {
			continue
		}
		if set, err := e.settings(); err == nil && e.Weights != "" {
			return set
		}
		break
	}
	return recall.Default()
}

// Fit is the event that has cards scheduled by settings from now on, of which it keeps
// the name and the weights.
func Fit(s recall.Settings, at recall.Moment) Event {
	words := make([]string, 0, len(s.Weights))
	for _, w := range s.Weights {
		words = append(words, strconv.FormatFloat(w, 'g', -1, 64))
	}
	return Event{Type: Fitted, At: at.At, TZ: at.Offset, Params: s.Name, Weights: strings.Join(words, " ")}
}

// settings are the usual ones with the weights of an event.
func (e *Event) settings() (recall.Settings, error) {
	set := recall.Default()
	words := strings.Fields(e.Weights)
	if len(words) != len(set.Weights) {
		return set, fmt.Errorf("%d weights", len(words))
	}
	for n, word := range words {
		w, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return set, fmt.Errorf("a weight that is none: %q", word)
		}
		set.Weights[n] = w
	}
	if e.Params != "" {
		set.Name = e.Params
	}
	return set, set.Check()
}
