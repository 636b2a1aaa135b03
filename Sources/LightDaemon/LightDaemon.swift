// LightDaemon: who lives here. Clock, loop, control, configuration, subscribers, start and shutdown: the one
// asynchronous room, in which the engine's decisions meet the world.
//
// It decides nothing about commitments or jobs: it stamps the time, asks the engine, hands assignments to workers,
// and tells those who listen. Only here are the clock, the environment and the configuration read.
