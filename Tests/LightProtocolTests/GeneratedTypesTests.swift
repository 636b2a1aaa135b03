import Testing
import Varlink

@testable import LightProtocol

/// The generated types against the definitions that they come from.
struct GeneratedTypesTests {
    private static let facade = Status.Facade(
        id: "antwerpen/stadhuis@2027", building: "antwerpen/stadhuis", municipality: "antwerpen",
        names: ["nl": "Antwerpen", "fr": "Anvers"], latitude: 51.2211097, longitude: 4.3997081, promise: .confirmed,
        opens: "2027-07-30T19:32:11Z", verdict: .contradicted,
        sighting: .init(light: .wrongColour, evidence: .seen, by: "camera", at: "2027-07-30T20:00:00Z"),
        acknowledged: false, revision: 41)

    private static let summary = Status.Summary(
        edition: 2027, campaign: "Blue Heart", day: "2027-07-30", colour: "blue", phase: .open,
        municipalities: .init(invited: 500, declined: 15, committed: 50),
        commitments: .init(promised: 20, confirmed: 30, withdrawn: 1), verdicts: ["verified": 41],
        byDivision: ["Limburg": .init(municipalities: 4, commitments: 5, confirmed: 6, verified: 7)],
        jobs: .init(due: 1, done: 2, failed: 3, missed: 4))

    @Test func whatIsWrittenMatchesTheDefinition() throws {
        let status = try Interface(parsing: Status.text)
        let watch = try #require(status.method(named: "Watch"))
        let output = Status.Watch.Output(
            kind: .facade, facade: Self.facade, summary: Self.summary, revision: 41, instance: "x",
            at: "2027-07-30T20:00:01Z")
        #expect(throws: Never.self) { try status.validate(output.jsonObject, asOutputOf: watch) }
        #expect(try Status.Watch.Output(members: output.jsonObject) == output)
    }

    @Test func nothingIsWrittenForWhatIsNil() {
        let input = Status.Get.Input(since: 3)
        #expect(input.jsonObject == ["since": 3])
        #expect(Self.facade.jsonObject["reason"] == nil)
    }

    @Test func absentAndNullAreTheSame() throws {
        #expect(try Status.Get.Input(members: ["since": nil, "edition": 2027]) == Status.Get.Input(edition: 2027))
        #expect(throws: InvalidValue(.missing, path: "facade.id")) {
            var object = Self.facade.jsonObject
            object["id"] = nil
            _ = try Status.ListFacades.Output(members: ["facade": .object(object), "revision": 1])
        }
    }

    @Test func membersOfALaterVersionAreIgnoredInAnyOrder() throws {
        let members: JSONObject = ["later": [1], "revision": 7, "bytes": 9, "x.y": nil]
        #expect(try Manager.Backup.Output(members: members) == Manager.Backup.Output(bytes: 9, revision: 7))
    }

    @Test func thePathLeadsToTheCulprit() throws {
        let town: JSON = ["name": "Antwerpen", "contacts": [["role": "first"], ["role": "third"]]]
        let error = #expect(throws: InvalidValue.self) { try Register.Add.Input(members: ["municipality": town]) }
        #expect(error?.path == "municipality.contacts[1].role")
        let checked = #expect(throws: InvalidValue.self) {
            let register = try Interface(parsing: Register.text)
            try register.validate(["municipality": town], asInputOf: try #require(register.method(named: "Add")))
        }
        #expect(checked == error)
    }

    @Test func enumerationsKeepTheirSpelling() throws {
        #expect(Status.Light.wrongColour.rawValue == "wrong_colour")
        #expect(try Status.Light(json: "wrong_colour") == .wrongColour)
        #expect(
            throws: InvalidValue(
                .notInEnumeration("blue", allowed: ["lit", "dark", "wrong_colour", "unreachable", "unknown"]))
        ) {
            try Status.Light(json: "blue")
        }
    }

    static let failures: [Register.Failure] = [
        .notFound(id: "x"), .exists(id: "x"), .invalid(field: "/a/b", reason: "why"), .conflict(id: "x", revision: 3),
        .notAllowed(id: "x", state: "withdrawn", allowed: ["promised"]), .readOnly(reason: "disk full"),
        .ambiguous(
            name: "Saint-Nicolas",
            candidates: [
                .init(
                    name: "Sint-Niklaas", names: ["fr": "Saint-Nicolas"], country: "BE", code: "46021",
                    division: "Oost-Vlaanderen",
                    languages: ["nl"], timeZone: "Europe/Brussels", place: .init(latitude: 51.16, longitude: 4.14))
            ]),
    ]

    @Test(arguments: failures)
    func errorsGoThereAndBackAsDefined(error: Register.Failure) throws {
        let register = try Interface(parsing: Register.text)
        let name = try #require(error.failure.name.split(separator: ".").last)
        let definition = try #require(register.error(named: String(name)))
        #expect(throws: Never.self) { try register.validate(error.failure.parameters, asParametersOf: definition) }
        #expect(try Register.Failure(error.failure) == error)
        #expect(try Agenda.Failure(VarlinkFailure(name: error.failure.name)) == nil)
    }

    @Test func nullableParametersOfAnErrorMayBeLeftOut() throws {
        let error = Manager.Failure.invalidConfiguration(file: "lightd.yaml", reason: "unknown key")
        #expect(error.failure.parameters == ["file": "lightd.yaml", "reason": "unknown key"])
        #expect(try Manager.Failure(error.failure) == error)
    }

    @Test func qualifiedNamesAreTheMethods() throws {
        #expect(Register.Add.name == "io.lightd.Register.Add")
        #expect(Manager.Ping.Input() == NoParameters())
    }
}
