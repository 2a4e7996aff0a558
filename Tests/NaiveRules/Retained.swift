// Section 2: what is retained of a line once its document's linked credits have acted on it, in the
// order of the log.

extension Known {
    /// R of a line. An unlinked credit is a line of its own with R = −net.
    func retained(_ line: DocumentLine, of document: Document) -> Int128 {
        guard document.isInvoice else { return -line.net }
        let method = version(of: document)?.cancellation ?? .creditLines
        var state = RetainedLine(line, rounding: rounding(of: document))
        for credit in document.credits {
            guard let amount = credit.amounts.first(where: { $0.line == line.id })?.amount else {
                continue
            }
            state.apply(credit, amount: amount, method)
        }
        return state.amount
    }

    /// The retained total of a document.
    func retainedTotal(_ document: Document) -> Int128 {
        document.lines.reduce(0) { $0 + retained($1, of: document) }
    }
}

/// A line while credits act on it.
struct RetainedLine {
    /// R so far.
    private(set) var amount: Int128
    /// The last day of service, which a cancellation brings forward.
    private var serviceTo: Day?
    private let serviceFrom: Day?
    private let rounding: Rounding

    /// A line as invoiced.
    init(_ line: DocumentLine, rounding: Rounding) {
        amount = line.net
        serviceFrom = line.serviceFrom
        serviceTo = line.serviceTo
        self.rounding = rounding
    }

    /// Lets a credit act. What no method of cancellation is for acts as a refund.
    mutating func apply(
        _ credit: LinkedCredit, amount credited: Int128, _ method: CancellationMethod
    ) {
        guard credit.isCancellation, let stop = credit.stopsServiceOn, method != .creditLines,
            let from = serviceFrom, let to = serviceTo
        else {
            // A credit takes nothing from a line that is below zero already.
            amount = amount > 0 ? max(0, amount - credited) : amount
            return
        }
        cancel(from: stop, term: Span(first: from, last: to), method)
        serviceTo = min(to, stop - 1)
    }

    private mutating func cancel(from stop: Day, term: Span, _ method: CancellationMethod) {
        if term.last < term.first || stop < term.first {
            amount = 0
        } else if stop > term.last {
            return
        } else {
            switch method {
            case .creditLines: break
            case .prorateDays:
                let unused = Int128(term.last - stop + 1)
                amount -= rounded(amount * unused, over: Int128(term.days), rounding)
            case .prorateMonths:
                let months = serviceMonths(of: term, through: term.last)
                let used = serviceMonths(of: term, through: stop - 1)
                amount -= rounded(amount * Int128(months - used), over: Int128(months), rounding)
            case .fullWithin(let days):
                if stop - term.first < days { amount = 0 }
            }
        }
    }

    /// Service months that have begun by a day: month k begins at serviceFrom + k months.
    private func serviceMonths(of term: Span, through day: Day) -> Int {
        var months = 0
        while term.first.adding(months: months) <= day { months += 1 }
        return months
    }
}
