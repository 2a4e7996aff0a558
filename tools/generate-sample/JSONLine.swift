/// Members of a JSON object: each begins with the comma that separates it from the one before.
extension Output {
    func key(_ name: StaticString) {
        text(",\"")
        text(name)
        text("\":")
    }

    func string(_ value: StaticString) {
        byte(UInt8(ascii: "\""))
        text(value)
        byte(UInt8(ascii: "\""))
    }

    func pair(_ name: StaticString, _ value: StaticString) {
        key(name)
        string(value)
    }

    func pair(_ name: StaticString, _ value: Day) {
        key(name)
        byte(UInt8(ascii: "\""))
        day(value)
        byte(UInt8(ascii: "\""))
    }

    func pair(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    func pair(_ name: StaticString, _ value: Bool) {
        key(name)
        text(value ? "true" : "false")
    }

    func pair(_ name: StaticString, _ prefix: StaticString, _ number: Int) {
        key(name)
        byte(UInt8(ascii: "\""))
        identifier(prefix, number)
        byte(UInt8(ascii: "\""))
    }

    func pair(_ name: StaticString, _ day: Day, second: Int) {
        key(name)
        byte(UInt8(ascii: "\""))
        instant(day, second: second)
        byte(UInt8(ascii: "\""))
    }

    func pair(_ name: StaticString, money amount: Int, _ tender: Int) {
        key(name)
        text("{\"amount\":\"")
        decimal(amount, places: Tender.all[tender].exponent)
        text("\",\"currency\":\"")
        text(Tender.all[tender].code)
        text("\"}")
    }

    func pair(_ name: StaticString, _ customer: Customer) {
        key(name)
        text("{\"name\":\"")
        customerName(customer, quote: "\\\"")
        byte(UInt8(ascii: "\""))
        if customer.hasDomain {
            text(",\"domain\":\"")
            customerDomain(customer)
            byte(UInt8(ascii: "\""))
        }
        if customer.hasDuns {
            text(",\"duns\":\"")
            digits(customer.duns, atLeast: 9)
            byte(UInt8(ascii: "\""))
        }
        if customer.hasTaxID {
            text(",\"taxId\":\"X")
            digits(customer.taxID, atLeast: 9)
            byte(UInt8(ascii: "\""))
        }
        pair("country", customer.country.code)
        byte(UInt8(ascii: "}"))
    }

    /// A text with whatever JSON asks to be escaped.
    func escaped(_ bytes: [UInt8]) {
        byte(UInt8(ascii: "\""))
        for character in bytes {
            switch character {
            case UInt8(ascii: "\""): text("\\\"")
            case UInt8(ascii: "\\"): text("\\\\")
            case UInt8(ascii: "\n"): text("\\n")
            case UInt8(ascii: "\r"): text("\\r")
            case UInt8(ascii: "\t"): text("\\t")
            default: byte(character)
            }
        }
        byte(UInt8(ascii: "\""))
    }
}
