/// What a person at a municipality is asked for.
package enum Role: String, Hashable, Sendable, CaseIterable {
    case first, second, technician
}

/// A person to write to. Personal data: shown to observers and operators only, and erased by `forget`.
package struct Contact: Hashable, Sendable {
    package var name: String?
    /// An RFC 5321 mailbox, checked by `Mailbox`.
    package var email: String?
    /// E.164, such as `+3278055800`.
    package var phone: String?
    /// A BCP 47 primary language; absent means the municipality's first.
    package var language: String?
    package var role: Role

    package init(
        name: String? = nil, email: String? = nil, phone: String? = nil, language: String? = nil, role: Role = .first
    ) {
        self.name = name
        self.email = email
        self.phone = phone
        self.language = language
        self.role = role
    }
}
