// Generated from io.systemd.service.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension SystemService {
    /// Answers that the service is running.
    package enum Ping: VarlinkMethod {
        package static let name = "io.systemd.service.Ping"

        package typealias Input = NoParameters

        package typealias Output = NoParameters
    }

    /// Reads the configuration again; an error leaves the old one in force.
    package enum Reload: VarlinkMethod {
        package static let name = "io.systemd.service.Reload"

        package typealias Input = NoParameters

        package typealias Output = NoParameters
    }

    /// How much is told to the journal.
    package enum SetLogLevel: VarlinkMethod {
        package static let name = "io.systemd.service.SetLogLevel"

        package struct Input: VarlinkStructure {
            /// As syslog(3) numbers them: 0 is an emergency, 7 is for debugging. Null is what the configuration says.
            package var level: Int?

            package init(level: Int? = nil) {
                self.level = level
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.level = try reader.optional("level")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("level", optional: self.level)
                writer.endObject()
            }
        }

        package typealias Output = NoParameters
    }

    /// For root and the user of the service alone.
    package enum GetEnvironment: VarlinkMethod {
        package static let name = "io.systemd.service.GetEnvironment"

        package typealias Input = NoParameters

        package struct Output: VarlinkStructure {
            /// Variables as NAME=value.
            package var environment: [String]?

            package init(environment: [String]? = nil) {
                self.environment = environment
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.environment = try reader.optional("environment")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("environment", optional: self.environment)
                writer.endObject()
            }
        }
    }
}
