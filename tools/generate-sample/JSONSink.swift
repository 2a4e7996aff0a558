/// Writes the channel as events, one a line, in the JSON form of the catalogue and in the order
/// in which a book would have learned of them.
struct JSONSink: Sink {
    let output: Output
    private let rules: [RuleText]
    private var identities: RandomStream?
    private var written = 0

    /// With a seed, the events' ids are random ones that follow from it; without, they rise.
    init(output: Output, rules: [RuleText], randomIDs seed: UInt64?) {
        self.output = output
        self.rules = rules
        identities = seed.map { RandomStream(seed: $0, subject: 5 << 60) }
    }

    func finish() throws(Failure) {
        try output.finish()
    }

    mutating func write(_ fact: Fact, on day: Day, isLate: Bool) {
        output.text("{\"type\":")
        output.string(fact.type.name)
        output.text(",\"source\":\"/sample/nova\",\"id\":\"")
        writeIdentity()
        output.text("\"")
        output.pair("effectiveOn", day)
        writeOccurredAt(fact)
        output.text(",\"actor\":{\"id\":")
        output.string(fact.actor.id)
        output.pair("role", fact.actor.role)
        output.text("},\"data\":{")
        writeData(fact, on: day)
        output.text("}}\n")
    }

    private mutating func writeIdentity() {
        written += 1
        guard let high = identities?.next(), let low = identities?.next() else {
            output.text("e-")
            output.digits(written.magnitude, atLeast: 10)
            return
        }
        // The form of a random UUID, version 4 of RFC 9562.
        let high4 = high & ~0xF000 | 0x4000
        let low10 = low & ~(3 << 62) | 2 << 62
        output.hexadecimal(high4 >> 32, digits: 8)
        output.byte(UInt8(ascii: "-"))
        output.hexadecimal(high4 >> 16 & 0xFFFF, digits: 4)
        output.byte(UInt8(ascii: "-"))
        output.hexadecimal(high4 & 0xFFFF, digits: 4)
        output.byte(UInt8(ascii: "-"))
        output.hexadecimal(low10 >> 48, digits: 4)
        output.byte(UInt8(ascii: "-"))
        output.hexadecimal(low10 & 0xFFFF_FFFF_FFFF, digits: 12)
    }

    /// Hours count in leads only; elsewhere the day says enough.
    private func writeOccurredAt(_ fact: Fact) {
        guard fact.type.subject == .lead else { return }
        switch fact {
        case .distributed(let lead, let number):
            let attempt = lead.attempts[number]
            output.pair("occurredAt", attempt.distributedOn, second: attempt.second)
        case .responded(let lead, let number):
            let attempt = lead.attempts[number]
            if let day = attempt.respondedOn {
                output.pair("occurredAt", day, second: attempt.respondedSecond)
            }
        default: break
        }
    }

    private func writeData(_ fact: Fact, on day: Day) {
        switch fact.type.subject {
        case .ruleset, .rate: writeTerms(fact, on: day)
        case .partner: writePartner(fact)
        case .agreement: writeAgreement(fact)
        case .member: writeMember(fact, on: day)
        case .lead: writeLead(fact)
        case .deal: writeDeal(fact)
        case .sale: writeSale(fact)
        }
    }

    private func writeTerms(_ fact: Fact, on day: Day) {
        switch fact {
        case .ruleset(let index): write(rules[index])
        case .rate(let tender, let digits): write(tender, digits, on: day)
        default: break
        }
    }

    private func write(_ rules: RuleText) {
        output.text("\"programme\":\"\(rules.programme)\"")
        output.pair("version", rules.version)
        output.pair("from", rules.from)
        output.key("yaml")
        output.escaped(rules.text)
        output.text(",\"sha256\":\"\(Digest.sha256(rules.text))\"")
        output.text(",\"author\":\"\(rules.author)\",\"approver\":\"\(rules.approver)\"")
    }

    private func write(_ tender: Int, _ digits: Int, on day: Day) {
        output.text("\"base\":")
        output.string(Tender.all[tender].code)
        output.pair("quote", "USD")
        output.pair("rateSet", "CENTRAL")
        output.key("rate")
        output.byte(UInt8(ascii: "\""))
        output.decimal(digits, places: Tender.all[tender].ratePlaces)
        output.byte(UInt8(ascii: "\""))
        output.pair("rateDate", day)
    }

    /// The first member of an event's data: the id of its subject.
    func subject(_ name: StaticString, _ prefix: StaticString, _ number: Int) {
        output.byte(UInt8(ascii: "\""))
        output.text(name)
        output.text("\":\"")
        output.identifier(prefix, number)
        output.byte(UInt8(ascii: "\""))
    }

    /// A list of one text, or of none.
    func list(_ name: StaticString, of element: StaticString?) {
        output.key(name)
        output.text("[")
        if let element {
            output.string(element)
        }
        output.text("]")
    }
}

extension Output {
    /// Lower-case hexadecimal digits, with leading zeros.
    func hexadecimal(_ value: UInt64, digits: Int) {
        for place in stride(from: (digits - 1) * 4, through: 0, by: -4) {
            let digit = UInt8(value >> UInt64(place) & 15)
            byte(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        }
    }
}

extension Fact {
    /// Who records such an event in this imaginary company.
    var actor: (id: StaticString, role: StaticString) {
        switch self {
        case .ruleset: ("u-ops-1", "operator")
        case .rate: ("treasury", "system")
        case .recruited, .step, .activated, .declined, .standing, .renamed, .linked, .unlinked,
            .overridden, .signed, .renewed, .ended:
            ("u-channel-1", "channel_manager")
        case .payoutProfile, .target: ("u-finance-1", "finance")
        case .joined, .promoted, .left, .submitted, .stage, .appealed, .responded, .progressed:
            ("u-partner", "partner_user")
        case .certified, .revoked: ("academy", "system")
        case .erased: ("u-ops-1", "operator")
        case .distributed, .leadClosed: ("marketing", "system")
        case .returned, .approved, .rejected, .appealDecided, .extended, .transferred,
            .dealClosed, .attributed:
            ("u-channel-1", "channel_manager")
        case .invoiced, .paid, .reversed, .credited: ("erp", "system")
        }
    }
}
