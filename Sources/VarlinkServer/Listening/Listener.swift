import CVarlink
import Glibc

/// A listening socket: lets peers in.
actor Listener: EventLoop.Source {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private let socket: Int32
    private let admit: @Sendable (Int32) -> Void
    private var pause: TimerQueue.Timer?
    private var isClosed = false

    /// - Parameters:
    ///   - socket: closed by the listener.
    ///   - admit: given each new socket, on the loop; it closes it.
    init(_ socket: Int32, on loop: EventLoop, admit: @escaping @Sendable (Int32) -> Void) {
        self.socket = socket
        self.loop = loop
        self.admit = admit
    }

    func open() throws(ListeningProblem) {
        let code = loop.add(socket, self, .readable)
        guard code == 0 else { throw .failed(attempt: "watch the socket", code: code) }
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        if let pause { loop.cancel(pause) }
        loop.remove(socket)
        Glibc.close(socket)
    }

    nonisolated func ready(_ events: EventLoop.Events) { assumeIsolated { $0.accept() } }

    private func accept() {
        // Not more than some at a time: who is in already has a turn in between.
        for _ in 0..<16 {
            let descriptor = cvarlink_accept(socket)
            if descriptor >= 0 {
                admit(descriptor)
                continue
            }
            switch errno {
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: rest()
            // One that has left before it was let in is no reason to stop.
            case EINTR, ECONNABORTED, EPERM: continue
            default: break
            }
            return
        }
    }

    /// There is no descriptor to be had. Whoever wants to come in waits in the kernel's queue, which would otherwise be
    /// told of again and again.
    private func rest() {
        loop.change(socket, [])
        pause = loop.schedule(after: .milliseconds(100)) { [self] in assumeIsolated { $0.goOn() } }
    }

    private func goOn() {
        pause = nil
        if !isClosed { loop.change(socket, .readable) }
    }
}
