/// Where a service listens: `unix:/run/lightd/io.lightd`, `unix:@name` for Linux's abstract sockets, or just a path.
///
/// Properties after a semicolon are kept and otherwise ignored, as UAPI.20 asks of those that are not understood.
public struct ServiceAddress: Sendable, Hashable {
    public let socket: Socket
    public let properties: [String: String]

    public enum Socket: Sendable, Hashable {
        case path(String)
        /// In Linux's abstract namespace; without the `@`.
        case abstract(String)
    }

    public init(path: String) throws(InvalidAddress) { try self.init(.path(path), properties: [:], text: path) }

    public init(_ text: String) throws(InvalidAddress) {
        var parts = text.split(separator: ";", omittingEmptySubsequences: false)
        let address = parts.removeFirst()
        var properties: [String: String] = [:]
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            properties[String(pair[0])] = pair.count == 2 ? String(pair[1]) : ""
        }
        if address.hasPrefix("/") {
            try self.init(.path(String(address)), properties: properties, text: text)
        } else if address.hasPrefix("unix:@") {
            try self.init(.abstract(String(address.dropFirst(6))), properties: properties, text: text)
        } else if address.hasPrefix("unix:") {
            try self.init(.path(String(address.dropFirst(5))), properties: properties, text: text)
        } else {
            throw InvalidAddress(text: text, problem: "it starts neither with unix: nor with /")
        }
    }

    private init(_ socket: Socket, properties: [String: String], text: String) throws(InvalidAddress) {
        // 108 bytes on Linux, of which a path ends with a NUL and an abstract name starts with one.
        let name =
            switch socket {
            case .path(let name), .abstract(let name): name
            }
        guard !name.isEmpty else { throw InvalidAddress(text: text, problem: "it names no socket") }
        guard name.utf8.count <= 107 else {
            throw InvalidAddress(text: text, problem: "a socket's name has at most 107 bytes")
        }
        guard !name.utf8.contains(0) else { throw InvalidAddress(text: text, problem: "it has a NUL in it") }
        self.socket = socket
        self.properties = properties
    }
}

extension ServiceAddress: CustomStringConvertible {
    /// Without properties.
    public var description: String {
        switch socket {
        case .path(let path): "unix:\(path)"
        case .abstract(let name): "unix:@\(name)"
        }
    }
}

public struct InvalidAddress: Error, Sendable, Hashable, CustomStringConvertible {
    public let text: String
    public let problem: String
    public var description: String { "\"\(text)\" is no address of a service: \(problem)" }
}
