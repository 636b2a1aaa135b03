import Glibc
import Varlink

/// Who asks, by what the kernel says of the peer.
package struct Caller: Sendable {
    package var userID: UInt32
    package var processID: Int32
    /// The primary group and the supplementary ones.
    package var groupIDs: [UInt32]

    package init(userID: UInt32, processID: Int32, groupIDs: [UInt32]) {
        self.userID = userID
        self.processID = processID
        self.groupIDs = groupIDs
    }

    /// The history's name for the caller: `uid:1000 jan`.
    package var who: String {
        guard let name = Accounts.userName(of: userID) else { return "uid:\(userID)" }
        return "uid:\(userID) \(name)"
    }
}

/// What a caller may do; each includes those before it.
package enum Right: Int, Sendable, Comparable {
    case anyone, observer, operator_

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Who may do what, as the configuration says it: by user and by group. Root and the daemon's own user are operators.
package struct Rights: Sendable {
    private let observers: Members
    private let operators: Members

    /// Users and groups by their numbers.
    package struct Members: Sendable {
        package var users: Set<UInt32>
        package var groups: Set<UInt32>

        package init(users: Set<UInt32> = [], groups: Set<UInt32> = []) {
            self.users = users
            self.groups = groups
        }

        func include(_ caller: Caller) -> Bool {
            users.contains(caller.userID) || caller.groupIDs.contains { groups.contains($0) }
        }
    }

    package init(observers: Members, operators: Members) {
        self.observers = observers
        self.operators = operators
    }

    package func right(of caller: Caller) -> Right {
        if caller.userID == 0 || caller.userID == geteuid() || operators.include(caller) { return .operator_ }
        return observers.include(caller) ? .observer : .anyone
    }

    /// - Throws: `PermissionDenied` where the caller may do less.
    package func require(_ right: Right, of caller: Caller) throws {
        guard self.right(of: caller) >= right else { throw VarlinkError.permissionDenied }
    }
}

/// The machine's accounts.
enum Accounts {
    static func userName(of id: UInt32) -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 4_096)
        guard getpwuid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
            return nil
        }
        return String(cString: name)
    }

    /// A user by name or number.
    static func userID(of name: String) -> UInt32? {
        if let number = UInt32(name) { return number }
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 4_096)
        guard getpwnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.pw_uid
    }

    /// A group by name or number.
    static func groupID(of name: String) -> UInt32? {
        if let number = UInt32(name) { return number }
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        var buffer = [CChar](repeating: 0, count: 65_536)
        guard getgrnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.gr_gid
    }
}
