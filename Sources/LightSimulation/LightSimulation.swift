// LightSimulation: a year of the campaign as a test. The real engine on the real store, in a world that is made up
// from one seed: people who change their minds, a post that delays and refuses, clocks that jump, a disk that fills,
// a process that dies at the worst moment. After every step the sentences of `Sentences/` have to be true.
//
// Whatever is thrown here is thrown by `Dice`, so a seed is a whole story and tells it again word for word. Nothing
// that ships imports this room, and it reaches for no rule of the engine: what ought to happen it works out by itself,
// in `Oracle/` and `Book/`.
