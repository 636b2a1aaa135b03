import ArgumentParser
import Glibc
import Varlink

/// How a reading verb shows what it has read.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print JSON, as the daemon answers it.")
    var json = false
}

/// JSON for scripts: the reply's own shape, indented and coloured for a person at a terminal.
enum JSONOutput {
    static func print(_ value: some VarlinkStructure) {
        print(json: .object(value.jsonObject))
    }

    static func print(json: JSON) { Swift.print(text(json)) }

    /// A list as one array, written as it comes.
    struct Array {
        private var isFirst = true

        mutating func add(_ value: some VarlinkStructure) {
            Swift.print(isFirst ? "[" : ",")
            isFirst = false
            Swift.print(JSONOutput.text(.object(value.jsonObject)), terminator: "")
        }

        func end() { Swift.print(isFirst ? "[]" : "\n]") }
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
