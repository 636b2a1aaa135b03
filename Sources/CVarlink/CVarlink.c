#define _GNU_SOURCE
#include "CVarlink.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

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

int cvarlink_listen(const char *path) {
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(address.sun_path, path);
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return -1;
    if (bind(descriptor, (const struct sockaddr *)&address, sizeof address) == 0) {
        // Its file is there from here on, and goes with what made it where that fails.
        if (listen(descriptor, 1024) == 0) return descriptor;
        unlink(path);
    }
    int code = errno;
    close(descriptor);
    errno = code;
    return -1;
}

void cvarlink_take_over(int listener) {
    fcntl(listener, F_SETFL, fcntl(listener, F_GETFL) | O_NONBLOCK);
    fcntl(listener, F_SETFD, FD_CLOEXEC);
}

int cvarlink_accept(int listener) {
    return accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

void cvarlink_prepare_listener(int socket) {
    const int no = 0;
    setsockopt(socket, SOL_SOCKET, SO_PASSRIGHTS, &no, sizeof no);
    fsetxattr(socket, "user.varlink", "listen", sizeof "listen" - 1, 0);
}

void cvarlink_mark_file(const char *path) {
    setxattr(path, "user.varlink", "entrypoint", sizeof "entrypoint" - 1, 0);
}

int cvarlink_make_bell(void) {
    return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

void cvarlink_ring(int bell) {
    eventfd_write(bell, 1);
}

void cvarlink_hear(int bell) {
    eventfd_t rings;
    eventfd_read(bell, &rings);
}

void cvarlink_name_thread(const char *name) {
    pthread_setname_np(pthread_self(), name);
}

// As the kernel defines it: no header of the C library of Debian 12 does.
struct scheduling {
    uint32_t size;
    uint32_t policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime;
    uint64_t deadline;
    uint64_t period;
};

void cvarlink_prefer_promptness(void) {
    struct scheduling scheduling = { 0 };
    if (syscall(SYS_sched_getattr, 0, &scheduling, sizeof scheduling, 0) != 0) return;
    if (scheduling.policy != SCHED_OTHER) return;
    scheduling.size = sizeof scheduling;
    scheduling.runtime = 100000;
    syscall(SYS_sched_setattr, 0, &scheduling, 0);
}
