import Accounting
import ReadModels

/// A statement as people read it: what was owed, what moved it, what is owed, line by line.
struct StatementSheet {
    static let columns = [
        "movement", "effectiveOn", "document", "component", "cause", "forPeriod", "amount", "sum",
        "entry", "events",
    ]

    let account: StatementAccount
    let groups: [StatementGroup]
    let models: ModelSet
    let printer: EntryPrinter

    func rows() throws -> [ReportRow] {
        let figures = account.figures
        var rows = total("opening", figures.opening, account.opening)
        for section in [StatementSection.accrued, .adjusted, .paid] {
            rows += try self.rows(of: section, sum: try account.sum(of: section, groups))
        }
        rows += total("closing", figures.closing, account.closing)
        rows.append(sumRow("opening + accrued + adjusted - paid", figures.closing))
        for section in [StatementSection.moved, .funds] {
            guard groups.contains(where: { $0.section == section }) else { continue }
            rows += try self.rows(of: section, sum: nil)
        }
        return rows
    }

    /// What is owed at one end, and on which accounts it stands.
    private func total(_ title: String, _ sum: Int64, _ balance: BalanceSums) -> [ReportRow] {
        var rows = [sumRow(title, sum)]
        for (name, amount) in balance.owing where amount != 0 {
            rows.append(sumRow("  \(name)", amount, in: "amount"))
        }
        return rows
    }

    private func rows(of section: StatementSection, sum: Int64?) throws -> [ReportRow] {
        var rows = [sumRow(section.title, sum)]
        for group in groups where group.section == section {
            rows.append(sumRow("  \(group.name)", group.sum, group.currency))
            for line in group.lines { rows.append(try row(line)) }
        }
        return rows
    }

    private func sumRow(
        _ movement: String, _ sum: Int64?, _ currency: Currency? = nil, in column: String = "sum"
    ) -> ReportRow {
        var row = ReportRow()
        row.add("movement", .text(movement))
        if let sum { row.add(column, .money(sum, currency ?? account.currency)) }
        return row
    }

    private func row(_ line: StatementLine) throws -> ReportRow {
        let entry = line.entry
        var row = ReportRow()
        row.add("movement", .text("    \(entry.kind.name)"))
        row.add("effectiveOn", .date(entry.effectiveOn))
        row.add("document", .text(try printer.name(of: entry.document, line.position)))
        row.add("component", .name(try models.commissions.component(entry.component)))
        row.add("cause", .text(entry.cause.name))
        row.add("forPeriod", .text("\(entry.forPeriod)"))
        row.add("amount", .money(line.amount, entry.currency))
        row.add("entry", .text(line.name))
        let events = Set(entry.inputs).union([line.position]).sorted()
        row.add("events", .list(events.map { .position($0) }))
        return row
    }
}

extension BalanceSums {
    /// The accounts that sum to what is owed.
    fileprivate var owing: [(name: String, amount: Int64)] {
        [("held", held), ("payable", payable), ("scheduled", scheduled)]
    }
}
