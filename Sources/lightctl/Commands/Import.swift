import ArgumentParser
import Glibc
import LightProtocol
import Varlink

struct ImportCommand: ParsableCommand {
    enum Encoding: String, ExpressibleByArgument, CaseIterable {
        case utf8 = "utf-8"
        case latin1
    }

    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Register or change many towns from a CSV file.",
        discussion: """
            One line for a town, or for each of its buildings. The first line names the columns, in any order:

              \(Columns.known.joined(separator: ", "))

            Only municipality or code is needed. A town that is registered already is changed in what the file says, \
            and left alone in what it does not. Unless every line is good, none goes in; with --keep-going the good \
            ones do. Semicolons or tabs may stand for commas. See lightctl(1).
            """)

    @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"))
    var file: String

    @Flag(name: .long, help: "Let the good lines go in where others are bad.")
    var keepGoing = false

    @Flag(name: .long, help: "Check everything and change nothing.")
    var dryRun = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "utf-8 (the default) or latin1, which is read as Windows-1252.",
            valueName: "name"))
    var encoding = Encoding.utf8

    @Option(name: .long, help: ArgumentHelp("The edition that is promised; default: the next one.", valueName: "year"))
    var edition: Int?

    @OptionGroup var connection: Connection

    func run() throws {
        let name = file == "-" ? "standard input" : file
        let input = try ImportFile(try text(name), name: name)
        let importer = Importer(line: try connection.open(), edition: edition)
        let check = try importer.check(input.entries)
        let problems = input.problems + check.problems
        if dryRun { return try finish(check, problems, name) }
        if !problems.isEmpty, !keepGoing { return try finish(Importer.Tally(), problems, name) }
        let tally = try importer.apply(check.taken)
        try finish(tally, problems, refusedLate: tally.problems, name)
    }

    // MARK: Reading

    private func text(_ name: String) throws -> [UInt8] {
        let bytes = try read(name)
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Trouble("\(name): this is UTF-16. Save it as \"CSV UTF-8\", or put it through iconv -f UTF-16.")
        }
        if encoding == .latin1 { return TextEncoding.fromLatin1(bytes) }
        if let line = TextEncoding.firstBadLine(bytes) {
            throw Trouble(
                "\(name):\(line): this is not UTF-8. If the file came from a spreadsheet, try --encoding latin1.")
        }
        return bytes
    }

    private func read(_ name: String) throws -> [UInt8] {
        let descriptor = file == "-" ? STDIN_FILENO : Glibc.open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Trouble("\(name): \(String(cString: strerror(errno)))") }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Trouble("\(name): \(String(cString: strerror(errno)))") }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= Self.largest else {
                throw Trouble("\(name): it is larger than \(Self.largest >> 20) MiB; import it in parts")
            }
        }
    }

    private static let largest = 256 << 20

    // MARK: Telling

    /// - Parameter late: what was refused in earnest after the check had found it good: somebody else was at work.
    private func finish(
        _ tally: Importer.Tally, _ problems: [ImportFile.Problem], refusedLate late: [ImportFile.Problem] = [],
        _ name: String
    ) throws {
        let all = problems + late
        for problem in all.sorted(by: { $0.line < $1.line }) {
            Terminal.tell("\(name):\(problem.line): \(Terminal.plain(problem.reason))\n")
        }
        let isApplied = !dryRun && (keepGoing || problems.isEmpty)
        if isApplied || dryRun {
            let verb = dryRun ? "would be " : ""
            let towns = tally.added == 1 ? "town" : "towns"
            print(
                "\(tally.added) \(towns) \(verb)added, \(tally.changed) \(verb)changed, "
                    + "\(tally.unchanged) as they were")
        }
        guard !all.isEmpty else { return }
        let lines = "\(all.count) line\(all.count == 1 ? "" : "s")"
        let left = keepGoing || !isApplied ? "" : "; they became bad since they were checked"
        throw Trouble(
            keepGoing || isApplied
                ? "\(lines) left out\(left); mend them and import the file again, it changes nothing twice"
                : "\(lines) to mend; nothing was imported. With --keep-going the others go in.")
    }
}
