// LightDomain: what we talk about, and the rules. Plain values and plain functions of (facts, now).
//
// Nothing in here waits, asks the clock, throws dice, opens a file or a socket, or knows how facts are stored
// or sent. It imports `Almanac` and nothing else. Whatever a rule needs is an argument; whatever it decides
// is its value.
