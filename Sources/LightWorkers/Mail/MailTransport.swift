import LightDomain

/// A way by which letters leave the house.
package protocol MailTransport: Sendable {
    /// Delivers one letter, or says why not. A repeat of a letter has the same Message-ID.
    func send(_ letter: Letter) async -> Outcome

    /// Ends it: what is under way is finished within a few seconds or deferred, what waits is deferred.
    func close() async
}
