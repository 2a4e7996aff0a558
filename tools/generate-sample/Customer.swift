/// A customer, identified by the partner that brought it and a number: every attribute follows
/// from these two, so that millions of customers take no memory.
struct Customer {
    let partner: Int
    let number: Int
    let country: Country
    /// How this record of the customer spells it: 0 in full, others with less or other data.
    var spelling = 0

    var bits: UInt64 {
        RandomStream.mixed(UInt64(partner) << 32 | UInt64(number))
    }

    var trade: StaticString { Words.trades[Int(bits >> 40) % Words.trades.count] }
    var hasDomain: Bool { bits >> 50 & 15 < 10 && spelling != 3 }
    var hasDuns: Bool { bits >> 54 & 15 < 7 && spelling != 2 }
    var hasTaxID: Bool { bits >> 58 & 15 < 3 && spelling == 0 }
    /// Nine digits that begin with 9, a range that is not given out.
    var duns: UInt { 900_000_000 + UInt(truncatingIfNeeded: bits >> 8) % 100_000_000 }
    var taxID: UInt { UInt(truncatingIfNeeded: bits >> 13) % 1_000_000_000 }
}
