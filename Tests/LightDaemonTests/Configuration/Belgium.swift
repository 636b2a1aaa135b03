import Almanac

/// Belgium's time, whatever the machine's zone files say.
enum Belgium {
    /// Europe/Brussels since 1996, as a zone file (RFC 9636, version 2) with nothing but its footer.
    static func zone() throws -> Zone {
        let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
        let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts
        let part = header + [0, 0, 14, 16, 0, 0] + Array("CET".utf8) + [0]
        return try Zone(name: "Europe/Brussels", tzif: part + part + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8))
    }

    /// Only Brussels, by name.
    static func zones() throws -> Zones {
        let zone = try zone()
        return Zones { $0 == "Europe/Brussels" ? zone : nil }
    }
}
