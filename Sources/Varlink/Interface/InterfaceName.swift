/// The grammar's `interface_name`: `[A-Za-z]([-]*[A-Za-z0-9])*(\.[A-Za-z0-9]([-]*[A-Za-z0-9])*)+`
enum InterfaceName {
    static func isValid(_ text: some StringProtocol) -> Bool {
        let parts = Array(text.utf8).split(separator: Byte.dot, omittingEmptySubsequences: false)
        guard parts.count >= 2, let first = parts.first?.first, isLetter(first) else { return false }
        return parts.allSatisfy { part in
            guard let first = part.first, let last = part.last, first != Byte.minus, last != Byte.minus else {
                return false
            }
            return part.allSatisfy { isLetter($0) || isDigit($0) || $0 == Byte.minus }
        }
    }

    /// The grammar's `name`, of types, methods and errors.
    static func isMember(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, isUppercase(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || isDigit($0) }
    }

    static func isUppercase(_ byte: UInt8) -> Bool { UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") }
    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return UInt8(ascii: "a") <= lower && lower <= UInt8(ascii: "z")
    }
    static func isDigit(_ byte: UInt8) -> Bool { Byte.zero <= byte && byte <= Byte.nine }
}
