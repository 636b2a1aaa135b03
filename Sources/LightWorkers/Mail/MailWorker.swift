import LightDomain

/// Reminds by mail: composes a letter from the notice and hands it to the transport. A repeat sends the letter
/// again under the same Message-ID, by which mail programs and the Maildir recognise it.
package struct MailWorker: Worker {
    /// Makes the letter of a notice, or says why it cannot be made.
    package typealias Compose = @Sendable (Notice, Assignment) -> Result<Letter, CompositionError>

    private let transport: any MailTransport
    private let compose: Compose

    package init(transport: any MailTransport, compose: @escaping Compose) {
        self.transport = transport
        self.compose = compose
    }

    package func perform(_ assignment: Assignment) async -> Outcome {
        guard case .reminder(let notice) = assignment.work else {
            return .failed(detail: "\(assignment.key) is not a reminder, so it cannot go by mail")
        }
        switch compose(notice, assignment) {
        case .success(let letter): return await transport.send(letter)
        case .failure(let error): return .failed(detail: error.reason)
        }
    }
}

/// Why no letter could be made of a notice. Trying again would not help.
package struct CompositionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence for the coordinator, such as `the contact of antwerpen has no mail address`.
    package let reason: String

    package init(reason: String) { self.reason = reason }

    package var description: String { reason }
}
