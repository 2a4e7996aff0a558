import Accounting

/// A file of beancount.
///
/// A `balance` holds at the beginning of its day, so that the assertion of a period's end is dated
/// the day after; it is exact, where beancount by itself would let a cent pass.
final class BeancountForm: ExportForm {
    private var declared = Declarations()
    private var firstDay = BusinessDate.min

    func begin(_ opening: ExportOpening, into bytes: inout [UInt8]) {
        firstDay = opening.firstDay
        bytes.add(line: "; Journal, exported by daybook; the citation is at the end.")
        if let programme = opening.programme {
            bytes.add(line: "option \"title\" \(Self.quoted(programme))")
        }
        bytes.add(line: "")
    }

    func add(_ entry: ExportEntry, into bytes: inout [UInt8]) {
        for line in entry.lines { declare(line, into: &bytes) }
        bytes.add(
            line: "\(entry.effectiveOn) * \(Self.quoted(entry.payee)) "
                + Self.quoted(entry.summary))
        bytes.add(line: "  entry: \(Self.quoted(entry.id))")
        for (name, value) in entry.tags {
            // Numbers stay numbers, for queries.
            let isNumber = name == "position" || name == "rules"
            bytes.add(line: "  \(name): \(isNumber ? value : Self.quoted(value))")
        }
        for line in entry.lines {
            bytes.add(
                line: "  \(BeancountAccount.name(line.account))  \(line.amount.amountText) "
                    + line.amount.currency.code)
        }
        bytes.add(line: "")
    }

    func end(_ closing: ExportClosing, into bytes: inout [UInt8]) {
        for assertion in closing.assertions {
            // The day after the calendar's last has no name, and nothing is booked on it.
            guard let next = try? assertion.day.adding(days: 1) else { continue }
            bytes.add(
                line: "\(next) balance \(BeancountAccount.name(assertion.account))  "
                    + "\(assertion.amount.amountText) ~ 0 \(assertion.amount.currency.code)")
        }
        if !closing.assertions.isEmpty { bytes.add(line: "") }
        for line in closing.citation.lines {
            let shown = EscapedBytes.percent(line) { $0 >= 0x20 && $0 != 0x7F }
            bytes.add(line: "; \(shown)")
        }
    }

    private func declare(_ line: ExportEntry.Line, into bytes: inout [UInt8]) {
        let code = line.amount.currency.code
        if declared.isNew(code) {
            bytes.add(line: "\(firstDay) commodity \(code)")
            bytes.add(line: "")
        }
        if declared.isNew(line.account) {
            bytes.add(line: "\(firstDay) open \(BeancountAccount.name(line.account))")
            bytes.add(line: "  path: \(Self.quoted(line.account))")
            bytes.add(line: "")
        }
    }

    private static func quoted(_ text: String) -> String {
        var bytes = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(UInt8(ascii: "\\"))
            }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }
}
