import Accounting
import Events
import ReadModels

// Words that mean something in this book only: its earning periods, components and tiers. A
// filter with a word that no rule version knows is refused; it would find nothing, for ever.

extension BookReader {
    /// `isBooked` says that entries are booked in the period, which they are from the first on; they
    /// may be about an earlier one.
    ///
    /// - Throws: `QueryError.badFilter` for a period that is no earning period of the programme,
    ///   or in which nothing can be booked.
    func check(earningPeriod period: Period?, isBooked: Bool = true, _ name: String) throws {
        guard let period else { return }
        let programme = try modelsAtHead().programme
        guard let calendar = try programme.calendar(), let first = try programme.firstPeriod()
        else {
            throw QueryError.badFilter(
                name: name, value: "\(period)",
                expected: "an earning period, which a programme has from its first rules on")
        }
        guard period.kind == calendar.earningPeriod, period >= first || !isBooked else {
            let kind = calendar.earningPeriod == .month ? "month" : "quarter"
            throw QueryError.badFilter(
                name: name, value: "\(period)",
                expected: "an earning period: a \(kind), "
                    + (isBooked ? "\(first) or later" : "as \(first)"))
        }
    }

    /// - Throws: `QueryError.badFilter` for a word that is no component of any rule version.
    func check(component: String?, _ name: String) throws {
        guard component != nil else { return }
        let reserved = ["adjustment", "draw", "fund"]
        let versions = try modelsAtHead().programme.history().versions
        let known = versions.flatMap { $0.rules.components.map(\.id) }
        try Filter.check(component, among: Self.distinct(known) + reserved, name)
    }

    /// - Throws: `QueryError.badFilter` for a word that is no tier of any rule version.
    func check(tier: String?, _ name: String) throws {
        guard let tier else { return }
        let versions = try modelsAtHead().programme.history().versions
        let known = Self.distinct(versions.flatMap { $0.rules.tiers?.ladder.names ?? [] })
        guard !known.isEmpty else {
            throw QueryError.badFilter(
                name: name, value: tier, expected: "a tier, and no rule version has any")
        }
        try Filter.check(tier, among: known, name)
    }

    private static func distinct(_ words: [String]) -> [String] {
        var known: Set<String> = []
        return words.filter { known.insert($0).inserted }
    }
}
