import Accounting
import Projections

/// Finds the deals of the same customer: for each part of a customer's identity the list of the
/// deals that have it, and the words of names for those that are alike.
///
/// Kept while the log is folded, so that looking for the conflicts of a submission costs what the
/// deals that may conflict cost, however many there are in all.
final class CustomerIndex {
    /// The list of each part of an identity.
    let identities = KeyedTable<IdentityKey, NumberRow>("customers")
    let lists = CandidateLists()
    let names: NameTokens
    /// In which lists a deal is, and where.
    let places = OrdinalTable<DealPlacesRow>("candidate-places")
    let listCount: Counter

    init(counters: OrdinalTable<NumberRow>) {
        listCount = Counter(table: counters, row: 1)
        names = NameTokens(count: Counter(table: counters, row: 2))
    }

    var tables: [any ModelTable] {
        [
            identities, lists.sizes, lists.nodes, places, names.numbers, names.counts,
            names.customers, names.tokens,
        ]
    }

    /// The list of the deals whose customer has a part equal to this one's; nil where there is
    /// none.
    func list(of identity: CustomerIdentity, by kind: CustomerMatch) throws -> UInt32? {
        guard let text = identity.key(kind) else { return nil }
        return try identities.row(IdentityKey(kind, text))?.number
    }

    /// Puts a deal into the lists of its customer, in the place of those of the customer that its
    /// submission before may have named.
    func place(_ deal: UInt32, customer: CustomerIdentity, until date: BusinessDate) throws {
        let old = try places.row(deal)
        var new = DealPlacesRow()
        for kind in CustomerMatch.strongestFirst {
            let before = old?[kind] ?? .none
            let list = try knownList(of: customer, by: kind)
            if list == before.list {
                new[kind] = before
                try set(date.daysSince1970, at: before)
                continue
            }
            try set(.min, at: before)
            guard list != 0 else { continue }
            let slot = try lists.add(deal, until: date.daysSince1970, to: list)
            new[kind] = DealPlacesRow.Place(list: list, slot: slot)
        }
        if new != old { places.set(deal, to: new) }
    }

    /// Sets the last day on which a deal is in the way of others.
    func set(until date: BusinessDate, of deal: UInt32) throws {
        guard let row = try places.row(deal) else { return }
        for kind in CustomerMatch.strongestFirst { try set(date.daysSince1970, at: row[kind]) }
    }

    private func set(_ day: Int32, at place: DealPlacesRow.Place) throws {
        guard place.list != 0 else { return }
        try lists.set(day, at: place.slot, of: place.list)
    }

    /// The list of a part of an identity, a new one where it has not come up before; 0 for a part
    /// that the customer does not have.
    private func knownList(
        of customer: CustomerIdentity, by kind: CustomerMatch
    ) throws -> UInt32 {
        guard let text = customer.key(kind) else { return 0 }
        let key = IdentityKey(kind, text)
        if let known = try identities.row(key) { return known.number }
        let list = try listCount.next()
        identities.set(key, to: NumberRow(list))
        if kind == .name { try names.add(customer.name, customer: list) }
        return list
    }
}

/// In which lists of candidates a deal is, by duns, tax id, domain and name.
struct DealPlacesRow: TableRow, Equatable {
    /// A slot of a list; list 0 for none.
    struct Place: Equatable {
        var list: UInt32
        var slot: UInt32

        static let none = Place(list: 0, slot: 0)
    }

    private var duns = Place.none
    private var taxID = Place.none
    private var domain = Place.none
    private var name = Place.none

    init() {}

    subscript(kind: CustomerMatch) -> Place {
        get {
            switch kind {
            case .duns: duns
            case .taxID: taxID
            case .domain: domain
            case .name: name
            }
        }
        set {
            switch kind {
            case .duns: duns = newValue
            case .taxID: taxID = newValue
            case .domain: domain = newValue
            case .name: name = newValue
            }
        }
    }

    func encode(into writer: inout RowWriter) {
        for place in [duns, taxID, domain, name] {
            writer.put(place.list)
            writer.put(place.slot)
        }
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        duns = try Self.place(&reader)
        taxID = try Self.place(&reader)
        domain = try Self.place(&reader)
        name = try Self.place(&reader)
    }

    private static func place(_ reader: inout RowReader) throws(RowError) -> Place {
        let list = try reader.integer(UInt32.self)
        return Place(list: list, slot: try reader.integer())
    }
}
