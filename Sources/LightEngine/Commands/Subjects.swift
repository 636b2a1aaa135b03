import LightDomain

/// What a list of subjects may be.
enum Subjects {
    private static let most = 1_000

    static func check(_ names: [String]) throws {
        if names.isEmpty {
            throw Refusal.invalid(field: "/subjects", reason: "name at least one town, building or commitment")
        }
        guard names.count <= most else {
            throw Refusal.invalid(field: "/subjects", reason: "at most \(most) a call; these are \(names.count)")
        }
    }
}
