import Foundation
import Testing

extension SystemTests {
    /// `--host`: the daemon of another machine. In ssh's place stands a shell that runs what ssh would run there, for a
    /// machine to log in to is not to be had in a test.
    @Suite struct HostTests {
        private func lightctl(
            _ workshop: Workshop, _ arguments: String...
        ) throws -> (code: Int32, output: String, errors: String) {
            let ssh = try workshop.write(
                """
                #!/bin/sh
                [ "$1 $2" = "-T --" ] || { echo "ssh: not called as it should be: $*" >&2; exit 255; }
                [ "$3" = nowhere ] && { echo "ssh: Could not resolve hostname nowhere" >&2; exit 255; }
                [ "$3" = bare ] && PATH=/usr/bin:/bin
                exec sh -c "$4"

                """, to: "bin/ssh")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: ssh)
            let path = "\(workshop.folder)/bin:\(Workshop.products):/usr/bin:/bin"
            return try Program.run(
                "/usr/bin/env", ["PATH=\(path)", "\(Workshop.products)/lightctl"] + arguments)
        }

        @Test func theDaemonOfAnotherMachineIsAskedThroughSSH() throws {
            let workshop = try Workshop()
            try FileManager.default.createDirectory(
                atPath: "\(workshop.folder)/bin", withIntermediateDirectories: true)
            let daemon = try workshop.startDaemon(configuration: "")
            let there = ["--host", "town@there", "--socket", workshop.socket]
            let added = try lightctl(
                workshop, there[0], there[1], there[2], there[3], "add", "Gent", "--building", "Belfort")
            #expect(added.code == 0 && added.output.hasPrefix("added gent"), "\(added)")
            let shown = try lightctl(workshop, "list", there[0], there[1], there[2], there[3])
            #expect(shown.output.hasPrefix("gent\tGent"), "\(shown)")
            let called = try lightctl(
                workshop, "--host", "there", "call", "unix:\(workshop.socket)", "io.lightd.Manager.Ping")
            #expect(called.output == "{}\n", "\(called)")
            // More than all pipes on the way hold, in both directions.
            let header = "municipality,id,country,languages,timezone,latitude,longitude,building\n"
            let towns = header + (0..<6_000).map { "T\($0),t-\($0),NL,nl,Europe/Amsterdam,52,5,Hall\n" }.joined()
            let large = try lightctl(
                workshop, there[0], there[1], there[2], there[3], "import", "--dry-run",
                try workshop.write(towns, to: "towns.csv"))
            #expect(large.output == "6000 towns would be added, 0 would be changed, 0 as they were\n", "\(large)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func whatStandsInTheWayIsTold() throws {
            let workshop = try Workshop()
            try FileManager.default.createDirectory(
                atPath: "\(workshop.folder)/bin", withIntermediateDirectories: true)
            let unknown = try lightctl(workshop, "status", "--host", "nowhere")
            #expect(unknown.code == 3 && unknown.errors.contains("nowhere was not reached by ssh"), "\(unknown)")
            let bare = try lightctl(workshop, "status", "--host", "bare")
            #expect(bare.code == 3 && bare.errors.contains("bare has no lightctl"), "\(bare)")
            let stopped = try lightctl(workshop, "status", "--host", "there", "--socket", "\(workshop.folder)/no'where")
            #expect(
                stopped.code == 3 && stopped.errors.contains("no daemon answers at \(workshop.folder)/no'where"),
                "\(stopped)")
        }

        /// To ssh it would be an option that runs a program.
        @Test(arguments: ["-oProxyCommand=touch hacked", "", "a b", "a\nb"])
        func whatIsNoMachineIsNotGivenToSSH(host: String) throws {
            let workshop = try Workshop()
            let refused = try workshop.lightctl("status", "--host=\(host)")
            #expect(refused.code == 2 && refused.errors.contains("--host"), "\(refused)")
        }
    }
}
