import Testing

@testable import Varlink

struct ServiceAddressTests {
    @Test(arguments: [
        ("unix:/run/lightd/io.lightd", ServiceAddress.Socket.path("/run/lightd/io.lightd")),
        ("/run/x", .path("/run/x")),
        ("unix:@org.example.ftl", .abstract("org.example.ftl")), ("unix:relative", .path("relative")),
        ("unix:/run/x;mode=0660", .path("/run/x")), ("unix:@x;", .abstract("x")),
        ("unix:/run/a:b@c", .path("/run/a:b@c")),
    ])
    func addressesAreRead(text: String, socket: ServiceAddress.Socket) throws {
        #expect(try ServiceAddress(text).socket == socket)
    }

    @Test func propertiesAreKept() throws {
        let address = try ServiceAddress("unix:/run/x;mode=0660;backlog=5=6;flag")
        #expect(address.properties == ["mode": "0660", "backlog": "5=6", "flag": ""])
        #expect(address.description == "unix:/run/x")
    }

    @Test(arguments: [
        ("", "it starts neither with unix: nor with /"), ("run/x", "it starts neither with unix: nor with /"),
        ("tcp:localhost:1", "it starts neither with unix: nor with /"), ("unix:", "it names no socket"),
        ("unix:@", "it names no socket"), ("unix:;mode=0", "it names no socket"), ("unix:/a\0b", "it has a NUL in it"),
        ("unix:/" + String(repeating: "x", count: 107), "a socket's name has at most 107 bytes"),
    ])
    func otherAddressesAreRefused(text: String, problem: String) {
        #expect(throws: InvalidAddress(text: text, problem: problem)) { try ServiceAddress(text) }
    }
}
