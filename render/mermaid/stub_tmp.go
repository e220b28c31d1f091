package mermaid

import (
	"ken/render/chart"
	"ken/render/diagram"
)

func readEntities(r *reader)                    {}
func readGit(r *reader)                         {}
func readGantt(r *reader)                       {}
func readPie(r *reader)                         {}
func readXY(r *reader)                          {}
func readQuadrant(r *reader)                    {}
func writeEntities(w *writer, g *diagram.Graph) {}
func writeGit(w *writer, g *diagram.Graph)      {}
func writeGantt(w *writer, g *diagram.Gantt)    {}
func writePie(w *writer, c *chart.Chart)        {}
func writeXY(w *writer, c *chart.Chart)         {}
func writeQuadrant(w *writer, c *chart.Chart)   {}
