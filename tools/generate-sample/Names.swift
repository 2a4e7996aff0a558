/// The spelling of names and identifiers, the same in CSV and JSON.
extension Output {
    func partnerName(_ partner: Partner, isRenamed: Bool = false) {
        coined(partner.nameBits, syllables: 3, capital: true)
        byte(UInt8(ascii: " "))
        let trades = Words.channelTrades
        text(trades[Int(partner.nameBits >> 32) % trades.count])
        if isRenamed {
            text(" Group")
        }
        byte(UInt8(ascii: " "))
        text(partner.country.legalForm)
    }

    func partnerDomain(_ partner: Partner) {
        coined(partner.nameBits, syllables: 3, capital: false)
        byte(UInt8(ascii: "-"))
        digits(partner.number.magnitude, atLeast: 1)
        text(".example")
    }

    /// A customer's name as this record of it spells it; `quote` is what a quotation mark inside
    /// the name is written as.
    func customerName(_ customer: Customer, quote: StaticString) {
        coined(customer.bits, syllables: 4, capital: true)
        byte(UInt8(ascii: " "))
        switch customer.spelling {
        case 1:
            uppercase(customer.trade)
        case 2:
            text(customer.trade)
            text(", ")
            text(customer.country.legalForm)
            return
        case 3:
            text(customer.trade)
            text(" International")
        default:
            text(customer.trade)
        }
        if customer.hasNickname {
            byte(UInt8(ascii: " "))
            text(quote)
            text("North")
            text(quote)
        }
        byte(UInt8(ascii: " "))
        text(customer.country.legalForm)
    }

    func customerDomain(_ customer: Customer) {
        if customer.spelling == 1 {
            text("https://www.")
        }
        coined(customer.bits, syllables: 4, capital: false)
        byte(UInt8(ascii: "-"))
        lowercase(customer.trade)
        text(".example")
    }

    func sku(_ product: Int) {
        let line = Words.productLines[product]
        for index in 0..<3 {
            byte(line.utf8Start[index] & 0xDF)
        }
        byte(UInt8(ascii: "-"))
        digits(UInt(product + 1) * 100, atLeast: 3)
    }
}

extension Customer {
    /// A name with a part in quotation marks, which exports must escape.
    var hasNickname: Bool { bits >> 20 & 63 == 0 }

    /// Whether the name as spelled has a comma or a quotation mark.
    var needsQuotes: Bool { spelling == 2 || hasNickname }
}

extension Output {
    /// Not a person's name: the sample has no personal data, only the place for it.
    func memberName(_ member: Member) {
        text("Member ")
        number(member.number)
    }

    func memberAddress(_ member: Member) {
        text("member-")
        number(member.number)
        byte(UInt8(ascii: "@"))
        partnerDomain(member.partner)
    }
}
