import ArgumentParser
import Glibc
import Varlink

/// How a reading verb shows what it has read.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print JSON, as the daemon answers it.")
    var json = false
}

/// Standard output, of which every write is looked at: a full disk must not pass for a short list.
enum Output {
    /// - Parameter text: ends the program with a message where it cannot be written.
    static func write(_ text: String) {
        guard let stream else { fail(EBADF) }
        var text = text
        let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, stream) == $0.count }
        guard isWritten else { fail(errno) }
    }

    /// What is still on its way; to be called before the program ends.
    static func flush() {
        guard let stream else { return }
        if fflush(stream) != 0 { fail(errno) }
    }

    /// Of our own, since Swift 6 cannot see that libc's `stdout` never changes. One thread writes.
    private nonisolated(unsafe) static let stream = fdopen(STDOUT_FILENO, "w")

    private static func fail(_ code: Int32) -> Never {
        Terminal.complain("standard output: \(String(cString: strerror(code)))")
        // Not exit(), which would try to write the rest once more.
        _exit(Trouble.refused)
    }
}

/// Stands before Swift's own, which says nothing of a write that failed.
func print(_ text: String, terminator: String = "\n") { Output.write(text + terminator) }

/// JSON for scripts: the reply's own shape, indented and coloured for a person at a terminal.
enum JSONOutput {
    static func print(_ value: some VarlinkStructure) {
        print(json: .object(value.jsonObject))
    }

    static func print(json: JSON) { Output.write("\(text(json))\n") }

    /// A list as one array, written as it comes.
    struct Array {
        private var isFirst = true

        mutating func add(_ value: some VarlinkStructure) {
            Output.write(isFirst ? "[\n" : ",\n")
            isFirst = false
            Output.write(JSONOutput.text(.object(value.jsonObject)))
        }

        func end() { Output.write(isFirst ? "[]\n" : "\n]\n") }
    }

    fileprivate static func text(_ value: JSON) -> String {
        guard Terminal.isInteractive else {
            var writer = JSONWriter()
            writer.value(value)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
        return JSONPrinter(coloured: Terminal.isColoured).text(of: value)
    }
}
