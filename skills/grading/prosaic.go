package grading

func prosaic(a Asked) Verdict { return exact(a) }
