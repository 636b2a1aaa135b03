import Foundation
import LightDomain
import Testing

@testable import LightWorkers

/// With programs that write down what they get, or misbehave.
@Suite struct SendmailTransportTests {
    /// A folder with one program in it.
    private final class Bench {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lightd-\(UUID().uuidString)").path
        /// Not started itself: another test that starts a program just now may hold it open for writing.
        var script: String { "\(folder)/sendmail" }
        let program = "/bin/sh"

        init(_ script: String) throws {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try "here=\(folder)\n\(script)\n".write(toFile: self.script, atomically: true, encoding: .utf8)
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func read(_ name: String) throws -> String { try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) }

        func send(_ letter: Letter? = nil, seconds: Int = 20, returnPath: String? = nil) async throws -> Outcome {
            let transport = SendmailTransport(
                SendmailSettings(
                    program: program, arguments: [script, "-i"], returnPath: try returnPath.map { try MailAddress($0) },
                    concurrency: 1, letterSeconds: seconds))
            let outcome = await transport.send(try letter ?? .fixture())
            await transport.close()
            return outcome
        }
    }

    @Test func theProgramGetsTheLetterItsEnvelopeAndNothingElse() async throws {
        let bench = try Bench(
            """
            for word in "$0" "$@"; do printf '%s\\n' "$word"; done > $here/words
            cat > $here/letter
            env > $here/environment
            ls /proc/self/fd > $here/descriptors
            """)
        let letter = try Letter.fixture(
            from: "\"a b\\\"$(id)\"@just.example", to: "-oQ/tmp@example.org", text: ".\n`id`\n$HOME\n")
        #expect(try await bench.send(letter) == .succeeded(detail: "taken by \(bench.program)"))
        #expect(
            try bench.read("words") == """
                \(bench.script)
                -i
                -f
                "a b\\"$(id)"@just.example
                --
                -oQ/tmp@example.org

                """)
        #expect(try bench.read("letter") == String(decoding: letter.rfc5322().filter { $0 != 13 }, as: UTF8.self))
        let names = try bench.read("environment").split(separator: "\n").map { $0.prefix { $0 != "=" } }
        #expect(Set(names).subtracting(["PWD", "_", "SHLVL", "OLDPWD"]) == ["PATH", "LC_ALL"])
        // The fourth is that by which `ls` reads the folder.
        #expect(try bench.read("descriptors").split(separator: "\n").count == 4)
    }

    @Test func bouncesGoToTheReturnPath() async throws {
        let bench = try Bench("echo \"$3\" > $here/sender; cat > /dev/null; echo queued as 4F")
        #expect(
            try await bench.send(returnPath: "bounces@just.example") == .succeeded(detail: "queued as 4F"))
        #expect(try bench.read("sender") == "bounces@just.example\n")
    }

    @Test(arguments: [
        (64, "refused: exit code 64 (EX_USAGE): oh no (the mail settings are at fault, not this letter)"),
        (77, "refused: exit code 77 (EX_NOPERM): oh no (the mail settings are at fault, not this letter)"),
        (78, "refused: exit code 78 (EX_CONFIG): oh no (the mail settings are at fault, not this letter)"),
        (1, "put off the letter: exit code 1: oh no"),
        (66, "put off the letter: exit code 66 (EX_NOINPUT): oh no"),
        (69, "put off the letter: exit code 69 (EX_UNAVAILABLE): oh no"),
        (70, "put off the letter: exit code 70 (EX_SOFTWARE): oh no"),
        (71, "put off the letter: exit code 71 (EX_OSERR): oh no"),
        (73, "put off the letter: exit code 73 (EX_CANTCREAT): oh no"),
        (74, "put off the letter: exit code 74 (EX_IOERR): oh no"),
        (75, "put off the letter: exit code 75 (EX_TEMPFAIL): oh no"),
        (76, "put off the letter: exit code 76 (EX_PROTOCOL): oh no"),
        (255, "put off the letter: exit code 255: oh no"),
    ])
    func whatMayPassIsDeferred(code: Int, words: String) async throws {
        let bench = try Bench("cat > /dev/null; echo oh; echo no >&2; exit \(code)")
        #expect(try await bench.send() == .deferred(detail: "\(bench.program) \(words)"))
    }

    @Test(arguments: [(65, "EX_DATAERR"), (67, "EX_NOUSER"), (68, "EX_NOHOST")])
    func whatIsSaidOfTheLetterIsFinal(code: Int, name: String) async throws {
        let bench = try Bench("cat > /dev/null; exit \(code)")
        let words = "\(bench.program) refused the letter: exit code \(code) (\(name))"
        #expect(try await bench.send() == .failed(detail: words))
    }

    @Test func aProgramThatIsNotThereDefers() async throws {
        let bench = try Bench("")
        for (program, problem) in [
            ("\(bench.folder)/nowhere", "No such file or directory"), (bench.script, "Permission denied"),
        ] {
            let transport = SendmailTransport(SendmailSettings(program: program))
            let outcome = await transport.send(try .fixture())
            await transport.close()
            let blame = "(the mail settings are at fault)"
            #expect(outcome == .deferred(detail: "\(program) cannot be started: \(problem) \(blame)"))
        }
    }

    @Test func aProgramThatDoesNotReadIsNotWaitedFor() async throws {
        let bench = try Bench("exit 75")
        let letter = try Letter.fixture(text: String(repeating: "blauw\n", count: 200_000))
        #expect(
            try await bench.send(letter)
                == .deferred(detail: "\(bench.program) put off the letter: exit code 75 (EX_TEMPFAIL)"))
    }

    @Test func aProgramThatTalksWithoutEndIsListenedToWithinReason() async throws {
        let bench = try Bench("cat > /dev/null; yes rood | head -c 3000000; printf '\\033[31m\\000\\n' >&2; exit 67")
        guard case .failed(let detail) = try await bench.send() else {
            Issue.record("it did not fail")
            return
        }
        #expect(detail.utf8.count < 500)
        #expect(detail.contains(": rood rood rood"))
        #expect(!detail.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }

    @Test(.timeLimit(.minutes(1)))
    func aProgramThatHangsIsEndedWithAllThatItStarted() async throws {
        let bench = try Bench(
            """
            trap '' TERM
            sh -c 'trap "" TERM; echo $$ > '$here'/child; while :; do sleep 1000; done' &
            echo $$ > $here/parent
            while :; do sleep 1000; done
            """)
        let outcome = try await bench.send(seconds: 1)
        let words = "took longer than 1 seconds for a letter, which it may have taken all the same"
        #expect(outcome == .deferred(detail: "\(bench.program) \(words)"))
        for name in ["parent", "child"] {
            let process = try #require(Int(try bench.read(name).trimmingCharacters(in: .newlines)))
            // Gone, or a corpse that nobody has fetched yet.
            let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            #expect(state.map { $0.contains(") Z ") || $0.contains(") X ") } ?? true, "\(name): \(state ?? "")")
        }
    }

    @Test func aProgramThatIsKilledDefers() async throws {
        let bench = try Bench("kill -9 $$")
        #expect(try await bench.send() == .deferred(detail: "\(bench.program) was ended by signal 9"))
    }

    /// Exim leaves a process behind that delivers.
    @Test func whatAProgramLeavesBehindWhenItEndsWellIsLeftAlone() async throws {
        let bench = try Bench(
            """
            cat > /dev/null
            mkfifo $here/fifo
            (cat $here/fifo > $here/later) &
            """)
        #expect(try await bench.send() == .succeeded(detail: "taken by \(bench.program)"))
        let fifo = try #require(FileHandle(forWritingAtPath: "\(bench.folder)/fifo"))
        try fifo.write(contentsOf: Data("delivered".utf8))
        try fifo.close()
        while (try? bench.read("later")) != "delivered" { await Task.yield() }
    }

    @Test(.timeLimit(.minutes(1)))
    func aProgramUnderWayIsEndedWithLightd() async throws {
        let bench = try Bench("sleep 1000")
        let patience = Patience()
        patience.end(after: 0)
        let (end, _) = Program(path: bench.program, arguments: [bench.script]).run(
            on: [], within: 3_600, patience: patience)
        #expect(end == .interrupted)
    }
}
