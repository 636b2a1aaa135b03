// lightbench: the inner rooms under a stopwatch, for scripts/bench, which measures others beside them. It reads a
// workload from standard input, and prints what it computed and how long that took. It is not installed.

import Glibc

/// Ends the program with a sentence about what it was given.
func refuse(_ sentence: String) -> Never {
    let line = Array("lightbench: \(sentence)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
    exit(2)
}

/// Spent by this program until now: on a busy machine it says more than a clock on the wall.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

switch CommandLine.arguments.dropFirst().first {
case "sun": runSunBench()
default: refuse("usage: lightbench sun < WORKLOAD")
}
