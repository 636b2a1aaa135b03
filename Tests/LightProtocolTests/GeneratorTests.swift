import Testing
import Varlink

@testable import VarlinkGenerate

/// What the generator makes of definitions that are harder than ours.
struct GeneratorTests {
    private func source(_ members: String, access: String = "internal") throws -> String {
        let interface = try Interface(parsing: "interface org.example.Test\n" + members)
        let generator = InterfaceGenerator(interface, origin: "test", access: access)
        return try generator.files().map(\.text).joined()
    }

    @Test(
        arguments: [
            (
                "type T (a: bool, b: int, c: float, d: string, e: object, f: any)",
                ["var a: Bool", "var b: Int", "var c: Double", "var d: String", "var e: JSONObject", "var f: JSON"]
            ),
            (
                "type T (a: []int, b: [string][]?bool, c: ?[]string, d: [string]())",
                ["var a: [Int]", "var b: [String: [Bool?]]", "var c: [String]?", "var d: [String: NoParameters]"]
            ),
            (
                "type T (by_day: []?(one, two_three))",
                [
                    "var byDay: [ByDay?]", "enum ByDay: String, CaseIterable, VarlinkValue",
                    "case twoThree = \"two_three\"",
                ]
            ),
            (
                "type T (class: int, self: ?string, init: bool)",
                ["var `class`: Int", "var `self`: String?", "var `init`: Bool"]
            ),
            ("type T (default, in, plain)", ["case `default`", "case `in`", "case plain"]),
            (
                "type Type ()\ntype String (a: Type)",
                ["struct Type_: VarlinkStructure", "struct String_", "var a: Type_"]
            ),
            // A type declared in place hides the interface's own of that name, which is then named in full.
            ("type Kind (a, b)\ntype T (kind: (c, d), other: Kind)", ["var kind: Kind", "var other: Test.Kind"]),
            ("type Output (a: int)\nmethod M() -> (o: Output)", ["struct Output_", "var o: Output_"]),
            ("type T (a_b: int, aB: int, a: (x), A: (y))", ["var aB: Int", "var aB_: Int", "enum A:", "enum A_:"]),
            (
                "error Failure ()\nerror IOFailed (a: ?int)\nerror Default ()",
                ["case failure", "case ioFailed(a: Int? = nil)", "case `default`"]
            ),
            ("error Bad (why: (x, y))", ["case bad(why: BadWhy)", "enum BadWhy: String"]),
            (
                "# Says \"why\".\n#\n# Twice.\ntype T (\n# Of it.\na: int)",
                ["/// Says \"why\".\n    ///\n    /// Twice.", "/// Of it."]
            ),
            ("method M() -> ()", ["static let name = \"org.example.Test.M\"", "typealias Input = NoParameters"]),
        ] as [(String, [String])])
    func hardNamesAndTypesAreWritten(members: String, expected: [String]) throws {
        let source = try source(members)
        for text in expected { #expect(source.contains(text), "\(text) in \(source)") }
    }

    @Test(arguments: ["public", "package"])
    func accessIsOnEveryDeclaration(access: String) throws {
        let source = try source("type T (a: (x, y))\nmethod M(a: int) -> ()\nerror E (a: int)", access: access)
        let declarations = source.split(separator: "\n").map { $0.drop { $0 == " " } }
            .filter { line in
                ["struct ", "enum ", "var ", "init", "func ", "static ", "typealias "].contains { line.hasPrefix($0) }
            }
        #expect(declarations.filter { $0 != "var reader = MemberReader(members)" && !$0.hasPrefix("var reader") } == [])
    }

    @Test(arguments: [
        "type A (a: A)", "type A (a: ?A)", "type A (b: B)\ntype B (c: (a: ?A))",
        "type X (a: A)\ntype A (b: ?B)\ntype B (a: A)",
    ])
    func whatSwiftCannotHoldIsRefused(members: String) {
        let error = #expect(throws: GenerationError.self) { try source(members) }
        #expect(
            error?.description.contains("A contains itself") == true
                || error?.description.contains("B contains") == true)
    }

    @Test(arguments: [
        "type A (a: []A)", "type A (a: [string]A)", "type A (b: ?B)\ntype B (a: []A)", "type A (b: B, c: B)\ntype B ()",
    ])
    func recursionThroughArraysAndMapsIsFine(members: String) {
        #expect(throws: Never.self) { try source(members) }
    }

    @Test func textsWithQuotesAndBackslashesAreEmbeddedRaw() throws {
        let text = try source("# \"\"\"# and \\n and \\#(x)\nerror E ()")
        #expect(text.contains("static let text = ##\"\"\"\n"))
        #expect(text.contains("        # \"\"\"# and \\n and \\#(x)\n"))
        #expect(try source("error E ()\r\n").contains("error E ()\\u{d}\n"))
    }

    @Test(arguments: [
        ("io.lightd.Register", "Register"), ("org.varlink.service", "Service"), ("org.example.my-thing", "MyThing"),
        ("org.example.Type", "Type_"),
    ])
    func namespacesComeFromTheLastPart(interface: String, namespace: String) {
        #expect(SwiftNames.namespace(interface) == namespace)
    }

    @Test func optionsAreRead() throws {
        let options = try Options(["--access", "package", "--namespace", "a.b=C", "--output", "out", "x.varlink"])
        #expect(options.access == "package")
        #expect(options.namespaces == ["a.b": "C"])
        #expect(options.output == "out")
        #expect(options.inputs == ["x.varlink"])
    }

    @Test(
        arguments: [
            [], ["--access"], ["--access", "private", "x"], ["--namespace", "a.b", "x"], ["--what", "x"],
            ["--output", "out"],
        ] as [[String]])
    func wrongUseIsRefused(arguments: [String]) {
        #expect(throws: UsageError.self) { try Options(arguments) }
    }
}
