extension CalculatedProgramme {
    /// maven-rules.yaml.
    static let maven = CalculatedProgramme(
        components: [
            Component(
                id: "base", form: .byTier([50_000, 60_000, 75_000]), cap: (600_000, .quarter)),
            Component(id: "registration", form: .protected(12_500)),
            Component(
                id: "quarterly",
                form: .marginal(
                    [(0, 0), (2_000_000, 7500), (6_000_000, 15_000), (15_000_000, 20_000)],
                    .quarter)),
            Component(
                id: "yearly",
                form: .retroactive(
                    [(0, 2500), (15_000_000, 5000), (30_000_000, 8000), (100_000_000, 12_000)],
                    .year)),
        ],
        requirements: [
            Requirement(tier: 1, sales: 6_000_000), Requirement(tier: 1, sales: .min, wins: 50),
            Requirement(tier: 2, sales: 15_000_000, wins: 90),
        ], demotes: [1], lapse: 60, reinstate: 90)

    /// olist-rules.yaml.
    static let olist = CalculatedProgramme(
        components: [
            Component(id: "rebate", form: .byTier([20_000, 35_000, 50_000]), cap: (1000, .month)),
            Component(
                id: "quarterly",
                form: .marginal([(0, 5000), (15_000, 17_500), (60_000, 30_000)], .quarter)),
            Component(
                id: "yearly",
                form: .retroactive([(0, 3000), (30_000, 11_000), (150_000, 20_000)], .year)),
        ], fiscalStart: 4,
        requirements: [
            Requirement(tier: 1, sales: 25_000), Requirement(tier: 2, sales: 90_000),
        ], demotes: [1, 7], lapse: 2, reinstate: 5)
}

extension CalculatedEarnings {
    /// What the agents of the CRM export earn.
    init(maven sales: [String: [CalculatedSale]]) {
        let start = CalculatedDay(year: 2016, month: 10, day: 1)
        self.init(
            .maven, sales,
            CalculatedTiers(
                .maven, sales, activated: sales.mapValues { _ in start },
                through: CalculatedDay(year: 2018, month: 6, day: 30)))
    }

    /// What the sellers of the marketplace earn.
    init(olist sales: [String: [CalculatedSale]], won: [String: CalculatedDay]) {
        let start = CalculatedDay(year: 2016, month: 9, day: 1)
        let activated = Dictionary(
            uniqueKeysWithValues: sales.keys.map { ($0, won[$0] ?? start) })
        self.init(
            .olist, sales,
            CalculatedTiers(
                .olist, sales, activated: activated,
                through: CalculatedDay(year: 2018, month: 12, day: 31)))
    }
}
