import ArgumentParser
import Glibc
import Varlink

struct CallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call", abstract: "Call any method of lightd, or of any other varlink service.",
        usage: """
            lightctl call [ADDRESS] METHOD [JSON] [--more | --oneway]
            lightctl call [ADDRESS] [INTERFACE] --describe
            """,
        discussion: """
            ADDRESS is unix:PATH, unix:@NAME or a path with a slash; without it lightd is asked. JSON are the \
            parameters, an object; - reads them from standard input. Each reply's parameters are printed as one JSON \
            object. An error is told on standard error, with exit code 1.

              lightctl call io.lightd.Status.Get
              lightctl call --more io.lightd.Status.ListFacades '{"municipality":"gent"}'
              lightctl call unix:/run/systemd/resolve/io.systemd.Resolve --describe
            """)

    @Argument(help: ArgumentHelp("Address, method and parameters.", valueName: "word"))
    var words: [String] = []

    @Flag(name: .long, help: "Ask for all replies, and print them as they come.")
    var more = false

    @Flag(name: .long, help: "Ask for no reply at all.")
    var oneway = false

    @Flag(name: .long, help: "Print the definition of an interface, or who the service is and which it has.")
    var describe = false

    @OptionGroup var connection: Connection

    func validate() throws {
        if more && oneway { throw ValidationError("--more and --oneway exclude each other") }
        if describe && (more || oneway) { throw ValidationError("--describe takes neither --more nor --oneway") }
        let rest = words.dropFirst(address == nil ? 0 : 1)
        guard rest.count <= (describe ? 1 : 2) else {
            throw ValidationError("\"\(rest.last ?? "")\" is a word too many")
        }
        guard describe || !rest.isEmpty else {
            throw ValidationError("a method is missing, such as io.lightd.Status.Get")
        }
    }

    func run() throws {
        let line = try connection.open(at: address)
        let rest = Array(words.dropFirst(address == nil ? 0 : 1))
        if describe { return try describe(rest.first, line.client) }
        do throws(ClientError) {
            try call(rest[0], try parameters(rest.count > 1 ? rest[1] : "{}"), line.client)
        } catch {
            if case .closed = error { throw line.trouble(error) }
            throw Trouble(calling: error)
        }
    }

    /// An address has what no method's name has.
    private var address: String? {
        words.first.flatMap { $0.hasPrefix("unix:") || $0.contains("/") ? $0 : nil }
    }

    private func call(_ method: String, _ parameters: JSONObject, _ client: Client) throws(ClientError) {
        if oneway { return try client.callOneway(method, parameters) }
        guard more else { return JSONOutput.print(json: .object(try client.call(method, parameters))) }
        var replies = try client.callMore(method, parameters)
        while let reply = try replies.next() { JSONOutput.print(json: .object(reply)) }
    }

    private func parameters(_ text: String) throws(ClientError) -> JSONObject {
        do { return try Self.object(text == "-" ? StandardInput.text() : text) } catch {
            Terminal.complain("the parameters are no JSON object: \(error)")
            Glibc.exit(Trouble.usage)
        }
    }

    private static func object(_ text: String) throws -> JSONObject {
        let json = try JSON(parsing: text)
        guard case .object(let object) = json else { throw MalformedMessage.notAnObject }
        return object
    }

    private func describe(_ interface: String?, _ client: Client) throws {
        do throws(ClientError) {
            if let interface {
                let reply = try client.call(
                    VarlinkService.GetInterfaceDescription.self, .init(interface: interface))
                return print(Terminal.plainLines(reply.description), terminator: "")
            }
            let info = try client.call(VarlinkService.GetInfo.self, .init())
            for (name, value) in [
                ("vendor", info.vendor), ("product", info.product), ("version", info.version), ("url", info.url),
            ] {
                print("\(name)\t\(Terminal.plain(value))")
            }
            for interface in info.interfaces { print("interface\t\(Terminal.plain(interface))") }
        } catch {
            throw Trouble(calling: error)
        }
    }
}

/// What a script hands in.
enum StandardInput {
    static func text() throws -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Trouble("standard input: \(String(cString: strerror(errno)))") }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
