package recall

import "math"

// The model of FSRS-6 once more, with its derivatives, for the optimizer: go-fsrs has
// none. Both are held to each other by a test. A trail is computed forward, and the
// loss then pulled back through it from the last answer to the first.

// A model is a set of weights with what follows from them alone.
type model struct {
	w       [21]float64
	factor  float64 // of the forgetting curve
	dFactor float64 // by w20
}

func newModel(w [21]float64) model {
	grown := math.Exp(-math.Log(0.9) / w[20])
	return model{w, grown - 1, grown * math.Log(0.9) / (w[20] * w[20])}
}

// recall is the chance of recall after days at a stability, with its derivatives by
// the stability and by w20.
func (m *model) recall(days, s float64) (r, byS, byW20 float64) {
	w20 := m.w[20]
	u := 1 + m.factor*days/s
	log := math.Log(u)
	r = math.Exp(-w20 * log)
	return r, r * w20 * m.factor * days / (s * s * u), r * (-log - w20/u*days/s*m.dFactor)
}

// held is a memory on a trail.
type held struct{ s, d float64 }

// step is the memory after a step.
func (m *model) step(h held, st step, first bool) held {
	if first {
		return held{limit(m.w[st.rating-1], Weakest, Strongest), limit(m.firstDifficulty(st.rating), 1, 10)}
	}
	s, _ := m.stability(h, st)
	return held{limit(s, Weakest, Strongest), limit(m.difficulty(h.d, st.rating), 1, 10)}
}

func (m *model) firstDifficulty(r Rating) float64 {
	return m.w[4] - math.Exp(m.w[5]*float64(r-1)) + 1
}

// difficulty is that after an answer, not yet held within its bounds.
func (m *model) difficulty(d float64, r Rating) float64 {
	moved := d - (10-d)*m.w[6]*float64(r-3)/9
	return m.w[7]*m.firstDifficulty(Easy) + (1-m.w[7])*moved
}

// A slope is how the stability after a step changes with what it was made of: the
// stability and difficulty before, and up to six weights.
type slope struct {
	s, d float64
	w    [6]struct {
		i  int
		by float64
	}
	n int
}

func (g *slope) weight(i int, by float64) {
	g.w[g.n].i, g.w[g.n].by = i, by
	g.n++
}

// stability is that after an answer, not yet held within its bounds, with its slope.
func (m *model) stability(h held, st step) (float64, slope) {
	switch {
	case st.days == 0:
		return m.sameDay(h, st.rating)
	case st.rating == Again:
		return m.forgotten(h, st.days)
	default:
		return m.recalled(h, st.days, st.rating)
	}
}

func (m *model) sameDay(h held, r Rating) (float64, slope) {
	w17, w18, w19 := m.w[17], m.w[18], m.w[19]
	away := float64(r-3) + w18
	grows := math.Exp(w17*away - w19*math.Log(h.s))
	if r >= Hard && grows < 1 {
		return h.s, slope{s: 1}
	}
	s := h.s * grows
	g := slope{s: grows * (1 - w19)}
	g.weight(17, s*away)
	g.weight(18, s*w17)
	g.weight(19, -s*math.Log(h.s))
	return s, g
}

func (m *model) recalled(h held, days float64, r Rating) (float64, slope) {
	recall, rByS, rByW20 := m.recall(days, h.s)
	bonus, weight := 1.0, 0
	switch r {
	case Hard:
		bonus, weight = m.w[15], 15
	case Easy:
		bonus, weight = m.w[16], 16
	case Again, Good:
	}
	plain := math.Exp(m.w[8]-m.w[9]*math.Log(h.s)) * (11 - h.d) * h.s
	late := math.Exp((1 - recall) * m.w[10])
	gain := plain * (late - 1) * bonus
	byRecall := -plain * bonus * m.w[10] * late
	g := slope{
		s: 1 + gain*(1-m.w[9])/h.s + byRecall*rByS,
		d: -gain / (11 - h.d),
	}
	g.weight(8, gain)
	g.weight(9, -gain*math.Log(h.s))
	g.weight(10, plain*bonus*late*(1-recall))
	g.weight(20, byRecall*rByW20)
	if weight != 0 {
		g.weight(weight, plain*(late-1))
	}
	return h.s + gain, g
}

func (m *model) forgotten(h held, days float64) (float64, slope) {
	recall, rByS, rByW20 := m.recall(days, h.s)
	scale := m.w[11] * math.Exp(-m.w[12]*math.Log(h.d)+(1-recall)*m.w[14])
	grown := math.Exp(m.w[13] * math.Log(h.s+1))
	s := scale * (grown - 1)
	most := h.s / math.Exp(m.w[17]*m.w[18])
	if s >= most {
		g := slope{s: most / h.s}
		g.weight(17, -m.w[18]*most)
		g.weight(18, -m.w[17]*most)
		return most, g
	}
	g := slope{
		s: scale*m.w[13]*grown/(h.s+1) - s*m.w[14]*rByS,
		d: -m.w[12] / h.d * s,
	}
	g.weight(11, s/m.w[11])
	g.weight(12, -math.Log(h.d)*s)
	g.weight(13, scale*grown*math.Log(h.s+1))
	g.weight(14, (1-recall)*s)
	g.weight(20, -m.w[14]*s*rByW20)
	return s, g
}

// surest is the nearest a chance of recall comes to 0 or 1 in a loss.
const surest = 1e-4

// surprise is the log-loss of an answer that was expected with a chance of recall.
func surprise(recall float64, r Rating) float64 {
	p := limit(recall, surest, 1-surest)
	if r == Again {
		return -math.Log(1 - p)
	}
	return -math.Log(p)
}

// loss is the weighted log-loss of t. Its gradient is added to grad, which may be nil.
// path is room for the memories of t; the one with more room is returned.
func (m *model) loss(t trail, grad *[21]float64, path []held) (float64, []held) {
	sum := 0.0
	path = path[:0]
	var h held
	for i, st := range t.steps {
		if st.weight > 0 {
			recall, _, _ := m.recall(st.days, h.s)
			sum += st.weight * surprise(recall, st.rating)
		}
		h = m.step(h, st, i == 0)
		path = append(path, h)
	}
	if grad != nil {
		m.pull(t, path, grad)
	}
	return sum, path
}

// pull adds the gradient of the loss of t, whose memories are path, to grad.
func (m *model) pull(t trail, path []held, grad *[21]float64) {
	var byS, byD float64 // of what comes after the step
	for i := len(t.steps) - 1; i > 0; i-- {
		st, before := t.steps[i], path[i-1]
		var s, d float64
		if raw, g := m.stability(before, st); byS != 0 && raw > Weakest && raw < Strongest {
			s, d = byS*g.s, byS*g.d
			for _, w := range g.w[:g.n] {
				grad[w.i] += byS * w.by
			}
		}
		if raw := m.difficulty(before.d, st.rating); byD != 0 && raw > 1 && raw < 10 {
			d += byD * m.pullDifficulty(before.d, st.rating, byD, grad)
		}
		if st.weight > 0 {
			s += m.pullLoss(st, before.s, grad)
		}
		byS, byD = s, d
	}
	first := t.steps[0].rating
	if w := m.w[first-1]; w > Weakest && w < Strongest {
		grad[first-1] += byS
	}
	if raw := m.firstDifficulty(first); raw > 1 && raw < 10 {
		grad[4] += byD
		grad[5] -= byD * float64(first-1) * math.Exp(m.w[5]*float64(first-1))
	}
}

// pullDifficulty adds the part of the gradient that goes through a difficulty, and
// returns its slope by the difficulty before.
func (m *model) pullDifficulty(d float64, r Rating, by float64, grad *[21]float64) float64 {
	w6, w7, away := m.w[6], m.w[7], float64(r-3)
	grad[4] += by * w7
	grad[5] -= by * w7 * 3 * math.Exp(3*m.w[5])
	grad[6] -= by * (1 - w7) * (10 - d) * away / 9
	grad[7] += by * (m.firstDifficulty(Easy) - (d - (10-d)*w6*away/9))
	return (1 - w7) * (1 + w6*away/9)
}

// pullLoss adds the part of the gradient of one answer's loss that is not of its
// stability, and returns the part that is.
func (m *model) pullLoss(st step, s float64, grad *[21]float64) float64 {
	recall, rByS, rByW20 := m.recall(st.days, s)
	if recall < surest || recall > 1-surest {
		return 0
	}
	by := -st.weight / recall
	if st.rating == Again {
		by = st.weight / (1 - recall)
	}
	grad[20] += by * rByW20
	return by * rByS
}

func limit(v, lo, hi float64) float64 { return min(max(v, lo), hi) }
