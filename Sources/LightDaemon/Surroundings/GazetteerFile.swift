import Almanac
import LightDomain

/// Reads the gazetteer's table of Belgium: one line a municipality, no quotes and no line breaks in its fields.
package enum GazetteerFile {
    /// - Parameters:
    ///   - municipalities: `config/gazetteer/be-municipalities.csv`.
    ///   - mergers: `config/gazetteer/be-mergers.csv`, the old names and codes that people still write.
    package static func belgium(municipalities: String, mergers: String) -> [Gazetteer.Entry] {
        var formerly: [String: [String]] = [:]
        for row in rows(mergers) {
            let names = [row["old_nis"], row["old_name_nl"], row["old_name_fr"]].compactMap { $0 }
            formerly[row["new_nis"] ?? "", default: []] += names.filter { !$0.isEmpty }
        }
        return rows(municipalities).compactMap { entry($0, formerly: formerly) }
    }

    private static func entry(_ row: [String: String], formerly: [String: [String]]) -> Gazetteer.Entry? {
        guard let code = row["nis"], let latitude = row["lat"].flatMap(Double.init),
            let longitude = row["lon"].flatMap(Double.init),
            let place = Place(latitude: latitude, longitude: longitude),
            let languages = row["languages"]?.split(separator: "+").map(String.init), let first = languages.first,
            let timeZone = row["timezone"], let name = row["name_\(first)"]
        else { return nil }
        var names: [String: String] = [:]
        for language in ["nl", "fr", "de"] { names[language] = row["name_\(language)"] }
        let postal = Set(
            (row["postal_codes"] ?? "").split(separator: "|").map(String.init) + [row["postal_main"] ?? ""])
        let own = Set(names.values)
        return Gazetteer.Entry(
            name: name, names: names, country: "BE", code: code, division: division(of: row),
            languages: languages, timeZone: timeZone, place: place,
            postalCodes: postal.filter { !$0.isEmpty }.sorted(),
            formerly: (formerly[code] ?? []).filter { $0 != code && !own.contains($0) })
    }

    /// The province in the language of its region, so that all its towns count as one; Brussels is in none.
    private static func division(of row: [String: String]) -> String {
        switch row["region"] {
        case "VLG": row["province_nl"] ?? ""
        case "WAL": row["province_fr"] ?? ""
        default: "Brussel / Bruxelles"
        }
    }

    private static func rows(_ text: String) -> [[String: String]] {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }
}
