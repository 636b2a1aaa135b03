import Glibc
import Testing
import Varlink

@testable import LightProtocol
@testable import VarlinkGenerate

/// The definitions are the source and the Swift files follow from them; here is what keeps the two together.
struct GenerationTests {
    /// The package's own folder, found from where this file was compiled.
    static let sources =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/") + "/Sources/LightProtocol"

    @Test(arguments: Interfaces.all.indices)
    func generatedFilesAreWhatTheGeneratorWrites(index: Int) throws {
        let origin = "\(Interfaces.all[index].name).varlink"
        let text = try TextFile.read("\(Self.sources)/Interfaces/\(origin)")
        let generator = InterfaceGenerator(
            try Interface(parsing: text), origin: origin, access: "package",
            namespace: Interfaces.namespaces[Interfaces.all[index].name])
        for file in try generator.files() {
            #expect(try TextFile.read("\(Self.sources)/Generated/\(file.name)") == file.text, "run varlink-generate")
        }
    }

    @Test func noGeneratedFileIsLeftOver() throws {
        var expected: Set<String> = []
        for interface in Interfaces.all {
            let generator = InterfaceGenerator(
                try Interface(parsing: interface.text), origin: interface.name, access: "package",
                namespace: Interfaces.namespaces[interface.name])
            expected.formUnion(try generator.files().map(\.name))
        }
        #expect(Set(try names(in: "Generated", endingWith: ".swift")) == expected)
    }

    @Test func everyDefinitionIsListed() throws {
        let files = try names(in: "Interfaces", endingWith: ".varlink").sorted()
        #expect(files == Interfaces.all.map { "\($0.name).varlink" }.sorted())
    }

    @Test(arguments: Interfaces.all.indices)
    func theEmbeddedTextIsTheFileByteForByte(index: Int) throws {
        let interface = Interfaces.all[index]
        let file = try TextFile.read("\(Self.sources)/Interfaces/\(interface.name).varlink")
        #expect(Array(interface.text.utf8) == Array(file.utf8))
        #expect(try Interface(parsing: interface.text).name == interface.name)
    }

    private func names(in folder: String, endingWith suffix: String) throws -> [String] {
        let directory = try #require(opendir("\(Self.sources)/\(folder)"))
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(suffix) { names.append(name) }
        }
        return names
    }
}
