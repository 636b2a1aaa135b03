import Synchronization
import Testing

@testable import LightWorkers

@Suite struct CrewTests {
    /// A tool that knows how often it was used, and by no more than one thread.
    private final class Counter: CrewTool {
        let rests: Atomic<Int>.Box
        var uses = 0

        init(_ rests: Atomic<Int>.Box) { self.rests = rests }

        func rest() { rests.value.add(1, ordering: .relaxed) }
    }

    @Test func everyOrderIsAnsweredOnce() async throws {
        let rests = Atomic<Int>.Box()
        let crew = Crew(members: 3, limit: 1_000, restAfter: nil) { _ in Counter(rests) }
        let answers = await withTaskGroup(of: (Int, Int).self) { group in
            for number in 0..<500 {
                group.addTask {
                    let answer = await crew.perform { tool in
                        tool.uses += 1
                        return number
                    }
                    return (number, (try? answer.get()) ?? -1)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 500)
        #expect(answers.allSatisfy { $0.0 == $0.1 })
        await crew.close(within: 1)
        #expect(rests.value.load(ordering: .relaxed) == 3)
    }

    @Test func whatDoesNotFitIsRefusedAtOnceAndWhatWaitsAtTheEnd() async throws {
        let rests = Atomic<Int>.Box()
        let crew = Crew(members: 1, limit: 2, restAfter: nil) { _ in Counter(rests) }
        let (begun, ending) = (Signal(), Signal())
        async let first = crew.perform { _ in
            begun.give()
            ending.wait()
            return "first"
        }
        await begun.arrival()
        // The one member is busy: two orders may wait, and whichever comes third is refused at once.
        let answers = await withTaskGroup(of: Result<String, CrewRefusal>.self) { group in
            for _ in 0..<3 { group.addTask { await crew.perform { _ in "later" } } }
            let refused = await group.next()
            #expect(refused.map(Self.refusal) == .full)
            group.addTask {
                await crew.close(within: 1)
                return .success("closed")
            }
            var answers: [Result<String, CrewRefusal>] = []
            for _ in 0..<2 { if let answer = await group.next() { answers.append(answer) } }
            ending.give()
            for await answer in group { answers.append(answer) }
            return answers
        }
        #expect(answers.map(Self.refusal) == [.closed, .closed, nil])
        #expect(try await first.get() == "first")
        let late = await crew.perform { _ in "late" }
        #expect(Self.refusal(late) == .closed)
    }

    @Test func aToolRestsWhenNothingComesAndWorksAgain() async throws {
        let rests = Atomic<Int>.Box()
        let orders = Orders<Int>(limit: 1)
        guard case .rest = orders.next(restingAfter: 0) else {
            Issue.record("an empty queue had an order")
            return
        }
        #expect(orders.add(7) == nil)
        #expect(orders.add(8) == .full)
        guard case .order(7) = orders.next(restingAfter: 0) else {
            Issue.record("the order was lost")
            return
        }
        #expect(orders.close().isEmpty)
        guard case .end = orders.next(restingAfter: nil) else {
            Issue.record("a closed queue did not end")
            return
        }
        #expect(orders.add(9) == .closed)
        #expect(rests.value.load(ordering: .relaxed) == 0)
    }

    private static func refusal(_ answer: Result<String, CrewRefusal>) -> CrewRefusal? {
        if case .failure(let refusal) = answer { refusal } else { nil }
    }
}

extension Atomic<Int> {
    final class Box: Sendable {
        let value = Atomic<Int>(0)
    }
}
