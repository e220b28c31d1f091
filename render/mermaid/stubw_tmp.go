package mermaid
import "ken/render/diagram"
func Write(d diagram.Diagram) string {return ""}
func Bare(d diagram.Diagram) diagram.Diagram {return d}
