// Almanac: sun, holidays, wall time, moments. What the calendar and the sky say, as pure functions.
//
// It knows no campaign and no daemon. It reads no clock, no file, no environment: "now" does not occur in it, and the
// bytes of time zones are handed in. Beyond the standard library it takes from the C library only sine and cosine.
