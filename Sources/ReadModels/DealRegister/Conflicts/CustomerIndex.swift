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
    let lists: CandidateLists
    let names: NameTokens
    /// In which lists a deal is, and where.
    let places = OrdinalTable<DealPlacesRow>("candidate-places")
    let listCount: Counter

    init(counters: OrdinalTable<NumberRow>) {
        listCount = Counter(table: counters, row: 1)
        names = NameTokens(count: Counter(table: counters, row: 2))
        lists = CandidateLists(count: Counter(table: counters, row: 4))
    }

    var tables: [any ModelTable] {
        [
            identities, lists.lists, lists.nodes, places, names.numbers, names.counts,
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
        let day = date.daysSince1970
        let old = try places.row(deal) ?? DealPlacesRow()
        var new = old
        for kind in CustomerMatch.strongestFirst {
            let list = try knownList(of: customer, by: kind)
            if list == old[kind].list {
                try lists.set(day, at: old[kind].place)
                continue
            }
            try lists.set(.min, at: old[kind].place)
            let place = list == 0 ? .none : try lists.add(deal, until: day, to: list)
            new[kind] = DealPlacesRow.Place(list: list, place: place)
        }
        if new != old { places.set(deal, to: new) }
    }

    /// Sets the last day on which a deal is in the way of others.
    func set(until date: BusinessDate, of deal: UInt32) throws {
        guard let row = try places.row(deal) else { return }
        for kind in CustomerMatch.strongestFirst {
            try lists.set(date.daysSince1970, at: row[kind].place)
        }
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
    /// A place in a list; list 0 for none.
    struct Place: Equatable {
        var list: UInt32
        var place: CandidatePlace

        static let none = Place(list: 0, place: .none)
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
        for kind in CustomerMatch.strongestFirst {
            writer.put(self[kind].list)
            writer.put(self[kind].place.node)
            writer.put(self[kind].place.index)
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
        let node = try reader.integer(UInt32.self)
        let index = try reader.integer(UInt32.self)
        return Place(list: list, place: CandidatePlace(node: node, index: index))
    }
}
