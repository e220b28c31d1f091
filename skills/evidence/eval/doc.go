// Command eval measures how ken tells what is current from what is not: it asks each
// question of a list about a folder, as ken ask and as ken brief, and counts what was
// found, what is out of date and was said as current, and which disagreements were shown.
//
// Floor: the top, it is a command.
package main
