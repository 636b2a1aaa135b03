import LightDomain
import Testing

@testable import LightWorkers

/// What a probe makes of an answer.
@Suite struct HTTPProbeTests {
    private static let wled = #"""
        "pointer": "/on", "expect": [{"equals": true}, {"pointer": "/bri", "atLeast": 20},
                                     {"pointer": "/seg/0/col/0", "colour": "rgb"}]
        """#
    private static let homeAssistant = #"""
        "pointer": "/state", "expect": [{"equals": "on", "unknown": ["unavailable", "unknown"]},
                                        {"pointer": "/attributes/hs_color", "colour": "hs"}]
        """#
    private static let hue = #"""
        "expect": [{"pointer": "/data/0/on/on", "equals": true}, {"pointer": "/data/0/color/xy", "colour": "xy"}]
        """#
    private static let ola = #""pointer": "/dmx", "expect": {"colour": "rgb", "first": 3}"#
    private static let scene = #""pointer": "/scene", "expect": {"in": ["blauw", "bleu", 7]}"#
    private static let dim = #""pointer": "/level", "expect": {"atLeast": 10, "atMost": 90}"#

    @Test(
        arguments: [
            (
                wled, #"{"on": true, "bri": 128, "seg": [{"col": [[0, 0, 255], [0, 0, 0]]}]}"#, .lit,
                "/on is true; /bri is 128; /seg/0/col/0 has hue 240"
            ),
            (wled, #"{"on": false, "bri": 128, "seg": [{"col": [[0, 0, 255]]}]}"#, .dark, "/on is false, not true"),
            (wled, #"{"on": true, "bri": 3, "seg": [{"col": [[0, 0, 255]]}]}"#, .dark, "/bri is 3, under 20"),
            (
                wled, #"{"on": true, "bri": 128, "seg": [{"col": [[255, 0, 0]]}]}"#, .wrong_colour,
                "/seg/0/col/0 has hue 0, not 185 to 255"
            ),
            (
                wled, #"{"on": true, "bri": 128, "seg": [{"col": [[255, 255, 255]]}]}"#, .wrong_colour,
                "/seg/0/col/0 is white or nearly so"
            ),
            (wled, #"{"on": true, "bri": 128, "seg": [{"col": [[0, 0, 2]]}]}"#, .dark, "/seg/0/col/0 is black"),
            (wled, #"{"on": true, "bri": 128, "seg": []}"#, .unknown, "there is nothing at /seg/0/col/0"),
            (
                wled, #"{"on": true, "bri": 128, "seg": [{"col": ["blue"]}]}"#, .unknown,
                #"/seg/0/col/0 is "blue", not a colour in the form "rgb""#
            ),
            (
                wled, #"{"on": 1, "bri": 128, "seg": [{"col": [[0, 0, 255]]}]}"#, .unknown,
                "/on is 1, which cannot be compared with true"
            ),
            (
                wled, #"{"on": true, "bri": "128", "seg": [{"col": [[0, 0, 255]]}]}"#, .unknown,
                #"/bri is "128", not a number"#
            ),
            (
                wled, "{}", .unknown,
                "there is nothing at /on; there is nothing at /bri; there is nothing at /seg/0/col/0"
            ),
            (wled, "<html>", .unknown, "http://127.0.0.1/ answered no JSON"),
            (wled, "", .unknown, "http://127.0.0.1/ answered no JSON"),
            (
                homeAssistant, #"{"state": "on", "attributes": {"hs_color": [220.5, 100]}}"#, .lit,
                #"/state is "on"; /attributes/hs_color has hue 221"#
            ),
            (
                homeAssistant, #"{"state": "off", "attributes": {"hs_color": null}}"#, .dark,
                #"/state is "off", not "on""#
            ),
            (
                homeAssistant, #"{"state": "unavailable", "attributes": {}}"#, .unknown,
                #"/state is "unavailable"; there is nothing at /attributes/hs_color"#
            ),
            (
                homeAssistant, #"{"state": "on", "attributes": {"hs_color": null}}"#, .unknown,
                "/attributes/hs_color is null"
            ),
            (
                homeAssistant, #"{"state": "on", "attributes": {"hs_color": [30, 90]}}"#, .wrong_colour,
                "/attributes/hs_color has hue 30, not 185 to 255"
            ),
            (
                hue, #"{"data": [{"on": {"on": true}, "color": {"xy": {"x": 0.1532, "y": 0.0475}}}]}"#, .lit,
                "/data/0/on/on is true; /data/0/color/xy has hue 240"
            ),
            (
                hue, #"{"data": [{"on": {"on": true}, "color": {"xy": {"x": 0.6, "y": 0.35}}}]}"#, .wrong_colour,
                "/data/0/color/xy has hue 11, not 185 to 255"
            ),
            (ola, #"{"dmx": [255, 255, 255, 0, 0, 255, 255], "error": ""}"#, .lit, "/dmx has hue 240"),
            (ola, #"{"dmx": [255, 255, 255, 0, 0, 0, 255], "error": ""}"#, .dark, "/dmx is black"),
            (
                ola, #"{"dmx": [], "error": "no such universe"}"#, .unknown,
                #"/dmx is [], not a colour in the form "rgb""#
            ),
            (scene, #"{"scene": "bleu"}"#, .lit, #"/scene is "bleu""#),
            (scene, #"{"scene": 7}"#, .lit, "/scene is 7"),
            (scene, #"{"scene": "rood"}"#, .dark, #"/scene is "rood", not "blauw" or "bleu" or 7"#),
            (
                scene, #"{"scene": true}"#, .unknown,
                #"/scene is true, which cannot be compared with "blauw" or "bleu" or 7"#
            ),
            (dim, #"{"level": 10}"#, .lit, "/level is 10"), (dim, #"{"level": 90}"#, .lit, "/level is 90"),
            (dim, #"{"level": 91.5}"#, .dark, "/level is 91.5, over 90"),
        ] as [(String, String, Light, String)])
    func anAnswerIsJudged(settings: String, answer: String, light: Light, detail: String) throws {
        let probe = try HTTPProbe(settings: #"{"url": "http://127.0.0.1/", \#(settings)}"#)
        let finding = probe.judge(Array(answer.utf8), as: "controller")
        #expect(finding == Finding(light: light, evidence: .echoed, by: "controller", detail: detail))
    }

    @Test func aRangeOfHuesMayGoThroughRed() throws {
        let probe = try HTTPProbe(
            settings: #"{"url": "http://a/", "pointer": "/c", "expect": {"colour": "hs", "hue": [340, 20]}}"#)
        for (hue, light) in [(350, Light.lit), (0, .lit), (20, .lit), (21, .wrong_colour), (180, .wrong_colour)] {
            #expect(probe.judge(Array("{\"c\": [\(hue), 90]}".utf8), as: "x").light == light)
        }
    }
}
