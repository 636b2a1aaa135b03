/// What the command line asks for.
struct Options {
    var access = "internal"
    var output = "."
    /// Namespaces for interfaces whose own last name would not do.
    var namespaces: [String: String] = [:]
    var inputs: [String] = []

    static let usage = """
        usage: varlink-generate [OPTIONS] FILE...
            --access public|package|internal   of all that is generated; internal if not given
            --namespace INTERFACE=NAME         what to call an interface, instead of its name's last part
            --output FOLDER                    where to write; here if not given

        Reads varlink interface definitions and writes Swift types for them, a namespace an interface:
        structures, enumerations, methods with Input and Output, and its errors as Failure.

        """

    init(_ arguments: some Sequence<String>) throws(UsageError) {
        var arguments = arguments.makeIterator()
        while let argument = arguments.next() {
            switch argument {
            case "--access":
                access = try Self.value(of: argument, arguments.next())
                guard ["public", "package", "internal"].contains(access) else {
                    throw UsageError(text: "--access is public, package or internal, not \"\(access)\"")
                }
            case "--output": output = try Self.value(of: argument, arguments.next())
            case "--namespace":
                let pair = try Self.value(of: argument, arguments.next()).split(separator: "=")
                guard pair.count == 2 else { throw UsageError(text: "--namespace takes INTERFACE=NAME") }
                namespaces[String(pair[0])] = String(pair[1])
            case _ where argument.hasPrefix("-"): throw UsageError(text: "unknown option \(argument)")
            default: inputs.append(argument)
            }
        }
        guard !inputs.isEmpty else { throw UsageError(text: "no file given") }
    }

    private static func value(of option: String, _ value: String?) throws(UsageError) -> String {
        guard let value else { throw UsageError(text: "\(option) takes a value") }
        return value
    }
}

struct UsageError: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}
