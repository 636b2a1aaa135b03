import Testing

@testable import Varlink

struct InterfaceTests {
    static let text = """
        # The licence, which belongs to nobody.

        # Jumps.
        #
        #   Indented.
        interface org.example.ftl

        # Where we are.
        type Place (
          # Degrees.
          longitude: float, # not a documentation
          latitude: float,

          # This stands alone.

          name: ?string
        )
        type Kind (
          # Slow.
          slow,
          fast
        )
        # [Requires 'more' flag]
        # Watches.
        method Watch() -> (place: Place)
        # [Supports 'more' flag]
        method List(kind: ?Kind) -> (places: []Place, by: [string](count: int), any: any, raw: object, ok: bool)
        method Jump(to: Place) -> ()
        # Too far.
        error TooFar (by: int)

        """

    @Test func everyPartIsFound() throws {
        let interface = try Interface(parsing: Self.text)
        #expect(interface.name == "org.example.ftl")
        #expect(interface.documentation == "Jumps.\n\n  Indented.")
        #expect(interface.types.map(\.name) == ["Place", "Kind"])
        #expect(interface.methods.map(\.name) == ["Watch", "List", "Jump"])
        #expect(interface.errors.map(\.name) == ["TooFar"])
        #expect(interface.errors[0].documentation == "Too far.")
        #expect(interface.errors[0].parameters.fields.map(\.type) == [.int])
        #expect(interface.type(named: "Nothing") == nil)
    }

    @Test func documentationBelongsToWhatItPrecedes() throws {
        let interface = try Interface(parsing: Self.text)
        guard case .structure(let place)? = interface.type(named: "Place")?.definition,
            case .enumeration(let kind)? = interface.type(named: "Kind")?.definition
        else {
            Issue.record("Place is a structure, Kind an enumeration")
            return
        }
        #expect(interface.type(named: "Place")?.documentation == "Where we are.")
        #expect(place.fields.map(\.documentation) == ["Degrees.", "", ""])
        #expect(place["name"]?.type == .nullable(.string))
        #expect(kind.values.map(\.name) == ["slow", "fast"])
        #expect(kind.values.map(\.documentation) == ["Slow.", ""])
    }

    @Test func typesAreUnderstood() throws {
        let list = try #require(try Interface(parsing: Self.text).method(named: "List"))
        #expect(list.input["kind"]?.type == .nullable(.named("Kind")))
        #expect(list.output["places"]?.type == .array(.named("Place")))
        #expect(list.output["any"]?.type == .any)
        #expect(list.output["raw"]?.type == .object)
        guard case .map(.structure(let count))? = list.output["by"]?.type else {
            Issue.record("by is a map of structures")
            return
        }
        #expect(count.fields.map(\.name) == ["count"])
    }

    @Test func theFlagThatAMethodWantsIsInItsDocumentation() throws {
        let interface = try Interface(parsing: Self.text)
        #expect(interface.methods.map(\.more) == [.required, .supported, .unmentioned])
    }

    @Test func theServiceInterfaceIsOne() throws {
        let interface = try Interface(parsing: VarlinkService.text)
        #expect(interface.name == VarlinkService.name)
        #expect(
            interface.methods.map { "\(interface.name).\($0.name)" }
                == [VarlinkService.GetInfo.name, VarlinkService.GetInterfaceDescription.name])
        #expect(interface.errors.count == 7)
    }
}
