import Almanac
import LightDomain
import LightStore

extension World {
    /// The last look at everything.
    func finish() throws {
        try start()
        try turn()
        try audit()
        guard let engine else { return }
        try engine.store.read { ledger in
            let findings = try ledger.findings()
            try require(findings.isEmpty, .theDatabaseIsSound, findings.joined(separator: "; "))
            try theYearEndsSettled(ledger)
            chronicle.events = try ledger.revision()
            var hash = Fingerprint()
            try ledger.dump { line in hash.add(line) }
            chronicle.dump = hash.value
        }
    }

    private func theYearEndsSettled(_ ledger: Ledger) throws {
        // A day that was moved into the past leaves what was planned for the future.
        if elapsed - rulesChangedAt < 40 * 86_400 { return }
        for edition in [firstEdition, firstEdition + 1]
        where oracle.rollover(of: edition).advanced(by: 28 * 86_400) < now {
            for state in [Job.State.waiting, .running] {
                let left = try ledger.jobs(matching: .init(edition: edition, state: state), after: nil, limit: 10)
                    .filter { !isHeldByHand($0) }
                try require(
                    left.isEmpty, .theYearEndsSettled, "\(left.map(\.key.description)) are \(state.rawValue) still")
            }
        }
    }

    /// Who lights a building of an edition that is over keeps its orders alive, until the hand is lifted.
    private func isHeldByHand(_ job: Job) -> Bool {
        guard job.kind == .switch, case .commitment(let id) = job.key.subject else { return false }
        return book.hands[id]?.isActive(at: now) == true
    }
}

/// FNV-1a, 64 bits.
struct Fingerprint {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ line: String) {
        for byte in line.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        value = (value ^ 0x0A) &* 0x100_0000_01B3
    }
}
