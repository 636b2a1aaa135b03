// CClock: the kernel's wall-clock alarm for Swift, whose Glibc module has neither timerfd nor eventfd. Nothing here
// keeps state, and every function answers -1 with errno set where the kernel refuses.

#ifndef CCLOCK_H
#define CCLOCK_H

#include <stdbool.h>
#include <stdint.h>

/// What ended a wait; several at once are possible.
enum { CCLOCK_DUE = 1, CCLOCK_CLOCK_SET = 2, CCLOCK_WOKEN = 4 };

/// Whole seconds since 1970, rounded down.
int64_t cclock_now(void);

/// Whether something disciplines the kernel's clock: its error is known to be under 16 s, the criterion of
/// systemd's timedated.
bool cclock_is_synchronised(void);

/// A timer on the wall clock, not armed.
int cclock_make_timer(void);

/// Arms the timer for an instant, in seconds since 1970; one that has passed is due at once. While it is armed, a
/// step of the wall clock ends the wait too.
int cclock_arm(int timer, int64_t seconds);

/// A bell that `cclock_ring` rings and `cclock_wait` hears.
int cclock_make_bell(void);
int cclock_ring(int bell);

/// Sleeps until the timer is due, the clock was set or the bell rang, without waking in between.
int cclock_wait(int timer, int bell);

#endif
