// lightbench: the inner rooms under a stopwatch, for scripts/bench, which measures others beside them. It prints
// what it computed and how long that took. It is not installed.

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

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("sun", 1):
    runSunBench()
case ("plan", 3):
    guard let count = Int(arguments[1]), count > 0 else { refuse("how many commitments: \(arguments[1])") }
    do { try runPlanBench(count: count, folder: arguments[2]) } catch { refuse("\(error)") }
default:
    refuse("usage: lightbench sun < WORKLOAD, or lightbench plan COUNT FOLDER")
}
