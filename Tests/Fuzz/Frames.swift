/// Bytes as a peer might send them: messages that end with a NUL. What is read as a call is written, read again, and
/// has to be the same; it is checked against a definition, which must not trap either.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrames(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    for message in UnsafeBufferPointer(start: start, count: count).split(separator: 0) {
        if let call = try? Call(parsing: message) { check(call) }
        if let reply = try? Reply(parsing: message) { check(reply) }
    }
    return 0
}

private func check(_ call: Call) {
    var writer = JSONWriter()
    call.write(to: &writer)
    precondition((try? Call(parsing: writer.bytes)) == call, "a call reads back as it was written")
    _ = call.qualified
    for method in definition?.methods ?? [] {
        do { try definition?.validate(call.parameters, asInputOf: method) } catch { _ = error.description }
    }
    precondition(
        (try? JSON(parsing: JSONPrinter().text(of: .object(call.parameters)))) == .object(call.parameters),
        "what is printed for people reads back too")
}

private func check(_ reply: Reply) {
    var writer = JSONWriter()
    reply.write(to: &writer)
    precondition((try? Reply(parsing: writer.bytes)) == reply, "a reply reads back as it was written")
    _ = try? VarlinkError(reply.failure ?? VarlinkFailure(name: ""))
}

/// With every kind of type.
private let definition = try? Interface(
    parsing: """
        interface org.example.fuzz
        type Tree (name: ?string, children: ?[]Tree, kind: (leaf, branch), tags: [string](), extra: any)
        method All(flag: ?bool, whole: ?int, part: ?float, text: ?string, raw: ?object, tree: ?Tree) -> ()
        method Some(map: [string]?int, list: []?[]string, tree: Tree) -> ()

        """)
