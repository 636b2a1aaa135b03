#define _GNU_SOURCE

#include "CClock.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

// Far enough for every plan, and nanoseconds still fit the kernel's 64 bits: the year 2255.
static const int64_t latest_second = 9000000000;

int64_t cclock_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

bool cclock_is_synchronised(void) {
    struct timex state = { .modes = 0 };
    return adjtimex(&state) >= 0 && state.maxerror < 16000000;
}

int cclock_make_timer(void) {
    return timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

int cclock_arm(int timer, int64_t seconds) {
    struct itimerspec when = { 0 };
    // An all-zero time would disarm, so the past is one nanosecond after the epoch.
    if (seconds > 0) when.it_value.tv_sec = seconds < latest_second ? seconds : latest_second;
    else when.it_value.tv_nsec = 1;
    return timerfd_settime(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}

int cclock_make_bell(void) {
    return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

int cclock_ring(int bell) {
    return eventfd_write(bell, 1);
}

static int read_timer(int timer) {
    uint64_t expirations;
    if (read(timer, &expirations, sizeof expirations) == sizeof expirations) return CCLOCK_DUE;
    return errno == ECANCELED ? CCLOCK_CLOCK_SET : 0;
}

int cclock_wait(int timer, int bell) {
    struct pollfd sources[] = { { .fd = timer, .events = POLLIN }, { .fd = bell, .events = POLLIN } };
    for (;;) {
        if (poll(sources, 2, -1) < 0) {
            if (errno == EINTR) continue;
            return -1;
        }
        int heard = sources[0].revents ? read_timer(timer) : 0;
        eventfd_t rings;
        if (sources[1].revents && eventfd_read(bell, &rings) == 0) heard |= CCLOCK_WOKEN;
        // Nothing heard: the timer was moved between its expiry and the read.
        if (heard) return heard;
    }
}
