#ifndef CVARLINK_H
#define CVARLINK_H

#include <stddef.h>
#include <stdint.h>

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

/// Turns off the reception of file descriptors (SO_PASSRIGHTS, Linux 6.16; inherited by what is accepted) and marks the
/// socket as a varlink service's (user.varlink, Linux 7.0). What the kernel does not know is left out.
void cvarlink_prepare_listener(int socket);

/// Marks the file of a socket as a varlink service's; left out where attributes are not kept.
void cvarlink_mark_file(const char *path);

#endif
