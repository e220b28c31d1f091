package tui

import "strings"

// mostDiffed is how many words of a text are compared; what is longer is shown unmarked.
const mostDiffed = 600

// differing tells for each word of two texts whether it is missing from the other, by
// the longest run of words they have in common.
func differing(before, after string) (gone, come []bool) {
	x, y := strings.Fields(before), strings.Fields(after)
	if len(x) > mostDiffed || len(y) > mostDiffed {
		return nil, nil
	}
	// common[i][j] is how many words x[i:] and y[j:] share in order.
	common := make([][]int, len(x)+1)
	for i := range common {
		common[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	gone, come = make([]bool, len(x)), make([]bool, len(y))
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		switch {
		case i < len(x) && j < len(y) && x[i] == y[j]:
			i, j = i+1, j+1
		case j >= len(y) || i < len(x) && common[i+1][j] >= common[i][j+1]:
			gone[i] = true
			i++
		default:
			come[j] = true
			j++
		}
	}
	return gone, come
}
