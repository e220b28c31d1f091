package progress

import (
	"fmt"
	"strings"

	"ken/render/chart"
)

// Charts are the numbers as pictures, the most telling first. One that has nothing to
// show yet says so in its note.
func (n Numbers) Charts() []chart.Chart {
	return []chart.Chart{
		n.retentionChart(), n.calibrationChart(), n.modelChart(), n.forecastChart(), n.goalChart(),
		n.stabilityChart(), n.hardestChart(), n.debtChart(),
	}
}

const percent = 100

func share(label string, s Share) chart.Point {
	low, high := percent*s.Low, percent*s.High
	return chart.Point{Label: fmt.Sprintf("%s, %d of %d", label, s.Right, s.Of), Y: percent * s.Share, Low: &low, High: &high}
}

// bounds of an axis of shares.
func shares(label string) chart.Axis {
	low, high := 0.0, float64(percent)
	return chart.Axis{Label: label, Unit: "%", Min: &low, Max: &high}
}

func (n Numbers) retentionChart() chart.Chart {
	c := chart.Chart{
		Kind: chart.Bar, Title: "Recalled, of what was due", Y: shares("recalled"),
		Marks: []chart.Mark{{At: percent * n.Retention.Aim, Label: "aimed at"}},
	}
	var points []chart.Point
	for _, w := range n.Retention.Windows {
		name := "all time"
		if w.Days > 0 {
			name = fmt.Sprintf("last %d days", w.Days)
		}
		if w.All.Of > 0 {
			points = append(points, share(name, w.All))
		}
		if w.Days == 0 && w.Young.Of > 0 && w.Mature.Of > 0 {
			points = append(points, share("of it young", w.Young), share("of it mature", w.Mature))
		}
	}
	c.Series = []chart.Series{{Points: points}}
	if len(points) == 0 {
		c.Note = "No card has come back yet after a day or more."
	}
	return c
}

func (n Numbers) calibrationChart() chart.Chart {
	c := chart.Chart{
		Kind: chart.Bar, Title: "Right, by how sure you were", Y: shares("right"),
	}
	var points []chart.Point
	for _, l := range n.Calibration.Levels {
		if l.Of > 0 {
			points = append(points, share(l.Name, l.Share))
		}
	}
	c.Series = []chart.Series{{Points: points}}
	if len(points) == 0 {
		c.Note = "You have not yet said how sure you are of an answer."
		return c
	}
	c.Note = fmt.Sprintf("Brier score %.3f: 0 is best, 0.25 is what always saying one half would get.", n.Calibration.Loss.Brier)
	for k, s := range n.Calibration.SureAndWrong {
		if k == 3 {
			break
		}
		c.Note += " Sure and wrong: " + s.Question
		if !strings.HasSuffix(s.Question, "?") {
			c.Note += "."
		}
	}
	return c
}

func (n Numbers) modelChart() chart.Chart {
	c := chart.Chart{
		Kind: chart.Scatter, Title: "Recalled, by the chance that was foretold", X: shares("foretold"), Y: shares("recalled"),
		Marks: []chart.Mark{{Axis: "diagonal", Label: "as foretold"}},
	}
	var points []chart.Point
	for _, b := range n.Model.Curve {
		if b.Observed.Of > 0 {
			p := share("", b.Observed)
			p.Label, p.X = "", percent*b.Predicted
			points = append(points, p)
		}
	}
	c.Series = []chart.Series{{Name: "answers, with their 95 % intervals", Points: points}}
	if len(points) == 0 {
		c.Kind, c.Marks = chart.Bar, nil
		c.Note = "Nothing was foretold yet that could be compared."
		return c
	}
	c.Note = fmt.Sprintf("Brier score %.3f, log-loss %.3f over %d answers.", n.Model.Loss.Brier, n.Model.Loss.LogLoss, n.Model.Loss.Of)
	return c
}

func (n Numbers) forecastChart() chart.Chart {
	c := chart.Chart{Kind: chart.Piled, Title: "To come, cards a day", Y: chart.Axis{Label: "cards"}}
	due, again := chart.Series{Name: "due"}, chart.Series{Name: "back again by then"}
	for _, d := range n.Forecast.Days {
		day := strings.TrimPrefix(d.Day, n.Day[:min(5, len(n.Day))])
		due.Points = append(due.Points, chart.Point{Label: day, Y: float64(d.Due)})
		again.Points = append(again.Points, chart.Point{Label: day, Y: float64(d.Again)})
	}
	c.Series = []chart.Series{due, again}
	if n.Forecast.Overdue > 0 {
		c.Note = fmt.Sprintf("%d are overdue, and stand in the first day.", n.Forecast.Overdue)
	}
	if n.Forecast.Text != "" {
		c.Note = strings.TrimSpace(c.Note + " " + n.Forecast.Text)
	}
	return c
}

func (n Numbers) goalChart() chart.Chart {
	c := chart.Chart{Kind: chart.Bar, Title: "Expected score of your goals, today and on their day", Y: shares("recalled")}
	today, then := chart.Series{Name: "today"}, chart.Series{Name: "on the day, if all is asked when due"}
	for _, g := range n.Goals {
		if g.Items == 0 {
			continue
		}
		label := g.Text
		if g.Due != "" {
			label += ", " + g.Due
		}
		today.Points = append(today.Points, chart.Point{Label: label, Y: percent * g.Today})
		then.Points = append(then.Points, chart.Point{Label: label, Y: percent * g.Kept})
	}
	c.Series = []chart.Series{today, then}
	if len(today.Points) == 0 {
		c.Series, c.Note = nil, "No goal with a date has cards."
	}
	return c
}

func (n Numbers) stabilityChart() chart.Chart {
	c := chart.Chart{Kind: chart.Bar, Title: "How long cards hold: days until recall falls to 90 %", Y: chart.Axis{Label: "cards"}}
	var points []chart.Point
	total := 0
	for _, b := range n.Stability {
		total += b.Cards
		points = append(points, chart.Point{Label: b.Label, Y: float64(b.Cards)})
	}
	if total == 0 {
		c.Note = "No card was answered yet."
		return c
	}
	c.Series = []chart.Series{{Points: points}}
	return c
}

func (n Numbers) hardestChart() chart.Chart {
	c := chart.Chart{Kind: chart.Bar, Title: "Hardest, by how often forgotten", Y: chart.Axis{Label: "times forgotten"}}
	var points []chart.Point
	for _, h := range n.Hardest {
		points = append(points, chart.Point{Label: h.Question, Y: float64(h.Lapses)})
	}
	if len(points) == 0 {
		c.Note = "No card stands out."
		return c
	}
	c.Series = []chart.Series{{Points: points}}
	return c
}

func (n Numbers) debtChart() chart.Chart {
	c := chart.Chart{Kind: chart.Stacked, Title: "Delivered to you: recalled, and owed", Y: chart.Axis{Label: "statements"}}
	t := n.Debt.Total
	if t.Delivered == 0 {
		c.Note = "Nothing was written for you yet."
		return c
	}
	recalled, owed := chart.Series{Name: "recalled"}, chart.Series{Name: "owed"}
	add := func(label string, o Owed) {
		recalled.Points = append(recalled.Points, chart.Point{Label: label, Y: float64(o.Recalled)})
		owed.Points = append(owed.Points, chart.Point{Label: label, Y: float64(o.Debt)})
	}
	for _, g := range n.Debt.Goals {
		label := g.Goal
		if label == "" {
			label = "for no goal"
		}
		add(label, g)
	}
	if len(n.Debt.Goals) != 1 {
		add("in all", t)
	}
	c.Series = []chart.Series{recalled, owed}
	c.Note = fmt.Sprintf("Delivered %d, recalled %d, debt %d.", t.Delivered, t.Recalled, t.Debt)
	if t.Skipped > 0 {
		c.Note += fmt.Sprintf(" Questions after a document were skipped %s.", times(t.Skipped))
	}
	return c
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
