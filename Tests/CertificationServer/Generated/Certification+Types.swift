// Generated from org.varlink.certification.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

extension Certification {
    struct Interface: VarlinkStructure {
        var foo: [[String: Foo]?]?
        var anon: Anon

        init(foo: [[String: Foo]?]? = nil, anon: Anon) {
            self.foo = foo
            self.anon = anon
        }

        init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.foo = try reader.optional("foo")
            self.anon = try reader.required("anon")
        }

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("foo", optional: self.foo)
            writer.member("anon", self.anon)
            writer.endObject()
        }

        enum Foo: String, CaseIterable, VarlinkValue {
            case foo
            case bar
            case baz
        }

        struct Anon: VarlinkStructure {
            var foo: Bool
            var bar: Bool

            init(foo: Bool, bar: Bool) {
                self.foo = foo
                self.bar = bar
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.foo = try reader.required("foo")
                self.bar = try reader.required("bar")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("foo", self.foo)
                writer.member("bar", self.bar)
                writer.endObject()
            }
        }
    }

    struct MyType: VarlinkStructure {
        var object: JSONObject
        var `enum`: Enum
        var `struct`: Struct
        var array: [String]
        var dictionary: [String: String]
        var stringset: [String: NoParameters]
        var nullable: String?
        var nullableArrayStruct: [NullableArrayStruct]?
        var interface: Interface

        init(
            object: JSONObject,
            `enum`: Enum,
            `struct`: Struct,
            array: [String],
            dictionary: [String: String],
            stringset: [String: NoParameters],
            nullable: String? = nil,
            nullableArrayStruct: [NullableArrayStruct]? = nil,
            interface: Interface
        ) {
            self.object = object
            self.`enum` = `enum`
            self.`struct` = `struct`
            self.array = array
            self.dictionary = dictionary
            self.stringset = stringset
            self.nullable = nullable
            self.nullableArrayStruct = nullableArrayStruct
            self.interface = interface
        }

        init(members: JSONObject) throws(InvalidValue) {
            var reader = MemberReader(members)
            self.object = try reader.required("object")
            self.`enum` = try reader.required("enum")
            self.`struct` = try reader.required("struct")
            self.array = try reader.required("array")
            self.dictionary = try reader.required("dictionary")
            self.stringset = try reader.required("stringset")
            self.nullable = try reader.optional("nullable")
            self.nullableArrayStruct = try reader.optional("nullable_array_struct")
            self.interface = try reader.required("interface")
        }

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("object", self.object)
            writer.member("enum", self.`enum`)
            writer.member("struct", self.`struct`)
            writer.member("array", self.array)
            writer.member("dictionary", self.dictionary)
            writer.member("stringset", self.stringset)
            writer.member("nullable", optional: self.nullable)
            writer.member("nullable_array_struct", optional: self.nullableArrayStruct)
            writer.member("interface", self.interface)
            writer.endObject()
        }

        enum Enum: String, CaseIterable, VarlinkValue {
            case one
            case two
            case three
        }

        struct Struct: VarlinkStructure {
            var first: Int
            var second: String

            init(first: Int, second: String) {
                self.first = first
                self.second = second
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.first = try reader.required("first")
                self.second = try reader.required("second")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("first", self.first)
                writer.member("second", self.second)
                writer.endObject()
            }
        }

        struct NullableArrayStruct: VarlinkStructure {
            var first: Int
            var second: String

            init(first: Int, second: String) {
                self.first = first
                self.second = second
            }

            init(members: JSONObject) throws(InvalidValue) {
                var reader = MemberReader(members)
                self.first = try reader.required("first")
                self.second = try reader.required("second")
            }

            func write(to writer: inout JSONWriter) {
                writer.beginObject()
                writer.member("first", self.first)
                writer.member("second", self.second)
                writer.endObject()
            }
        }
    }
}
