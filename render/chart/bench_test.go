package chart

import (
	"math"
	"testing"
)

// wave is a series of so many values.
func wave(n int) Series {
	s := Series{Points: make([]Point, n)}
	for i := range s.Points {
		s.Points[i] = Point{X: float64(i), Y: 50 + 40*math.Sin(float64(i)/20)}
	}
	return s
}

func BenchmarkChart(b *testing.B) {
	for _, kind := range kinds[:7] {
		month := Chart{Kind: kind, Title: "A month", Series: []Series{wave(30)}}
		many := Chart{Kind: kind, Title: "Many", Series: []Series{wave(100_000)}}
		b.Run(string(kind)+"/text", func(b *testing.B) {
			for b.Loop() {
				month.Text(TextOptions{})
			}
		})
		b.Run(string(kind)+"/svg", func(b *testing.B) {
			for b.Loop() {
				month.SVG(SVGOptions{})
			}
		})
		b.Run(string(kind)+"/text of 100,000", func(b *testing.B) {
			for b.Loop() {
				many.Text(TextOptions{})
			}
		})
	}
}
