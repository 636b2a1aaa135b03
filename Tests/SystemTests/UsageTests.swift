import Foundation
import Testing

extension SystemTests {
    /// What lightctl says to those who ask for what cannot be.
    @Suite struct UsageTests {
        private func start(_ workshop: Workshop) throws -> Program {
            try workshop.startDaemon(
                configuration: """
                    mail:
                      via: maildir
                      from: Blue Heart <blueheart@example.org>
                      maildir: { folder: \(workshop.folder)/outbox }
                    """)
        }

        static let wrong: [(arguments: [String], words: String)] = [
            (["list", "--promise", "promised"], "--promise is for \"lightctl list commitments\""),
            (["list", "buildings", "--text", "a"], "--text is for \"lightctl list municipalities\""),
            (["list", "--limit", "0"], "--limit 0: at least 1"),
            (["agenda", "--limit", "0"], "--limit 0: at least 1"),
            (["rehearse", "--from", "x"], "--from x: write an instant"),
            (["sight", "gent", "lit", "--at", "tomorrow"], "--at tomorrow: write an instant"),
            (["status", "--edition", "0"], "--edition 0: a year from 1950 to 2100"),
        ]

        @Test(arguments: wrong)
        func wrongUsageIsToldAsSuch(arguments: [String], words: String) throws {
            let run = try Program.run(
                "\(Workshop.products)/lightctl", [arguments[0], "--socket", "/nowhere"] + arguments.dropFirst())
            #expect(run.code == 2 && run.errors.contains(words), "\(arguments): \(run)")
        }

        @Test func aPromiseThatWasWithdrawnSaysHowItIsRenewed() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            #expect(try workshop.lightctl("add", "Gand", "--building", "Belfort").code == 0)
            let seen = try workshop.lightctl("sight", "gand", "lit").output
            #expect(seen.hasPrefix("noted: gent/belfort@") && seen.hasSuffix(" lit\n"), "\(seen)")
            #expect(try workshop.lightctl("withdraw", "gent").code == 0)
            let confirmed = try workshop.lightctl("confirm", "gent")
            let advice = try #require(
                confirmed.errors.split(separator: "\"").first { $0.hasPrefix("lightctl commit gent belfort") },
                "\(confirmed.errors)")
            let arguments = advice.split(separator: " ").dropFirst().map(String.init)
            let renewed = try Program.run(
                "\(Workshop.products)/lightctl", ["--socket", workshop.socket] + arguments)
            #expect(renewed.code == 0 && renewed.output.contains("promised"), "\(renewed)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aTownThatIsNotListedNamesTheOptionsAndTheColumnsThatItNeeds() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            let added = try workshop.lightctl("add", "Atlantis")
            #expect(added.errors.contains("--time-zone and --language"), "\(added.errors)")
            let file = try workshop.write("municipality\nAtlantis\n", to: "towns.csv")
            let imported = try workshop.lightctl("import", file)
            #expect(imported.errors.contains("timezone and languages"), "\(imported.errors)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aFileIsNamedForWhatItIs() throws {
            let workshop = try Workshop()
            let path = "\(workshop.folder)/towns.csv"
            try #require("municipality\nGent\n".data(using: .utf16)).write(to: URL(filePath: path))
            #expect(try workshop.lightctl("import", path).errors.contains("this is UTF-16"))
            let far = try workshop.write("municipality,weather\nGent,fine\n", to: "far.csv")
            #expect(!(try workshop.lightctl("import", far).errors.contains("Did you mean")))
            let near = try workshop.write("municipality,bulding\nGent,Belfort\n", to: "near.csv")
            #expect(try workshop.lightctl("import", near).errors.contains("Did you mean \"building\"?"))
        }
    }
}
