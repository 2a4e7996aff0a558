import Accounting
import ReadModels

/// The parts of a statement, in the order in which they stand on it.
enum StatementSection: String, CaseIterable {
    /// What was earned, by component.
    case accrued
    /// What was adjusted, drawn and reinstated, less what was forfeited.
    case adjusted
    /// What was settled and withheld.
    case paid
    /// What moved between held, payable and scheduled, and is owed as before.
    case moved
    /// Marketing money, which is not part of what is owed.
    case funds

    /// What the section is called on the sheet.
    var title: String {
        switch self {
        case .accrued, .adjusted, .paid: rawValue
        case .moved: "moved, owed as before"
        case .funds: "funds, beside what is owed"
        }
    }

    /// Whether the sums of its groups add up to a figure.
    var hasSum: Bool { self != .moved && self != .funds }
}

/// A line of a statement: an entry, or the part of it that counts in a section.
struct StatementLine {
    let section: StatementSection
    /// The component of what was accrued; else what the entry does.
    let group: String
    /// Minor units, with the sign with which it counts in its section.
    let amount: Int64
    let entry: EntryRow
    let position: UInt64
    let number: UInt32

    /// The name under which `journal` shows the entry.
    var name: String { "\(position).\(number)" }
}

extension StatementLine {
    /// The lines that an entry makes (rules.md section 9, "Statements"). A payout that withholds
    /// something makes two: it moves the gross, and what is withheld counts as paid.
    static func lines(
        of entry: EntryRow, position: UInt64, number: UInt32, component: String, withheld: Int64
    ) throws(AccountingError) -> [StatementLine] {
        func line(
            _ section: StatementSection, _ group: String, _ amount: Int64
        ) -> StatementLine {
            StatementLine(
                section: section, group: group, amount: amount, entry: entry, position: position,
                number: number)
        }
        let (kind, amount) = (entry.kind.name, entry.amount)
        switch entry.kind {
        case .accrued: return [line(.accrued, component, amount)]
        case .adjusted, .drawn, .reinstated: return [line(.adjusted, kind, amount)]
        case .forfeited:
            return [line(.adjusted, kind, try Int64(0).subtracting(amount))]
        case .paid: return [line(.paid, kind, amount)]
        case .released: return [line(.moved, kind, amount)]
        case .scheduled, .returned:
            let moved = line(.moved, kind, amount)
            return withheld == 0 ? [moved] : [moved, line(.paid, "withheld", withheld)]
        case .fundAllocated, .fundExpired, .fundReimbursed: return [line(.funds, kind, amount)]
        }
    }
}

/// Lines of one section that belong together.
struct StatementGroup {
    let section: StatementSection
    let name: String
    let currency: Currency
    /// Sum of the lines, in minor units.
    var sum: Int64 = 0
    var lines: [StatementLine] = []

    /// The lines in groups: sections in their order, groups in the order of their names, within a
    /// group by date and then as they were posted. Only what has a line makes a group.
    static func groups(of lines: [StatementLine]) throws(AccountingError) -> [StatementGroup] {
        let sections = StatementSection.allCases
        func place(_ line: StatementLine) -> Int { sections.firstIndex(of: line.section) ?? 0 }
        let sorted = lines.enumerated().sorted { one, other in
            let (left, right) = (one.element, other.element)
            if left.section != right.section { return place(left) < place(right) }
            if left.group != right.group {
                return Allocation.bytewisePrecedes(left.group, right.group)
            }
            if left.entry.currency != right.entry.currency {
                return left.entry.currency.code < right.entry.currency.code
            }
            if left.entry.effectiveOn != right.entry.effectiveOn {
                return left.entry.effectiveOn < right.entry.effectiveOn
            }
            return one.offset < other.offset
        }
        var groups: [StatementGroup] = []
        for (_, line) in sorted {
            let isNew =
                groups.last.map {
                    ($0.section, $0.name, $0.currency)
                        != (line.section, line.group, line.entry.currency)
                } ?? true
            if isNew {
                groups.append(
                    StatementGroup(
                        section: line.section, name: line.group, currency: line.entry.currency))
            }
            let last = groups.count - 1
            try groups[last].sum.add(line.amount)
            groups[last].lines.append(line)
        }
        return groups
    }
}
