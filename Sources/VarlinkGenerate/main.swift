// varlink-generate: Swift types from varlink interface definitions. It reads files and writes files; what it writes
// depends on nothing but what it reads, so that a test can tell whether generated code is up to date.

import Glibc
import Varlink

do {
    let options = try Options(CommandLine.arguments.dropFirst())
    for path in options.inputs {
        let origin = path.split(separator: "/").last.map(String.init) ?? path
        let interface: Interface
        do { interface = try Interface(parsing: try TextFile.read(path)) } catch let error as InterfaceSyntaxError {
            complain("\(path):\(error.line):\(error.column): \(error.problem)\n")
            exit(1)
        }
        let generator = InterfaceGenerator(
            interface, origin: origin, access: options.access, namespace: options.namespaces[interface.name])
        for file in try generator.files() { try TextFile.write(file.text, to: "\(options.output)/\(file.name)") }
    }
} catch let error as UsageError {
    complain("varlink-generate: \(error)\n\(Options.usage)")
    exit(2)
} catch {
    complain("varlink-generate: \(error)\n")
    exit(1)
}

func complain(_ text: String) { text.utf8.withContiguousStorageIfAvailable { _ = write(2, $0.baseAddress, $0.count) } }
