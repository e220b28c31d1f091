package tui

// A motion is a step through a list or a text.
type motion int

const (
	lineDown motion = iota
	lineUp
	halfDown
	halfUp
	pageDown
	pageUp
	toFirst
	toLast
)

// steps is a motion as a number of lines where h are shown; n is how many there are.
func (m motion) steps(h, n int) int {
	switch m {
	case lineDown:
		return 1
	case lineUp:
		return -1
	case halfDown:
		return max(1, h/2)
	case halfUp:
		return -max(1, h/2)
	case pageDown:
		return max(1, h-1)
	case pageUp:
		return -max(1, h-1)
	case toFirst:
		return -n
	}
	return n
}

// A list is a column of items of which one is chosen. An item may take several
// lines, and may be one that cannot be chosen (a heading). It draws only what is
// seen, so its length costs nothing.
type list struct {
	at, top int
	shown   int   // items drawn last
	rows    []int // the item on each line drawn last
}

// move goes by a motion, over what cannot be chosen.
func (ls *list) move(by motion, n int, pick func(int) bool) {
	if n == 0 {
		return
	}
	d := by.steps(max(1, ls.shown), n)
	to := min(max(ls.at+d, 0), n-1)
	step := 1
	if d < 0 {
		step = -1
	}
	if found, ok := seek(to, step, n, pick); ok {
		ls.at = found
	} else if found, ok := seek(to, -step, n, pick); ok {
		ls.at = found
	}
	if ls.at == first(n, pick) {
		ls.top = 0
	}
}

// hold keeps the choice on an item that exists.
func (ls *list) hold(n int, pick func(int) bool) {
	ls.at = min(max(ls.at, 0), max(0, n-1))
	if n == 0 || pick(ls.at) {
		return
	}
	if found, ok := seek(ls.at, 1, n, pick); ok {
		ls.at = found
	} else if found, ok := seek(ls.at, -1, n, pick); ok {
		ls.at = found
	}
}

// draw returns at most h lines with the chosen item among them, and the line it
// begins on, -1 if there is none.
func (ls *list) draw(n, h int, item func(i int, at bool) []string) (lines []string, y int) {
	ls.rows, ls.shown = ls.rows[:0], 0
	if n == 0 || h <= 0 {
		return nil, -1
	}
	ls.top = min(max(ls.top, 0, ls.at-h), ls.at)
	for ls.top < ls.at && ls.height(ls.top, ls.at, item) > h {
		ls.top++
	}
	// A window that grew shows what it has room for.
	for ls.top > 0 && n-ls.top < h && ls.height(ls.top-1, n-1, item) <= h {
		ls.top--
	}
	y = -1
	for i := ls.top; i < n && len(lines) < h; i++ {
		if i == ls.at {
			y = len(lines)
		}
		ls.shown++
		for _, line := range item(i, i == ls.at) {
			if len(lines) < h {
				lines = append(lines, line)
				ls.rows = append(ls.rows, i)
			}
		}
	}
	return lines, y
}

// height is how many lines the items from..to take.
func (ls *list) height(from, to int, item func(int, bool) []string) int {
	h := 0
	for i := from; i <= to; i++ {
		h += len(item(i, i == ls.at))
	}
	return h
}

// over is the item drawn on line y, -1 if none is.
func (ls *list) over(y int) int {
	if y < 0 || y >= len(ls.rows) {
		return -1
	}
	return ls.rows[y]
}

func seek(from, step, n int, pick func(int) bool) (int, bool) {
	for i := from; i >= 0 && i < n; i += step {
		if pick(i) {
			return i, true
		}
	}
	return 0, false
}

func first(n int, pick func(int) bool) int {
	i, _ := seek(0, 1, n, pick)
	return i
}

func anyItem(int) bool { return true }
