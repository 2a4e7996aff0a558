/// The tiers that partners held, from their sales: rules.md section 7 for sales of twelve months
/// and deals won.
struct CalculatedTiers {
    /// By payee, from which day on which tier; in order of day.
    private var histories: [String: [(from: CalculatedDay, tier: Int)]] = [:]

    /// Sales in order of day.
    init(
        _ programme: CalculatedProgramme, _ sales: [String: [CalculatedSale]],
        activated: [String: CalculatedDay], through end: CalculatedDay
    ) {
        for (payee, sales) in sales {
            let start = activated[payee] ?? end
            var history = [(from: start, tier: 0)]
            for month in (start.month + 1)...max(start.month + 1, end.month) {
                let day = CalculatedDay(year: month / 12, month: month % 12 + 1, day: 1)
                let attained = Self.attained(programme, sales, day, month)
                let tier = history[history.count - 1].tier
                let number = month % 12 + 1
                let isUp = attained > tier && programme.promotes.contains(number)
                let isDown = attained < tier && programme.demotes.contains(number)
                if isUp || isDown { history.append((from: day, tier: attained)) }
            }
            histories[payee] = history
        }
    }

    private static func attained(
        _ programme: CalculatedProgramme, _ sales: [CalculatedSale], _ day: CalculatedDay,
        _ month: Int
    ) -> Int {
        let first = CalculatedDay(year: month / 12 - 1, month: month % 12 + 1, day: 1)
        let counted = sales.filter { $0.day >= first && $0.day < day }
        let sold = counted.reduce(0) { $0 + $1.retained(before: day) }
        let wins = counted.count { $0.isWin }
        return programme.requirements.filter { sold >= $0.sales && wins >= $0.wins }
            .map(\.tier).max() ?? 0
    }

    /// The tier on a day; nil before the activation.
    func tier(of payee: String, on day: CalculatedDay) -> Int? {
        histories[payee]?.last { $0.from <= day }?.tier
    }
}
