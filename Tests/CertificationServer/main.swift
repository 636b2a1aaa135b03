// The certification of the varlink project, served by this library: a client is led from Start to End, and each call
// has to carry what the one before it returned. Built for tests only; foreign clients are run against it.

import Foundation
import Varlink
import VarlinkServer

guard CommandLine.arguments.count == 2 else {
    FileHandle.standardError.write(Data("usage: CertificationServer SOCKET\n".utf8))
    exit(2)
}
var service = try Service(vendor: "lightd", product: "certification", version: "1", url: "https://varlink.org") {
    FileHandle.standardError.write(Data("\($1) \($2): \($0)\n".utf8))
}
service.checksReplies = true
try service.serve(Certification.self)
Examiner().implement(in: &service)
let server = try await Server.start(service, at: [.path(CommandLine.arguments[1], mode: 0o600)])
FileHandle.standardOutput.write(Data("ready\n".utf8))
// Whoever started it closes its input to end it.
while readLine() != nil {}
await server.shutDown()
