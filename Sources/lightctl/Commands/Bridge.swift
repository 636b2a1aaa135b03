import ArgumentParser
import Glibc
import Varlink

/// What `--host` runs on the other machine.
struct BridgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bridge", abstract: "Connect standard input and output to the daemon's socket.",
        shouldDisplay: false)

    @OptionGroup var connection: Connection

    func run() throws {
        signal(SIGPIPE, SIG_IGN)
        let socket = try connection.connect()
        defer { close(socket) }
        var calls = Pump(from: STDIN_FILENO, to: socket)
        var replies = Pump(from: socket, to: STDOUT_FILENO)
        while !replies.isDone {
            var sources = calls.interests + replies.interests
            guard poll(&sources, nfds_t(sources.count), -1) >= 0 || errno == EINTR else { break }
            let isReady = sources.map { $0.revents != 0 }
            calls.turn(canRead: isReady[0], canWrite: isReady[1])
            replies.turn(canRead: isReady[2], canWrite: isReady[3])
            // The service is told that no call follows, and still answers those it has.
            if calls.hasJustEnded { shutdown(socket, Int32(SHUT_WR)) }
        }
    }
}

/// One direction: a buffer that is filled when it is empty and emptied before it is filled again.
private struct Pump {
    private let source: Int32
    private let target: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var pending = 0..<0
    private var hasEnded = false
    private var isTold = false
    private(set) var isDone = false

    init(from source: Int32, to target: Int32) {
        self.source = source
        self.target = target
        for descriptor in [source, target] {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        }
    }

    /// What to wait for: input where there is room for it, room where there is something to be written.
    var interests: [pollfd] {
        [
            pollfd(fd: pending.isEmpty && !hasEnded ? source : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: pending.isEmpty ? -1 : target, events: Int16(POLLOUT), revents: 0),
        ]
    }

    /// True once, when the end has come and everything before it is written.
    var hasJustEnded: Bool {
        mutating get {
            defer { if isDone { isTold = true } }
            return isDone && !isTold
        }
    }

    mutating func turn(canRead: Bool, canWrite: Bool) {
        if canRead {
            let count = read(source, &buffer, buffer.count)
            if count > 0 { pending = 0..<count }
            if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN { hasEnded = true }
        }
        if canWrite {
            let count = buffer[pending].withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
            if count > 0 { pending = pending.lowerBound + count..<pending.upperBound }
            // Nobody takes it any more.
            if count < 0, errno != EINTR, errno != EAGAIN { (pending, hasEnded) = (0..<0, true) }
        }
        if hasEnded, pending.isEmpty { isDone = true }
    }
}
