import Glibc
import Testing

@testable import Systemd

/// In a process of its own, for passed sockets are always the descriptors from 3 on.
@Suite struct PassedSocketTests {
    @Test func passedSocketsAreTakenOnceByTheirNames() async {
        await #expect(processExitsWith: .success) {
            // What the test's own machinery has there is put back before it ends.
            let saved = [dup(3), dup(4)]
            var pair: [Int32] = [0, 0]
            guard pipe(&pair) == 0 else { exit(1) }
            let sources = pair.map { fcntl($0, F_DUPFD, 10) }
            for (index, source) in sources.enumerated() { dup2(source, Int32(3 + index)) }
            setenv("LISTEN_PID", "\(getpid())", 1)
            setenv("LISTEN_FDS", "2", 1)
            setenv("LISTEN_FDNAMES", "varlink:board", 1)
            let first = PassedSocket.take()
            let flags = first.map { fcntl($0.descriptor, F_GETFD) & FD_CLOEXEC }
            let isLeft = getenv("LISTEN_FDS") != nil
            let second = PassedSocket.take()
            for (index, descriptor) in saved.enumerated() where descriptor >= 0 { dup2(descriptor, Int32(3 + index)) }
            guard first.map(\.name) == ["varlink", "board"], first.map(\.descriptor) == [3, 4] else { exit(2) }
            guard flags == [FD_CLOEXEC, FD_CLOEXEC], !isLeft, second.isEmpty else { exit(3) }
            exit(0)
        }
    }
}
