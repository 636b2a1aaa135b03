import Testing

@testable import LightDaemon

@Suite struct StartMemoryTests {
    @Test(
        arguments: [
            ("55d0a000-55d0c000 r-xp 00002000 fe:00 1234                 /usr/bin/lightd\n", 0x55d0_a000..<0x55d0_c000),
            ("55d0a000-55d0c000 r-xp 00002000 fe:00 1234 /a folder/lightd (deleted)\n", 0x55d0_a000..<0x55d0_c000),
            // What can be written, or could have been, holds more than the file does.
            ("55d0a000-55d0c000 rwxp 00002000 fe:00 1234 /usr/bin/lightd\n", nil),
            ("55d0a000-55d0c000 r--p 00002000 fe:00 1234 /usr/bin/lightd\n", nil),
            ("7ffd0000-7ffd2000 r-xp 00000000 00:00 0                    [vdso]\n", nil),
            ("7ffd0000-7ffd2000 r-xp 00000000 00:00 0 \n", nil),
            ("nonsense\n", nil),
        ] as [(String, Range<UInt>?)])
    func onlyTheProgramsCodeIsGivenBack(line: String, mapping: Range<UInt>?) {
        #expect(StartMemory.mapping(in: line) == mapping)
    }

    @Test func theProgramGoesOnWithoutIt() {
        StartMemory.release()
        #expect([3, 1, 2].sorted() == [1, 2, 3])
    }
}
