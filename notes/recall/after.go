package recall

// After returns the memory after an answer as [Settings.Next] does, for a quarter of
// the work: of answers that others follow, as in a replay, nobody asks when they were
// due. Interval, DueDay and DueAt of what it returns mean nothing.
func (s Settings) After(st State, r Rating, m Moment) State {
	if r < Again || r > Easy {
		return st
	}
	return s.answered(st, r, m)
}
