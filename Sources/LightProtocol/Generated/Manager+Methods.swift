// Generated from io.lightd.Manager.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Manager {
    package enum Ping: VarlinkMethod {
        package static let name = "io.lightd.Manager.Ping"

        package typealias Input = NoParameters

        package typealias Output = NoParameters
    }

    /// Who you are to the daemon.
    package enum WhoAmI: VarlinkMethod {
        package static let name = "io.lightd.Manager.WhoAmI"

        package typealias Input = NoParameters

        package struct Output: VarlinkStructure {
            package var uid: Int
            package var pid: Int
            package var user: String?
            package var right: Right

            package init(uid: Int, pid: Int, user: String? = nil, right: Right) {
                self.uid = uid
                self.pid = pid
                self.user = user
                self.right = right
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.uid = try reader.required("uid")
                self.pid = try reader.required("pid")
                self.user = try reader.optional("user")
                self.right = try reader.required("right")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("uid", self.uid)
                writer.member("pid", self.pid)
                writer.member("user", optional: self.user)
                writer.member("right", self.right)
                writer.endObject()
            }
        }
    }

    /// Healthy means that it could do tonight's work; problems say what stands in the way.
    package enum Health: VarlinkMethod {
        package static let name = "io.lightd.Manager.Health"

        package typealias Input = NoParameters

        package struct Output: VarlinkStructure {
            package var healthy: Bool
            package var version: String
            package var started: String
            package var revision: Int
            package var databaseBytes: Int
            package var connections: Int
            package var jobsDue: Int
            package var latenessSeconds: Double
            package var clockSynchronised: Bool
            package var problems: [Problem]

            package init(
                healthy: Bool,
                version: String,
                started: String,
                revision: Int,
                databaseBytes: Int,
                connections: Int,
                jobsDue: Int,
                latenessSeconds: Double,
                clockSynchronised: Bool,
                problems: [Problem]
            ) {
                self.healthy = healthy
                self.version = version
                self.started = started
                self.revision = revision
                self.databaseBytes = databaseBytes
                self.connections = connections
                self.jobsDue = jobsDue
                self.latenessSeconds = latenessSeconds
                self.clockSynchronised = clockSynchronised
                self.problems = problems
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.healthy = try reader.required("healthy")
                self.version = try reader.required("version")
                self.started = try reader.required("started")
                self.revision = try reader.required("revision")
                self.databaseBytes = try reader.required("databaseBytes")
                self.connections = try reader.required("connections")
                self.jobsDue = try reader.required("jobsDue")
                self.latenessSeconds = try reader.required("latenessSeconds")
                self.clockSynchronised = try reader.required("clockSynchronised")
                self.problems = try reader.required("problems")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("healthy", self.healthy)
                writer.member("version", self.version)
                writer.member("started", self.started)
                writer.member("revision", self.revision)
                writer.member("databaseBytes", self.databaseBytes)
                writer.member("connections", self.connections)
                writer.member("jobsDue", self.jobsDue)
                writer.member("latenessSeconds", self.latenessSeconds)
                writer.member("clockSynchronised", self.clockSynchronised)
                writer.member("problems", self.problems)
                writer.endObject()
            }
        }
    }

    /// Reads the configuration again; what is wrong leaves the old one in force.
    package enum Reload: VarlinkMethod {
        package static let name = "io.lightd.Manager.Reload"

        package typealias Input = NoParameters

        package struct Output: VarlinkStructure {
            package var revision: Int

            package init(revision: Int) {
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    /// Writes a consistent copy of the database while the daemon works. The path must not exist, and lies below the daemon's backup folder.
    package enum Backup: VarlinkMethod {
        package static let name = "io.lightd.Manager.Backup"

        package struct Input: VarlinkStructure {
            package var path: String

            package init(path: String) {
                self.path = path
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.path = try reader.required("path")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("path", self.path)
                writer.endObject()
            }
        }

        package struct Output: VarlinkStructure {
            package var bytes: Int
            package var revision: Int

            package init(bytes: Int, revision: Int) {
                self.bytes = bytes
                self.revision = revision
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.bytes = try reader.required("bytes")
                self.revision = try reader.required("revision")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("bytes", self.bytes)
                writer.member("revision", self.revision)
                writer.endObject()
            }
        }
    }

    package enum SetLogLevel: VarlinkMethod {
        package static let name = "io.lightd.Manager.SetLogLevel"

        package struct Input: VarlinkStructure {
            package var level: Level

            package init(level: Level) {
                self.level = level
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.level = try reader.required("level")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("level", self.level)
                writer.endObject()
            }

            package enum Level: String, CaseIterable, VarlinkValue {
                case trace
                case debug
                case info
                case notice
                case warning
                case error
                case critical
            }
        }

        package typealias Output = NoParameters
    }

    /// The configuration in force, secrets left out.
    package enum GetConfiguration: VarlinkMethod {
        package static let name = "io.lightd.Manager.GetConfiguration"

        package typealias Input = NoParameters

        package struct Output: VarlinkStructure {
            package var yaml: String

            package init(yaml: String) {
                self.yaml = yaml
            }

            package init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.yaml = try reader.required("yaml")
            }

            package func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("yaml", self.yaml)
                writer.endObject()
            }
        }
    }
}
