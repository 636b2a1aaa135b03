import Foundation
import LightDomain
import LightProtocol
import Testing
import Varlink

extension SystemTests {
    /// The built programs as people and dashboards use them.
    @Suite struct DashboardTests {
        private static let configuration = """
            mail:
              via: maildir
              from: Blue Heart <blueheart@example.org>
              maildir: { folder: FOLDER/outbox }
            """

        private func start(_ workshop: Workshop) throws -> Program {
            try workshop.startDaemon(
                configuration: Self.configuration.replacingOccurrences(of: "FOLDER", with: workshop.folder))
        }

        @Test(.enabled(if: Workshop.python != nil, "make test sets up the Python that this needs"))
        func foreignClientsReadTheBoard() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            #expect(try workshop.lightctl("add", "Anvers", "--building", "Stadhuis").code == 0)
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort", "--building", "Stadhuis").code == 0)
            let python = try #require(Workshop.python)
            let read = try Program.run(python, ["\(Workshop.support)/read_board.py", workshop.socket])
            let seen = try #require(
                try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [String: Any], "\(read.errors)")
            #expect(
                seen["facades"] as? [String] == [
                    "antwerpen/stadhuis@\(edition)", "gent/belfort@\(edition)", "gent/stadhuis@\(edition)",
                ])
            #expect(
                seen["unchanged"] as? Bool == true && seen["again"] as? Bool == false
                    && seen["asyncPing"] as? Bool == true)
            #expect((seen["interfaces"] as? [String])?.contains("io.lightd.Status") == true)
            let summary = try #require(seen["summary"] as? [String: Any])
            #expect((summary["municipalities"] as? [String: Int]) == ["invited": 0, "declined": 0, "committed": 2])
            #expect(daemon.end(SIGTERM) == 0)
        }

        private var edition: Int {
            let parts = Calendar(identifier: .gregorian).dateComponents(in: .gmt, from: Date())
            let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            return (month, day) <= (8, 1) ? year : year + 1
        }

        @Test func aNewcomersFirstCommandsWork() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let added = try workshop.lightctl(
                "add", "Antwerpen", "--building", "Stadhuis", "--contact", "Jan <jan@example.org>")
            #expect(added.code == 0 && added.output.contains("added antwerpen (11002)"), "\(added)")
            let confirmed = try workshop.lightctl("confirm", "antwerpen")
            #expect(confirmed.code == 0 && confirmed.output.contains("confirmed"))
            let agenda = try workshop.lightctl("agenda", "antwerpen")
            let rules = agenda.output.split(separator: "\n").map { $0.split(separator: "\t")[1] }
            #expect(rules.allSatisfy { ["kit", "kickoff", "week-before", "eve", "tonight", "thanks"].contains($0) })
            #expect(!rules.isEmpty)
            let rehearsed = try workshop.lightctl("rehearse", "--edition", "\(edition)")
            #expect(rehearsed.code == 0 && rehearsed.output.contains("jan@example.org"))
            #expect(rehearsed.output.hasSuffix("Nothing was sent.\n"))
            let status = try workshop.lightctl("status")
            #expect(status.output.hasPrefix("Blue Heart \(edition): 1 committed, 1 confirmed"), "\(status)")
            #expect(try workshop.lightctl("backup", "first.sqlite").code == 0)
            #expect(try workshop.lightctl("backup", "first.sqlite").code == 1, "a backup replaced another")
            #expect(try workshop.lightctl("backup", "../escape.sqlite").code == 1)
            #expect(try workshop.lightctl("withdraw", "antwerpen").code == 0)
            // A town that has taken its promise back is invited again, and told nothing else.
            let left = try workshop.lightctl("agenda", "antwerpen", "--state", "waiting").output
            #expect(left.split(separator: "\n").allSatisfy { $0.contains("\tinvitation\tantwerpen\t") }, "\(left)")
            #expect(try workshop.lightctl("confirm", "antwerpen").code == 1)
            #expect(daemon.end(SIGTERM) == 0)
            #expect(try workshop.lightctl("status").code == 3)
            let again = try start(workshop)
            #expect(try workshop.lightctl("show", "anvers").output.contains("jan@example.org"))
            #expect(again.end(SIGTERM) == 0)
            #expect(!FileManager.default.fileExists(atPath: workshop.socket))
        }

        @Test func lightctlSaysWhatToDoNext() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let ambiguous = try workshop.lightctl("add", "Saint-Nicolas")
            #expect(ambiguous.code == 1 && ambiguous.errors.contains("46021") && ambiguous.errors.contains("62093"))
            let misspelt = try workshop.lightctl("add", "Anvres")
            #expect(misspelt.code == 1 && misspelt.errors.contains("Did you mean Antwerpen (11002)?"))
            #expect(try workshop.lightctl("list", "--json").output == "[]\n", "a refusal registered something")
            #expect(try workshop.lightctl("add", "Antwerpen", "--building", "A", "--on", "sunst").code == 1)
            #expect(try workshop.lightctl("frobnicate").code == 2)
            #expect(try workshop.lightctl("--help").code == 0)
            #expect(daemon.end(SIGTERM) == 0)
        }

        static let badFiles: [(name: String, text: String, complaint: String)] = [
            ("a wrong header", "town,building\nGent,Belfort\n", "FILE:1: there is no column \"town\""),
            ("no header", "Gent\n", "FILE:1: the first line has to name the columns"),
            ("a missing column", "building,contact\nBelfort,Jan\n", "FILE:1: a column \"municipality\" or \"code\""),
            ("a missing field", "municipality,building\nGent\n", "FILE:2: 1 fields, but the header has 2"),
            ("an open quote", "municipality,building\nGent,\"Belfort\n", "FILE:2: a quote is opened here"),
            (
                "an unknown town", "municipality,building\nGent,Belfort\nAtlantis,Temple\n",
                "FILE:3: \"Atlantis\" is not in"
            ),
            (
                "an impossible place", "municipality,building,latitude,longitude\nGent,Belfort,91,3\n",
                "FILE:2: latitude 91"
            ),
            ("a decimal comma", "municipality;building;latitude;longitude\nGent;Belfort;51,05;3\n", "write a point"),
            ("an impossible address", "municipality,email\nGent,jan at example\n", "FILE:2: "),
            (
                "the same building twice", "municipality,building\nGent,Belfort\nGent,belfort\n",
                "FILE:3: \"belfort\" of this town stands on line 2"
            ),
            ("the same town twice", "municipality\nGent\n\nGent\n", "FILE:4: this town stands on line 2 already"),
            ("an ambiguous town", "municipality\nSaint-Nicolas\n", "FILE:2: \"Saint-Nicolas\" may be"),
            ("a bad moment", "municipality,building,on\nGent,Belfort,sunst\n", "FILE:2: expected one of"),
        ]

        @Test(arguments: badFiles)
        func aBadFileIsRefusedByFileAndLineAndNothingGoesIn(name: String, text: String, complaint: String) throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let file = try workshop.write(text, to: "towns.csv")
            let imported = try workshop.lightctl("import", file)
            let wanted = complaint.replacingOccurrences(of: "FILE", with: file)
            #expect(imported.code == 1 && imported.errors.contains(wanted), "\(name): \(imported.errors)")
            #expect(try workshop.lightctl("list", "--json").output == "[]\n", "\(name): something went in")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func goodLinesGoInWhereBadOnesAreLeftOut() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let text =
                "\u{FEFF}municipality;building;latitude;longitude;note\r\nGent;Belfort;51.05;3.72;\"zijde \"\"Markt\"\"\r\ntweede regel\"\r\n"
                + "Gent;Onmogelijk;99;3;\r\nAtlantis;Temple;;;\r\nLeuven;Stadhuis;;;\r\n"
            let file = try workshop.write(text, to: "towns.csv")
            let imported = try workshop.lightctl("import", file, "--keep-going")
            #expect(imported.code == 1 && imported.output.hasPrefix("2 towns added"), "\(imported)")
            #expect(
                imported.errors.contains("\(file):4: latitude 99")
                    && imported.errors.contains("\(file):5: \"Atlantis\""))
            #expect(try workshop.lightctl("show", "gent").output.contains("zijde \"Markt\""))
            let again = try workshop.lightctl("import", file, "--keep-going")
            #expect(again.output.hasPrefix("0 towns added, 0 changed, 2 as they were"), "\(again)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func latin1IsNamedAndCanBeRead() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let file = "\(workshop.folder)/latin1.csv"
            let bytes =
                Array("municipality,building\nLi".utf8) + [0xE8] + Array("ge,H".utf8) + [0xF4]
                + Array("tel de ville\n".utf8)
            try Data(bytes).write(to: URL(filePath: file))
            let refused = try workshop.lightctl("import", file)
            #expect(refused.code == 1 && refused.errors.contains("\(file):2: this is not UTF-8"))
            #expect(try workshop.lightctl("import", file, "--encoding", "latin1").code == 0)
            #expect(try workshop.lightctl("show", "luik").output.contains("Hôtel de ville"))
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aConfigurationErrorNamesFileLineAndColumn() throws {
            let workshop = try Workshop()
            let path = try workshop.write("campaign:\n  colour: \"#009EDB\"\n  on: sunst +15m\n", to: "bad.yaml")
            let checked = try Program.run("\(Workshop.products)/lightd", ["--config", path, "--check"])
            #expect(checked.code != 0 && checked.errors.contains("\(path):3:7: "), "\(checked.errors)")
        }

        @Test func aNewerOrDamagedDatabaseIsRefusedInWords() throws {
            let workshop = try Workshop()
            try start(workshop).end(SIGTERM)
            _ = try Program.run(
                "/usr/bin/sqlite3", [workshop.database, "INSERT INTO grdb_migrations VALUES ('9-from-the-future')"])
            let newer = try Program.run(
                "\(Workshop.products)/lightd", ["--state", workshop.state, "--socket", workshop.socket])
            #expect(
                newer.code == 1 && newer.errors.contains("newer lightd") && newer.errors.contains("restore a backup"))
            try Data(repeating: 0x5A, count: 20_000).write(to: URL(filePath: workshop.database))
            let damaged = try Program.run(
                "\(Workshop.products)/lightd", ["--state", workshop.state, "--socket", workshop.socket])
            #expect(damaged.code == 1 && damaged.errors.contains("damaged"), "\(damaged.errors)")
        }
    }
}
