import Accounting
import Projections
import Rules

/// What the journal keeps of a document: the facts that were fixed for those who earn on it, what
/// stands posted on it, and where it stands in orders of documents.
package struct DocumentAccount: TableRow, Equatable {
    /// Of everybody who was ever credited for the document or above one who was, since a rule
    /// version covers it; never taken out again.
    package var facts: [EarnerFacts]
    /// Who stood above whom on the document's date; for each payee and relation nearest first.
    package var ancestors: [AncestorFact]
    /// What stands, by component, payee and the period that it is about.
    package var posted: [PostedAmount]
    /// The running totals that it is part of.
    package var windows: [WindowShare]
    /// The caps that it comes under.
    package var capped: [CapShare]
    /// In whose order of sales it stands.
    package var listed: [UInt32]

    package init() {
        facts = []
        ancestors = []
        posted = []
        windows = []
        capped = []
        listed = []
    }

    /// Whether the journal knows nothing of the document.
    var isEmpty: Bool {
        facts.isEmpty && ancestors.isEmpty && posted.isEmpty && windows.isEmpty && capped.isEmpty
            && listed.isEmpty
    }

    /// Whether one of some payees earns on the document, could, or has sales on it.
    func concerns(_ payees: Set<UInt32>) -> Bool {
        facts.contains { payees.contains($0.payee) } || listed.contains { payees.contains($0) }
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(facts)
        writer.put(ancestors)
        writer.put(posted)
        writer.put(windows)
        writer.put(capped)
        writer.put(listed)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        facts = try reader.list()
        ancestors = try reader.list()
        posted = try reader.list()
        windows = try reader.list()
        capped = try reader.list()
        listed = try reader.integers()
    }
}

/// A running total that a document is part of.
package struct WindowShare: TableRow, Hashable {
    package var component: UInt16
    package var payee: UInt32
    package var window: Period

    package init(component: UInt16, payee: UInt32, window: Period) {
        self.component = component
        self.payee = payee
        self.window = window
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(component)
        writer.put(payee)
        writer.put(window.rawValue)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        component = try reader.integer()
        payee = try reader.integer()
        window = try reader.period()
    }

    /// The tree of the running total.
    var tree: TreeKey {
        TreeKey(
            owner: UInt64(component) << 32 | UInt64(payee), span: UInt64(window.rawValue))
    }
}
