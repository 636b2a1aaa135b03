import Foundation
import Testing

extension SystemTests {
    /// A disk of a few megabytes that is filled up.
    @Suite(.enabled(if: SmallDisk.isPossible, "only root can mount a small file system"))
    struct DiskTests {
        @Test func aFullDiskRefusesChangesInWordsUntilThereIsRoom() throws {
            let workshop = try Workshop()
            let disk = try SmallDisk(workshop.state, megabytes: 2)
            let daemon = try workshop.startDaemon(configuration: "log: { level: error }")
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort").code == 0)
            try disk.fill()

            // The log has room of its own for a while.
            var refused: (code: Int32, output: String, errors: String)?
            for number in 0..<200 where refused == nil {
                let added = try workshop.lightctl("commit", "gent", "Huis \(number)")
                if added.errors.contains("the disk is full") { refused = added }
            }
            let refusal = try #require(refused, "two megabytes were never full")
            #expect(refusal.code == 1 && refusal.errors.contains("nothing can be changed at the moment"), "\(refusal)")
            #expect(try workshop.lightctl("list").output.contains("Gent"))
            let ill = try workshop.lightctl("health")
            #expect(ill.code == 1 && ill.output.contains("disk-full"), "\(ill)")
            let backup = try workshop.lightctl("backup", "full.sqlite")
            #expect(backup.code == 1 && backup.errors.contains("the disk is full"), "\(backup)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(workshop.state)/backups") == [])

            try disk.clear()
            #expect(try workshop.lightctl("add", "Brugge", "--building", "Belfort").code == 0)
            #expect(try !workshop.lightctl("health").output.contains("disk-full"))
            #expect(try workshop.lightctl("backup", "room.sqlite").code == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(workshop.state)/backups") == ["room.sqlite"])
            #expect(daemon.end(SIGTERM) == 0)
        }
    }
}

/// A file system in memory, mounted for one test.
private final class SmallDisk {
    static let isPossible = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/bin/mount")

    private let folder: String

    init(_ folder: String, megabytes: Int) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let mount = try Program.run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder])
        guard mount.code == 0 else { throw Failed(mount.errors) }
    }

    deinit { _ = try? Program.run("/bin/umount", ["-l", folder]) }

    func fill() throws {
        _ = try Program.run("/bin/dd", ["if=/dev/zero", "of=\(folder)/filler", "bs=4096"])
    }

    func clear() throws { try FileManager.default.removeItem(atPath: "\(folder)/filler") }
}
