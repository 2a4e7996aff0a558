// Section 2: who is credited for a line, and with how much.

/// A payee's share of a line with its credited basis.
struct CreditedShare {
    /// Where its document stands among the documents.
    let document: Int
    /// Where its line stands on the document.
    let line: Int
    /// The date of the line.
    let date: Day
    /// Who is credited, as what, with which part.
    let share: Share
    /// R of the whole line, in the document's currency.
    let retained: Int128
    /// The payee's part of R in the programme's currency.
    let basis: Int128
}

extension Known {
    /// All shares of all lines in *the order* of section 4: document position, line, share.
    func creditedShares() -> [CreditedShare] {
        documents.indices.flatMap { index in
            documents[index].lines.indices.flatMap { credit(document: index, line: $0) }
        }
    }

    /// Who is credited for a document's lines: the deal's shares if there are any, else the owner
    /// or partner that was fixed when it was recorded.
    func shares(of document: Document) -> [Share] {
        if let shares = document.deal.flatMap({ shares(ofDeal: $0) }) { return shares }
        return [Share(payee: document.partner, role: nil, isPrimary: true, part: million)]
    }

    private func credit(document index: Int, line: Int) -> [CreditedShare] {
        let document = documents[index]
        let retained = retained(document.lines[line], of: document)
        let shares = shares(of: document)
        let pool = shares.filter(\.isPrimary)
        var parts = allocated(retained, by: pool.map(\.part), among: pool.map(\.payee))
        return shares.map { share in
            let part =
                share.isPrimary
                ? parts.removeFirst()
                : rounded(retained * share.part, over: million, rounding(of: document))
            return CreditedShare(
                document: index, line: line, date: document.date, share: share, retained: retained,
                basis: inProgrammeCurrency(part, of: document))
        }
    }

    /// An amount of a document in the programme's currency, by the rate that was fixed for it.
    func inProgrammeCurrency(_ amount: Int128, of document: Document) -> Int128 {
        guard let rate = document.rate else { return amount }
        return rate.converted(
            amount, from: document.currency, to: currency, rounding(of: document))
    }
}
