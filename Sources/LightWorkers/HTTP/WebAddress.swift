import CCurl

/// An address that a probe asks: `http` or `https`, with a host, without a password in it.
struct WebAddress: Hashable, Sendable {
    let text: String
    let scheme: String

    /// - Parameter text: read by libcurl, which will also use it.
    /// - Returns: the reason where it is none.
    static func read(_ text: String) -> Result<WebAddress, WebAddressError> {
        guard text.utf8.count <= 2_000 else {
            return .failure(WebAddressError(reason: "has more than 2000 characters"))
        }
        guard !text.utf8.contains(where: { $0 <= 32 || $0 >= 127 }) else {
            return .failure(WebAddressError(reason: "must be ASCII without spaces; write others as %20 and the like"))
        }
        guard let handle = curl_url() else { return .failure(WebAddressError(reason: "cannot be read without memory")) }
        defer { curl_url_cleanup(handle) }
        let code = curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME))
        guard code == CURLUE_OK else {
            return .failure(WebAddressError(reason: "is not an address such as \"http://10.0.0.5/json/state\""))
        }
        guard let scheme = part(CURLUPART_SCHEME, of: handle), ["http", "https"].contains(scheme) else {
            return .failure(WebAddressError(reason: "must begin with http:// or https://"))
        }
        // libcurl would take http:/x and http:///x for http://x.
        guard let rest = text.firstRange(of: "://").map({ text[$0.upperBound...] }), rest.first != "/" else {
            return .failure(WebAddressError(reason: "has no host after http://"))
        }
        if part(CURLUPART_USER, of: handle) != nil || part(CURLUPART_PASSWORD, of: handle) != nil {
            return .failure(WebAddressError(reason: "must hold no password; use \"headers\" with a \"file:\""))
        }
        return .success(WebAddress(text: text, scheme: scheme))
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

/// Why a text is no address for a probe, a sentence without its subject.
struct WebAddressError: Error, Hashable {
    let reason: String
}
