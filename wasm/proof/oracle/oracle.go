// Package oracle works deadlines out a second time, to hold the engine against. Nothing
// that a reader gets is made with it.
//
// It follows the words of the sources and of what the engine promises, and shares no code
// with it: a test makes sure that it imports the standard library alone. Where the engine
// looks numbers up it walks: it has a page for each day and turns one page after another, so
// that what it does can be followed with a calendar from the wall. It reads the rules file
// and the table of bank holidays by itself.
package oracle
