import Glibc
import Testing

@testable import Systemd

/// One suite and one after another, since the protocol of systemd lives in the environment of the process.
@Suite(.serialized) struct NotifyTests {
    @Test func withoutAManagerNothingHappens() {
        unsetenv("NOTIFY_SOCKET")
        let notify = Notify()
        #expect(!notify.isHeard)
        for isTold in [
            notify.ready(), notify.reloading(), notify.stopping(), notify.status("x"), notify.alive(),
            notify.extendTimeout(seconds: 5),
        ] {
            #expect(!isTold)
        }
    }

    @Test func aManagerThatIsGoneDoesNoHarm() {
        setenv("NOTIFY_SOCKET", "/nonexistent/notify", 1)
        defer { unsetenv("NOTIFY_SOCKET") }
        #expect(Notify().isHeard)
        #expect(!Notify().ready())
    }

    @Test(arguments: [false, true])
    func theManagerHearsEachMessageWordForWord(isAbstract: Bool) throws {
        let manager = try DatagramSocket(isAbstract: isAbstract)
        setenv("NOTIFY_SOCKET", manager.name, 1)
        defer { unsetenv("NOTIFY_SOCKET") }
        let notify = Notify()
        #expect(notify.ready(status: "565 towns"))
        #expect(manager.receive() == "READY=1\nSTATUS=565 towns")
        #expect(notify.ready())
        #expect(manager.receive() == "READY=1")
        #expect(notify.reloading())
        let reloading = try #require(manager.receive()).split(separator: "\n")
        #expect(reloading.first == "RELOADING=1")
        let since = try #require(reloading.last?.split(separator: "=").last.flatMap { Int64($0) })
        #expect(since > 0)
        #expect(notify.stopping())
        #expect(manager.receive() == "STOPPING=1")
        #expect(notify.alive())
        #expect(manager.receive() == "WATCHDOG=1")
        #expect(notify.extendTimeout(seconds: 30))
        #expect(manager.receive() == "EXTEND_TIMEOUT_USEC=30000000")
    }

    @Test func aStatusCannotSmuggleInAnotherMessage() throws {
        let manager = try DatagramSocket(isAbstract: true)
        setenv("NOTIFY_SOCKET", manager.name, 1)
        defer { unsetenv("NOTIFY_SOCKET") }
        #expect(Notify().status("Liège\nREADY=1\r\nMAINPID=1\u{0}é"))
        #expect(manager.receive() == "STATUS=Liège READY=1  MAINPID=1 é")
    }

    @Test(
        arguments: [
            (nil, nil, nil), ("30000000", nil, .seconds(30)), ("30000000", "self", .seconds(30)),
            ("30000000", "1", nil), ("0", nil, nil), ("rubbish", nil, nil),
        ] as [(String?, String?, Duration?)])
    func theWatchdogIsWhatTheManagerSaysItIs(microseconds: String?, process: String?, interval: Duration?) {
        unsetenv("WATCHDOG_USEC")
        unsetenv("WATCHDOG_PID")
        if let microseconds { setenv("WATCHDOG_USEC", microseconds, 1) }
        if let process { setenv("WATCHDOG_PID", process == "self" ? "\(getpid())" : process, 1) }
        defer {
            unsetenv("WATCHDOG_USEC")
            unsetenv("WATCHDOG_PID")
        }
        #expect(Watchdog.interval == interval)
    }

    @Test func withoutPassedSocketsThereAreNone() {
        unsetenv("LISTEN_FDS")
        #expect(PassedSocket.take().isEmpty)
        // Meant for another process.
        setenv("LISTEN_FDS", "1", 1)
        setenv("LISTEN_PID", "1", 1)
        #expect(PassedSocket.take().isEmpty)
        unsetenv("LISTEN_FDS")
        unsetenv("LISTEN_PID")
    }

    @Test func standardErrorIsTheJournalWhereBothSaySo() throws {
        var file = stat()
        try #require(fstat(STDERR_FILENO, &file) == 0)
        #expect(Journal.isStream("\(file.st_dev):\(file.st_ino)", descriptor: STDERR_FILENO))
        for text in ["", ":", "1", "\(file.st_dev):", "\(file.st_dev):\(file.st_ino + 1)", "a:b", "1:2:3"] {
            #expect(!Journal.isStream(text, descriptor: STDERR_FILENO))
        }
        #expect(!Journal.isStream("\(file.st_dev):\(file.st_ino)", descriptor: -1))
        unsetenv("JOURNAL_STREAM")
        #expect(!Journal.isStandardError)
        setenv("JOURNAL_STREAM", "\(file.st_dev):\(file.st_ino)", 1)
        defer { unsetenv("JOURNAL_STREAM") }
        #expect(Journal.isStandardError)
    }
}

/// The manager's end of sd_notify(3).
private final class DatagramSocket {
    /// As it stands in NOTIFY_SOCKET.
    let name: String
    private let descriptor: Int32

    init(isAbstract: Bool) throws {
        let path = "/tmp/lightd-notify-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        name = isAbstract ? "@\(path)" : path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        try #require(descriptor >= 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = (isAbstract ? [0] : []) + Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        try #require(code == 0)
    }

    deinit {
        close(descriptor)
        if !name.hasPrefix("@") { unlink(name) }
    }

    /// What was sent; nil where nothing was.
    func receive() -> String? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
    }
}
