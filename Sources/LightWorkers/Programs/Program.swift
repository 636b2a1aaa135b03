import CProgram
import Glibc

/// A program that is run without a shell: what is in its arguments and on its standard input is text and never a
/// command. It sees nothing of our environment, descriptors and signals.
struct Program {
    /// What came of a run.
    enum End: Hashable {
        case exited(Int)
        /// By a signal that was not ours.
        case killed(signal: Int)
        /// It took longer than it may, so it was ended together with all that it had started.
        case ranTooLong
        /// The same because lightd is ending.
        case interrupted
        /// In the system's words.
        case cannotStart(String)
    }

    /// How much is kept of what a program says, in bytes; the rest is read and thrown away.
    static let longestAnswer = 4_096
    /// Seconds between the polite end and the other one.
    static let graceSeconds = 2

    /// Where the programs are that a program may start.
    static let environment = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"]

    let path: String
    let arguments: [String]

    /// Runs it on `input`, and waits for its end.
    ///
    /// What a program leaves running when it ends well by itself is left alone: mail systems deliver that way.
    ///
    /// - Returns: how it ended, and what it said on standard output and standard error.
    func run(on input: [UInt8], within seconds: Int, patience: Patience) -> (end: End, words: String) {
        var started = cprogram()
        let code = Self.withTexts([path] + arguments) { arguments in
            Self.withTexts(Self.environment) { cprogram_start(path, arguments, $0, &started) }
        }
        if code != 0 { return (.cannotStart(String(cString: strerror(code))), "") }
        var dialogue = ProgramDialogue(started, input: input)
        let ended = dialogue.follow(until: Self.now + Int64(seconds) * 1_000, patience: patience)
        if !ended {
            cprogram_end(started.process, 0)
            _ = dialogue.follow(until: Self.now + Int64(Self.graceSeconds) * 1_000, patience: Patience())
            // Before it is reaped its number is nobody else's.
            cprogram_end(started.process, 1)
        }
        let status = Int(cprogram_reap(started.process))
        dialogue.close()
        guard ended else { return (patience.isOver ? .interrupted : .ranTooLong, dialogue.words) }
        return (status >= 0 ? .exited(status) : .killed(signal: -status), dialogue.words)
    }

    // MARK: Helpers

    fileprivate static var now: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
    }

    private static func withTexts<Answer>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Answer
    ) -> Answer {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}

/// What goes to a program and comes from it.
private struct ProgramDialogue {
    private let watch: Int32
    /// -1 once closed.
    private var input: Int32
    private var output: Int32
    private var rest: ArraySlice<UInt8>
    private var heard: [UInt8] = []

    init(_ program: cprogram, input: [UInt8]) {
        watch = program.watch
        self.input = program.input
        output = program.output
        rest = input[...]
    }

    var words: String { String(decoding: heard, as: UTF8.self) }

    /// Writes and reads until the program has ended; false where it had not by then.
    mutating func follow(until end: Int64, patience: Patience) -> Bool {
        while true {
            write()
            let left = end - Program.now
            if left <= 0 || patience.isOver { return false }
            var events = [
                pollfd(fd: watch, events: Int16(POLLIN), revents: 0),
                pollfd(fd: output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
            ]
            // The patience can end while nothing happens here.
            guard poll(&events, nfds_t(events.count), Int32(min(left, 1_000))) > 0 else { continue }
            if events[1].revents != 0 { read() }
            if events[0].revents != 0 {
                read()
                return true
            }
        }
    }

    mutating func close() {
        Self.close(&input)
        Self.close(&output)
        Glibc.close(watch)
    }

    // MARK: Helpers

    private mutating func write() {
        while input >= 0 {
            if rest.isEmpty { return Self.close(&input) }
            let count = rest.withUnsafeBytes { cprogram_write(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EAGAIN { return }
            if count < 0, errno == EINTR { continue }
            // Whether it wanted the rest is told by how it ends.
            if count < 0 { return Self.close(&input) }
            rest = rest.dropFirst(count)
        }
    }

    private mutating func read() {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while output >= 0 {
            let count = Glibc.read(output, &buffer, buffer.count)
            if count < 0, errno == EAGAIN { return }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return Self.close(&output) }
            heard += buffer.prefix(min(count, Program.longestAnswer - heard.count))
        }
    }

    private static func close(_ descriptor: inout Int32) {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }
}
