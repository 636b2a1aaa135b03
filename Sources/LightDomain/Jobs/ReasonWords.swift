/// Codes that say why a job waits or came to nothing, in words.
package enum ReasonWords {
    /// Why a reminder does not concern its subject any more: the codes of `Audience.leaves`.
    package static func leaving(_ code: String) -> String {
        switch code {
        case "declined": "the town takes no part"
        case "withdrawn": "the commitment is withdrawn"
        case "confirmed": "the commitment is confirmed"
        case "promised": "the commitment is promised"
        case "not-confirmed": "the commitment is not confirmed"
        case "committed": "the town has made a promise"
        case "invited": "the town has made no promise"
        case "rule-changed": "the rule has changed"
        case "rule-gone": "the configuration has no such rule any more"
        case "removed": "it was taken out of the register while this was under way"
        case "no-lamps": "the building has no lamps"
        case "hand-on-switch": "a hand is on the switch"
        case "off-already": "the lamps are off already"
        default: code
        }
    }
}
