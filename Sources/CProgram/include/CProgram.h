// CProgram: a program is started without a shell, and watched until it ends, in ways for which Swift has no words
// (posix_spawn(3) with a process group, pidfd_open(2), a write that raises no SIGPIPE).

#ifndef CPROGRAM_H
#define CPROGRAM_H

#include <stddef.h>
#include <sys/types.h>

/// A program under way. The descriptors are ours, non-blocking, and not inherited by what is started next.
struct cprogram {
    /// Also the number of its process group.
    pid_t process;
    /// Becomes readable when the process has ended (pidfd_open(2)).
    int watch;
    /// Its standard input, for writing.
    int input;
    /// Its standard output and standard error together, for reading.
    int output;
};

/// Starts `path` in a process group of its own, with no other descriptors than its three, no signal blocked or
/// ignored, and nothing of our environment. Both lists end with NULL. Returns 0, or an errno.
int cprogram_start(
    const char *path, char *const *arguments, char *const *environment, struct cprogram *started);

/// Ends every process of the group: politely (SIGTERM), or at once (SIGKILL).
void cprogram_end(pid_t group, int at_once);

/// Waits for the end of the process. Returns its exit code, or minus the signal that ended it.
int cprogram_reap(pid_t process);

/// write(2), but a reader that has gone is EPIPE and never a signal.
ssize_t cprogram_write(int descriptor, const void *bytes, size_t count);

#endif
