/// What is known of a customer, each part in the form in which it is compared
/// (rules.md section 8, "Same customer").
package struct CustomerIdentity: Equatable, Sendable {
    /// D-U-N-S number and tax id: letters and digits only, in capitals.
    package let duns: String?
    package let taxID: String?
    /// See `CustomerDomain`; nil for a free-mail domain too.
    package let domain: String?
    package let name: CustomerName
    /// Two letters, or empty where none was given: two that are absent are equal.
    package let country: String

    package init(
        name: String, domain: String? = nil, duns: String? = nil, taxID: String? = nil,
        country: String? = nil
    ) {
        self.duns = duns.flatMap(Self.number)
        self.taxID = taxID.flatMap(Self.number)
        self.domain = domain.flatMap(CustomerDomain.normalise)
        self.name = CustomerName(normalising: name)
        self.country = country ?? ""
    }

    /// The strongest part in which two customers agree, of those in `kinds`; nil for none.
    package func match(
        _ other: CustomerIdentity, on kinds: (CustomerMatch) -> Bool = { _ in true }
    ) -> CustomerMatch? {
        CustomerMatch.strongestFirst.first { kinds($0) && agrees(with: other, on: $0) }
    }

    private func agrees(with other: CustomerIdentity, on kind: CustomerMatch) -> Bool {
        guard let mine = key(kind), let others = other.key(kind) else { return false }
        return mine.utf8.elementsEqual(others.utf8)
    }

    /// The text that is equal for two customers that agree in `kind`; nil where there is nothing
    /// to compare.
    package func key(_ kind: CustomerMatch) -> String? {
        switch kind {
        case .duns: duns
        case .taxID: taxID
        case .domain: domain
        case .name: name.isEmpty ? nil : country + "/" + name.text
        }
    }

    /// How the number is written (spaces, hyphens, full stops, letter case) tells nothing.
    private static func number(_ text: String) -> String? {
        var number: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                number.append(byte - 32)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                0x80...:
                number.append(byte)
            default:
                break
            }
        }
        let fits = !number.isEmpty && number.count <= CustomerName.limit
        return fits ? String(decoding: number, as: UTF8.self) : nil
    }
}

/// By what two customers are the same.
package enum CustomerMatch: UInt8, CaseIterable, Sendable {
    case duns = 1
    case taxID, domain, name

    package static let strongestFirst: [CustomerMatch] = [.duns, .taxID, .domain, .name]
}
