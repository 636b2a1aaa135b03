import Glibc
import Testing

@testable import Varlink

/// Finding the service: real sockets in a folder of their own, or in the abstract namespace.
struct ConnectingTests {
    /// A socket at the address; listening if wanted. Closed by whoever gets it.
    private func bound(to address: ServiceAddress, listening: Bool) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        try #require(descriptor >= 0)
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let bytes: [UInt8] =
            switch address.socket {
            case .path(let path): Array(path.utf8) + [0]
            case .abstract(let path): [0] + Array(path.utf8)
            }
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
        let status = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(2 + bytes.count)) }
        }
        try #require(status == 0)
        if listening { try #require(listen(descriptor, 5) == 0) }
        return descriptor
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        var template = Array("/tmp/varlink-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer {
            unlink("\(folder)/socket")
            rmdir(folder)
        }
        try body(folder)
    }

    @Test func aListeningServiceIsReachedByPathAndByAbstractName() throws {
        try withFolder { folder in
            for text in ["unix:\(folder)/socket", "unix:@\(folder)"] {
                let address = try ServiceAddress(text)
                let listener = try bound(to: address, listening: true)
                defer { close(listener) }
                let service = TinyService.listening(on: listener) { peer in
                    _ = peer.receive()
                    peer.send(#"{"parameters":{"ok":true}}"#)
                    peer.close()
                }
                let client = try Client(connectingTo: address, timeout: .seconds(60))
                #expect(try client.call("a.b.C") == ["ok": true])
                service.join()
            }
        }
    }

    @Test func nobodyListeningIsToldApart() throws {
        try withFolder { folder in
            let missing = try ServiceAddress("\(folder)/nothing")
            #expect(throws: ClientError.noService(missing)) { try Client(connectingTo: missing) }
            let inAFile = try ServiceAddress("/dev/null/socket")
            #expect(throws: ClientError.noService(inAFile)) { try Client(connectingTo: inAFile) }
            let deaf = try ServiceAddress("\(folder)/socket")
            let descriptor = try bound(to: deaf, listening: false)
            defer { close(descriptor) }
            #expect(throws: ClientError.noService(deaf)) { try Client(connectingTo: deaf) }
        }
    }

    /// A service that accepts nobody fills its queue; connecting then takes no longer than any other wait.
    @Test func aFullQueueTimesOut() throws {
        try withFolder { folder in
            let address = try ServiceAddress("\(folder)/socket")
            let listener = try bound(to: address, listening: false)
            defer { close(listener) }
            try #require(listen(listener, 0) == 0)
            var clients: [Client] = []
            #expect(throws: ClientError.timedOut) {
                for _ in 0..<10 { clients.append(try Client(connectingTo: address, timeout: .milliseconds(10))) }
            }
        }
    }

    @Test(.disabled(if: getuid() == 0, "root may connect to everything"))
    func aSocketWithoutPermissionIsTold() throws {
        try withFolder { folder in
            let address = try ServiceAddress("\(folder)/socket")
            let listener = try bound(to: address, listening: true)
            defer { close(listener) }
            try #require(chmod("\(folder)/socket", 0) == 0)
            #expect(throws: ClientError.notPermitted(address)) { try Client(connectingTo: address) }
        }
    }
}
