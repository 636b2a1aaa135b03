import Almanac
import LightDomain
import Testing

@testable import LightWorkers

/// Through the network, against a controller that misbehaves.
@Suite struct LampWorkerTests {
    private static let now = Instant(secondsSince1970: 1_000_000)

    private func lamp(_ url: String, _ more: String = #""on": {"on": true}, "off": {"on": false}"#) -> Device {
        Device(name: "wled", kind: "http", settings: #"{"url": "\#(url)", \#(more)}"#)
    }

    private func tell(_ lamps: [Device], _ level: LampLevel, before deadline: Int64 = 60) async throws -> Outcome {
        let worker = LampWorker(hands: 4, secrets: []) { Self.now }
        let id = try #require(CommitmentID("antwerpen/stadhuis@2027"))
        let order = LampOrder(commitment: id, buildingName: "Stadhuis", lamps: lamps, level: level)
        let outcome = await worker.perform(
            Assignment(
                job: 1, key: JobKey(edition: 2027, subject: .commitment(id), rule: "lamps"), attempt: 1,
                deadline: Self.now.advanced(by: deadline), work: .lamps(order)))
        await worker.close()
        return outcome
    }

    /// A controller that reads a body as long as the request says.
    private func controller(status: String = "200 OK") throws -> (ScriptedWebServer, Bodies) {
        let bodies = Bodies()
        let server = try ScriptedWebServer { request, connection in
            let length = request.headers.first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).filter(\.isNumber)) }
            bodies.add(connection.text(length ?? 0))
            connection.write(ScriptedWebServer.answer("{}", status: status))
        }
        return (server, bodies)
    }

    @Test func eachLevelIsSentAsTheSettingsSay() async throws {
        let (server, bodies) = try controller()
        let device = lamp("\(server.address)/json/state")
        #expect(try await tell([device], .on) == .succeeded(detail: "wled on"))
        #expect(try await tell([device], .off) == .succeeded(detail: "wled off"))
        server.stop()
        #expect(bodies.all == [#"{"on":true}"#, #"{"on":false}"#])
        #expect(server.requests.map(\.line) == Array(repeating: "POST /json/state HTTP/1.1", count: 2))
        #expect(server.requests[0].headers.contains("Content-Type: application/json"))
    }

    @Test func anAddressAloneCanSayIt() async throws {
        let (server, bodies) = try controller()
        let device = Device(
            name: "relay", kind: "http",
            settings: #"{"method": "GET", "onURL": "\#(server.address)/on", "offURL": "\#(server.address)/off"}"#)
        _ = try await tell([device], .on)
        _ = try await tell([device], .off)
        server.stop()
        #expect(server.requests.map(\.line) == ["GET /on HTTP/1.1", "GET /off HTTP/1.1"])
        #expect(bodies.all == ["", ""])
    }

    @Test(arguments: [
        ("500 Oops", true), ("503 Busy", true), ("429 Slow down", true), ("404 Gone", false), ("401 No", false),
    ])
    func aRefusalIsForAWhileOrForGood(status: String, isTransient: Bool) async throws {
        let (server, _) = try controller(status: status)
        let outcome = try await tell([lamp(server.address)], .on)
        server.stop()
        switch outcome {
        case .deferred: #expect(isTransient)
        case .failed: #expect(!isTransient)
        default: Issue.record("\(outcome)")
        }
    }

    @Test func whoDoesNotAnswerIsAskedAgain() async throws {
        let dead = try LocalServer.deadPort()
        guard case .deferred(let detail, _) = try await tell([lamp("http://127.0.0.1:\(dead)/")], .on) else {
            Issue.record("a dead controller is a failure for a while")
            return
        }
        #expect(detail.contains("Failed to connect"))
    }

    @Test func nothingIsSentOnceItIsTooLate() async throws {
        let (server, bodies) = try controller()
        guard case .deferred = try await tell([lamp(server.address)], .on, before: 0) else {
            Issue.record("it was switched on after its end")
            return
        }
        server.stop()
        #expect(bodies.all.isEmpty)
    }

    @Test func oneLampThatMayDoItLaterMakesAllWorthAnotherTry() {
        let (done, later, never): (Outcome, Outcome, Outcome) = (
            .succeeded(detail: "on"), .deferred(detail: "no answer"), .failed(detail: "404")
        )
        #expect(LampWorker.together([("a", done), ("b", done)]) == .succeeded(detail: "a on, b on"))
        #expect(
            LampWorker.together([("a", done), ("b", later), ("c", never)]) == .deferred(detail: "b: no answer; c: 404"))
        #expect(LampWorker.together([("a", done), ("c", never)]) == .failed(detail: "c: 404"))
    }

    @Test(
        arguments: [
            (#"{}"#, "/url"), (#"{"url": "http://a/"}"#, "/on"), (#"{"url": "http://a/", "on": true}"#, "/off"),
            (#"{"url": "http://a/", "method": "DELETE", "on": 1, "off": 0}"#, "/method"),
            (#"{"url": "http://a/", "method": "GET"}"#, "/onURL"),
            (#"{"method": "GET", "onURL": "http://a/", "offURL": "ftp://a/"}"#, "/offURL"),
            (#"{"url": "http://a/", "on": 1, "off": 0, "onn": 1}"#, "/onn"), ("[]", ""), ("", ""),
        ])
    func wrongSettingsAreNamed(settings: String, pointer: String) {
        #expect { try HTTPLamp(settings: settings) } throws: { ($0 as? DeviceSettingsError)?.pointer == pointer }
    }
}
