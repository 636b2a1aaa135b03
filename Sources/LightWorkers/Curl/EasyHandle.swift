import CCurl
import Glibc

/// One libcurl handle with the connections it keeps. It belongs to one thread.
final class EasyHandle {
    private let handle: UnsafeMutableRawPointer
    private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    /// libcurl is set up once, before the first handle. It fails only without memory.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Nil where there is no memory for it.
    init?() {
        guard Self.isReady, let handle = curl_easy_init() else {
            errorText.deallocate()
            return nil
        }
        self.handle = handle
        reset()
    }

    deinit {
        // Saying goodbye to a server must not call back into what is about to go.
        set(CURLOPT_VERBOSE, 0)
        curl_easy_cleanup(handle)
        errorText.deallocate()
    }

    /// Forgets every option and keeps the connections. What is set for every transfer: no signals, and nothing
    /// from the environment.
    func reset() {
        curl_easy_reset(handle)
        errorText.pointee = 0
        ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NETRC, 0)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    }

    func set(_ option: CURLoption, _ value: Int) { ccurl_set_number(handle, option, value) }

    func set(_ option: CURLoption, _ value: String?) { ccurl_set_text(handle, option, value) }

    func setSize(_ option: CURLoption, _ value: Int) { ccurl_set_size(handle, option, curl_off_t(value)) }

    /// The list must outlive the transfer.
    func set(_ option: CURLoption, _ list: TextList) { ccurl_set_pointer(handle, option, list.head) }

    /// The context of a callback, which must outlive the transfer.
    func set(_ option: CURLoption, context: AnyObject) {
        ccurl_set_pointer(handle, option, Unmanaged.passUnretained(context).toOpaque())
    }

    func onWrite(_ callback: @escaping curl_write_callback) { ccurl_set_write(handle, callback) }
    func onRead(_ callback: @escaping curl_read_callback) { ccurl_set_read(handle, callback) }
    func onDebug(_ callback: @escaping curl_debug_callback) { ccurl_set_debug(handle, callback) }

    /// Gives the transfer up when the patience is over, which is looked at about once a second.
    func giveUp(with patience: Patience) {
        set(CURLOPT_XFERINFODATA, context: patience)
        set(CURLOPT_NOPROGRESS, 0)
        ccurl_set_progress(handle) { context, _, _, _, _ in
            guard let context else { return 0 }
            return Unmanaged<Patience>.fromOpaque(context).takeUnretainedValue().isOver ? 1 : 0
        }
    }

    /// Transfers; blocks within the time limits that were set.
    func perform() -> CURLcode { curl_easy_perform(handle) }

    /// libcurl's words for what went wrong last.
    func problem(of code: CURLcode) -> String {
        let text = String(cString: errorText)
        return text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    }

    /// Whether the last transfer had a connection, a new one or one that stood.
    var isConnected: Bool { ccurl_size(handle, CURLINFO_CONNECT_TIME_T) > 0 }

    /// What comes in on the connection from now on is not waited for. What goes out still goes out.
    func stopListening() {
        let socket = ccurl_socket(handle)
        if socket >= 0 { shutdown(socket, Int32(SHUT_RD)) }
    }

    func number(_ info: CURLINFO) -> Int { ccurl_number(handle, info) }

    func text(_ info: CURLINFO) -> String? { ccurl_text(handle, info).map { String(cString: $0) } }
}

/// A list of texts as libcurl wants it.
final class TextList {
    private(set) var head: UnsafeMutablePointer<curl_slist>?

    init(_ texts: [String]) {
        for text in texts { head = curl_slist_append(head, text) ?? head }
    }

    deinit { curl_slist_free_all(head) }
}
