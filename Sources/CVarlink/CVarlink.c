#define _GNU_SOURCE
#include "CVarlink.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/xattr.h>

#ifndef SO_PEERGROUPS
#define SO_PEERGROUPS 59
#endif
#ifndef SO_PASSRIGHTS
#define SO_PASSRIGHTS 83
#endif

int cvarlink_peer_of(int socket, struct cvarlink_peer *peer) {
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return errno;
    peer->process = credentials.pid;
    peer->user = credentials.uid;
    peer->group = credentials.gid;
    return 0;
}

int cvarlink_groups_of(int socket, uint32_t *groups, size_t capacity) {
    socklen_t length = capacity * sizeof *groups;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups, &length) != 0 && errno != ERANGE) return -1;
    return length / sizeof *groups;
}

void cvarlink_prepare_listener(int socket) {
    const int no = 0;
    setsockopt(socket, SOL_SOCKET, SO_PASSRIGHTS, &no, sizeof no);
    fsetxattr(socket, "user.varlink", "listen", sizeof "listen" - 1, 0);
}

void cvarlink_mark_file(const char *path) {
    setxattr(path, "user.varlink", "entrypoint", sizeof "entrypoint" - 1, 0);
}
