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
/// Returns how many there are, or -1.
int cvarlink_groups_of(int socket, uint32_t *groups, size_t capacity);

#endif
