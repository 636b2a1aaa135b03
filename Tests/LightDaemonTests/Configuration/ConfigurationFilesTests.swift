import Foundation
import Testing

@testable import LightDaemon

@Suite struct ConfigurationFilesTests {
    @Test func theFilesOfTheFolderAreReadInTheOrderOfTheirNames() throws {
        let folder = try Folder([
            "lightd.yaml": "mail: {via: maildir, from: a@example.org, maildir: {folder: /a}}\n",
            "conf.d/20-b.yaml": "mail: {maildir: {folder: /b}}\n",
            "conf.d/100-c.yaml": "mail: {maildir: {folder: /c}}\n",
            "conf.d/.30-hidden.yaml": "nonsense", "conf.d/README": "nonsense", "conf.d/40.yaml~": "nonsense",
            "messages/kit.nl.mustache": "Subject: Eigen tekst\n\nDag.\n", "messages/notes.txt": "nonsense",
            "holidays.yaml": "LU: [{day: 06-23}]\n",
        ])
        defer { folder.remove() }
        try folder.write("conf.d/50.yaml", "holidays: \(folder.path)/holidays.yaml\n")
        let whole = try Configuration.read(folder.path + "/lightd.yaml", isNamed: true)
        #expect(whole.configuration.mail.maildir == "/b")
        #expect(whole.holidays["LU"]?.rules.count == 1 && whole.holidays["BE"]?.rules.count == 10)
        let facts = whole.configuration.facts
        #expect(
            try whole.messages.render(Letters.notice("kit"), facts: facts, zone: Belgium.zone())?.message.text
                == "Dag.\n")
    }

    @Test func whatIsMissingIsMissedOnlyWhereItWasNamed() throws {
        let folder = try Folder([:])
        defer { folder.remove() }
        let path = folder.path + "/lightd.yaml"
        #expect(try Configuration.read(path, isNamed: false).configuration == BuiltIn.configuration.get())
        #expect(problems(path) == ["\(path): cannot be opened: No such file or directory"])
    }

    @Test func whatASettingNamesIsMissedAtTheSetting() throws {
        let folder = try Folder(["secret": "x\n"])
        defer { folder.remove() }
        let (path, secret) = (folder.path + "/lightd.yaml", folder.path + "/secret")
        try folder.write("lightd.yaml", "\nholidays: \(folder.path)/none\n")
        #expect(problems(path) == ["\(path):2:11: holidays: \(folder.path)/none does not exist"])
        let smtp = "from: a@example.org, smtp: {host: localhost, user: a, passwordFile: \(secret)"
        try folder.write("lightd.yaml", "mail: {via: smtp, \(smtp),\n ca: \(folder.path)}}\n")
        #expect(problems(path) == ["\(path):2:6: mail.smtp.ca: \(folder.path) is not a file"])
        try folder.write("lightd.yaml", "mail: {via: smtp, \(smtp)x}}\n")
        #expect(problems(path) == ["\(path):1:87: mail.smtp.passwordFile: \(secret)x does not exist"])
        try folder.write("lightd.yaml", "mail: {via: smtp, \(smtp)}}\n")
        #expect(problems(path) == [])
        // What is not used need not be there yet.
        try folder.write("lightd.yaml", "mail: {via: none, \(smtp)x}}\n")
        #expect(problems(path) == [])
    }

    @Test func accountsAndMessagesThatAreOfNoUseAreDoubted() throws {
        let folder = try Folder([
            "lightd.yaml": "access:\n  operators: {users: [root, no-such-user, 65000], groups: [no-such-group]}\n",
            "messages/kitt.nl.mustache": "Subject: a\n\nb\n", "messages/kit.nl.mustache": "Subject: a\n\nb\n",
        ])
        defer { folder.remove() }
        let path = folder.path + "/lightd.yaml"
        #expect(
            try Configuration.read(path, isNamed: true).doubts.map(\.description) == [
                "\(path):2:29: there is no user \"no-such-user\" here",
                "\(path):2:60: there is no group \"no-such-group\" here",
                "\(folder.path)/messages/kitt.nl.mustache: no rule sends the message \"kitt\"; did you mean \"kit\"?",
            ])
        // The built-in group lightctl is made by those who want it.
        try folder.write("lightd.yaml", "")
        try FileManager.default.removeItem(atPath: folder.path + "/messages/kitt.nl.mustache")
        #expect(try Configuration.read(path, isNamed: true).doubts == [])
    }

    @Test func mistakesNameTheFileWithItsPath() throws {
        let folder = try Folder(["lightd.yaml": "", "conf.d/a.yaml": "\nlog: {level: x}\n"])
        defer { folder.remove() }
        #expect(problems(folder.path + "/lightd.yaml").first?.hasPrefix("\(folder.path)/conf.d/a.yaml:2:14: ") == true)
        try folder.write("conf.d/a.yaml", "")
        try folder.write("messages/kit.nl.mustache", "Subject: {{x}}\n\nb\n")
        let found = problems(folder.path + "/lightd.yaml")
        #expect(found.first?.hasPrefix("\(folder.path)/messages/kit.nl.mustache:1:10: ") == true)
    }

    @Test func aFileInAnotherEncodingIsNamedWithThePlace() throws {
        let folder = try Folder([:])
        defer { folder.remove() }
        let path = folder.path + "/lightd.yaml"
        try Data(Array("a: é\nb: \u{FFFD}caf".utf8) + [0xE9, 0x0A]).write(to: URL(fileURLWithPath: path))
        #expect(
            problems(path) == [
                "\(path):2:8: this is not UTF-8; save the file as UTF-8 instead of Latin-1 or another encoding"
            ])
    }

    @Test func whatIsNoFileIsNotWaitedFor() throws {
        let folder = try Folder([:])
        defer { folder.remove() }
        #expect(mkfifo(folder.path + "/pipe.yaml", 0o600) == 0)
        #expect(problems(folder.path + "/pipe.yaml") == ["\(folder.path)/pipe.yaml: is not a file"])
        #expect(problems(folder.path) == ["\(folder.path): is not a file"])
        try folder.write("large.yaml", "# " + String(repeating: "x", count: 2_000_000))
        #expect(problems(folder.path + "/large.yaml").first?.contains("is larger than 1024 KiB") == true)
    }

    // MARK: Helpers

    private func problems(_ path: String) -> [String] {
        do {
            _ = try Configuration.read(path, isNamed: true)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }
}

/// A folder for one test.
private struct Folder {
    let path: String

    init(_ files: [String: String]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("lightd-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, text) }
    }

    func write(_ name: String, _ text: String) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
