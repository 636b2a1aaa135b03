import LightDomain
import Testing

@testable import LightWorkers

@Suite struct HTTPProbeSettingsTests {
    @Test func everySettingIsRead() throws {
        let probe = try HTTPProbe(
            settings: #"""
                {"url": "https://ha.example:8123/api/states/light.stadhuis", "pointer": "/state", "timeoutSeconds": 5,
                 "headers": {"Authorization": "file:/etc/lightd/secrets/ha", "X-Site": "antwerpen"},
                 "expect": [{"equals": "on", "unknown": ["unavailable", "unknown"]},
                            {"pointer": "/attributes/brightness", "atLeast": 20},
                            {"pointer": "/attributes/hs_color", "colour": "hs", "hue": [190, 250], "saturation": 0.5}]}
                """#)
        #expect(probe.address.text == "https://ha.example:8123/api/states/light.stadhuis")
        #expect(probe.timeoutSeconds == 5)
        #expect(
            probe.headers == [
                ProbeHeader(name: "Authorization", value: "file:/etc/lightd/secrets/ha"),
                ProbeHeader(name: "X-Site", value: "antwerpen"),
            ])
        #expect(probe.headers.map(\.isSecret) == [true, false])
        #expect(probe.expectations.map(\.pointer.text) == ["/state", "/attributes/brightness", "/attributes/hs_color"])
        #expect(probe.expectations[0].silent == [.string("unavailable"), .string("unknown")])
        #expect(probe.expectations[1].test == .between(20, nil))
        #expect(
            probe.expectations[2].test
                == .colour(.init(form: .hs, first: 0, hueFrom: 190, hueTo: 250, saturation: 0.5)))
    }

    @Test func whatIsNotSaidIsUsual() throws {
        let probe = try HTTPProbe(
            settings: #"{"url": "http://10.0.0.5/x", "expect": {"pointer": "/c", "colour": "rgb"}}"#)
        #expect(probe.timeoutSeconds == 10)
        #expect(probe.headers.isEmpty)
        #expect(
            probe.expectations.map(\.test)
                == [.colour(.init(form: .rgb, first: 0, hueFrom: 185, hueTo: 255, saturation: 0.3))])
    }

    @Test(arguments: [
        ("", "", "must be a JSON object"),
        ("[]", "", "must be an object, and is a list"),
        (#"{"expect": {"equals": true}}"#, "/url", "is missing"),
        (#"{"url": "http://a/"}"#, "/expect", "is missing"),
        (#"{"url": 1, "expect": {"equals": true}}"#, "/url", "must be a text, and is a number"),
        (#"{"url": "http://a", "expect": {"equals": true}, "exect": 1}"#, "/exect", #"did you mean "expect"?"#),
        (#"{"URL": "http://a", "expect": {"equals": true}}"#, "/URL", #"did you mean "url"?"#),
        (#"{"url": "http://a", "expect": {"equals": true}, "zzz": 1}"#, "/zzz", #"these are known: "url", "pointer""#),
        (#"{"url": "http://a", "expect": {"equals": true}, "a/b": 1}"#, "/a~1b", "is unknown"),
        (#"{"url": "http://a", "expect": {"equals": true}, "pointer": "on"}"#, "/pointer", "must be a JSON Pointer"),
        (#"{"url": "http://a", "expect": {"equals": true}, "timeoutSeconds": 0}"#, "/timeoutSeconds", "from 1 to 60"),
        (#"{"url": "http://a", "expect": {"equals": true}, "timeoutSeconds": 61}"#, "/timeoutSeconds", "from 1 to 60"),
        (#"{"url": "http://a", "expect": {"equals": true}, "timeoutSeconds": 1.5}"#, "/timeoutSeconds", "whole"),
        (#"{"url": "http://a", "expect": {"equals": true}, "timeoutSeconds": "9"}"#, "/timeoutSeconds", "is a text"),
        (#"{"url": "http://a", "expect": true}"#, "/expect", "must be an object, and is true or false"),
        (#"{"url": "http://a", "expect": {}}"#, "/expect", "must say one thing"),
        (#"{"url": "http://a", "expect": []}"#, "/expect", "from 1 to 16"),
        (#"{"url": "http://a", "expect": {"equals": 1, "in": [1]}}"#, "/expect", "must say one thing"),
        (#"{"url": "http://a", "expect": {"equals": 1, "atLeast": 1}}"#, "/expect", "must say one thing"),
        (#"{"url": "http://a", "expect": [{"equals": 1}, {"equal": 1}]}"#, "/expect/1/equal", #"mean "equals"?"#),
        (#"{"url": "http://a", "expect": {"equals": null}}"#, "/expect/equals", "must be true, false"),
        (#"{"url": "http://a", "expect": {"equals": {}}}"#, "/expect/equals", "must be true, false"),
        (#"{"url": "http://a", "expect": {"in": []}}"#, "/expect/in", "1 to 32"),
        (#"{"url": "http://a", "expect": {"in": "on"}}"#, "/expect/in", "1 to 32"),
        (#"{"url": "http://a", "expect": {"in": [1, [2]]}}"#, "/expect/in/1", "must be true, false"),
        (#"{"url": "http://a", "expect": {"atLeast": "1"}}"#, "/expect/atLeast", "must be a number"),
        (#"{"url": "http://a", "expect": {"atLeast": 2, "atMost": 1}}"#, "/expect/atMost", "must not be under"),
        (#"{"url": "http://a", "expect": {"colour": "cmyk"}}"#, "/expect/colour", #"must be one of "rgb", "hs", "xy""#),
        (#"{"url": "http://a", "expect": {"colour": "rgb", "hue": [1]}}"#, "/expect/hue", "two numbers"),
        (#"{"url": "http://a", "expect": {"colour": "rgb", "hue": [0, 361]}}"#, "/expect/hue", "two numbers"),
        (#"{"url": "http://a", "expect": {"colour": "rgb", "first": -1}}"#, "/expect/first", "from 0 to 100000"),
        (#"{"url": "http://a", "expect": {"colour": "rgb", "saturation": 2}}"#, "/expect/saturation", "from 0 to 1"),
        (#"{"url": "http://a", "expect": {"equals": 1, "hue": [1, 2]}}"#, "/expect/hue", "goes with"),
        (#"{"url": "http://a", "expect": {"equals": 1}, "headers": []}"#, "/headers", "must be an object"),
        (#"{"url": "http://a", "expect": {"equals": 1}, "headers": {"A B": "x"}}"#, "/headers/A B", "is no name"),
        (#"{"url": "http://a", "expect": {"equals": 1}, "headers": {"A": 1}}"#, "/headers/A", "and is a number"),
        (#"{"url": "http://a", "expect": {"equals": 1}, "headers": {"A": ""}}"#, "/headers/A", "printable"),
        (#"{"url": "http://a", "expect": {"equals": 1}, "headers": {"A": "x\r\nB: y"}}"#, "/headers/A", "printable"),
        (#"{"url": "http://a", "expect": {"equals": 1}, "headers": {"A": "file:x"}}"#, "/headers/A", "absolute path"),
        (
            #"{"url": "http://a", "expect": {"equals": 1}, "headers": {"Content-Length": "9"}}"#,
            "/headers/Content-Length", "not for probes"
        ),
        (
            #"{"url": "http://a", "expect": {"equals": 1}, "headers": {"hue-application-key": "s3cret"}}"#,
            "/headers/hue-application-key", "is a secret"
        ),
    ])
    func whatIsWrongIsNamedWithItsPlace(settings: String, pointer: String, words: String) {
        #expect { try HTTPProbe(settings: settings) } throws: { error in
            guard let error = error as? DeviceSettingsError else { return false }
            return error.pointer == pointer && error.reason.contains(words) && !error.reason.contains("s3cret")
        }
    }

    @Test(arguments: [
        "", "10.0.0.5/json", "ftp://a/", "file:///etc/passwd", "gopher://a", "smtp://a", "http://", "http:///x",
        "http:/x", "http:x",
        "http://a b/", "http://a/\r\nX: y", "http://jan:geheim@a/", "http://jan@a/", "http://a:99999/", "javascript:1",
        "http://" + String(repeating: "a", count: 2_000), "http://é.example/",
    ])
    func whatIsNoAddressForAProbeIsRefused(url: String) {
        #expect {
            try HTTPProbe(settings: #"{"url": \#(JSONValue.string(url).literal), "expect": {"equals": 1}}"#)
        } throws: {
            ($0 as? DeviceSettingsError)?.pointer == "/url"
        }
    }

    @Test func deviceKindsSpeakOfTheWholeDevice() throws {
        #expect(DeviceKinds.probes == ["http"])
        #expect(DeviceKinds.lamps == ["http"])
        let good = Device(name: "wled", kind: "http", settings: #"{"url": "http://a/", "expect": {"equals": 1}}"#)
        try DeviceKinds.validate(probe: good)
        for (kind, settings, pointer, words) in [
            ("http", #"{"url": "http://a/", "expect": {"equals": []}}"#, "/settings/expect/equals", "must be"),
            ("htpp", "{}", "/kind", #"did you mean "http"?"#), ("camera", "{}", "/kind", #"these are known: "http""#),
        ] {
            let device = Device(name: "x", kind: kind, settings: settings)
            #expect { try DeviceKinds.validate(probe: device) } throws: { error in
                guard let error = error as? DeviceSettingsError else { return false }
                return error.pointer == pointer && error.reason.contains(words)
            }
        }
        #expect { try DeviceKinds.validate(lamp: good) } throws: { error in
            (error as? DeviceSettingsError)?.pointer == "/settings/expect"
        }
    }
}

extension JSONValue {
    /// A text as JSON, with everything but letters and digits escaped.
    fileprivate var literal: String {
        guard case .string(let text) = self else { return "null" }
        let units = text.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
        }
        return "\"\(units.joined())\""
    }
}
