import LightWorkers

extension Form where Value == Mailbox {
    static var mailbox: Form {
        Form(standIn: .nobody) { setting, name, findings in
            guard let text = Form<String>.text.read(setting, name, findings) else { return nil }
            do throws(MailboxError) {
                return try Mailbox(parsing: text)
            } catch {
                findings.report("\(name): \(error)", at: setting.spot)
                return nil
            }
        }
    }
}

extension Mailbox {
    /// Stands in for a mailbox that could not be read.
    fileprivate static var nobody: Mailbox {
        do {
            return try Mailbox(address: "nobody@localhost")
        } catch {
            preconditionFailure("nobody@localhost is an address")
        }
    }
}
