package tutor

// An Opinion is what a model found of an answer, as it was taken in.
type Opinion struct {
	By string `json:"by"`
}
