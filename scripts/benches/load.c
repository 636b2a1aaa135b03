// load PATH CONNECTIONS DEPTH SECONDS BYTES REQUEST: the same load for every server on a Unix socket.
// On each connection DEPTH requests are under way at any time. A reply ends with a NUL if BYTES is 0, else after BYTES.
// Prints: calls a second, and the median and 99th percentile of the time from a request to its reply, in microseconds.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 4096, SAMPLES = 1 << 22 };

struct peer {
    int descriptor;
    uint64_t sent[MOST];
    unsigned first, waiting;
    size_t part;
};

static uint32_t samples[SAMPLES];
static size_t count;

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000ull + time.tv_nsec;
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void ask(struct peer *peer, const char *request, size_t length, unsigned times) {
    static char bytes[1 << 20];
    size_t total = 0;
    uint64_t time = now();
    for (unsigned i = 0; i < times; i++) {
        memcpy(bytes + total, request, length);
        total += length;
        peer->sent[(peer->first + peer->waiting++) % MOST] = time;
    }
    for (size_t done = 0; done < total;) {
        ssize_t wrote = send(peer->descriptor, bytes + done, total - done, MSG_NOSIGNAL);
        if (wrote < 0) fail("send");
        done += wrote;
    }
}

static unsigned take(struct peer *peer, size_t size) {
    static char bytes[1 << 18];
    ssize_t got = recv(peer->descriptor, bytes, sizeof bytes, MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN) return 0;
    if (got <= 0) fail("recv");
    unsigned replies = 0;
    if (size) {
        peer->part += got;
        replies = peer->part / size;
        peer->part %= size;
    } else {
        for (char *end = bytes; (end = memchr(end, 0, bytes + got - end)); end++) replies++;
    }
    uint64_t time = now();
    for (unsigned i = 0; i < replies; i++) {
        if (count < SAMPLES) samples[count++] = (time - peer->sent[peer->first]) / 1000;
        peer->first = (peer->first + 1) % MOST;
        peer->waiting--;
    }
    return replies;
}

static int ascending(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

int main(int argc, char **argv) {
    if (argc != 7) return 2;
    int connections = atoi(argv[2]), depth = atoi(argv[3]);
    double seconds = atof(argv[4]);
    size_t size = atol(argv[5]);
    static char request[65536];
    int file = open(argv[6], O_RDONLY);
    ssize_t length = read(file, request, sizeof request);
    if (length <= 0) fail(argv[6]);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, argv[1], sizeof address.sun_path - 1);
    struct peer *peers = calloc(connections, sizeof *peers);
    int poll = epoll_create1(0);
    for (int i = 0; i < connections; i++) {
        peers[i].descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
        if (connect(peers[i].descriptor, (struct sockaddr *)&address, sizeof address)) fail(argv[1]);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &peers[i]};
        epoll_ctl(poll, EPOLL_CTL_ADD, peers[i].descriptor, &event);
    }
    for (int i = 0; i < connections; i++) ask(&peers[i], request, length, depth);
    uint64_t begin = now(), end = begin + (uint64_t)(seconds * 1e9), calls = 0, time;
    while ((time = now()) < end) {
        struct epoll_event events[64];
        int ready = epoll_wait(poll, events, 64, 1000);
        for (int i = 0; i < ready; i++) {
            unsigned replies = take(events[i].data.ptr, size);
            calls += replies;
            if (replies) ask(events[i].data.ptr, request, length, replies);
        }
    }
    qsort(samples, count, sizeof *samples, ascending);
    printf("%.0f %u %u\n", calls / ((time - begin) / 1e9), count ? samples[count / 2] : 0,
           count ? samples[count * 99 / 100] : 0);
}
