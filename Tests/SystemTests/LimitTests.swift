import Foundation
import Testing
import Varlink

extension SystemTests {
    /// What the configuration allows a peer, asked of the built daemon by a peer that allows itself more.
    @Suite struct LimitTests {
        /// Python's sockets: a peer is one line of what it does, and says what became of it.
        private static let prelude = """
            import os, resource, socket, sys, time
            PING = b'{"method":"io.lightd.Manager.Ping"}'
            def peer(patience=20):
                p = socket.socket(socket.AF_UNIX); p.settimeout(patience); p.connect(sys.argv[1]); return p
            def answer(p):
                try: return "answered" if p.recv(9999) else "closed"
                except ConnectionError: return "closed"
                except TimeoutError: return "waits"
            def ask(p, message):
                try: p.sendall(message)
                except OSError: return "closed"
                return answer(p)

            """

        private func ask(_ workshop: Workshop, _ script: String) throws -> [String] {
            let client = try Program.run("/usr/bin/env", ["python3", "-c", Self.prelude + script, workshop.socket])
            #expect(client.code == 0, "\(client.errors)")
            return client.output.split(separator: "\n").map(String.init)
        }

        private func with(_ limits: String, _ body: (Workshop) throws -> Void) throws {
            let workshop = try Workshop()
            let daemon = try workshop.startDaemon(
                configuration: "log: { level: error }\nsocket: { mode: 0666 }\nlimits: { \(limits) }")
            try body(workshop)
            // Whatever was asked of it, it goes on.
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aMessageHasSoManyBytesAndSoManyLevels() throws {
            try with("messageBytes: 5000, unfinishedBytesPerUser: 5000, depth: 10") { workshop in
                let said = try ask(
                    workshop,
                    """
                    def long(n): return PING[:-1] + b',"x.y":"' + b"a" * (n - len(PING) - 9) + b'"}\\0'
                    print(len(long(5000)) - 1, ask(peer(), long(5000)), ask(peer(), long(5001)))
                    def deep(n): return PING[:-1] + b',"x.y":' + b"[" * n + b"]" * n + b"}\\0"
                    print(ask(peer(), deep(9)), ask(peer(), deep(10)))
                    """)
                #expect(said == ["5000 answered closed", "answered closed"])
            }
        }

        @Test func aMessageThatWasBegunIsEndedInTime() throws {
            try with("idleSeconds: 1") { workshop in
                let said = try ask(
                    workshop,
                    """
                    p = peer(); start = time.monotonic()
                    print(ask(p, PING), 0.9 < time.monotonic() - start < 15)
                    # Whoever says nothing stays.
                    q = peer(2); print(answer(q), ask(q, PING + b"\\0"))
                    """)
                #expect(said == ["closed True", "waits answered"])
            }
        }

        @Test func soManyMayBeConnectedAndSoManyOfOneUser() throws {
            try with("connections: 5, connectionsPerUser: 3") { workshop in
                let said = try ask(
                    workshop,
                    """
                    def crowd(n):
                        peers = [peer() for _ in range(n)]
                        return peers, [ask(p, PING + b"\\0") for p in peers].count("answered")
                    # root is not bound by the second, only by the first.
                    if os.getuid() == 0:
                        peers, n = crowd(7); print(n)
                        for p in peers: p.close()
                        os.setresuid(65534, 65534, 65534)
                    else: print(5)
                    for _ in range(100):
                        peers, n = crowd(7)
                        if n == 3: break
                        for p in peers: p.close()
                    print(n)
                    """)
                #expect(said == ["5", "3"])
            }
        }

        @Test func theUnfinishedMessagesOfOneUserHaveSoManyBytes() throws {
            try with("messageBytes: 200000, unfinishedBytesPerUser: 250000") { workshop in
                let said = try ask(
                    workshop,
                    """
                    start = PING[:-1] + b',"x.y":"' + b"a" * 100000
                    peers = [peer() for _ in range(4)]
                    for p in peers: p.sendall(start)
                    print(sorted(ask(p, b'"}\\0') for p in peers))
                    print(ask(peer(), start + b'"}\\0'))
                    """)
                // Two are within it; a third may be that came when one of them had ended.
                let counts = said.first?.components(separatedBy: "answered").count ?? 0
                #expect(counts - 1 >= 2 && counts - 1 < 4, "\(said)")
                #expect(said.last == "answered", "they gave back what they held")
            }
        }

        @Test func soManyBytesWaitForAPeerThatDoesNotReadAndAReloadChangesIt() throws {
            try with("outputBytes: 4096") { workshop in
                let count = """
                    call = b'{"method":"org.varlink.service.GetInterfaceDescription",'
                    call += b'"parameters":{"interface":"io.lightd.Register"}}\\0'
                    p = peer(1); sent = 0
                    try:
                        while sent < 20000: p.sendall(call); sent += 1
                    except TimeoutError: pass
                    print(sent)
                    """
                let few = try #require(try ask(workshop, count).first.flatMap { Int($0) })
                _ = try workshop.write(
                    "log: { level: error }\nsocket: { mode: 0666 }\nlimits: { outputBytes: 16777216 }\n",
                    to: "lightd.yaml")
                #expect(try workshop.lightctl("reload").code == 0)
                let many = try #require(try ask(workshop, count).first.flatMap { Int($0) })
                // An answer has seven kilobytes: 16 MiB are two thousand of them.
                #expect(many - few > 1_500, "\(few) and \(many)")
            }
        }
    }
}
