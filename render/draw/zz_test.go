package draw
import ("testing";"fmt";"math/rand/v2";"ken/render/diagram";"time")
func dense(n, m int) *diagram.Graph {
	r := rand.New(rand.NewPCG(uint64(n), 9))
	g := &diagram.Graph{Direction: diagram.Down}
	for i := range n { g.Nodes = append(g.Nodes, node(fmt.Sprint("n", i), fmt.Sprint("step ", i, " of it"), diagram.Box, "")) }
	for i := range m { l := ""; if i%3==0 {l="yes"}; g.Edges = append(g.Edges, edge(fmt.Sprint("n", r.IntN(n)), fmt.Sprint("n", r.IntN(n)), l)) }
	return g
}
func TestDense(t *testing.T) {
	for _, k := range [][2]int{{60,500},{30,500},{100,300},{200,1000},{300,600},{1000,2000},{20,1000},{3000,6000},{2,500},{5,2000}} {
		b := time.Now()
		d := Text(diagram.Diagram{Graph: dense(k[0],k[1])}, Options{Width: 100})
		fmt.Println(k, time.Since(b), d.Width, len(d.Lines), d.Note)
	}
}
func BenchmarkDense(b *testing.B) {
	g := dense(60,500)
	for b.Loop() { Text(diagram.Diagram{Graph: g}, Options{Width: 100}) }
}
