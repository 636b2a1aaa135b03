import Glibc

/// Ctrl-C in the middle of an import: what is under way is finished first, so that it can be said how far it came.
enum Interruption {
    /// As a shell has it for a program that SIGINT ended.
    static let code: Int32 = 130

    static var isAsked: Bool { asked != 0 }

    /// From now on the first SIGINT is noted; a second one ends the program as ever.
    static func watch() {
        // The handler must not be the first to touch it: a global comes to life under a lock.
        asked = 0
        signal(SIGINT) { _ in
            asked = 1
            signal(SIGINT, SIG_DFL)
        }
    }
}

/// What C promises of this type is that a handler may write it while the program reads it; there is one thread.
private nonisolated(unsafe) var asked: sig_atomic_t = 0
