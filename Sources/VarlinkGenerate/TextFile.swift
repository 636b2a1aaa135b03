import Glibc

/// Whole files as text.
enum TextFile {
    static func read(_ path: String) throws(FileError) -> String {
        guard let file = fopen(path, "re") else { throw FileError(operation: "read \(path)", code: errno) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            bytes.append(contentsOf: buffer[..<count])
        }
        guard ferror(file) == 0 else { throw FileError(operation: "read \(path)", code: errno) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FileError(operation: "read \(path) as UTF-8", code: EILSEQ)
        }
        return text
    }

    static func write(_ text: String, to path: String) throws(FileError) {
        guard let file = fopen(path, "we") else { throw FileError(operation: "write \(path)", code: errno) }
        let bytes = Array(text.utf8)
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else {
            throw FileError(operation: "write \(path)", code: errno)
        }
    }
}

struct FileError: Error, CustomStringConvertible {
    let operation: String
    let code: Int32
    var description: String { "\(operation): \(String(cString: strerror(code)))" }
}
