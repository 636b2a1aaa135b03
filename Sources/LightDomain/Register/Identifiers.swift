/// Names a municipality: a slug such as `antwerpen`.
package struct MunicipalityID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    /// Refuses what is not a slug (`a-z`, `0-9` and single hyphens inside, at most 64 characters).
    package init?(_ text: String) {
        guard Slug.isSlug(text) else { return nil }
        self.text = text
    }

    /// For text that the store's constraints have already vouched for.
    package init(stored text: String) { self.text = text }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// Names a building: its municipality's slug and its own, `antwerpen/stadhuis`.
package struct BuildingID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy(Slug.isSlug) else { return nil }
        self.text = text
    }

    package init?(municipality: MunicipalityID, slug: String) {
        guard Slug.isSlug(slug) else { return nil }
        text = "\(municipality.text)/\(slug)"
    }

    package init(stored text: String) { self.text = text }

    package var municipality: MunicipalityID {
        MunicipalityID(stored: String(text.prefix { $0 != "/" }))
    }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// Names a commitment: its building and its edition, `antwerpen/stadhuis@2027`.
package struct CommitmentID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let building: BuildingID
    package let edition: Int

    package init(building: BuildingID, edition: Int) {
        self.building = building
        self.edition = edition
    }

    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let building = BuildingID(String(parts[0])), let edition = Edition.year(parts[1])
        else { return nil }
        self.init(building: building, edition: edition)
    }

    package var text: String { "\(building.text)@\(edition)" }
    package var municipality: MunicipalityID { building.municipality }
    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool {
        (left.building, left.edition) < (right.building, right.edition)
    }
}
