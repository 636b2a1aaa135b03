import Testing

@testable import LightDaemon

/// The configuration as it is given back: it has to mean what it meant.
@Suite struct WritingTests {
    private func configuration(_ files: [(name: String, text: String)]) throws -> (Configuration, yaml: String) {
        let messages = try Messages.load(files: []).names
        let loaded = try Configuration.loadWithReferences(files: files, messages: messages)
        return (loaded.configuration, loaded.yaml)
    }

    @Test(arguments: [
        "",
        "rules: { kit: false, extra: { reminder: confirmed, at: 'day -3d at 08:00', message: kit } }\n",
        "language: nl\naccess: { observers: { users: [jan, '0042'], groups: [] } }\n",
        "campaign:\n  name: \"A \\\"name\\\": with # and \\\\ \\u00e9 \\U0001F499\"\n",
        "campaign:\n  names:\n    nl: >-\n      two\n      words\n",
    ])
    func readAgainItMeansTheSame(text: String) throws {
        let (first, yaml) = try configuration([("lightd.yaml", text)])
        let (second, again) = try configuration([("lightd.yaml", yaml)])
        #expect(first == second)
        #expect(yaml == again)
    }

    @Test func whatIsInForceIsWrittenOnce() throws {
        let (_, yaml) = try configuration([
            ("lightd.yaml", "log: { level: debug }\n"), ("b.yaml", "log: { level: error }\n"),
        ])
        #expect(yaml.contains("\nlog:\n  level: error\n"))
        #expect(!yaml.contains("debug"))
        #expect(yaml.contains("\nrules:\n  invitation:\n    reminder: invited\n"))
    }
}
