import Events

/// A document as users name it: `invoice/<id>`, `credit/<id>`, `payout/<id>`,
/// `fund/<id>`.
struct DocumentName {
    let kind: StreamKind
    let id: String

    /// - Throws: `QueryError.badFilter` for anything else.
    init(_ text: String) throws {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = StreamKind(name: parts[0]),
            [.invoice, .credit, .adjustment, .dispute, .payout, .fund].contains(kind)
        else {
            throw QueryError.badFilter(
                name: "--document", value: text,
                expected: "invoice/ID, credit/ID, payout/ID or fund/ID")
        }
        self.kind = kind
        id = parts[1]
    }
}
