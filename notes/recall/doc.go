// Package recall says when something learnt is to be asked again: arithmetic on
// what was answered and when. It opens no file and has no clock; every time comes
// in as a [Moment].
//
// The memory model is FSRS-6, by the core of go-fsrs. Days, steps, intervals,
// their spread over days, and the fitting of the model to a learner are our own.
//
// It stands on the lowest floor and imports nothing of ken.
package recall
