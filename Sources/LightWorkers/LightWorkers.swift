// LightWorkers: what we do to the world. One file a channel, a probe or a lamp, with the wire formats they need.
//
// A worker performs one attempt and says what came of it: it never throws, never tries again by itself and never
// decides about another attempt. It knows neither the store nor the engine nor the configuration file; what it needs
// is in the assignment or was handed over when it was made. No clock is read here except to bound a wait.
