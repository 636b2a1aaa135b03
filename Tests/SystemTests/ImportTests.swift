import Foundation
import Testing

extension SystemTests {
    /// What an import takes, what it names and what it leaves out.
    @Suite struct ImportTests {
        private func start(_ workshop: Workshop) throws -> Program {
            try workshop.startDaemon(
                configuration: """
                    mail:
                      via: maildir
                      from: Blue Heart <blueheart@example.org>
                      maildir: { folder: \(workshop.folder)/outbox }
                    """)
        }

        @Test func nothingOfABadLineGoesIn() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let file = try workshop.write(
                """
                municipality,building,on,contact,email
                Dinant,B,on -1h,Jan,jan@example.org
                Durbuy,B,,Jan,not-an-address
                Gent,Belfort,,An,an@example.org
                Gent,Stadhuis,,Bo,not-an-address
                """, to: "towns.csv")
            let imported = try workshop.lightctl("import", file, "--keep-going")
            #expect(imported.code == 1 && imported.output.hasPrefix("1 town added"), "\(imported)")
            for line in [2, 3, 5] { #expect(imported.errors.contains("\(file):\(line): "), "\(imported.errors)") }
            let towns = try workshop.lightctl("list").output.split(separator: "\n")
            #expect(towns.count == 1 && towns[0].hasPrefix("gent\t"), "\(towns)")
            let gent = try workshop.lightctl("show", "gent").output
            #expect(gent.contains("an@example.org") && gent.contains("gent/belfort") && !gent.contains("stadhuis"))
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func everyBadLineOfATownIsNamed() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let rows = (1...8).map { "Gent,Gebouw \($0),sunst" }
            let file = try workshop.write(
                (["municipality,building,on"] + rows).joined(separator: "\n"), to: "towns.csv")
            let imported = try workshop.lightctl("import", file)
            for line in 2...9 { #expect(imported.errors.contains("\(file):\(line): expected"), "\(imported.errors)") }
            #expect(imported.code == 1 && imported.errors.contains("8 lines to mend; nothing was imported"))
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aTownUnderAnotherSpellingIsFoundInAnyBatch() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let near = try workshop.write("municipality,building\nGand,A\nGent,B\n44021,C\n", to: "near.csv")
            let refused = try workshop.lightctl("import", near)
            for line in [3, 4] {
                #expect(
                    refused.errors.contains("\(near):\(line): this town (gent) stands on line 2 already"),
                    "\(refused.errors)")
            }
            // A note of 1,900 letters on each line fills several calls.
            let note = String(repeating: "x", count: 1_900)
            let rows = (1...1_200).map { "Stad \($0),Toren,\(note),nl,Europe/Brussels,51,4" }
            let far = try workshop.write(
                (["municipality,building,note,languages,timezone,latitude,longitude", "Gand,A,,,,,"] + rows
                    + ["Gent,B,,,,,"]).joined(separator: "\n"), to: "far.csv")
            let checked = try workshop.lightctl("import", far, "--dry-run")
            #expect(checked.code == 1 && checked.output.hasPrefix("1201 towns would be added"), "\(checked)")
            #expect(
                checked.errors.contains("\(far):1203: this town (gent) stands on line 2 already"), "\(checked.errors)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func anImportThatFailsInTheMiddleSaysHowFarItCame() throws {
            let workshop = try Workshop()
            try start(workshop).end(SIGTERM)
            let rows = (1...3_000).map { "Stad \($0),nl,Europe/Brussels" }
            let file = try workshop.write(
                (["municipality,languages,timezone"] + rows).joined(separator: "\n"), to: "towns.csv")
            // A disk that is full after half of the second call.
            let full =
                "CREATE TRIGGER full BEFORE INSERT ON municipality "
                + "WHEN (SELECT count(*) FROM municipality) >= 1500 BEGIN SELECT RAISE(ABORT, 'full'); END"
            let made = try Program.run("/usr/bin/sqlite3", [workshop.database, full])
            #expect(made.code == 0, "\(made.errors)")
            let daemon = try start(workshop)
            let imported = try workshop.lightctl("import", file)
            #expect(imported.code == 1, "\(imported)")
            #expect(imported.errors.contains("1000 of 3000 towns are in; import the file again"), "\(imported.errors)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func fieldsThatAreTooLongOrHoldControlCharactersAreNamed() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let long = String(repeating: "y", count: 5_000_000)
            let note = String(repeating: "z", count: 2_001)
            let file = try workshop.write(
                """
                municipality,building,note
                Gent,A,\(long)
                Gent,B,\(note)
                Gent,C\u{0}C,
                Gent,D\u{202E}D,
                Gent,E,\u{2066}note
                """, to: "towns.csv")
            let imported = try workshop.lightctl("import", file)
            for line in 2...6 { #expect(imported.errors.contains("\(file):\(line): "), "\(imported.errors)") }
            #expect(imported.errors.contains("5 lines to mend"), "\(imported.errors)")
            #expect(try workshop.lightctl("decline", "gent", "--note", note).errors.contains("note: at most 2000"))
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func whatCannotBeWrittenIsNoSuccess() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort").code == 0)
            for verb in ["list", "list --json", "status", "status --json", "--help"] {
                let shell = "\(Workshop.products)/lightctl \(verb) >/dev/full"
                let full = try Program.run("/bin/sh", ["-c", "export LIGHTD_SOCKET=\(workshop.socket); \(shell)"])
                #expect(
                    full.code == 1 && full.errors.contains("standard output: No space left on device"),
                    "\(verb): \(full)")
            }
            #expect(daemon.end(SIGTERM) == 0)
        }
    }
}
