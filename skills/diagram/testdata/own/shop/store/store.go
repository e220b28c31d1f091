package store

type Store struct{}

func Open() *Store { return nil }
