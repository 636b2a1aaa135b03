import Testing

@testable import Varlink

struct JSONObjectTests {
    @Test func equalityKnowsNoOrder() {
        let left: JSONObject = ["a": 1, "b": [2]]
        let right: JSONObject = ["b": [2], "a": 1]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != ["a": 1, "b": [3]])
        #expect(left != ["a": 1])
        #expect(left != ["a": 1, "c": [2]])
    }

    @Test func settingReplacesAppendsAndRemoves() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = 3
        object["c"] = 4
        object["b"] = nil
        object["d"] = nil
        #expect(object.members.map(\.key) == ["a", "c"])
        #expect(object["a"] == 3)
        #expect(object["b"] == nil)
    }

    @Test func aLaterPairReplacesAnEarlierOne() {
        #expect(JSONObject([("a", 1), ("b", 2), ("a", 3)]).members.map(\.value) == [3, 2])
    }

    @Test func valuesAreReachedByNameAndPlace() {
        let json: JSON = ["list": [1, ["x": 1.5]]]
        #expect(json["list"]?[1]?["x"]?.doubleValue == 1.5)
        #expect(json["list"]?[2] == nil)
        #expect(json["list"]?[-1] == nil)
        #expect(json["list"]?["x"] == nil)
        #expect(json["none"] == nil)
    }
}
