package recall

import "time"

// A turn is where an item goes after an answer: to a step, or out of the steps to
// whole days.
type turn struct {
	step int
	wait time.Duration // 0: scheduled by days
}

// out is the turn that leaves the steps.
var out = turn{}

// turned is where an answer leads in steps, as in Anki: Again goes back to the first,
// Hard stays, Good goes on, Easy leaves. Where there are no steps, all leave. What
// stands beyond the last step, because the settings changed, stands at the last.
func turned(steps []time.Duration, at int, r Rating) turn {
	if len(steps) == 0 || r == Easy {
		return out
	}
	at = min(max(at, 0), len(steps)-1)
	switch r {
	case Again:
		return turn{0, steps[0]}
	case Hard:
		return turn{at, hardWait(steps, at)}
	case Good, Easy:
	}
	if at+1 < len(steps) {
		return turn{at + 1, steps[at+1]}
	}
	return out
}

// hardWait is the wait after Hard. On the first step it lies between those after
// Again and Good, and where there is no other step it is half longer; on a later
// step it is that step once more. go-fsrs takes the first rule for all of them.
func hardWait(steps []time.Duration, at int) time.Duration {
	switch {
	case at > 0:
		return steps[at]
	case len(steps) > 1:
		return (steps[0] + steps[1]) / 2
	default:
		return min(steps[0]*3/2, steps[0]+day).Truncate(time.Second)
	}
}
