// Generated from org.varlink.certification.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Certification {
    enum Start: VarlinkMethod {
        static let name = "org.varlink.certification.Start"

        typealias Input = NoParameters

        struct Output: VarlinkStructure {
            var clientId: String

            init(clientId: String) {
                self.clientId = clientId
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.endObject()
            }
        }
    }

    enum Test01: VarlinkMethod {
        static let name = "org.varlink.certification.Test01"

        struct Input: VarlinkStructure {
            var clientId: String

            init(clientId: String) {
                self.clientId = clientId
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var bool: Bool

            init(bool: Bool) {
                self.bool = bool
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.bool = try reader.required("bool")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("bool", self.bool)
                writer.endObject()
            }
        }
    }

    enum Test02: VarlinkMethod {
        static let name = "org.varlink.certification.Test02"

        struct Input: VarlinkStructure {
            var clientId: String
            var bool: Bool

            init(clientId: String, bool: Bool) {
                self.clientId = clientId
                self.bool = bool
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.bool = try reader.required("bool")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("bool", self.bool)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var int: Int

            init(int: Int) {
                self.int = int
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.int = try reader.required("int")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("int", self.int)
                writer.endObject()
            }
        }
    }

    enum Test03: VarlinkMethod {
        static let name = "org.varlink.certification.Test03"

        struct Input: VarlinkStructure {
            var clientId: String
            var int: Int

            init(clientId: String, int: Int) {
                self.clientId = clientId
                self.int = int
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.int = try reader.required("int")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("int", self.int)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var float: Double

            init(float: Double) {
                self.float = float
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.float = try reader.required("float")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("float", self.float)
                writer.endObject()
            }
        }
    }

    enum Test04: VarlinkMethod {
        static let name = "org.varlink.certification.Test04"

        struct Input: VarlinkStructure {
            var clientId: String
            var float: Double

            init(clientId: String, float: Double) {
                self.clientId = clientId
                self.float = float
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.float = try reader.required("float")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("float", self.float)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var string: String

            init(string: String) {
                self.string = string
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.string = try reader.required("string")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("string", self.string)
                writer.endObject()
            }
        }
    }

    enum Test05: VarlinkMethod {
        static let name = "org.varlink.certification.Test05"

        struct Input: VarlinkStructure {
            var clientId: String
            var string: String

            init(clientId: String, string: String) {
                self.clientId = clientId
                self.string = string
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.string = try reader.required("string")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("string", self.string)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var bool: Bool
            var int: Int
            var float: Double
            var string: String

            init(bool: Bool, int: Int, float: Double, string: String) {
                self.bool = bool
                self.int = int
                self.float = float
                self.string = string
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.bool = try reader.required("bool")
                self.int = try reader.required("int")
                self.float = try reader.required("float")
                self.string = try reader.required("string")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("bool", self.bool)
                writer.member("int", self.int)
                writer.member("float", self.float)
                writer.member("string", self.string)
                writer.endObject()
            }
        }
    }

    enum Test06: VarlinkMethod {
        static let name = "org.varlink.certification.Test06"

        struct Input: VarlinkStructure {
            var clientId: String
            var bool: Bool
            var int: Int
            var float: Double
            var string: String

            init(clientId: String, bool: Bool, int: Int, float: Double, string: String) {
                self.clientId = clientId
                self.bool = bool
                self.int = int
                self.float = float
                self.string = string
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.bool = try reader.required("bool")
                self.int = try reader.required("int")
                self.float = try reader.required("float")
                self.string = try reader.required("string")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("bool", self.bool)
                writer.member("int", self.int)
                writer.member("float", self.float)
                writer.member("string", self.string)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var `struct`: Struct

            init(`struct`: Struct) {
                self.`struct` = `struct`
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.`struct` = try reader.required("struct")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("struct", self.`struct`)
                writer.endObject()
            }

            struct Struct: VarlinkStructure {
                var bool: Bool
                var int: Int
                var float: Double
                var string: String

                init(bool: Bool, int: Int, float: Double, string: String) {
                    self.bool = bool
                    self.int = int
                    self.float = float
                    self.string = string
                }

                init(members: JSONObject) throws(InvalidValue) {
                    var reader = MemberReader(members)
                    self.bool = try reader.required("bool")
                    self.int = try reader.required("int")
                    self.float = try reader.required("float")
                    self.string = try reader.required("string")
                }

                func write(to writer: inout JSONWriter) {
                    writer.beginObject()
                    writer.member("bool", self.bool)
                    writer.member("int", self.int)
                    writer.member("float", self.float)
                    writer.member("string", self.string)
                    writer.endObject()
                }
            }
        }
    }

    enum Test07: VarlinkMethod {
        static let name = "org.varlink.certification.Test07"

        struct Input: VarlinkStructure {
            var clientId: String
            var `struct`: Struct

            init(clientId: String, `struct`: Struct) {
                self.clientId = clientId
                self.`struct` = `struct`
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.`struct` = try reader.required("struct")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("struct", self.`struct`)
                writer.endObject()
            }

            struct Struct: VarlinkStructure {
                var bool: Bool
                var int: Int
                var float: Double
                var string: String

                init(bool: Bool, int: Int, float: Double, string: String) {
                    self.bool = bool
                    self.int = int
                    self.float = float
                    self.string = string
                }

                init(members: JSONObject) throws(InvalidValue) {
                    var reader = MemberReader(members)
                    self.bool = try reader.required("bool")
                    self.int = try reader.required("int")
                    self.float = try reader.required("float")
                    self.string = try reader.required("string")
                }

                func write(to writer: inout JSONWriter) {
                    writer.beginObject()
                    writer.member("bool", self.bool)
                    writer.member("int", self.int)
                    writer.member("float", self.float)
                    writer.member("string", self.string)
                    writer.endObject()
                }
            }
        }

        struct Output: VarlinkStructure {
            var map: [String: String]

            init(map: [String: String]) {
                self.map = map
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.map = try reader.required("map")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("map", self.map)
                writer.endObject()
            }
        }
    }

    enum Test08: VarlinkMethod {
        static let name = "org.varlink.certification.Test08"

        struct Input: VarlinkStructure {
            var clientId: String
            var map: [String: String]

            init(clientId: String, map: [String: String]) {
                self.clientId = clientId
                self.map = map
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.map = try reader.required("map")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("map", self.map)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var set: [String: NoParameters]

            init(set: [String: NoParameters]) {
                self.set = set
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.set = try reader.required("set")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("set", self.set)
                writer.endObject()
            }
        }
    }

    enum Test09: VarlinkMethod {
        static let name = "org.varlink.certification.Test09"

        struct Input: VarlinkStructure {
            var clientId: String
            var set: [String: NoParameters]

            init(clientId: String, set: [String: NoParameters]) {
                self.clientId = clientId
                self.set = set
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.set = try reader.required("set")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("set", self.set)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var mytype: MyType

            init(mytype: MyType) {
                self.mytype = mytype
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.mytype = try reader.required("mytype")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("mytype", self.mytype)
                writer.endObject()
            }
        }
    }

    /// returns more than one reply with "continues"
    enum Test10: VarlinkMethod {
        static let name = "org.varlink.certification.Test10"

        struct Input: VarlinkStructure {
            var clientId: String
            var mytype: MyType

            init(clientId: String, mytype: MyType) {
                self.clientId = clientId
                self.mytype = mytype
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.mytype = try reader.required("mytype")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("mytype", self.mytype)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var string: String

            init(string: String) {
                self.string = string
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.string = try reader.required("string")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("string", self.string)
                writer.endObject()
            }
        }
    }

    /// must be called as "oneway"
    enum Test11: VarlinkMethod {
        static let name = "org.varlink.certification.Test11"

        struct Input: VarlinkStructure {
            var clientId: String
            var lastMoreReplies: [String]

            init(clientId: String, lastMoreReplies: [String]) {
                self.clientId = clientId
                self.lastMoreReplies = lastMoreReplies
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
                self.lastMoreReplies = try reader.required("last_more_replies")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.member("last_more_replies", self.lastMoreReplies)
                writer.endObject()
            }
        }

        typealias Output = NoParameters
    }

    enum End: VarlinkMethod {
        static let name = "org.varlink.certification.End"

        struct Input: VarlinkStructure {
            var clientId: String

            init(clientId: String) {
                self.clientId = clientId
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.clientId = try reader.required("client_id")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("client_id", self.clientId)
                writer.endObject()
            }
        }

        struct Output: VarlinkStructure {
            var allOk: Bool

            init(allOk: Bool) {
                self.allOk = allOk
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.allOk = try reader.required("all_ok")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("all_ok", self.allOk)
                writer.endObject()
            }
        }
    }
}
