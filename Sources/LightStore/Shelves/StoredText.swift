import Foundation
import LightDomain

/// Small values that stand in one column: names by language as a JSON object, languages separated by spaces.
enum StoredText {
    static func names(_ names: [String: String]) -> String {
        Facts(names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }).json
    }

    /// What `names` wrote; a row that a person has edited to something else reads as no names.
    static func names(from text: String) -> [String: String] {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: String] ?? [:]
    }

    static func languages(_ languages: [String]) -> String { languages.joined(separator: " ") }

    static func languages(from text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
