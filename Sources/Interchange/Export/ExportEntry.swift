import Accounting
import Queries

/// A journal entry as the exports print it.
struct ExportEntry {
    /// Position and number, `4711.2`.
    let id: String
    let position: String
    let recordedAt: String
    let effectiveOn: String
    let forPeriod: String
    let inPeriod: Period
    let payee: String
    let kind: String
    let cause: String
    let component: String?
    let document: String?
    let rules: String?
    let lines: [Line]

    /// An amount on an account. Every line has its own currency, so that an entry may have several.
    struct Line {
        let account: String
        let amount: Money
    }

    /// The entry of a row of the journal.
    init(_ row: ReportRow) throws {
        func text(_ name: String) -> String { row[name].plainText }
        func optional(_ name: String) -> String? { row[name] == .null ? nil : text(name) }
        id = text("entry")
        position = text("position")
        recordedAt = text("recordedAt")
        effectiveOn = text("effectiveOn")
        forPeriod = text("forPeriod")
        inPeriod = try Period(parsing: text("inPeriod"))
        payee = text("payee")
        kind = text("kind")
        cause = text("cause")
        component = optional("component")
        document = optional("document")
        rules = optional("rules")
        let currency = text("currency")
        guard case .list(let values) = row["lines"] else {
            lines = []
            return
        }
        lines = try values.compactMap { value in
            guard case .object(let line) = value else { return nil }
            let own = line["currency"]
            let code = own == .null ? currency : own.plainText
            return Line(
                account: line["account"].plainText,
                amount: try Money(
                    parsing: line["amount"].plainText, currency: Currency(parsing: code)))
        }
    }

    /// What it is, in a few words: `accrued base invoice/INV-1`.
    var summary: String {
        [kind, component, document].compactMap { $0 }.joined(separator: " ")
    }

    /// Everything that is said of it beside date and lines, in the order of printing.
    var tags: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("position", position), ("recordedAt", recordedAt), ("forPeriod", forPeriod),
            ("inPeriod", "\(inPeriod)"), ("payee", payee), ("kind", kind), ("cause", cause),
            ("component", component), ("document", document), ("rules", rules),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
