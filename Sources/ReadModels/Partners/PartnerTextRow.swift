import Projections

/// What a partner is called and where it works, apart from the row that every sale reads.
package struct PartnerTextRow: TableRow, Equatable {
    package var legalName: String
    package var region: String?
    package var duns: String?
    package var domains: [String]
    package var territories: [String]
    package var locations: [PartnerLocation] = []
    /// Ordinal of the partner that this one succeeds; 0 for none.
    package var predecessor: UInt32
    package var recruitSource: String?
    /// Onboarding steps completed, in log order, each once.
    package var steps: [String] = []
    /// What the payment service knows the account by.
    package var accountToken: String?

    package init(
        legalName: String, region: String? = nil, duns: String? = nil, domains: [String] = [],
        territories: [String] = [], predecessor: UInt32 = 0, recruitSource: String? = nil
    ) {
        self.legalName = legalName
        self.region = region
        self.duns = duns
        self.domains = domains
        self.territories = territories
        self.predecessor = predecessor
        self.recruitSource = recruitSource
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(predecessor)
        writer.put(legalName)
        writer.put(optional: region)
        writer.put(optional: duns)
        writer.put(optional: recruitSource)
        writer.put(optional: accountToken)
        writer.put(domains)
        writer.put(territories)
        writer.put(steps)
        writer.put(locations)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        predecessor = try reader.integer()
        legalName = try reader.text()
        region = try reader.optionalText()
        duns = try reader.optionalText()
        recruitSource = try reader.optionalText()
        accountToken = try reader.optionalText()
        domains = try reader.texts()
        territories = try reader.texts()
        steps = try reader.texts()
        locations = try reader.list()
    }
}

/// A place of business of a partner.
package struct PartnerLocation: TableRow, Equatable {
    package var id: String
    package var name: String
    package var country: String
    package var region: String?
    package var city: String?

    package init(
        id: String, name: String, country: String, region: String? = nil, city: String? = nil
    ) {
        self.id = id
        self.name = name
        self.country = country
        self.region = region
        self.city = city
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(id)
        writer.put(name)
        writer.put(country)
        writer.put(optional: region)
        writer.put(optional: city)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        id = try reader.text()
        name = try reader.text()
        country = try reader.text()
        region = try reader.optionalText()
        city = try reader.optionalText()
    }
}

// MARK: - Texts in rows

extension RowWriter {
    /// A byte that says whether there is a text, then the text.
    mutating func put(optional text: String?) {
        put(text != nil)
        if let text { put(text) }
    }

    /// The number of texts as 32 bits, then each.
    mutating func put(_ texts: [String]) {
        put(UInt32(texts.count))
        for text in texts { put(text) }
    }
}

extension RowReader {
    mutating func optionalText() throws(RowError) -> String? {
        try flag() ? try text() : nil
    }

    mutating func texts() throws(RowError) -> [String] {
        let count = Int(try integer(UInt32.self))
        var texts: [String] = []
        for _ in 0..<count { texts.append(try text()) }
        return texts
    }
}
