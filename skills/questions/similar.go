package questions

// A similar holds questions to find out whether another asks the same. What is looked
// through for one is only what shares its rarest words, so that many stay cheap.
type similar struct {
	exact   map[string]bool
	sets    []map[string]bool
	holding map[string][]int // which sets hold a stem
}

// alike is from which Jaccard index two questions ask the same.
const alike = 0.8

// mostCompared bounds how many questions one is held against.
const mostCompared = 400

func newSimilar() *similar {
	return &similar{exact: map[string]bool{}, holding: map[string][]int{}}
}

func (s *similar) add(question string, answers []string) {
	s.exact[normal(question)] = true
	words := wordsOf(question, answers)
	for w := range words {
		s.holding[w] = append(s.holding[w], len(s.sets))
	}
	s.sets = append(s.sets, words)
}

// has tells whether a question, or a question that is alike, is among those held.
func (s *similar) has(question string, answers []string) bool {
	if s.exact[normal(question)] {
		return true
	}
	words := wordsOf(question, answers)
	shared := map[int]int{}
	for w := range words {
		holding := s.holding[w]
		if len(holding) > mostCompared {
			continue // it is in so many that others decide
		}
		for _, i := range holding {
			shared[i]++
		}
	}
	for i := range shared {
		if jaccard(words, s.sets[i]) >= alike {
			return true
		}
	}
	return false
}

// wordsOf returns the words of a question with its answers: two clozes of one sentence
// hide different words and are two questions, unless the sentence has few.
func wordsOf(question string, answers []string) map[string]bool {
	set := allWords(question)
	for _, a := range answers {
		for w := range allWords(a) {
			set["="+w] = true
		}
	}
	return set
}
