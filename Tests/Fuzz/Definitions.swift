/// Texts as somebody might write a definition: what parses has its parts, what does not says where.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDefinitions(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    do {
        let interface = try Interface(parsing: text)
        precondition(interface.text == text && Interface.isName(interface.name), "a definition is kept as it came")
        for method in interface.methods {
            precondition(interface.method(named: method.name) == method, "no method is declared twice")
            // The same check that a call goes through; a type that contains itself must not send it in circles.
            _ = try? interface.validate(JSONObject(), asInputOf: method)
        }
    } catch {
        precondition(error.line >= 1 && error.column >= 1 && !error.problem.isEmpty, "an error says where and what")
    }
    return 0
}
