#define _GNU_SOURCE
#include "CProgram.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int spawn(
    const char *path, char *const *arguments, char *const *environment, int input, int output, pid_t *process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int code = posix_spawn_file_actions_init(&actions);
    if (code != 0) return code;
    code = posix_spawnattr_init(&attributes);
    if (code != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return code;
    }
    // The calls below fail only for arguments that are wrong, or without memory: their codes are added up.
    code |= posix_spawn_file_actions_adddup2(&actions, input, 0);
    code |= posix_spawn_file_actions_adddup2(&actions, output, 1);
    code |= posix_spawn_file_actions_adddup2(&actions, output, 2);
    code |= posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    code |= posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    code |= posix_spawnattr_setpgroup(&attributes, 0);
    code |= posix_spawnattr_setsigmask(&attributes, &none);
    code |= posix_spawnattr_setsigdefault(&attributes, &all);
    code = code != 0 ? ENOMEM : posix_spawn(process, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

/// A pipe whose ends are above the three that every program has, where dup2 would leave them open on exec as they are.
static int make_pipe(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    for (int end = 0; end < 2; end++) {
        if (ends[end] > 2) continue;
        int moved = fcntl(ends[end], F_DUPFD_CLOEXEC, 3);
        if (moved < 0) {
            int code = errno;
            close(ends[0]);
            close(ends[1]);
            return code;
        }
        close(ends[end]);
        ends[end] = moved;
    }
    return 0;
}

int cprogram_start(
    const char *path, char *const *arguments, char *const *environment, struct cprogram *started) {
    int input[2], output[2];
    int code = make_pipe(input);
    if (code != 0) return code;
    code = make_pipe(output);
    if (code != 0) {
        close(input[0]);
        close(input[1]);
        return code;
    }
    pid_t process = 0;
    code = spawn(path, arguments, environment, input[0], output[1], &process);
    close(input[0]);
    close(output[1]);
    int watch = -1;
    if (code == 0) {
        watch = (int)syscall(SYS_pidfd_open, process, 0);
        if (watch < 0) {
            code = errno;
            cprogram_end(process, 1);
            cprogram_reap(process);
        }
    }
    if (code != 0) {
        close(input[1]);
        close(output[0]);
        return code;
    }
    fcntl(input[1], F_SETFL, O_NONBLOCK);
    fcntl(output[0], F_SETFL, O_NONBLOCK);
    *started = (struct cprogram){.process = process, .watch = watch, .input = input[1], .output = output[0]};
    return 0;
}

void cprogram_end(pid_t group, int at_once) { kill(-group, at_once ? SIGKILL : SIGTERM); }

int cprogram_reap(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return -SIGKILL;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

ssize_t cprogram_write(int descriptor, const void *bytes, size_t count) {
    sigset_t pipe, before, pending;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    sigpending(&pending);
    int was_pending = sigismember(&pending, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, &before);
    ssize_t written = write(descriptor, bytes, count);
    int code = errno;
    if (written < 0 && code == EPIPE && !was_pending) {
        struct timespec now = {0, 0};
        while (sigtimedwait(&pipe, NULL, &now) < 0 && errno == EINTR) {
        }
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = code;
    return written;
}
