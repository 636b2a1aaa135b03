/// Something outside the configuration that a file of it names, and where it does.
struct Reference: Sendable {
    enum Kind: Sendable {
        /// A file that lightd reads at its start.
        case file
        case user, group
    }

    let setting: String
    let kind: Kind
    let name: String
    let spot: Spot

    /// What lightd would stumble over at its start; nil where all is well.
    var obstacle: ConfigurationError? {
        guard kind == .file, let reason = ConfigurationFiles.obstacle(to: name) else { return nil }
        return spot.error("\(setting): \(name) \(reason)")
    }

    /// What would be without effect; nil where nothing is. An account may be made later.
    var doubt: ConfigurationError? {
        switch kind {
        case .file: nil
        case .user: Accounts.userID(of: name) == nil ? spot.error("there is no user \"\(name)\" here") : nil
        case .group: Accounts.groupID(of: name) == nil ? spot.error("there is no group \"\(name)\" here") : nil
        }
    }
}
