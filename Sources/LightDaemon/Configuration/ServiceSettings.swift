/// Who may do what, by user and group of the caller. root and the daemon's own user are operators besides.
package struct Access: Hashable, Sendable {
    /// Names, or numbers as text.
    package struct People: Hashable, Sendable {
        package var users: [String]
        package var groups: [String]

        package init(users: [String], groups: [String]) {
            self.users = users
            self.groups = groups
        }
    }

    package var observers: People
    package var operators: People

    package init(observers: People, operators: People) {
        self.observers = observers
        self.operators = operators
    }
}

package struct SocketSettings: Hashable, Sendable {
    /// Absent means the place that belongs to the user.
    package var path: String?
    /// Permission bits.
    package var mode: Int
}

/// What a client may ask for before it is answered with an error.
package struct Limits: Hashable, Sendable {
    package var connections: Int
    package var connectionsPerUser: Int
    package var messageBytes: Int
    /// Nesting of a JSON message.
    package var depth: Int
    /// Seconds after which a message that has begun and not ended is given up; absent means never.
    package var idle: Int?
    package var unfinishedBytesPerUser: Int
    /// Of answers that were not taken.
    package var outputBytes: Int
    package var callsPerTurn: Int
}

package struct CheckSettings: Hashable, Sendable {
    /// Buildings looked at at once.
    package var concurrency: Int
}

package struct LampSettings: Hashable, Sendable {
    /// Buildings whose lamps are switched at once.
    package var concurrency: Int
}

package struct ClockSettings: Hashable, Sendable {
    /// Seconds after a start for which nothing is begun while nothing keeps the machine's clock right.
    package var hold: Int
}

package enum LogLevel: String, Hashable, Sendable, CaseIterable {
    case debug, info, notice, warning, error
}

// MARK: Reading

extension Access {
    init(_ section: Section) {
        observers = Self.people(section.section("observers"))
        operators = Self.people(section.section("operators"))
        section.close()
    }

    private static func people(_ section: Section) -> People {
        let users = section.required("users", .list(of: account))
        let groups = section.required("groups", .list(of: account))
        section.refer(to: .user, "users")
        section.refer(to: .group, "groups")
        section.close()
        return People(users: users, groups: groups)
    }

    /// useradd(8) forbids colons, commas and leading hyphens; blanks and slashes never name anybody.
    private static var account: Form<String> {
        .text("a user's or group's name or number") { text in
            !text.isEmpty && text.utf8.count <= 64 && !text.hasPrefix("-")
                && !text.contains { ":,/".contains($0) || $0.isWhitespace }
        }
    }
}

extension SocketSettings {
    init(_ section: Section) {
        // sun_path holds 108 bytes with its final zero.
        path = section.optional(
            "path", .text("an absolute path of at most 107 bytes") { $0.hasPrefix("/") && $0.utf8.count <= 107 })
        mode = section.required("mode", .mode)
        section.close()
    }
}

extension Limits {
    init(_ section: Section) {
        connections = section.required("connections", .integer(in: 1...65_536))
        connectionsPerUser = section.required("connectionsPerUser", .integer(in: 1...65_536))
        messageBytes = section.required("messageBytes", .integer(in: 4_096...268_435_456))
        depth = section.required("depth", .integer(in: 8...512))
        let idle = section.required("idleSeconds", .integer(in: 0...604_800))
        self.idle = idle == 0 ? nil : idle
        unfinishedBytesPerUser = section.required("unfinishedBytesPerUser", .integer(in: 4_096...4_294_967_296))
        outputBytes = section.required("outputBytes", .integer(in: 4_096...268_435_456))
        callsPerTurn = section.required("callsPerTurn", .integer(in: 1...10_000))
        let (message, unfinished) = (messageBytes, unfinishedBytesPerUser)
        section.findings.later {
            guard unfinished < message else { return }
            section.report(
                "a message may have \(message) bytes, so one user's unfinished ones need room for as many",
                atOneOf: ["unfinishedBytesPerUser", "messageBytes"])
        }
        let (all, one) = (connections, connectionsPerUser)
        section.findings.later {
            guard one > all else { return }
            section.report(
                "one user cannot have more connections than there are (\(all))",
                atOneOf: ["connectionsPerUser", "connections"])
        }
        section.close()
    }
}

extension LampSettings {
    init(_ section: Section) {
        concurrency = section.required("concurrency", .integer(in: 1...256))
        section.close()
    }
}

extension ClockSettings {
    init(_ section: Section) {
        hold = section.required("holdSeconds", .integer(in: 0...86_400))
        section.close()
    }
}

extension CheckSettings {
    init(_ section: Section) {
        concurrency = section.required("concurrency", .integer(in: 1...256))
        section.close()
    }
}
