import Foundation
import Testing

/// The house rules that a compiler does not keep.
@Suite struct TidyTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The arrows between the rooms: what each target may import of the project, and of others.
    static let rooms: [String: Set<String>] = [
        "Almanac": ["Synchronization"],
        "LightDomain": ["Almanac"],
        "LightStore": ["Almanac", "LightDomain", "GRDB", "GRDBSQLite", "Foundation"],
        "LightEngine": ["Almanac", "LightDomain", "LightStore"],
        "LightSimulation": ["Almanac", "LightDomain", "LightStore", "LightEngine", "Synchronization"],
        "lightsim": ["LightSimulation", "ArgumentParser", "Synchronization"],
        "LightWorkers": [
            "Almanac", "LightDomain", "CCurl", "CProgram", "Foundation", "FoundationEssentials", "Synchronization",
        ],
        "Varlink": ["Synchronization"],
        "VarlinkServer": ["Varlink", "CVarlink", "HeapModule", "Synchronization"],
        "VarlinkGenerate": ["Varlink"],
        "LightProtocol": ["Varlink"],
        "Systemd": ["CSystemd", "Synchronization"],
        "LightDaemon": [
            "Almanac", "CClock", "LightDomain", "LightStore", "LightEngine", "LightWorkers", "LightProtocol",
            "Varlink", "VarlinkServer", "Systemd", "Dispatch", "Foundation", "Logging", "ServiceLifecycle", "Mustache",
            "Yams",
            "Synchronization",
        ],
        "lightd": ["LightDaemon", "ArgumentParser", "Foundation", "Logging"],
        "lightctl": ["LightProtocol", "Varlink", "ArgumentParser"],
        "lightbench": ["Almanac", "Foundation", "LightDaemon", "LightDomain", "LightEngine", "LightStore"],
    ]

    /// Rooms without a clock, dice or I/O.
    static let pureRooms = ["Almanac", "LightDomain"]

    @Test func roomsImportWhatTheyMayAndNothingElse() throws {
        for room in try Self.folders(in: "Sources") where !room.hasPrefix("C") {
            let allowed = try #require(Self.rooms[room], "\(room) is a new room: say what it may import")
            for file in try Self.swiftFiles(in: "Sources/\(room)") {
                for name in try Self.imports(of: file) where name != "Glibc" || Self.pureRooms.contains(room) {
                    // The almanac takes sine and cosine from the C library, in the folder of the sun and nowhere else.
                    if name == "Glibc", file.path().contains("/Almanac/Sun/") { continue }
                    #expect(allowed.contains(name), "\(Self.short(file)) imports \(name)")
                }
            }
        }
    }

    @Test func thePackageDrawsTheSameArrows() throws {
        let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
        for room in Self.rooms.keys { #expect(manifest.contains("name: \"\(room)\""), "\(room) is no target") }
    }

    @Test func theCoreKnowsNoClockNoDiceAndNoEnvironment() throws {
        let words = ["Date()", ".now", "random", "getenv", "ProcessInfo", "Task.sleep", "time(nil)", "clock_gettime"]
        for room in Self.pureRooms + ["LightStore", "LightEngine"] {
            for file in try Self.swiftFiles(in: "Sources/\(room)") {
                let code = try Self.code(of: file)
                for word in words where code.contains(word) && !code.contains("turn\(word)") {
                    #expect(!code.contains(word), "\(Self.short(file)) says \(word)")
                }
            }
        }
    }

    @Test func nothingFromOutsideIsATrap() throws {
        for file in try Self.swiftFiles(in: "Sources") {
            let code = try Self.code(of: file)
            for word in ["try!", "fatalError(", "as!"] {
                #expect(!code.contains(word), "\(Self.short(file)) says \(word)")
            }
        }
    }

    @Test func filesHaveOneSubject() throws {
        for file in try Self.swiftFiles(in: "Sources") {
            if file.path().contains("/Generated/") || file.path().contains("/Embedded/") { continue }
            let lines = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 400, "\(Self.short(file)) has \(lines.count) lines: look for the second subject")
            for (number, line) in lines.enumerated() where line.count > 120 {
                Issue.record("\(Self.short(file)):\(number + 1) is longer than 120 columns")
            }
        }
    }

    @Test func nobodyLeavesWorkForLater() throws {
        for folder in ["Sources", "Tests"] {
            for file in try Self.swiftFiles(in: folder) {
                let text = try String(contentsOf: file, encoding: .utf8)
                for word in ["TO" + "DO", "FIX" + "ME", "XX" + "X:"] {
                    #expect(!text.contains(word), "\(Self.short(file)) says \(word)")
                }
            }
        }
    }

    @Test func roomsSayWhatTheyAreFor() throws {
        for room in try Self.folders(in: "Sources") where !room.hasPrefix("C") {
            let main = try Self.swiftFiles(in: "Sources/\(room)").first {
                [
                    "\(room).swift", "main.swift", "Store.swift", "Engine.swift", "Lightd.swift", "Lightctl.swift",
                    "Lightsim.swift",
                    "Interfaces.swift",
                ]
                .contains($0.lastPathComponent)
            }
            let file = try #require(main, "\(room) has no main file")
            #expect(try String(contentsOf: file, encoding: .utf8).contains("//"), "\(room) does not say what it is for")
        }
    }

    // MARK: Reading the sources

    static func folders(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path()).sorted()
    }

    static func swiftFiles(in path: String) throws -> [URL] {
        let folder = root.appending(path: path)
        let all = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return all.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    static func imports(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else { return nil }
            guard place == 0 || words[0].hasPrefix("@") || words[0] == "public" else { return nil }
            return words[place + 1].split(separator: ".").first.map(String.init)
        }
    }

    /// Without comments and string literals, roughly: what is in them does nothing.
    static func code(of file: URL) throws -> String {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { line in
            let trimmed = line.drop { $0 == " " }
            return !trimmed.hasPrefix("//") && !trimmed.hasPrefix("\"")
        }.joined(separator: "\n")
    }

    static func short(_ file: URL) -> String {
        file.path().replacingOccurrences(of: root.path(), with: "")
    }
}
