// CSystemd: the two doors of libsystemd that `Systemd` uses, the daemon's protocol with its manager and the journal.

#ifndef CSYSTEMD_H
#define CSYSTEMD_H

#include <sys/uio.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

#endif
