import Almanac

extension Form where Value == Moment {
    /// A moment; an error points at the word inside it.
    static var moment: Form {
        Form(standIn: .placeholder) { setting, name, findings in
            guard let text = Form<String>.text.read(setting, name, findings) else { return nil }
            do throws(MomentSyntaxError) {
                return try Moment(parsing: text)
            } catch {
                let offset = text.prefix(error.offset).unicodeScalars.count
                findings.report("\(name): \(error.reason)\(hint(text, error))", at: setting.spot(at: offset))
                return nil
            }
        }
    }

    /// The nearest word that may stand where a moment went wrong.
    private static func hint(_ text: String, _ error: MomentSyntaxError) -> String {
        let word = String(text.dropFirst(error.offset).prefix { !$0.isWhitespace })
        let isFirst = text.prefix(error.offset).allSatisfy(\.isWhitespace)
        let known =
            isFirst ? Moment.Anchor.allCases.map(\.rawValue) : ["at", "workday", "not", "before", "after", "else"]
        let suggestion = word.isEmpty ? "" : Section.suggestion(for: word, among: known)
        return suggestion.hasPrefix("; did") ? suggestion : ""
    }
}

extension Moment {
    /// Stands in for a moment that could not be read.
    fileprivate static var placeholder: Moment {
        do {
            return try Moment(parsing: "day")
        } catch {
            preconditionFailure("\"day\" is the simplest moment there is")
        }
    }
}

extension Form where Value == MonthDay {
    /// Month and day, 29 February included.
    static var anyMonthDay: Form {
        Form(standIn: .newYear) { setting, name, findings in
            if case .scalar(let scalar) = setting.value, let day = MonthDay(scalar.text) { return day }
            findings.report("\(name) is a month and a day such as 07-30, not \(setting.kind)", at: setting.spot)
            return nil
        }
    }

    /// Month and day of every year.
    static var monthDay: Form {
        Form(standIn: .newYear) { setting, name, findings in
            guard let day = anyMonthDay.read(setting, name, findings) else { return nil }
            if day.in(2_027) == nil {
                findings.report("\(name) cannot be \(day): not every year has it", at: setting.spot)
                return nil
            }
            return day
        }
    }
}

extension MonthDay {
    fileprivate static var newYear: MonthDay {
        guard let day = MonthDay(month: 1, day: 1) else { preconditionFailure("every year has a 1 January") }
        return day
    }
}
