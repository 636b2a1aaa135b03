import LightDomain

/// Throws letters away: what remains to be measured is the house. Named after Postfix's discard(8).
package struct DiscardTransport: MailTransport {
    package init() {}

    package func send(_ letter: Letter) async -> Outcome { .succeeded(detail: "discarded") }

    package func close() async {}
}
