extension ReminderRule.Audience {
    /// Why a reminder no longer concerns its subject, as a code; nil while it does.
    ///
    /// - Parameter promise: the commitment's, where the subject is one.
    package func leaves(standing: Standing, promise: Promise?) -> String? {
        if standing == .declined { return "declined" }
        switch self {
        case .invited:
            return standing == .invited ? nil : standing.rawValue
        case .committed:
            return promise?.isLive == true ? nil : "withdrawn"
        case .promised:
            return promise == .promised ? nil : promise == .confirmed ? "confirmed" : "withdrawn"
        case .confirmed:
            return promise == .confirmed ? nil : promise == .promised ? "not-confirmed" : "withdrawn"
        }
    }
}
