package proof

// A Verdict says how well a sentence is supported, strongest first.
type Verdict string

// The verdicts of the contract.
const (
	Quoted       Verdict = "quoted"       // the sentence stands in the source to the letter
	Supported    Verdict = "supported"    // every fact of it does, in other words
	Weak         Verdict = "weak"         // it is about the same, but not all of it is there
	Contradicted Verdict = "contradicted" // the source says otherwise: a number, a date, a negation
	Unsupported  Verdict = "unsupported"  // the source does not say it, or there is none
)

// Stands tells whether a sentence with this verdict may stand in a body of text.
func (v Verdict) Stands() bool { return v == Quoted || v == Supported || v == Weak }

// worse tells whether a verdict is weaker than another.
func (v Verdict) worse(than Verdict) bool { return v.rank() > than.rank() }

// rank is the place of a verdict, the strongest first. What is contradicted is worse
// than what is only not said.
func (v Verdict) rank() int {
	switch v {
	case Quoted:
		return 0
	case Supported:
		return 1
	case Weak:
		return 2
	case Unsupported:
		return 3
	}
	return 4
}
