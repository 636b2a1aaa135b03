import Testing

@testable import Varlink

struct InterfaceParserTests {
    /// One member after a name, which is the least that an interface is.
    private static func wrap(_ member: String) -> String { "interface org.example.ftl\n\(member)" }

    static let acceptedMembers: [String] = [
        "method Foo() -> ()", "method Foo()->()", "method Foo ( ) -> ( )", "method\tFoo\n(\n)\n->\n(\n)\n",
        "method Foo(a: int, b: ?string) -> (c: []float)", "method Foo(a:int,b:bool)->(c:object,d:any)",
        "method Foo(a : int , b : int) -> ()", "error Foo ()", "error Foo(a: int)", "type Foo (a: int)", "type Foo ()",
        "type Foo (one, two, three)", "type Foo (one)", "type Foo(one,two)", "type F0o (a1: int)",
        "type Foo (a: []int)", "type Foo (a: ?[]int)", "type Foo (a: []?int)", "type Foo (a: [][]int)",
        "type Foo (a: [string]int)", "type Foo (a: ?[string]?[][string]int)", "type Foo (a: [string]())",
        "type Foo (a: (b: (c: (d, e))))", "type Foo (a: ?[](first: int, second: string))",
        "type Foo (a: [string](x, y))",
        "type Foo (a: ?Foo)", "type Foo (a: Bar)\ntype Bar (b: int)",
        "method Foo(a: Bar) -> (b: Baz)\ntype Bar ()\ntype Baz (x)",
        "type Foo (type: int, method: string, error: bool, interface: float, int: int, object: object)",
        "type Foo (A: int, aB_c: int, a1_2: int, Z: int)", "type Foo (string, int, bool)", "type Interface (a: int)",
        "# doc\nmethod Foo() -> ()", "method Foo( # why\n  a: int, # first\n  # second\n  b: int\n) -> ()",
        "method Foo() -> () # and so\nerror Bar ()", "type Foo (a: int) # the end", "type Foo (a: int)\n# the end\n\n",
        "method # between\nFoo() -> ()", "type Foo (a # field\n: # type\nint # over\n)",
        "\u{FEFF}type Foo (\u{A0}a:\u{3000}int)",
        "type Foo (a: int)\r\ntype Bar (b: int)\r\n", "type Foo (a: int)\rtype Bar (b: int)",
        "type Foo (a: int)\u{2028}type Bar (b: int)\u{2029}", "type Foo (a: int)   \n\n\n   type Bar (b: int)",
        "#nospace\nerror E ()", "#\nerror E ()", "# naïve 🔵\nerror E ()",
    ]

    @Test(arguments: acceptedMembers)
    func whatTheGrammarAllowsIsParsed(member: String) throws {
        let text = Self.wrap(member)
        #expect(try Interface(parsing: text).text == text)
    }

    @Test(arguments: [
        "org.example", "org.example.ftl", "a.b", "A.B", "org.Example.FTL", "org.example-two.x", "org.1and1.x",
        "o-r--g.x-1",
        "org.example.2",
    ])
    func namesOfInterfacesAreParsed(name: String) throws {
        #expect(try Interface(parsing: "  # c\n\ninterface \(name)\nerror E ()").name == name)
        #expect(Interface.isName(name))
    }

    @Test(arguments: [
        "org", "1org.example", ".org.example", "org..example", "org.example.", "-org.example", "org-.example", "org.-x",
        "org.example-", "org_x.example", "org.exämple", "",
    ])
    func otherNamesAreRefused(name: String) {
        #expect(throws: InterfaceSyntaxError.self) { try Interface(parsing: "interface \(name)\nerror E ()") }
        #expect(!Interface.isName(name))
    }

    struct Refused {
        let text: String
        let error: InterfaceSyntaxError

        init(_ text: String, _ line: Int, _ column: Int, _ problem: String) {
            self.text = text
            error = InterfaceSyntaxError(line: line, column: column, problem: problem)
        }

        init(member: String, _ line: Int, _ column: Int, _ problem: String) {
            self.init(InterfaceParserTests.wrap(member), line + 1, column, problem)
        }
    }

    static let refusedTexts: [Refused] = [
        Refused("", 1, 1, "expected \"interface\", found the end"),
        Refused("# only a comment", 1, 17, "expected \"interface\", found the end"),
        Refused("type Foo ()", 1, 1, "expected \"interface\", found \"type\""),
        Refused("interfaces a.b", 1, 1, "expected \"interface\", found \"interfaces\""),
        Refused("interface\n", 2, 1, "expected an interface name such as org.example.ftl, found the end"),
        Refused("interface ftl\n", 1, 11, "expected an interface name such as org.example.ftl, found \"ftl\""),
        Refused("interface a.b", 1, 14, "expected \"type\", \"method\" or \"error\", found the end"),
        Refused("interface a.b\n\n# nothing\n", 4, 1, "expected \"type\", \"method\" or \"error\", found the end"),
        Refused("interface a.b type Foo ()", 1, 15, "expected a line break after the interface name, found \"type\""),
        Refused("interface a.b_c\nerror E ()", 1, 14, "expected a line break after the interface name, found \"_c\""),
        Refused(
            "interface a.b\ninterface c.d\n", 2, 1, "expected \"type\", \"method\" or \"error\", found \"interface\""),
        Refused("interface a.b\r\n\r\nfoo", 3, 1, "expected \"type\", \"method\" or \"error\", found \"foo\""),
        Refused(
            "interface a.b\u{2028}\u{2029}\rfoo", 4, 1, "expected \"type\", \"method\" or \"error\", found \"foo\""),
    ]

    static let refusedMembers: [Refused] = [
        Refused(member: "typ Foo ()", 1, 1, "expected \"type\", \"method\" or \"error\", found \"typ\""),
        Refused(member: "typeFoo ()", 1, 1, "expected \"type\", \"method\" or \"error\", found \"typeFoo\""),
        Refused(member: "type(a: int)", 1, 5, "expected white space after \"type\", found \"(\""),
        Refused(member: "type foo ()", 1, 6, capital("foo")),
        Refused(member: "type Foo_Bar ()", 1, 6, capital("Foo_Bar")),
        Refused(member: "type 1Foo ()", 1, 6, capital("1Foo")),
        Refused(member: "method Föö() -> ()", 1, 9, "expected \"(\", found \"ö\""),
        Refused(member: "type Foo", 1, 9, "expected \"(\", found the end"),
        Refused(member: "type Foo int", 1, 10, "expected \"(\", found \"int\""),
        Refused(member: "type Foo []int", 1, 10, "expected \"(\", found \"[\""),
        Refused(member: "type Foo (", 1, 11, field("the end")),
        Refused(member: "type Foo (a", 1, 12, "expected \":\", \",\" or \")\", found the end"),
        Refused(member: "type Foo (a,", 1, 13, field("the end")),
        Refused(member: "type Foo (a, b", 1, 15, "expected \",\" or \")\", found the end"),
        Refused(member: "type Foo (a: int", 1, 17, "expected \",\" or \")\", found the end"),
        Refused(member: "type Foo (a: int,)", 1, 18, field("\")\"")),
        Refused(member: "type Foo (a,)", 1, 13, field("\")\"")),
        Refused(member: "type Foo (,a)", 1, 11, field("\",\"")),
        Refused(member: "type Foo (a b)", 1, 13, "expected \":\", \",\" or \")\", found \"b\""),
        Refused(member: "type Foo (a: int b: int)", 1, 18, "expected \",\" or \")\", found \"b\""),
        Refused(member: "type Foo (a, b: int)", 1, 15, "expected \",\" or \")\", found \":\""),
        Refused(member: "type Foo (a: int, b)", 1, 20, "expected \":\", found \")\""),
        Refused(member: "type Foo (a: )", 1, 14, type("\")\"")),
        Refused(member: "type Foo (a: integer)", 1, 14, type("\"integer\"")),
        Refused(member: "type Foo (a: Int)", 1, 14, "no type is called Int"),
        Refused(member: "type Foo (a: ??int)", 1, 15, nullable("\"?\"")),
        Refused(member: "type Foo (a: ?)", 1, 15, type("\")\"")),
        Refused(member: "type Foo (a: []?)", 1, 17, type("\")\"")),
        Refused(member: "type Foo (a: [ ]int)", 1, 14, type("\"[\"")),
        Refused(member: "type Foo (a: [int]int)", 1, 14, type("\"[\"")),
        Refused(member: "type Foo (a: [string])", 1, 22, type("\")\"")),
        Refused(member: "type Foo (a: [3]int)", 1, 14, type("\"[\"")),
        Refused(member: "type Foo (_a: int)", 1, 11, field("\"_a\"")),
        Refused(member: "type Foo (a_: int)", 1, 11, field("\"a_\"")),
        Refused(member: "type Foo (a__b: int)", 1, 11, field("\"a__b\"")),
        Refused(member: "type Foo (1a: int)", 1, 11, field("\"1a\"")),
        Refused(member: "type Foo (a-b: int)", 1, 12, "expected \":\", \",\" or \")\", found \"-\""),
        Refused(member: "type Foo (one, _two)", 1, 16, field("\"_two\"")),
        Refused(member: "method Foo", 1, 11, "expected \"(\", found the end"),
        Refused(member: "method Foo()", 1, 13, "expected \"->\", found the end"),
        Refused(member: "method Foo() - > ()", 1, 14, "expected \"->\", found \"-\""),
        Refused(member: "method Foo() ->", 1, 16, "expected \"(\", found the end"),
        Refused(member: "method Foo() -> int", 1, 17, "expected \"(\", found \"int\""),
        Refused(member: "method Foo(a, b) -> ()", 1, 11, "expected fields with types, found an enumeration"),
        Refused(member: "method Foo() -> (a)", 1, 17, "expected fields with types, found an enumeration"),
        Refused(member: "error Foo (a, b)", 1, 11, "expected fields with types, found an enumeration"),
        Refused(member: "error Foo", 1, 10, "expected \"(\", found the end"),
        Refused(member: "error A () error B ()", 1, 12, "expected a line break after the declaration, found \"error\""),
        Refused(member: "error A ();", 1, 11, "expected a line break after the declaration, found \";\""),
        Refused(
            member: "error A ()\n\u{B}error B ()", 2, 1, "expected \"type\", \"method\" or \"error\", found \"\u{B}\""),
        Refused(member: "type Foo (a: int, a: string)", 1, 19, "a is declared twice"),
        Refused(member: "type Foo (one, two, one)", 1, 21, "one is declared twice"),
        Refused(member: "type Foo ()\nmethod Foo() -> ()", 2, 8, "Foo is declared twice"),
        Refused(member: "error E ()\n\n  error E ()", 3, 9, "E is declared twice"),
        Refused(member: "type Foo (\n  a: int,\n  é: int\n)", 3, 3, field("\"é\"")),
        Refused(member: "# é🔵\ntype Foo (a: int) é", 2, 19, "expected a line break after the declaration, found \"é\""),
        Refused(member: "method Foo(a: Bar) -> ()\nerror Bar ()", 1, 15, "no type is called Bar"),
        Refused(member: "method Foo(a: org.example.Bar) -> ()", 1, 15, type("\"org\"")),
    ]

    private static func capital(_ found: String) -> String {
        "expected a name of letters and digits that starts with a capital, found \"\(found)\""
    }
    private static func field(_ found: String) -> String {
        "expected a field name of letters, digits and single inner underscores, found \(found)"
    }
    private static func type(_ found: String) -> String { "expected a type, found \(found)" }
    private static func nullable(_ found: String) -> String {
        "expected a type that is not nullable itself, found \(found)"
    }

    @Test(arguments: refusedTexts + refusedMembers)
    func anythingElseIsRefusedWithItsPlace(test: Refused) {
        #expect(throws: test.error) { try Interface(parsing: test.text) }
    }

    @Test(arguments: ["(a: ", "[]", "[string]", "?[]"])
    func depthIsBounded(opening: String) {
        let text = Self.wrap("type Foo (a: \(String(repeating: opening, count: 50_000))int")
        let error = #expect(throws: InterfaceSyntaxError.self) { try Interface(parsing: text) }
        #expect(error?.problem == "types nested deeper than 64")
    }

    /// Every prefix either is an interface or is refused; none traps.
    @Test func noPrefixTraps() {
        let scalars = Array(VarlinkService.text.unicodeScalars)
        for count in scalars.indices {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[..<count])
            _ = try? Interface(parsing: String(text))
        }
    }
}
