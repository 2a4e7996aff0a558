/// The countries of ISO 3166-1. The rows are in Generated/CountryTable+Rows.swift, in order of
/// their two letters.
package enum CountryTable {
    /// One country of the list.
    struct Row: Sendable {
        let alpha2: String
        let alpha3: String
        let name: String

        init(_ alpha2: String, _ alpha3: String, _ name: String) {
            self.alpha2 = alpha2
            self.alpha3 = alpha3
            self.name = name
        }
    }

    /// One bit for each pair of capital letters: whether it is assigned.
    private static let assigned: [Bool] = {
        var assigned = [Bool](repeating: false, count: 26 * 26)
        for row in rows {
            if let index = index(row.alpha2.utf8.span) { assigned[index] = true }
        }
        return assigned
    }()

    private static func index(_ code: Span<UInt8>) -> Int? {
        guard code.count == 2, (0x41...0x5A) ~= code[0], (0x41...0x5A) ~= code[1] else {
            return nil
        }
        return Int(code[0] - 0x41) * 26 + Int(code[1] - 0x41)
    }

    /// Whether the bytes are an officially assigned alpha-2 code, in capital letters.
    ///
    /// - Complexity: O(1), without allocation.
    package static func contains(_ code: Span<UInt8>) -> Bool {
        index(code).map { assigned[$0] } ?? false
    }

    /// The code that a text was meant to be: of another case, of three letters, a name, or one of
    /// the letters that are in use without being assigned; nil where nothing is near.
    package static func meant(by text: String) -> String? {
        let wanted = text.uppercased()
        if contains(wanted.utf8.span) { return wanted }
        if let known = inUse[wanted] { return known }
        return rows.first { $0.alpha3 == wanted || $0.name.uppercased() == wanted }?.alpha2
    }

    /// Codes that others use for countries that have another one.
    private static let inUse = ["UK": "GB", "EL": "GR", "EN": "GB", "SU": "RU", "YU": "RS"]

    /// The two-letter codes, in order.
    package static var codes: [String] { rows.map(\.alpha2) }
}
