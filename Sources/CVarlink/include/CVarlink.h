#ifndef CVARLINK_H
#define CVARLINK_H

#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>

/// Who is at the other end of a Unix socket, by the kernel (SO_PEERCRED).
struct cvarlink_peer {
    int32_t process;
    uint32_t user;
    uint32_t group;
};

/// Returns 0, or an errno.
int cvarlink_peer_of(int socket, struct cvarlink_peer *peer);

/// The supplementary groups of the process at the other end (SO_PEERGROUPS), at most `capacity` of them.
/// Returns how many there are, which can be more than `capacity`, or -1.
int cvarlink_groups_of(int socket, uint32_t *groups, size_t capacity);

/// A non-blocking socket that listens at the path, which must not exist, or -1 with errno.
int cvarlink_listen(const char *path);

/// Makes a listening socket that was passed on non-blocking.
void cvarlink_take_over(int listener);

/// The next peer's socket, non-blocking and not inherited, or -1 with errno.
int cvarlink_accept(int listener);

/// Turns off the reception of file descriptors (SO_PASSRIGHTS, Linux 6.16; inherited by what is accepted) and marks the
/// socket as a varlink service's (user.varlink, Linux 7.0). What the kernel does not know is left out.
void cvarlink_prepare_listener(int socket);

/// Marks the file of a socket as a varlink service's; left out where attributes are not kept.
void cvarlink_mark_file(const char *path);

/// An event descriptor (eventfd(2)) by which one thread wakes another, or -1 with errno.
int cvarlink_make_bell(void);

/// Makes the descriptor readable.
void cvarlink_ring(int bell);

/// Makes it unreadable again.
void cvarlink_hear(int bell);

/// Names the calling thread, as debuggers and ps show it.
void cvarlink_name_thread(const char *name);

/// Asks the scheduler for short turns that come soon (a slice of a tenth of a millisecond, sched_setattr(2), Linux
/// 6.12), for a thread that has little to do and is waited for. An older kernel leaves it as it was.
void cvarlink_prefer_promptness(void);

#endif
