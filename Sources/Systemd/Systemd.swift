// Systemd: how the daemon talks with its manager: what it tells it, which sockets it is handed, how often it must show
// that it lives, and the journal. Every door is harmless where there is no systemd.
//
// It knows nothing of lights, logs or sockets' use; it decides nothing. The environment variables of systemd's own
// protocol (NOTIFY_SOCKET, LISTEN_FDS, WATCHDOG_USEC, JOURNAL_STREAM) are read here and nowhere else.
