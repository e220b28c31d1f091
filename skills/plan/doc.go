// Package plan writes plans: what is to be done on a topic or in a whole workspace, put
// together out of scattered task lists, tables and minutes, each step with owner, date
// and state as the documents have them, and what is missing named. It selects and
// invents nothing.
//
// Floor: above skills/brief.
package plan
