import LightDomain

/// Looks at a building through all of its probes at once. A look changes nothing, so a repeat is another look.
package struct CheckWorker: Worker {
    /// Probes that may wait for a thread.
    package static let queueLimit = 10_000

    private let crew: Crew<HTTPVisitor>
    private let secrets: [String]

    /// - Parameters:
    ///   - lookers: how many probes are asked at the same time.
    ///   - secrets: the folders in which files with secrets for probes may lie; others are never read.
    package init(lookers: Int, secrets: [String]) {
        self.secrets = secrets
        crew = Crew(members: lookers, limit: Self.queueLimit, restAfter: nil) { HTTPVisitor(patience: $0) }
    }

    package func perform(_ assignment: Assignment) async -> Outcome {
        guard case .check(let look) = assignment.work else {
            return .failed(detail: "\(assignment.key) is not a check, so there is nothing to look at")
        }
        guard !look.probes.isEmpty else {
            return .failed(detail: "\(look.commitment.building) has no probe to look through")
        }
        let findings = await withTaskGroup(of: (Int, Finding).self) { group in
            for (index, probe) in look.probes.enumerated() {
                group.addTask { (index, await find(through: probe)) }
            }
            var findings: [(Int, Finding)] = []
            for await finding in group { findings.append(finding) }
            return findings
        }
        return .looked(findings.sorted { $0.0 < $1.0 }.map(\.1))
    }

    /// Ends it: what is under way is given up after a second.
    package func close() async { await crew.close(within: 1) }

    private func find(through probe: Device) async -> Finding {
        do {
            let http = try DeviceKinds.http(probe)
            switch await crew.perform({ [secrets] in http.look(with: $0, secrets: secrets, as: probe.name) }) {
            case .success(let finding): return finding
            case .failure(.full): return unknown(probe, "\(Self.queueLimit) probes wait already")
            case .failure(.closed): return unknown(probe, "lightd is ending")
            }
        } catch {
            return unknown(probe, error.description)
        }
    }

    private func unknown(_ probe: Device, _ detail: String) -> Finding {
        Finding(light: .unknown, evidence: .echoed, by: probe.name, detail: detail)
    }
}
