import Testing

@testable import LightDaemon
@testable import VarlinkServer

/// The server is told every limit that the configuration names.
@Suite struct LimitSettingTests {
    private static let numbers = [
        "connections": 61, "connectionsPerUser": 52, "messageBytes": 40_001, "depth": 31, "idleSeconds": 7,
        "unfinishedBytesPerUser": 50_001, "outputBytes": 20_001, "callsPerTurn": 3,
    ]

    @Test func eachNumberArrivesWhereItIsObeyed() throws {
        let yaml = "limits:\n" + Self.numbers.map { "  \($0.key): \($0.value)\n" }.joined()
        let configuration = try Configuration.load(
            files: [("test.yaml", yaml)], messages: try Messages.load(files: []).names)
        let limits = VarlinkServer.Limits(configuration.limits)
        #expect(limits.connections == 61 && limits.connectionsPerUser == 52)
        #expect(limits.messageBytes == 40_001 && limits.depth == 31)
        #expect(limits.unfinishedBytesPerUser == 50_001 && limits.unfinishedMessage == .seconds(7))
        #expect(limits.outputBytes == 20_001 && limits.callsPerTurn == 3)
    }

    @Test func noneIsLeftOut() throws {
        // One that is added here is to be added above.
        #expect(Mirror(reflecting: VarlinkServer.Limits()).children.count == Self.numbers.count)
    }
}
