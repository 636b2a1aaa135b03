import Glibc

/// A pair of file descriptors that bytes go through, closed with it. Waits never last beyond the deadline, whatever the
/// descriptors' own mode, and a peer that is gone is an error and not a SIGPIPE.
struct Transport: ~Copyable {
    private let input: Int32
    private let output: Int32
    /// False for pipes, such as those of an ssh process.
    private let outputIsSocket: Bool

    /// Takes the descriptors over; they may be the same one.
    init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
        var status = stat()
        outputIsSocket = fstat(output, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }

    /// A socket that is connected to the service, for somebody else to use and to close.
    static func descriptor(connectedTo address: ServiceAddress) throws(ClientError) -> Int32 {
        let transport = try connecting(to: address, timeout: nil)
        let copy = fcntl(transport.input, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw .system(operation: "hand on the connection", errno: errno) }
        return copy
    }

    static func connecting(to address: ServiceAddress, timeout: Duration?) throws(ClientError) -> Transport {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(operation: "create a socket", errno: errno) }
        let transport = Transport(input: descriptor, output: descriptor)
        if let timeout { transport.limitConnecting(to: timeout) }
        if transport.connect(to: address) == 0 { return transport }
        switch errno {
        case ENOENT, ECONNREFUSED, ENOTDIR: throw .noService(address)
        case EACCES, EPERM: throw .notPermitted(address)
        case EAGAIN: throw .timedOut
        case let code: throw .system(operation: "connect to \(address)", errno: code)
        }
    }

    deinit {
        close(input)
        if output != input { close(output) }
    }

    /// Waits for input, or for room for output if that is wanted too; says which there is.
    func wait(forRoom: Bool, until deadline: Deadline) throws(ClientError) -> (input: Bool, room: Bool) {
        var polled = [pollfd(fd: input, events: Int16(POLLIN), revents: 0)]
        if forRoom { polled.append(pollfd(fd: output, events: Int16(POLLOUT), revents: 0)) }
        while true {
            let count = poll(&polled, nfds_t(polled.count), deadline.milliseconds)
            if count > 0 { return (polled[0].revents != 0, forRoom && polled[1].revents != 0) }
            if count == 0 { if deadline.hasPassed { throw .timedOut } else { continue } }
            guard errno == EINTR else { throw .system(operation: "wait for the service", errno: errno) }
        }
    }

    /// Appends what there is; false at the end of the stream.
    func read(into buffer: inout [UInt8]) throws(ClientError) -> Bool {
        let step = 64 * 1024
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: step))
        let count = buffer.withUnsafeMutableBytes { bytes in
            while true {
                let count = Glibc.read(input, bytes.baseAddress?.advanced(by: old), step)
                if count >= 0 || errno != EINTR { return count }
            }
        }
        let code = errno
        buffer.removeLast(step - max(0, count))
        if count >= 0 { return count > 0 }
        if code == EAGAIN { return true }
        if code == ECONNRESET { return false }
        throw .system(operation: "read from the service", errno: code)
    }

    /// Writes what there is room for, and says how much; nil if the peer is gone.
    func write(_ bytes: borrowing ArraySlice<UInt8>) throws(ClientError) -> Int? {
        while true {
            let count = bytes.withUnsafeBytes { bytes in
                outputIsSocket
                    ? send(output, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
                    : withoutBrokenPipeSignal {
                        Glibc.write(output, bytes.baseAddress, min(bytes.count, Int(PIPE_BUF)))
                    }
            }
            if count >= 0 { return count }
            switch errno {
            case EINTR: continue
            case EAGAIN: return 0
            case EPIPE, ECONNRESET: return nil
            case let code: throw .system(operation: "write to the service", errno: code)
            }
        }
    }

    /// Linux's connect on a Unix socket whose queue is full waits as long as a send would.
    private borrowing func limitConnecting(to timeout: Duration) {
        let (seconds, attoseconds) = timeout.components
        // Zero would mean for ever.
        var limit = timeval(tv_sec: Int(seconds), tv_usec: max(1, Int(attoseconds / 1_000_000_000_000)))
        setsockopt(output, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    private borrowing func connect(to address: ServiceAddress) -> Int32 {
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let text: [UInt8]
        let length: Int
        switch address.socket {
        case .path(let path): (text, length) = (Array(path.utf8), path.utf8.count + 1)
        case .abstract(let path): (text, length) = ([0] + Array(path.utf8), path.utf8.count + 1)
        }
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: text) }
        let size = socklen_t(MemoryLayout<sa_family_t>.size + length)
        return withUnsafePointer(to: &name) { name in
            name.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                while true {
                    let status = Glibc.connect(output, name, size)
                    if status == 0 || errno != EINTR { return status }
                }
            }
        }
    }
}

/// A moment of the monotonic clock; without one, never.
struct Deadline {
    private let moment: Duration?

    init(after timeout: Duration?) { moment = timeout.map { Self.now + $0 } }

    var hasPassed: Bool { moment.map { $0 <= Self.now } ?? false }

    /// As `poll` wants it: rounded up, -1 for never.
    var milliseconds: Int32 {
        guard let moment else { return -1 }
        let (seconds, attoseconds) = (moment - Self.now).components
        if seconds < 0 || attoseconds < 0 { return 0 }
        return seconds >= 1_000_000 ? 1_000_000_000 : Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }

    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

/// Writing to a pipe has no flag against SIGPIPE: it is held back, and taken if it came, without touching the process.
private func withoutBrokenPipeSignal(_ write: () -> Int) -> Int {
    var pipe = sigset_t()
    var old = sigset_t()
    var pending = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &pipe, &old)
    let count = write()
    let code = errno
    if count < 0 && code == EPIPE && !wasPending {
        var now = timespec()
        while sigtimedwait(&pipe, nil, &now) == -1 && errno == EINTR {}
    }
    pthread_sigmask(SIG_SETMASK, &old, nil)
    errno = code
    return count
}

/// What the system says of an error number.
func systemMessage(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
