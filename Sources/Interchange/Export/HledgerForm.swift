import Accounting

/// A journal of hledger. Account names are the book's own paths.
///
/// Balance assertions are transactions of their own without an amount, at the end of the file:
/// hledger checks them by date, and those of a day in the order of the file.
final class HledgerForm: ExportForm {
    private var declared = Declarations()

    func begin(_ opening: ExportOpening, into bytes: inout [UInt8]) {
        let programme = opening.programme.map { " of \(Self.text($0))" } ?? ""
        bytes.add(line: "; Journal\(programme), exported by daybook; the citation is at the end.")
        bytes.add(line: "")
        bytes.add(line: "decimal-mark .")
        bytes.add(line: "")
    }

    func add(_ entry: ExportEntry, into bytes: inout [UInt8]) {
        for line in entry.lines { declare(line, into: &bytes) }
        let payee = Self.text(entry.payee)
        bytes.add(
            line: "\(entry.effectiveOn) * (\(entry.id)) \(payee) | \(Self.text(entry.summary))")
        let tags = entry.tags.map { "\($0.name):\(Self.text($0.value))" }
        for start in stride(from: 0, to: tags.count, by: 4) {
            let some = tags[start..<Swift.min(start + 4, tags.count)]
            bytes.add(line: "    ; \(some.joined(separator: ", "))")
        }
        for line in entry.lines {
            bytes.add(line: "    \(Self.account(line.account))  \(Self.amount(line.amount))")
        }
        bytes.add(line: "")
    }

    func end(_ closing: ExportClosing, into bytes: inout [UInt8]) {
        var period: Period?
        for assertion in closing.assertions {
            if assertion.period != period {
                if period != nil { bytes.add(line: "") }
                period = assertion.period
                bytes.add(line: "\(assertion.day) * balances of \(assertion.period)")
            }
            let zero = Money(minorUnits: 0, currency: assertion.amount.currency)
            bytes.add(
                line: "    \(Self.account(assertion.account))  \(Self.amount(zero)) = "
                    + Self.amount(assertion.amount))
        }
        if period != nil { bytes.add(line: "") }
        for line in closing.citation.lines { bytes.add(line: "; \(Self.comment(line))") }
    }

    private func declare(_ line: ExportEntry.Line, into bytes: inout [UInt8]) {
        let currency = line.amount.currency
        if declared.isNew(currency.code) {
            let zeros = String(repeating: "0", count: currency.exponent)
            bytes.add(line: "commodity 1000.\(zeros) \(currency.code)")
            bytes.add(line: "")
        }
        if declared.isNew(line.account) {
            bytes.add(line: "account \(Self.account(line.account))")
            bytes.add(line: "")
        }
    }
}

// MARK: - Names

extension HledgerForm {
    /// The path, with `%` and two hexadecimal digits for every byte of its name that is no
    /// printable ASCII, or would begin a part of the name or a comment.
    static func account(_ path: String) -> String {
        let (parts, name) = AccountPath.split(path)
        let escaped = EscapedBytes.percent(name) { byte in
            byte > 0x20 && byte < 0x7F && !":;\"".utf8.contains(byte)
        }
        return (parts + (name.isEmpty ? [] : [escaped])).joined(separator: ":")
    }

    /// A text of a description or a tag's value, without what would end it.
    static func text(_ text: String) -> String {
        EscapedBytes.percent(text) { $0 >= 0x20 && $0 != 0x7F && !",;|[]".utf8.contains($0) }
    }

    private static func comment(_ line: String) -> String {
        EscapedBytes.percent(line) { $0 >= 0x20 && $0 != 0x7F }
    }

    private static func amount(_ money: Money) -> String {
        "\(money.amountText) \(money.currency.code)"
    }
}
