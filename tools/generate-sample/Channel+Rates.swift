extension Channel {
    /// Lays out the exchange rates: a walk that is drawn back to where it usually stands.
    func planRates() {
        for tender in 1...size.foreignTenders {
            var random = RandomStream(seed: options.seed, subject: 1 << 60 | UInt64(tender))
            let typical = Tender.all[tender].typicalRate
            var rate = typical * random.between(970, 1_030) / 1_000
            for offset in stride(from: 0, to: options.days, by: size.daysBetweenRates) {
                let day = options.start + offset
                rate += rate * random.between(-600, 600) / 100_000 + (typical - rate) / 60
                if offset == 0 || size.daysBetweenRates > 1 || !day.isWeekend {
                    plan(.rate(tender: tender, digits: rate), on: day)
                }
            }
        }
    }

    /// The currency in which something is sold in a country.
    func tender(of country: Country) -> Int {
        country.tender <= size.foreignTenders ? country.tender : Tender.dollar
    }
}
