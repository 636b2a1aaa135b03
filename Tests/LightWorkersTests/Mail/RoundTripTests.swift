import Testing

@testable import LightWorkers

/// Letters from dice, read back by Python.
@Suite struct RoundTripTests {
    @Test(arguments: [2_027, 30_07, 78_055_800])
    func everyTextComesBackAsItWas(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var letters: [Letter] = []
        for _ in 0..<300 {
            var letter = try Letter.fixture(
                subject: dice.text(upTo: 120, breakingLines: true), text: dice.text(upTo: 600, breakingLines: true),
                html: Bool.random(using: &dice) ? dice.text(upTo: 600, breakingLines: true) : nil)
            letter.to = try Mailbox(address: "jan@example.org", name: dice.text(upTo: 80, breakingLines: true))
            letters.append(letter)
        }
        let octets = letters.map { $0.rfc5322() }
        for (letter, read) in zip(letters, try Python.read(octets)) {
            #expect(read.error == nil)
            #expect(scalars(read.subject) == scalars(letter.subject.text))
            #expect(scalars(read.to?.first) == scalars(letter.to.name?.text ?? ""))
            #expect(scalars(read.text) == scalars(Self.normal(letter.text)))
            #expect(scalars(read.html) == scalars(letter.html.map(Self.normal)))
        }
        for octets in octets { expectLines(of: octets, atMost: 78) }
    }

    /// Compared as scalars: equality of strings would forgive another normalisation.
    private func scalars(_ text: String?) -> [Unicode.Scalar]? { text.map { Array($0.unicodeScalars) } }

    /// One kind of line break, also after the last line.
    private static func normal(_ text: String) -> String {
        var normal = String.UnicodeScalarView()
        var previous: Unicode.Scalar = "\0"
        for scalar in text.unicodeScalars {
            if scalar == "\n", previous == "\r" {
                previous = scalar
                continue
            }
            normal.append(scalar == "\r" ? "\n" : scalar)
            previous = scalar
        }
        if let last = normal.last, last != "\n" { normal.append("\n") }
        return String(normal)
    }
}
