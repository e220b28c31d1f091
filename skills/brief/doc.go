// Package brief writes research briefs from passages: sentences of the user's own
// documents, chosen, ordered and cited, with what is missing and what disagrees
// said. The engine in this package selects and invents nothing.
//
// Floor: above index, skills/proof and skills/evidence.
package brief
