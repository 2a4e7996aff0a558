/// What partners earn on sales under a programme, and what of it is lost and comes back: sections
/// 4 to 6 of rules.md as functions of the sales, grouped by payee and window. In cents.
struct CalculatedEarnings {
    /// What stands on a sale for a month.
    struct Piece {
        let component: String
        let sale: CalculatedSale
        let month: Int
        let amount: Int64
    }

    struct Sums: Equatable {
        var accrued: Int64 = 0
        var released: Int64 = 0
        var forfeited: Int64 = 0
        var reinstated: Int64 = 0
    }

    /// By payee, component and `YYYY-MM`, parted by a space; without those that earned nothing.
    private(set) var accrued: [String: Int64] = [:]
    private(set) var byPayee: [String: Sums] = [:]
    private(set) var total = Sums()
    /// Pieces that a cap has carried on to a later window.
    private(set) var carried = 0

    /// Sales of each payee in the order in which they are recorded.
    init(
        _ programme: CalculatedProgramme, _ sales: [String: [CalculatedSale]],
        _ tiers: CalculatedTiers
    ) {
        for (payee, sales) in sales {
            for component in programme.components {
                let earned = Self.earned(component, programme, payee, sales, tiers)
                var pieces = zip(sales, earned).map { sale, amount in
                    Piece(
                        component: component.id, sale: sale, month: sale.day.month, amount: amount)
                }
                if let cap = component.cap {
                    pieces = capped(pieces, at: cap.amount, cap.window, programme)
                }
                for piece in pieces { add(piece, payee, programme) }
            }
        }
        accrued = accrued.filter { $0.value != 0 }
    }

    /// What each sale brings, rounded on it.
    private static func earned(
        _ component: CalculatedProgramme.Component, _ programme: CalculatedProgramme,
        _ payee: String, _ sales: [CalculatedSale], _ tiers: CalculatedTiers
    ) -> [Int64] {
        let bases = sales.map { $0.retained() }
        func windows(_ window: CalculatedProgramme.Window) -> [Int] {
            sales.map { programme.window(window, ofMonth: $0.day.month) }
        }
        var exact: [Int128]
        switch component.form {
        case .byTier(let rates):
            exact = zip(sales, bases).map { sale, basis in
                let tier = tiers.tier(of: payee, on: sale.day)
                return tier.map { Int128(basis) * Int128(rates[$0]) } ?? 0
            }
        case .protected(let rate):
            exact = zip(sales, bases).map { $0.isProtected ? Int128($1) * Int128(rate) : 0 }
        case .marginal(let rows, let window):
            var sums: [Int: Int64] = [:]
            exact = zip(windows(window), bases).map { window, basis in
                let before = sums[window, default: 0]
                sums[window] = before + basis
                return CalculatedRates.marginal(before + basis, rows)
                    - CalculatedRates.marginal(before, rows)
            }
        case .retroactive(let rows, let window):
            var sums: [Int: Int64] = [:]
            let windows = windows(window)
            for (window, basis) in zip(windows, bases) { sums[window, default: 0] += basis }
            exact = zip(windows, bases).map { window, basis in
                Int128(basis) * Int128(CalculatedRates.rate(of: sums[window] ?? 0, rows))
            }
        }
        return exact.map { CalculatedRates.rounded($0, by: 1_000_000) }
    }

    /// Keeps at most the cap in each window and carries the rest on to the next, ahead of its own.
    private mutating func capped(
        _ pieces: [Piece], at cap: Int64, _ window: CalculatedProgramme.Window,
        _ programme: CalculatedProgramme
    ) -> [Piece] {
        let ofWindow = Dictionary(grouping: pieces) { programme.window(window, ofMonth: $0.month) }
        guard let last = ofWindow.keys.max(), var number = ofWindow.keys.min() else { return [] }
        var kept: [Piece] = []
        var excess: [Piece] = []
        while number <= last || !excess.isEmpty {
            let first = programme.firstMonth(window, number)
            carried += excess.count
            let moved = excess.map {
                Piece(component: $0.component, sale: $0.sale, month: first, amount: $0.amount)
            }
            excess = []
            var sum: Int64 = 0
            for piece in moved + (ofWindow[number] ?? []) {
                let keeps = min(cap, sum + piece.amount) - min(cap, sum)
                sum += piece.amount
                for (amount, isKept) in [(keeps, true), (piece.amount - keeps, false)]
                where amount != 0 {
                    let part = Piece(
                        component: piece.component, sale: piece.sale, month: piece.month,
                        amount: amount)
                    if isKept { kept.append(part) } else { excess.append(part) }
                }
            }
            number += 1
        }
        return kept
    }

    /// Adds a piece, and what has become of it by what was paid on its invoice in the end.
    private mutating func add(
        _ piece: Piece, _ payee: String, _ programme: CalculatedProgramme
    ) {
        let name = CalculatedDay.name(ofMonth: piece.month)
        let released = piece.sale.paidPart(of: piece.amount, through: programme.lapse)
        let inTheEnd = piece.sale.paidPart(of: piece.amount, through: programme.reinstate)
        accrued["\(payee) \(piece.component) \(name)", default: 0] += piece.amount
        var sums = byPayee[payee] ?? Sums()
        for add in [0, 1] {
            var target = add == 0 ? sums : total
            target.accrued += piece.amount
            target.released += released
            target.forfeited += piece.amount - released
            target.reinstated += inTheEnd - released
            if add == 0 { sums = target } else { total = target }
        }
        byPayee[payee] = sums
    }
}
