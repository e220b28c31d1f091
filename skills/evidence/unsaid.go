package evidence

import (
	"ken/notes/prose"
)

// goesWithoutSaying tells whether a word of a question is one that documents need not have:
// they say "we", or nothing, where the question says "the company", and do not tell that
// the round is one "we are raising".
func goesWithoutSaying(words []prose.Word, i int, spelling string) bool {
	if spelling == "us" {
		return true
	}
	if i == 0 {
		return false
	}
	term, before := words[i].Term, words[i-1].Term
	switch {
	case ownBody[term] && ours[before]:
		return true
	case particle(words[:i], term):
		return true
	}
	return i == len(words)-1 && relative(words[:i])
}

// ownBody are the names of what somebody asks about who belongs to it.
var (
	ownBody = words("company firm organisation organization business")
	ours    = words("the our")
)

// particle tells whether a word only gives the verb before it its meaning: "take place".
func particle(before []prose.Word, term string) bool {
	for _, w := range before[max(0, len(before)-parted-1):] {
		if phrases[prose.Stem(w.Term)+" "+term] != nil {
			return true
		}
	}
	return false
}

// relative tells whether words end in the beginning of a clause on what stands before it:
// "the round we are".
func relative(words []prose.Word) bool {
	end := len(words) - 1
	if end > 0 && auxiliary[words[end].Term] {
		end--
	}
	return end > 1 && somebody[words[end].Term] && !prose.Stop(words[end-1].Term) && !auxiliary[words[end-1].Term]
}

var (
	auxiliary = words("am is are was were be have has had do does did will would can could may might must shall should")
	somebody  = words("we they you i he she")
)
