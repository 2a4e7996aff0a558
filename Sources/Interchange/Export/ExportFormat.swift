/// For which tool the journal is exported.
package enum ExportFormat: String, CaseIterable, Sendable {
    case hledger
    case beancount
    /// A row for every line of every entry.
    case csv

    /// Whether the format has a place for the citation.
    package var hasCitation: Bool { self != .csv }

    func form() -> any ExportForm {
        switch self {
        case .hledger: HledgerForm()
        case .beancount: BeancountForm()
        case .csv: JournalTableForm()
        }
    }
}
