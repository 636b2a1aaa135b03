/// The contents of a TZif file (RFC 9636). Any bytes may come: what is wrong is an error, never a trap.
struct TZifData {
    private(set) var transitions: [Int64] = []
    private(set) var types: [Zone.LocalType] = []
    private(set) var first: Zone.LocalType
    private(set) var footer: PosixRule?

    init(_ bytes: [UInt8]) throws(ZoneDataError) {
        var reader = Reader(bytes: bytes)
        var header = try Header(&reader)
        if header.version >= 2 {
            try reader.skip(header.size(timeWidth: 4))
            header = try Header(&reader)
        }
        let width = header.version >= 2 ? 8 : 4
        guard header.types > 0 else { throw ZoneDataError(description: "it has no local time type") }
        let times = try Self.times(&reader, header, width)
        let indices = try reader.take(header.times)
        let records = try reader.take(header.types * 6)
        let names = try reader.take(header.characters)
        try reader.skip(header.leaps * (width + 4) + header.standards + header.universals)
        let local = try Self.localTypes(records, names)
        guard indices.allSatisfy({ Int($0) < local.count }) else {
            throw ZoneDataError(description: "a transition names a type that is not there")
        }
        transitions = times
        types = indices.map { local[Int($0)] }
        first = local[0]
        if header.version >= 2 { footer = try Self.footer(&reader) }
    }

    private static func times(
        _ reader: inout Reader, _ header: Header, _ width: Int
    ) throws(ZoneDataError) -> [Int64] {
        var times: [Int64] = []
        times.reserveCapacity(header.times)
        for _ in 0..<header.times {
            let time = try width == 8 ? reader.int64() : Int64(reader.int32())
            if let last = times.last, last >= time {
                throw ZoneDataError(description: "its transitions are not in order")
            }
            // Far enough that no arithmetic on it overflows, and before any year that anybody asks about.
            guard abs(max(time, -1 << 60)) <= 1 << 60 else {
                throw ZoneDataError(description: "a time is out of range")
            }
            times.append(max(time, -1 << 60))
        }
        return times
    }

    private static func localTypes(
        _ records: ArraySlice<UInt8>, _ names: ArraySlice<UInt8>
    ) throws(ZoneDataError) -> [Zone.LocalType] {
        var types: [Zone.LocalType] = []
        var start = records.startIndex
        while start < records.endIndex {
            var reader = Reader(bytes: Array(records[start..<(start + 6)]))
            let offset = try reader.int32()
            let isDaylight = try reader.byte() != 0
            let name = try Int(reader.byte())
            guard abs(Int(offset)) <= 26 * 3_600, name < names.count else {
                throw ZoneDataError(description: "a local time type is out of range")
            }
            let abbreviation = names.dropFirst(name).prefix { $0 != 0 }
            types.append(
                Zone.LocalType(
                    offset: Int(offset), abbreviation: String(decoding: abbreviation, as: UTF8.self),
                    isDaylight: isDaylight))
            start += 6
        }
        return types
    }

    private static func footer(_ reader: inout Reader) throws(ZoneDataError) -> PosixRule? {
        guard try reader.byte() == UInt8(ascii: "\n") else { throw ZoneDataError(description: "its footer is missing") }
        let rest = reader.rest
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
            throw ZoneDataError(description: "its footer has no end")
        }
        let text = rest[..<end]
        if text.isEmpty { return nil }
        guard let rule = PosixRule(text) else {
            throw ZoneDataError(description: "its footer \"\(String(decoding: text, as: UTF8.self))\" is no TZ string")
        }
        return rule
    }

    private struct Header {
        let version: Int
        let universals: Int
        let standards: Int
        let leaps: Int
        let times: Int
        let types: Int
        let characters: Int

        init(_ reader: inout Reader) throws(ZoneDataError) {
            guard try reader.take(4).elementsEqual("TZif".utf8) else {
                throw ZoneDataError(description: "it is no compiled time zone")
            }
            let version = try reader.byte()
            self.version = version == 0 ? 1 : Int(version) - 48
            guard (1...9).contains(self.version) else { throw ZoneDataError(description: "its version is unknown") }
            try reader.skip(15)
            universals = try reader.count()
            standards = try reader.count()
            leaps = try reader.count()
            times = try reader.count()
            types = try reader.count()
            characters = try reader.count()
        }

        func size(timeWidth width: Int) -> Int {
            times * (width + 1) + types * 6 + characters + leaps * (width + 4) + standards + universals
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var next = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var rest: ArraySlice<UInt8> { bytes[next...] }

        mutating func take(_ count: Int) throws(ZoneDataError) -> ArraySlice<UInt8> {
            guard count <= bytes.count - next else { throw ZoneDataError(description: "it ends too early") }
            defer { next += count }
            return bytes[next..<(next + count)]
        }

        mutating func skip(_ count: Int) throws(ZoneDataError) { _ = try take(count) }

        mutating func byte() throws(ZoneDataError) -> UInt8 {
            let slice = try take(1)
            return slice[slice.startIndex]
        }

        mutating func int32() throws(ZoneDataError) -> Int32 {
            Int32(bitPattern: try take(4).reduce(0) { $0 << 8 | UInt32($1) })
        }

        mutating func int64() throws(ZoneDataError) -> Int64 {
            Int64(bitPattern: try take(8).reduce(0) { $0 << 8 | UInt64($1) })
        }

        /// A count of things of which each takes a byte at least, so that it can be no larger than what is there.
        mutating func count() throws(ZoneDataError) -> Int {
            let count = Int(try int32())
            guard count >= 0, count <= bytes.count else { throw ZoneDataError(description: "a count is out of range") }
            return count
        }
    }
}
