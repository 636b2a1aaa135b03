import CCurl
import LightDomain

/// One connection to the mail server, opened for the first letter and kept for the next. It belongs to one thread.
final class SMTPConnection: CrewTool {
    private let settings: SMTPSettings
    private let patience: Patience
    private let transcript = SMTPTranscript()
    private var handle: EasyHandle?

    init(_ settings: SMTPSettings, patience: Patience) {
        self.settings = settings
        self.patience = patience
    }

    /// Says QUIT where a connection is open, and does not wait for the answer: libcurl would, two minutes long.
    func rest() {
        handle?.stopListening()
        handle = nil
    }

    func send(_ octets: [UInt8], from sender: MailAddress, to recipient: MailAddress) -> Outcome {
        guard let handle = handle ?? EasyHandle() else {
            return .deferred(detail: "there is no memory for a connection to \(settings.server)")
        }
        self.handle = handle
        let upload = SMTPUpload(octets)
        let recipients = TextList(["<\(recipient)>"])
        transcript.begin()
        handle.reset()
        configure(handle)
        handle.set(CURLOPT_MAIL_FROM, "<\(sender)>")
        handle.set(CURLOPT_MAIL_RCPT, recipients)
        handle.set(CURLOPT_READDATA, context: upload)
        handle.setSize(CURLOPT_INFILESIZE_LARGE, octets.count)
        let code = withExtendedLifetime((upload, recipients)) { handle.perform() }
        if code == CURLE_OK { return .succeeded(detail: transcript.reply?.lastLine) }
        if handle.isConnected { transcript.noteConnection() }
        return SMTPTrouble(
            server: settings.server, stage: transcript.stage, reply: transcript.reply,
            problem: problem(of: code, handle)
        ).outcome
    }

    private func problem(of code: CURLcode, _ handle: EasyHandle) -> String {
        if patience.isOver { return "lightd is ending" }
        // libcurl would add the number of some earlier error.
        return code == CURLE_RECV_ERROR ? "the connection was closed" : handle.problem(of: code)
    }

    // MARK: Options

    private func configure(_ handle: EasyHandle) {
        handle.set(CURLOPT_URL, settings.url)
        handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        handle.set(CURLOPT_UPLOAD, 1)
        handle.set(CURLOPT_USE_SSL, Int((settings.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
        handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        if let caFile = settings.caFile {
            handle.set(CURLOPT_CAINFO, caFile)
            handle.set(CURLOPT_CAPATH, nil)
        }
        if let credentials = settings.credentials {
            handle.set(CURLOPT_USERNAME, credentials.user)
            handle.set(CURLOPT_PASSWORD, credentials.password)
        }
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, settings.connectSeconds * 1_000)
        handle.set(CURLOPT_TIMEOUT_MS, settings.letterSeconds * 1_000)
        handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, settings.letterSeconds)
        handle.onRead { buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            let upload = Unmanaged<SMTPUpload>.fromOpaque(context).takeUnretainedValue()
            return upload.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
        handle.set(CURLOPT_VERBOSE, 1)
        handle.set(CURLOPT_DEBUGDATA, context: transcript)
        handle.onDebug { _, kind, data, count, context in
            guard let context, let data else { return 0 }
            let transcript = Unmanaged<SMTPTranscript>.fromOpaque(context).takeUnretainedValue()
            transcript.note(kind, UnsafeRawBufferPointer(start: data, count: count))
            return 0
        }
        handle.giveUp(with: patience)
    }
}

/// A letter as libcurl reads it, piece by piece.
private final class SMTPUpload {
    private let octets: [UInt8]
    private var position = 0

    init(_ octets: [UInt8]) { self.octets = octets }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = octets[position..<min(position + buffer.count, octets.count)]
        buffer.copyBytes(from: piece)
        position += piece.count
        return piece.count
    }
}
