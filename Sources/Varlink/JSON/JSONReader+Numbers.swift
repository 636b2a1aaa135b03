extension JSONReader {
    /// The number here. Without fraction and exponent it is an integer if it fits 64 bits (`-0` is 0), else a float:
    /// UAPI.20 wants an error where an integer cannot be handled, and a float in an `int` member is one, with its path.
    mutating func number() throws(JSONSyntaxError) -> JSON {
        let start = offset
        let negative = peek == Byte.minus
        if negative { offset += 1 }
        var decimal = Decimal()
        let whole = offset
        try digits(into: &decimal)
        if bytes[whole] == Byte.zero && offset > whole + 1 {
            offset = whole + 1
            throw expected("no digit after a leading zero")
        }
        var isInteger = true
        if peek == Byte.dot {
            isInteger = false
            offset += 1
            let fraction = offset
            try digits(into: &decimal)
            decimal.exponent -= offset - fraction
        }
        if peek | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            decimal.exponent += try exponent()
        }
        if isInteger, let exact = decimal.integer(negative: negative) { return .int(exact) }
        if let exact = decimal.exactDouble { return .float(negative ? -exact : exact) }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw problem(.numberTooLarge, at: start) }
        return .float(value)
    }

    private mutating func digits(into decimal: inout Decimal) throws(JSONSyntaxError) {
        let start = offset
        while case let byte = peek, Byte.zero <= byte && byte <= Byte.nine {
            decimal.append(byte - Byte.zero)
            offset += 1
        }
        guard offset > start else { throw expected("a digit") }
    }

    /// The exponent's value; beyond a million its digits no longer matter, since such numbers are 0 or too large.
    private mutating func exponent() throws(JSONSyntaxError) -> Int {
        offset += 1
        let negative = peek == Byte.minus
        if negative || peek == Byte.plus { offset += 1 }
        let start = offset
        var value = 0
        while case let byte = peek, Byte.zero <= byte && byte <= Byte.nine {
            if value < 1_000_000 { value = value * 10 + Int(byte - Byte.zero) }
            offset += 1
        }
        guard offset > start else { throw expected("a digit") }
        return negative ? -value : value
    }
}

/// A number's digits without its point, as long as they fit.
private struct Decimal {
    var exponent = 0
    private var mantissa: UInt64 = 0
    private var fits = true

    mutating func append(_ digit: UInt8) {
        guard fits else { return }
        let (tens, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(UInt64(digit))
        if overflow || carry { fits = false } else { mantissa = sum }
    }

    func integer(negative: Bool) -> Int64? {
        guard fits else { return nil }
        if negative { return mantissa <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- mantissa) : nil }
        return Int64(exactly: mantissa)
    }

    /// Both factors are doubles without rounding, so their product is rounded once and correctly (Clinger 1990).
    var exactDouble: Double? {
        guard fits, mantissa <= 1 << 53, (-22...22).contains(exponent) else { return nil }
        let value = Double(mantissa)
        return exponent < 0 ? value / Self.powers[-exponent] : value * Self.powers[exponent]
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
        1e19, 1e20, 1e21, 1e22,
    ]
}
