/// Reads a structure's members out of an object, quickly where they come in the order of the declaration.
///
/// What is generic here and in the writer is inlinable, so that it is compiled for each type and not looked up at run
/// time, which takes a third less time.
public struct MemberReader {
    @usableFromInline let members: [JSONObject.Member]
    private var next = 0

    public init(_ object: JSONObject) { members = object.members }

    /// The member's value; its absence and null are the same, and an error.
    @inlinable
    public mutating func required<T: VarlinkValue>(_ name: String, as type: T.Type = T.self) throws(InvalidValue) -> T {
        guard let place = find(name), members[place].value != .null else {
            throw InvalidValue(.missing, path: name)
        }
        do { return try T(json: members[place].value) } catch { throw error.within(name) }
    }

    /// The member's value; nil if it is absent or null.
    @inlinable
    public mutating func optional<T: VarlinkValue>(_ name: String, as type: T.Type = T.self) throws(InvalidValue) -> T?
    {
        guard let place = find(name), members[place].value != .null else { return nil }
        do { return try T(json: members[place].value) } catch { throw error.within(name) }
    }

    /// Looks first where the last one was found, then everywhere.
    @usableFromInline mutating func find(_ name: String) -> Int? {
        if next < members.count, members[next].key == name {
            next += 1
            return next - 1
        }
        guard let place = members.firstIndex(where: { $0.key == name }) else { return nil }
        next = place + 1
        return place
    }
}

extension JSONWriter {
    /// A member of the object that is being written.
    @inlinable
    public mutating func member(_ name: StaticString, _ value: some VarlinkValue) {
        key(name)
        value.write(to: &self)
    }

    /// A nullable member: absent if it is nil.
    @inlinable
    public mutating func member(_ name: StaticString, optional value: (some VarlinkValue)?) {
        guard let value else { return }
        key(name)
        value.write(to: &self)
    }
}
