import Almanac
import LightDomain
import Testing

@testable import LightDaemon

/// The register that `make run` begins with.
@Suite struct SampleRegisterTests {
    @Test func itHasTheColumnsOfAnImport() throws {
        let header = try #require(try Written.file("sample-register.csv").split(separator: "\n").first)
        #expect(
            header
                == "municipality,code,building,address,latitude,longitude,contact,email,phone,language,role,on,off,"
                + "promise,note,probe")
    }

    @Test func everyTownOfTheGazetteerIsInItUnderOneOfItsNames() throws {
        var names: [String: Set<String>] = [:]
        for row in try rows("gazetteer/be-municipalities.csv") {
            names[row["nis"] ?? ""] = Set(["name_nl", "name_fr", "name_de"].compactMap { row[$0] })
        }
        let register = try rows("sample-register.csv")
        #expect(Set(register.compactMap { $0["code"] }) == Set(names.keys))
        #expect(names.count == 565)
        for row in register {
            let known = try #require(names[row["code"] ?? ""])
            #expect(known.contains(row["municipality"] ?? ""), "\(row)")
        }
    }

    @Test func everyBuildingIsOneOfItsTownAndStandsInBelgium() throws {
        let buildings = try rows("sample-register.csv").filter { $0["building"] != "" }
        #expect(buildings.count == 53)
        var ids: Set<String> = []
        for row in buildings {
            let slug = try #require(Slug.make(from: row["building"] ?? ""))
            #expect(ids.insert("\(row["code"] ?? "")/\(slug)").inserted, "\(row)")
            let latitude = try #require(Double(row["latitude"] ?? ""))
            let longitude = try #require(Double(row["longitude"] ?? ""))
            #expect((49.4...51.6).contains(latitude) && (2.5...6.5).contains(longitude))
            let promise = try #require(Promise(rawValue: row["promise"] ?? ""))
            #expect(promise.isLive)
        }
    }

    @Test func everyContactIsInventedAndCanBeWrittenTo() throws {
        for row in try rows("sample-register.csv") {
            let mailbox = try #require(Mailbox(row["email"] ?? ""))
            #expect(mailbox.domain == "example.org" && row["phone"] == "")
            #expect(["nl", "fr", "de"].contains(row["language"]))
            #expect(Role(rawValue: row["role"] ?? "") != nil)
            for moment in ["on", "off"].compactMap({ row[$0] }) where !moment.isEmpty {
                #expect(throws: Never.self) { try Moment(parsing: moment) }
            }
        }
    }

    // MARK: Helpers

    /// Rows by column. Quotes are only around fields with commas in these files.
    private func rows(_ path: String) throws -> [[String: String]] {
        let lines = try Written.file(path).split(separator: "\n").map(fields)
        let header = try #require(lines.first)
        return lines.dropFirst().map { fields in
            #expect(fields.count == header.count)
            return Dictionary(zip(header, fields).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
