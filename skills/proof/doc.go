// Package proof decides whether a sentence is supported by the words it cites. It
// is pure: a sentence and its evidence go in, a verdict comes out.
//
// A sentence is laid along its evidence: each of its words is led to where the evidence
// says it. What cannot be found, what stands in another order, what is denied or only
// proposed on one side, and figures that are meant otherwise, lower the verdict. This
// knows words and their order, not the world: what it supports says what the source
// says, in words of the source or such as stand for them anywhere. A second judge may
// doubt it; see [Judge]. How well it agrees with people is printed by the command eval.
//
// Floor: above notes.
package proof
