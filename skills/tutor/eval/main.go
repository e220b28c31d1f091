package main

import (
	"bufio"
	"encoding/json"
	"os"

	"ken/skills/grading"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		var a grading.Asked
		json.Unmarshal(in.Bytes(), &a)
		json.NewEncoder(os.Stdout).Encode(grading.Grade(a))
	}
}
