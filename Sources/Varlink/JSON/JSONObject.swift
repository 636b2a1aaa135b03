/// A JSON object: members in the order in which they came, no name twice.
///
/// Looking one up is a linear search, which for the handful of members of a varlink structure beats hashing; whoever
/// handles large maps iterates over ``members``. Two objects are equal if they have equal members in any order.
public struct JSONObject: Sendable {
    public struct Member: Sendable, Hashable {
        public let key: String
        public var value: JSON

        public init(key: String, value: JSON) {
            self.key = key
            self.value = value
        }
    }

    public private(set) var members: [Member]

    public init() { members = [] }

    /// A later member of the same name replaces the earlier one.
    public init(_ pairs: some Sequence<(String, JSON)>) {
        members = []
        var places: [String: Int] = [:]
        for (key, value) in pairs {
            if let place = places[key] {
                members[place].value = value
            } else {
                places[key] = members.count
                members.append(Member(key: key, value: value))
            }
        }
    }

    /// For readers that have already made sure that no name comes twice.
    init(unique members: [Member]) { self.members = members }

    public var count: Int { members.count }
    public var isEmpty: Bool { members.isEmpty }
    public var keys: some Sequence<String> { members.lazy.map(\.key) }

    /// Setting nil takes the member out; a new one goes to the end.
    public subscript(key: String) -> JSON? {
        get {
            for member in members where member.key == key { return member.value }
            return nil
        }
        set {
            let place = members.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        if left.members == right.members { return true }
        let others = Dictionary(uniqueKeysWithValues: right.members.lazy.map { ($0.key, $0.value) })
        return left.members.allSatisfy { others[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members { sum ^= member.hashValue }
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}

extension JSONObject: CustomStringConvertible {
    /// The compact JSON text.
    public var description: String { JSON.object(self).description }
}
