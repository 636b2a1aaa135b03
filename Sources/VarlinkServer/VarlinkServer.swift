// VarlinkServer: a varlink service (UAPI.20) on epoll. Typed handlers, checked against the interface definitions;
// connections that are read only as fast as they are answered.
//
// It knows the protocol and nothing of what is served. It never trusts a peer: whatever arrives, the process stays up,
// and no connection takes more than its share of memory or of turns.
