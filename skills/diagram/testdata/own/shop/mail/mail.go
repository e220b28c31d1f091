package mail

import "example.com/shop/store"

func Send(*store.Store) error { return nil }
