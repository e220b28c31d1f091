package api

import (
	"example.com/shop/mail"
	"example.com/shop/store"
)

func Serve(s *store.Store) error { return mail.Send(s) }
