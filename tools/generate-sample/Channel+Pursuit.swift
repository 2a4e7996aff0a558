extension Channel {
    /// Lays out a protected deal's way: stages, an extension, another owner, and its end.
    func planPursuit(
        of deal: Deal, from approved: Day, until: Day, using random: inout RandomStream
    ) {
        let cycle = 10 + random.below(50) + random.below(60) + random.below(70)
        let outcome = random.weighted([45, 36, 5, 14])
        let closing = closingDay(approved + cycle, isWon: outcome == 0, using: &random)
        let stages = outcome == 0 ? random.between(3, 5) : random.between(0, 4)
        for stage in 0..<stages {
            let day = (approved + (closing - approved) * (stage + 1) / (stages + 2)).workday
            if day > approved, day < closing {
                plan(.stage(deal, stage), on: day)
            }
        }
        var until = until
        if closing > until, !deal.isExtended, random.chance(550) {
            deal.isExtended = true
            let asked = until - random.below(14)
            until = until + Terms.extensionDays
            plan(.extended(deal, protectUntil: until), on: asked)
        }
        if random.chance(12), closing - approved > 30 {
            let day = approved + random.between(2, 28)
            if let other = openPartner(on: day, using: &random, but: deal.partner) {
                plan(.transferred(deal, to: other.number), on: day)
                deal.isTransferred = true
            }
        }
        switch outcome {
        case 0: planWin(of: deal, on: closing, using: &random)
        case 1: close(deal, "lost", on: closing, reason: random.pick(Words.lostReasons))
        case 2: close(deal, "withdrawn", on: closing)
        default:
            // Left to expire; some register it again.
            if !deal.isTransferred, random.chance(300) {
                let again = max(until, closing) + random.between(1, 25)
                resubmit(deal, on: again.workday, using: &random)
            }
        }
    }

    /// Deals are won on working days, many of them in the last days of a quarter.
    private func closingDay(
        _ day: Day, isWon: Bool, using random: inout RandomStream
    ) -> Day {
        let (elapsed, length) = day.inQuarter
        let left = length - elapsed
        if isWon, left < 30, random.chance(450) {
            return day + (left - min(left, random.below(5)))
        }
        return day.workday
    }

    func close(
        _ deal: Deal, _ outcome: StaticString, on day: Day, reason: StaticString = ""
    ) {
        guard plan(.dealClosed(deal), on: day) else { return }
        deal.closedOn = day
        deal.outcome = outcome
        deal.lostReason = reason
    }

    private func planWin(of deal: Deal, on day: Day, using random: inout RandomStream) {
        deal.closedValue = max(10, deal.value * random.between(75, 108) / 1_000 * 10)
        close(deal, "won", on: day)
        if random.chance(120), let other = openPartner(on: day, using: &random, but: deal.partner) {
            plan(.attributed(deal, shares(of: deal, with: other, using: &random)), on: day + 1)
        }
        let count = random.weighted([0, 62, 25, 13])
        let isSubscription = random.chance(600)
        var invoiced = day
        for part in 0..<count {
            invoiced =
                (invoiced + (part == 0 ? random.between(2, 20) : random.between(60, 120))).workday
            let sale = Sale(
                deal: deal, partner: deal.partner, customer: deal.customer, tender: deal.tender,
                amount: deal.closedValue / count, isSubscription: isSubscription)
            planInvoice(sale, on: invoiced, using: &random)
        }
    }

    private func shares(
        of deal: Deal, with other: Partner, using random: inout RandomStream
    ) -> [Share] {
        let part = random.below(3) == 0 ? 3_333 : random.between(1, 8) * 500
        var shares = [
            Share(payee: deal.partner.number, role: "led", pool: "primary", share: 10_000 - part),
            Share(payee: other.number, role: "influenced", pool: "primary", share: part),
        ]
        if let distributor = deal.distributor, distributor != other.number, random.chance(300) {
            shares.append(
                Share(payee: distributor, role: "overlay", pool: "overlay", share: 500))
        }
        return shares
    }
}
