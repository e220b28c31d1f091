// Package ask answers a question with the one sentence of the user's documents that
// answers it best, or says that none does.
//
// Floor: above skills/evidence.
package ask
