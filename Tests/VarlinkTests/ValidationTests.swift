import Testing

@testable import Varlink

struct ValidationTests {
    static let text = """
        interface org.example.check
        type Role (first, second)
        type Contact (name: ?string, role: Role, tags: [string]int)
        type Town (id: string, contacts: []Contact, place: ?(lat: float, long: float), parent: ?Town)
        type Empty ()
        method Add(town: Town, edition: ?int, extra: object, flag: bool, anything: ?any, lists: ?[]?[]int) -> (ok: bool)
        method Note(set: [string](), empty: Empty, kind: (one, two)) -> ()
        error Wrong (town: Town)
        """

    static let town: JSON = ["id": "a", "contacts": [["role": "first", "tags": [:]]]]
    static let good: JSONObject = ["town": town, "extra": [:], "flag": true]

    static func with(_ changes: JSONObject) -> JSONObject {
        var object = good
        for change in changes.members { object[change.key] = change.value }
        return object
    }

    static func town(_ changes: JSONObject) -> JSONObject {
        var object = town.objectValue ?? [:]
        for change in changes.members { object[change.key] = change.value }
        return with(["town": .object(object)])
    }

    static let valid: [JSONObject] = [
        good, with(["edition": 2027]), with(["edition": nil]), with(["edition": .int(.max)]),
        with(["extra": ["x": [1, nil]]]),
        with(["anything": "s"]), with(["anything": [nil]]), with(["anything": nil]), with(["lists": [[1], nil, []]]),
        town(["place": ["lat": 51, "long": 4.4]]), town(["place": nil]), town(["contacts": []]),
        town(["parent": ["id": "b", "contacts": [], "parent": ["id": "c", "contacts": []]]]),
        town(["contacts": [["role": "second", "name": nil, "tags": ["x": 1, "y.z": 2]]]]),
    ]

    @Test(arguments: valid)
    func whatIsDeclaredPasses(parameters: JSONObject) throws {
        let interface = try Interface(parsing: Self.text)
        let method = try #require(interface.method(named: "Add"))
        #expect(throws: Never.self) { try interface.validate(parameters, asInputOf: method) }
    }

    struct Wrong {
        let parameters: JSONObject
        let error: InvalidValue

        init(_ parameters: JSONObject, _ path: String, _ reason: InvalidValue.Reason) {
            self.parameters = parameters
            error = InvalidValue(reason, path: path)
        }
    }

    static func type(_ expected: String, _ found: String) -> InvalidValue.Reason {
        .wrongType(expected: expected, found: found)
    }

    static let wrong: [Wrong] = [
        Wrong([:], "town", .missing), Wrong(with(["flag": nil]), "flag", .missing),
        Wrong(["town": nil, "extra": [:], "flag": true], "town", .missing),
        Wrong(["town": town, "extra": [:]], "flag", .missing),
        Wrong(with(["surplus": 1]), "surplus", .unknown), Wrong(with(["surplus": nil]), "surplus", .unknown),
        Wrong(with(["Flag": true]), "Flag", .unknown),
        Wrong(with(["flag": 1]), "flag", type("a boolean", "an integer")),
        Wrong(with(["flag": "true"]), "flag", type("a boolean", "a string")),
        Wrong(with(["edition": "2027"]), "edition", type("an integer", "a string")),
        Wrong(with(["edition": 2027.0]), "edition", .notAnInteger("2027.0")),
        Wrong(with(["edition": 9.3e18]), "edition", .notAnInteger("9.3e+18")),
        Wrong(with(["extra": []]), "extra", type("an object", "an array")),
        Wrong(with(["extra": nil]), "extra", .missing),
        Wrong(with(["lists": [[1], 2]]), "lists[1]", type("an array", "an integer")),
        Wrong(with(["lists": [[1, nil]]]), "lists[0][1]", .null),
        Wrong(with(["town": "antwerpen"]), "town", type("an object", "a string")),
        Wrong(town(["id": 1]), "town.id", type("a string", "an integer")),
        Wrong(town(["id": nil]), "town.id", .missing),
        Wrong(town(["x": 1]), "town.x", .unknown), Wrong(town(["contacts": nil]), "town.contacts", .missing),
        Wrong(town(["contacts": [nil]]), "town.contacts[0]", .null),
        Wrong(town(["contacts": ["role": "first"]]), "town.contacts", type("an array", "an object")),
        Wrong(
            town(["contacts": [["role": "first", "tags": [:]], ["role": "third", "tags": [:]]]]),
            "town.contacts[1].role",
            .notInEnumeration("third", allowed: ["first", "second"])),
        Wrong(town(["contacts": [["role": 1, "tags": [:]]]]), "town.contacts[0].role", type("a string", "an integer")),
        Wrong(town(["contacts": [["role": "first"]]]), "town.contacts[0].tags", .missing),
        Wrong(town(["contacts": [["role": "first", "tags": ["x": nil]]]]), "town.contacts[0].tags.x", .null),
        Wrong(
            town(["contacts": [["role": "first", "tags": ["x": 1.5]]]]), "town.contacts[0].tags.x", .notAnInteger("1.5")
        ),
        Wrong(town(["place": ["lat": "51", "long": 4]]), "town.place.lat", type("a number", "a string")),
        Wrong(town(["place": ["lat": 51]]), "town.place.long", .missing),
        Wrong(
            town(["parent": ["id": "b", "contacts": [], "parent": ["id": "c"]]]), "town.parent.parent.contacts",
            .missing),
    ]

    @Test(arguments: wrong)
    func anythingElseIsRefusedWithItsPath(test: Wrong) throws {
        let interface = try Interface(parsing: Self.text)
        let method = try #require(interface.method(named: "Add"))
        #expect(throws: test.error) { try interface.validate(test.parameters, asInputOf: method) }
    }

    @Test func outputsAndErrorsAreCheckedToo() throws {
        let interface = try Interface(parsing: Self.text)
        let method = try #require(interface.method(named: "Add"))
        let error = try #require(interface.error(named: "Wrong"))
        #expect(throws: Never.self) { try interface.validate(["ok": true], asOutputOf: method) }
        #expect(throws: InvalidValue(.missing, path: "ok")) { try interface.validate([:], asOutputOf: method) }
        #expect(throws: InvalidValue(.missing, path: "town.id")) {
            try interface.validate(["town": ["contacts": []]], asParametersOf: error)
        }
    }

    @Test func setsAndEmptyStructuresHoldNothing() throws {
        let interface = try Interface(parsing: Self.text)
        let method = try #require(interface.method(named: "Note"))
        let good: JSONObject = ["set": ["a": [:], "b": [:]], "empty": [:], "kind": "two"]
        #expect(throws: Never.self) { try interface.validate(good, asInputOf: method) }
        var bad = good
        bad["set"] = ["a": ["x": 1]]
        #expect(throws: InvalidValue(.unknown, path: "set.a.x")) { try interface.validate(bad, asInputOf: method) }
        bad = good
        bad["kind"] = "three"
        #expect(throws: InvalidValue(.notInEnumeration("three", allowed: ["one", "two"]), path: "kind")) {
            try interface.validate(bad, asInputOf: method)
        }
    }

    @Test func theRefusalNamesThePath() {
        let error = InvalidValue(.missing, path: "role").within(1).within("contacts").within("municipality")
        #expect(error.path == "municipality.contacts[1].role")
        #expect(error.description == "municipality.contacts[1].role is missing")
        #expect(error.failure.name == "org.varlink.service.InvalidParameter")
        #expect(error.failure.parameters == ["parameter": "municipality.contacts[1].role"])
    }
}
