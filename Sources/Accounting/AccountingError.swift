/// Why a value could not be read or a computation has no exact result.
///
/// Everything in this target is checked: data that does not fit is thrown as one of these, never
/// wrapped around and never a trap. `description` is a whole sentence for a person.
package enum AccountingError: Error, Equatable, Sendable {
    /// The text is not a value of the named type; `reason` completes the sentence.
    case malformed(type: String, text: String, reason: String)
    /// A well-formed value that the named type cannot hold.
    case outOfRange(type: String, value: String)
    /// The result of the named computation does not fit.
    case overflow(operation: String)
    /// Two amounts of different currencies met where only one currency makes sense.
    case currencyMismatch(Currency, Currency)
    /// No currency of ISO 4217 has this code.
    case unknownCurrency(code: String)
    /// ISO 4217 lists the code without a minor unit (gold, test codes): no amount can be in it.
    case noMinorUnit(code: String)
    /// Nothing can be split over shares that are negative or sum to nothing.
    case notAllocatable(reason: String)
    /// The lines of a journal entry do not sum to zero in this currency.
    case unbalanced(currency: Currency, difference: String)
    /// A journal entry needs at least two lines.
    case tooFewLines(count: Int)
}

extension AccountingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let type, let text, let reason):
            "\"\(text)\" is not a valid \(type): \(reason)."
        case .outOfRange(let type, let value):
            "\(value) is outside the range of a \(type)."
        case .overflow(let operation):
            "The result of \(operation) is too large to be exact."
        case .currencyMismatch(let left, let right):
            "Amounts in \(left) and \(right) cannot be combined."
        case .unknownCurrency(let code):
            "ISO 4217 has no currency \"\(code)\"."
        case .noMinorUnit(let code):
            "\(code) has no minor unit in ISO 4217, so no amount can be stated in it."
        case .notAllocatable(let reason):
            "The amount cannot be allocated: \(reason)."
        case .unbalanced(let currency, let difference):
            "The journal entry does not balance: its \(currency) lines sum to \(difference)."
        case .tooFewLines(let count):
            "A journal entry needs at least two lines, not \(count)."
        }
    }
}
