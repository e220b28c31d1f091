// Package tutor asks the user what the user wants to know. It is all of a tutor but the
// screen: which cards there are and when they are due, what to ask in a session and in
// which order, the session itself, and what goes with it. A screen or a command shows
// what [Session.View] returns and calls one method for each thing the user does.
//
// What is shown before an attempt is a [Question], which holds nothing of the answer;
// the answer stands in [Revealed], which there is none of until something was answered,
// given up, or said aloud. A model can be asked beside this, see [Coach]: it is never
// needed, and never asked before an attempt what the answer is.
//
//	item.go      a card with what the log says of it
//	deck.go      all of them, and what is due
//	family.go    cards of one passage, which are not asked in one session
//	goal.go      dates by which cards are to be known
//	rot.go       cards whose source says something else by now
//	queue.go     what a session asks: due, new, ahead, of a topic
//	order.go     in which order
//	backlog.go   a plan for more than can be done in a day
//	view.go      what may be shown
//	session.go   a session: where it stands
//	attempt.go   answering, giving up, saying how sure
//	fill.go      the diagram an answer is filled into
//	ladder.go    the ways to ask a question, each with more help
//	settle.go    the rating, and what is written down
//	undo.go      taking back
//	aside.go     suspending, burying, flagging and editing in between
//	summary.go   how it went
//	why.go       why a card is due when it is
//	blurt.go     all one remembers of a document, held against it
//	repair.go    what to do about a card that is forgotten again and again
//	practice.go  questions before reading, and after a brief
//	gate.go      proposals, kept, edited or dropped
//	coach.go     a model: second opinion, other words, a hint
//
// It opens no file and asks no time: both come in. Floor: beside the documents that
// skills/brief writes.
package tutor
