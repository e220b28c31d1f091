package main

import (
	"log"

	"example.com/shop/api"
	"example.com/shop/store"
)

func main() { log.Fatal(api.Serve(store.Open())) }
