package prose

// fewLetters is how long a word may be for its distance to need no memory of its own.
const fewLetters = 63

// Edits returns how many single letters must be put in, left out, changed or swapped with
// their neighbour to make b of a (optimal string alignment), or most+1 where it is more
// than most.
func Edits(a, b []rune, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	var few [3][fewLetters + 1]int
	before, last, row := few[0][:], few[1][:], few[2][:]
	if len(b) > fewLetters {
		before, last, row = make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	}
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], most+1)
}
